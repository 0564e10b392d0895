"""When pages are written anew although no document has changed."""

import shutil
from importlib import metadata

import pytest
from support.small_book import cell

from dlbasics import package_contents, translation
from dlbasics.sphinxext import static_files
from dlbasics.sphinxext.html_pages import site_languages, source_digest
from dlbasics.sphinxext.translation.english_anchors_and_classes import ENGLISH_NAMES
from dlbasics.translation import stored_catalogues


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A copy of the package, from which the digest is made."""
    copy = tmp_path / "dlbasics"
    shutil.copytree(package_contents.PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(package_contents, "PACKAGE", copy)
    return copy


def test_after_an_edit_of_a_script_pages_ask_for_the_new_one(small_book, package, tmp_path, monkeypatch):
    def build(**documents):
        code, said, pages = small_book(**documents)
        assert code == 0, said
        times = [path.stat().st_mtime_ns for path in sorted((tmp_path / "out").glob("*.html"))]
        executed = [path.stat().st_mtime_ns for path in (tmp_path / "cache" / "executed").rglob("*.ipynb")]
        return pages, times, executed

    _, _, executed = build(index="# Title\n\n```{toctree}\nnotebook\n```", notebook=[cell("1 + 1")])
    with (package / "sphinxext" / "site" / "dom.js").open("a") as script:
        script.write("\nlet more;\n")
    monkeypatch.setattr(static_files, "digests", lambda: {"js": "new", "css": "new"})
    pages, times, still_executed = build()
    for name in ("index", "notebook"):
        assert "dlbasics.js?v=new" in pages[name], name
    assert len(executed) == 1 and still_executed == executed
    assert build()[1] == times, "nothing has changed"


@pytest.mark.parametrize(("file", "is_followed"), [
    ("dlbasics/sphinxext/templates/before_first_paint.js", True),
    ("dlbasics/sphinxext/styles/book.css", True),
    ("dlbasics/sphinxext/notebooks/folds.py", True),
    ("dlbasics/mathml/__init__.py", True),
    ("dlbasics/texts/page.py", True),
    ("_toc.yml", True),
    ("chapters/references.bib", True),
    (ENGLISH_NAMES, True),
    # Notebooks follow these.
    ("dlbasics/mlp.py", False),
    ("dlbasics/exercises/bank/mlp/questions.py", False),
])
def test_pages_follow_what_makes_them(package, tmp_path, file, is_followed):
    (tmp_path / "chapters").mkdir()
    for name in source_digest.BOOK_FILES:
        (tmp_path / name).write_text("")
    before = source_digest.source_digest(tmp_path)
    assert source_digest.source_digest(tmp_path) == before
    with (tmp_path / file).open("a") as changed:
        changed.write("\n")
    assert (source_digest.source_digest(tmp_path) != before) == is_followed


def test_pages_follow_the_languages_that_they_lead_to(tmp_path, monkeypatch):
    monkeypatch.delenv(site_languages.ALL_LANGUAGES_VARIABLE, raising=False)
    alone = source_digest.source_digest(tmp_path)
    monkeypatch.setenv(site_languages.ALL_LANGUAGES_VARIABLE, "1")
    assert source_digest.source_digest(tmp_path) != alone


def test_pages_follow_the_catalogues_of_their_language(tmp_path, monkeypatch):
    monkeypatch.setattr(translation, "_language", "zh_CN")
    before = source_digest.source_digest(tmp_path)
    changed = stored_catalogues.stored("zh_CN") | {"codes": {"layout.terms": "词"}}
    monkeypatch.setattr(source_digest, "stored", lambda language: changed)
    assert source_digest.source_digest(tmp_path) != before


@pytest.mark.parametrize("package", ["sphinx", "pydata-sphinx-theme", "math-core"])
def test_pages_follow_the_version_of_what_writes_them(tmp_path, monkeypatch, package):
    before = source_digest.source_digest(tmp_path)
    monkeypatch.setattr(source_digest, "version",
                        lambda name: "999" if name == package else metadata.version(name))
    assert source_digest.source_digest(tmp_path) != before

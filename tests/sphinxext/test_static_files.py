"""The site's own files: minified and small, and nothing beside them."""

import gzip
import re
import shutil

import pytest
from pygments.lexers import JavascriptLexer
from pygments.token import String
from rjsmin import jsmin

from dlbasics.chapters import CHAPTERS
from dlbasics.sphinxext import static_files
from dlbasics.sphinxext.html_pages import deferred_data

# What every page loads, and what pages with explorers, with exercises and with typed numbers load besides.
SCRIPT_BYTES, EXPLORER_SCRIPT_BYTES, QUESTION_SCRIPT_BYTES, NUMBER_SCRIPT_BYTES = 6_725, 8_725, 4_000, 11_500


def test_script_and_style_are_minified():
    scripts = "".join(static_files.scripts().values())
    # A licence stays: /*! ... */
    assert not re.search(r"/\*(?!!)", scripts + static_files.style_sheet())
    assert not re.search("^ |^//", scripts, re.MULTILINE)
    assert static_files.style_sheet().startswith(":root")


SCRIPTS = sorted(path for folder in ("site", "code_cells", "playground", "search_page", "web_workers")
                 for path in (static_files.SPHINXEXT / folder).rglob("*.js"))


# What follows an arrow is no regular expression to rjsmin.
UNSEEN = re.compile("=> ?/(?![/*])")


def literals(source: str) -> list[str]:
    """Strings, templates and regular expressions of a script, piece by piece."""
    tokens = JavascriptLexer().get_tokens(source)
    return [value for token, value in tokens if token in String and token not in String.Interpol]


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_minifying_leaves_every_literal(path):
    source = path.read_text(encoding="utf-8")
    assert literals(jsmin(source)) == literals(source)
    assert not UNSEEN.search(source), "give the regular expression a name: rjsmin would cut its spaces"


def test_scripts_of_the_whole_site_are_small(site):
    # What runs code is loaded only when a reader asks for it (code_cells/).
    later = ("code_cells", "pyodide")
    paths = set(site.rglob("*.js")) - set(site.rglob(f"*{deferred_data.SUFFIX}"))
    scripts = {path.name for path in paths if path.parent.name not in later}
    assert scripts == {"dlbasics.js", "explorers.js", "glossary_terms.js", "movable_points.js", "numbers.js",
                       "register_service_worker.js", "playground.js", "questions.js", "search.js", "sw.js"}
    for name, most in {"dlbasics.js": SCRIPT_BYTES, "explorers.js": EXPLORER_SCRIPT_BYTES,
                       "questions.js": QUESTION_SCRIPT_BYTES, "numbers.js": NUMBER_SCRIPT_BYTES}.items():
        assert len(gzip.compress((site / "_static" / name).read_bytes(), 9)) < most, name


def test_only_pages_with_exercises_load_the_questions(site):
    loads = {path.stem for path in (site / "chapters").glob("*.html")
             if "_static/questions.js" in path.read_text(encoding="utf-8")}
    assert loads == set(CHAPTERS)


@pytest.mark.parametrize("kind", ["js", "css"])
def test_the_page_asks_for_each_file_by_its_digest(site, kind):
    html = (site / "chapters" / "index.html").read_text(encoding="utf-8")
    assert f"_static/dlbasics.{kind}?v={static_files.digests()[kind]}" in html


def test_modules_of_code_cells_ask_for_one_another_by_digest(site):
    query = f'?v={static_files.digests()["js"]}"'
    modules = list((site / "_static" / "code_cells").glob("*.js"))
    imported = [name for path in modules for name in
                re.findall(r'(?:from|import) ?"\./\w+\.js([^;]*);', path.read_text(encoding="utf-8"))]
    assert imported and set(imported) == {query}


def test_a_new_kind_of_question_is_one_script_more(tmp_path, monkeypatch):
    shutil.copytree(static_files.SPHINXEXT / "site", tmp_path / "site")
    (tmp_path / "site" / "kinds" / "slider.js").write_text("dlKinds.slider = (form) => ({ form });\n")
    monkeypatch.setattr(static_files, "SPHINXEXT", tmp_path)
    script = static_files.question_script()
    assert script.index("const dlKinds=") < script.index("dlKinds.choice=") < script.index("dlKinds.slider=")


def test_what_others_use_while_they_load_comes_first():
    script = static_files.site_script()
    places = [script.index(name) for name in ("function dlText(", "function dlElement(", "dlButtonNames=")]
    assert places == sorted(places)
    script = static_files.number_script()
    names = ("dlArithmetic", "dlAmbiguousNumber", "dlNumericAnswer")
    places = [script.index(f"const {name}=") for name in names]
    assert places == sorted(places)

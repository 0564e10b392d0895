"""What pages show of one another: after an edit of one, all are as in a book that is built from nothing."""

import shutil
from dataclasses import replace

import pytest
from support.small_book import cell

from dlbasics.exercises.registry import all_exercises
from dlbasics.exercises.views import progress_view
from dlbasics.sphinxext.notebooks import doctree_events, notebook_cache

CONF = 'extensions += ["sphinxcontrib.bibtex"]\nbibtex_bibfiles = ["references.bib"]\n'
SOURCES = "@book{a2020, author = {A, B}, year = {2020}, title = {First}, publisher = {P}}\n" \
          "@book{c2021, author = {C, D}, year = {2021}, title = {Second}, publisher = {P}}\n"
BOOK = {
    "index": "# Title\n\n```{toctree}\none\ntwo\nthree\nglossary\nreferences\n```\n",
    "one": "# One\n\n## First section\n\nFrom [B](references.md#a2020).\n",
    "two": "# Two\n\nText.\n",
    "three": "# Three\n\nA [unit](glossary.md#unit), and [](one.md#first-section).\n",
    "glossary": '# Glossary\n\n## Networks\n\n### Unit\n\n**<span lang="zh">神经元</span>.** One column.\n',
    "references": "# References\n\n```{bibliography}\n:style: plain\n```\n",
}


@pytest.fixture
def book(small_book, tmp_path):
    """The pages of `BOOK`; an argument is another text of a document."""
    (tmp_path / "references.bib").write_text(SOURCES)

    def build(**documents):
        code, said, pages = small_book(CONF, **documents)
        assert code == 0, said
        return pages

    build(**BOOK)
    return build


@pytest.mark.parametrize(("document", "before", "after", "page", "shown"), [
    ("one", "## First section\n", "## First Section\n", "three", ">First Section<"),
    ("two", "# Two\n", "# Another\n", "three", "Previous</small> Another<"),
    ("glossary", "One column.", "One row.", "three", "One row."),
    ("one", "From [B](references.md#a2020).", "From [D](references.md#c2021).", "references", "Second"),
])
def test_after_an_edit_each_page_is_as_in_a_new_book(book, tmp_path, document, before, after, page, shown):
    pages = book(**{document: BOOK[document].replace(before, after)})
    assert shown in pages[page]
    shutil.rmtree(tmp_path / "out")
    assert book() == pages


def test_a_link_to_a_section_that_is_renamed_fails_the_build(small_book, book):
    code, said, _ = small_book(CONF, one="# One\n\n## Other words\n")
    assert code != 0 and "three.md:3" in said and "first-section" in said


def test_nothing_is_written_anew_where_nothing_has_changed(book, tmp_path):
    def times():
        return {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out").glob("*.html")}

    before = times()
    book()
    assert times() == before


def test_all_progress_follows_an_edit_of_one_chapters_exercises(small_book, monkeypatch):
    def build(sources, exercises, **documents):
        monkeypatch.setattr(notebook_cache, "_sources", lambda: sources)
        monkeypatch.setattr(doctree_events, "all_exercises", lambda: exercises)
        code, said, pages = small_book('include_patterns = ["*.md", "chapters/*.ipynb"]\n', **documents)
        assert code == 0, said
        return pages["other"]

    file, (first, *others) = "exercises/bank/mlp/questions.py", all_exercises()
    documents = {"index": "# Title\n\n```{toctree}\nchapters/mlp\nother\n```\n",
                 "chapters/mlp": [cell("# mlp")],
                 "other": f"# Other\n\n{progress_view.PROGRESS_PLACEHOLDER}\n"}
    other = build({file: b"1"}, [first, *others], **documents)
    assert first.title in other
    retitled = replace(first, title="Another title")
    assert "Another title" in build({file: b"2"}, [retitled, *others])

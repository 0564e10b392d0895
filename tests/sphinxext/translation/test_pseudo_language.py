"""A new language reaches every text: one with an accent on each letter leaves none bare on any kind of page.

A small copy of the book is built in it: a chapter, the playground up to its second experiment, and the pages
that are not notebooks.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import threading

import pytest
import yaml
from support.book import ROOT
from support.browser import Visit
from support.pseudo_language import LANGUAGE, write_catalogues

from dlbasics.sphinxext.serve import server

PAGES = ("index", "losses", "playground", "notation", "glossary", "references", "instructors")
LAST_CELL = "### 2. Steps that are too long"
# What the browser says when a file does not come.
NOT_FETCHED = "Failed to fetch"
# The names of services, of a licence, of a function in the formulas that figures draw, and of a unit.
KEPT = ("Colab", "Binder", "CC BY", NOT_FETCHED, "log", "nats")
FIND_UNTRANSLATED_TEXT = ROOT.joinpath("tests/support/find_untranslated_text.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def small_book(tmp_path_factory):
    """The copy, with the catalogues of the language and of no other."""
    book = tmp_path_factory.mktemp("pseudo")
    shutil.copytree(ROOT / "dlbasics", book / "dlbasics", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "chapters", book / "chapters")
    # The page's Python is not what is looked at.
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    config["sphinx"]["config"]["dlbasics_compile_python"] = False
    (book / "_config.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    write_catalogues(book)
    for path in book.glob("chapters/*"):
        if path.suffix in (".ipynb", ".md") and path.stem not in PAGES:
            path.unlink()
    shorten(book / "chapters" / "playground.ipynb")
    toc = {"format": "jb-book", "root": f"chapters/{PAGES[0]}",
           "chapters": [{"file": f"chapters/{name}"} for name in PAGES[1:]]}
    (book / "_toc.yml").write_text(yaml.safe_dump(toc), encoding="utf-8")
    return book


def shorten(path):
    """Cut a notebook before a heading: what follows takes long, and is of the same kinds."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    sources = ["".join(cell["source"]) for cell in notebook["cells"]]
    end = next(at for at, source in enumerate(sources) if source.startswith(LAST_CELL))
    notebook["cells"] = notebook["cells"][:end]
    path.write_text(json.dumps(notebook), encoding="utf-8")


@pytest.fixture(scope="module")
def address(small_book):
    """Where the copy is served in the language."""
    environment = os.environ | {"PYTHONPATH": str(small_book), "DLBASICS_ALL_LANGUAGES": "1"}
    done = subprocess.run([sys.executable, "-m", "dlbasics.sphinxext.translation", "site"], cwd=small_book,
                          env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    running = server(small_book / "_build" / "html")
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}/{LANGUAGE}"
    running.shutdown()
    running.server_close()


@pytest.fixture
def open_page(browser, address):
    """Open a page of the copy by its name; the page's Python cannot be fetched."""
    visits = []

    def make(name):
        visits.append(Visit(browser, address, viewport={"width": 1280, "height": 900}))
        page = visits[-1].open(name)
        page.wait_for_load_state("networkidle")
        return page

    yield make
    for one in visits:
        one.context.close()


def bare_texts(page) -> list[str]:
    """The texts of a page that have bare letters."""
    return page.evaluate(FIND_UNTRANSLATED_TEXT, {"kept": KEPT})


@pytest.mark.parametrize("name", [*(f"chapters/{name}" for name in PAGES), "search", "404"])
def test_no_page_has_a_bare_letter(open_page, name):
    page = open_page(name)
    assert "ŕ" in page.content()
    assert bare_texts(page) == []


# What a reader does with a figure: every control at its last value, then at its first.
MOVE_CONTROLS = """async () => {
  for (const place of ["last", "first"]) {
    for (const control of document.querySelectorAll("[data-control], [data-setting]")) {
      const { options } = control;
      if (options) control.selectedIndex = place === "last" ? options.length - 1 : 0;
      else control.value = place === "last" ? control.max : control.min;
      for (const type of ["input", "change"]) control.dispatchEvent(new Event(type, { bubbles: true }));
      await new Promise(requestAnimationFrame);
    }
    for (const closed of document.querySelectorAll("details")) closed.open = true;
    await new Promise((done) => setTimeout(done));
  }
}"""


@pytest.mark.parametrize("name", ["chapters/losses", "chapters/playground"])
def test_no_figure_says_one_when_it_is_moved(open_page, name):
    page = open_page(name)
    page.evaluate("document.querySelectorAll('.dl-prediction input').forEach(choice => choice.click())")
    page.evaluate("document.querySelectorAll('.dl-prediction').forEach(form => form.requestSubmit())")
    page.evaluate(MOVE_CONTROLS)
    assert page.locator(".dl-data table").count() > 0 and page.locator(".dl-reply").count() > 0
    assert bare_texts(page) == []


# Answers to every question: what is typed, and the options, lines and settings of that round.
ANSWER = """([round, typed]) => {
  for (const form of document.querySelectorAll(".dl-exercise form")) {
    const options = form.querySelectorAll("input[type=radio], input[type=checkbox]");
    if (options.length) options[round % options.length].click();
    if (form.elements.number) form.elements.number.value = typed;
    form.querySelectorAll("[data-move]")[round]?.click();
    form.requestSubmit();
  }
}"""
# What cannot be read, what is unclear, and numbers.
TYPED = ("", "?", "1e", "1,234", "1/0", "0.5 kg", "0", "-1", "1/3", "4")


@pytest.mark.parametrize("name", ["chapters/losses", "chapters/playground"])
def test_no_answer_to_a_question_has_one(open_page, name):
    page = open_page(name)
    found = set()
    for round, typed in enumerate(TYPED):
        page.evaluate(ANSWER, [round, typed])
        found |= set(bare_texts(page))
    assert page.locator(".dl-result .dl-verdict").count() > 0
    count = page.locator(".dl-another").count()
    page.evaluate("document.querySelectorAll('.dl-another').forEach(button => button.click())")
    page.wait_for_function("count => document.querySelectorAll('.dl-practice').length === count", count)
    assert found | set(bare_texts(page)) == set()


def test_no_hit_of_the_search_has_one(open_page):
    page = open_page("search")
    box = page.locator("#dl-q")
    for query, count in (("ǵŕáđíéńť", 10), ("0000", 0)):
        box.fill(query)
        page.wait_for_function("document.querySelector('#dl-hit-count').textContent !== ''")
        assert page.locator("#dl-hits a").count() >= count
        assert bare_texts(page) == []


def test_no_failure_has_one(open_page, tmp_path):
    """A file that holds no work, and a page whose Python cannot be fetched."""
    page = open_page("chapters/losses")
    asked = []
    page.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page.locator(".dl-progress button").first.click()
    (tmp_path / "x.json").write_text("{}")
    page.locator(".dl-progress input[type=file]").set_input_files(tmp_path / "x.json")
    page.wait_for_function("document.querySelector('.dl-progress .dl-note').textContent !== ''")
    cell = page.locator(".dl-stub").first
    cell.locator(".dl-edit").click()
    cell.locator(".dl-check").click()
    cell.get_by_text(NOT_FETCHED).wait_for()
    assert len(asked) == 1 and not re.search("[A-Za-z]{2}", asked[0])
    assert bare_texts(page) == []

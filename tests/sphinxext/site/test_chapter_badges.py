"""The contents of the book say how much of each chapter is done."""

import pytest
from support.browser import new_context
from support.languages import LANGUAGES

from dlbasics.messages import text
from dlbasics.sphinxext import static_files
from dlbasics.sphinxext.html_pages.page_texts import page_texts_json


def document():
    """A page of three chapters."""
    return f"""<!doctype html><meta charset="utf-8"><title>Book</title>
<nav class="dl-menu"><ul><li><a href="#">One</a></li><li><a href="two.html">Two</a></li>
<li><a href="three.html">Three</a></li><li><a href="notation.html">Notation</a></li></ul></nav>
<ul class="dl-progress-bars">
<li><span>One</span> <meter max="8" value="2"></meter></li>
<li><a href="two.html">Two</a> <meter max="4" value="4"></meter></li>
<li><a href="three.html">Three</a> <meter max="4" value="0"></meter></li></ul>
<script type="application/json" id="dl-texts">{page_texts_json()}</script>
<script>{(static_files.SPHINXEXT / "site" / "messages.js").read_text(encoding="utf-8")}
{(static_files.SPHINXEXT / "site" / "dom.js").read_text(encoding="utf-8")}
{(static_files.SPHINXEXT / "site" / "chapter_badges.js").read_text(encoding="utf-8")}</script>"""


@pytest.mark.parametrize("language", LANGUAGES, indirect=True)
def test_chapters_with_answers_are_marked_and_marks_follow(browser, language):
    def done(percent):
        return text("page.chapter-done", percent=percent)

    context = new_context(browser)
    page = context.new_page()
    page.route("**/*", lambda route: route.fulfill(body=document(), content_type="text/html"))
    page.goto("http://book.test/one.html?degree.degree=3#here")
    links = page.locator(".dl-menu a")
    assert links.all_text_contents() == [f"One{done(25)}", f"Two{done(100)}", "Three", "Notation"]
    page.locator("meter").last.evaluate("""meter => {
      meter.value = 1;
      document.dispatchEvent(new Event("dl:progress"));
    }""")
    assert links.all_text_contents() == [f"One{done(25)}", f"Two{done(100)}", f"Three{done(25)}", "Notation"]
    context.close()


RIGHT = """({ exercise, version, points }) => dlProgressStore.update(exercise, version,
  { status: "right", earned: +points, when: new Date().toISOString() })"""


def test_the_chapter_that_is_read_is_marked_in_the_book(visit, folder):
    page = visit().open(f"{folder}chapters/losses")
    link = page.locator(".dl-menu li.current > a")
    page.evaluate(RIGHT, page.locator("section.dl-exercise").first.evaluate("card => ({...card.dataset})"))
    share = page.locator(".dl-progress-bars li:not(:has(a)) meter").evaluate("bar => bar.value / bar.max")
    badge = text("page.chapter-done", percent=round(100 * share))
    assert link.locator("small").all_text_contents() == [badge]

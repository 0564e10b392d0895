"""A page that is opened at its top: what is seen comes first, and the rest follows."""

import pytest
from support.languages import LANGUAGES

SECTIONS = "[...document.querySelectorAll('.dl-article section section:not(.dl-exercise)')]"
# Those whose content the browser has not been asked for yet.
IS_SHOWN = "checkVisibility({ contentVisibilityAuto: true })"
WAITING = f"{SECTIONS}.filter((e) => !e.firstElementChild.{IS_SHOWN}).length"
HIDDEN = f"{SECTIONS}.filter((e) => !e.checkVisibility()).length"
LOCKED = f"{SECTIONS}.filter((e) => getComputedStyle(e).contentVisibility !== 'visible').length"
# Once their fonts have come.
HEIGHTS = f"document.fonts.ready.then(() => {SECTIONS}.map((e) => e.offsetHeight))"


@pytest.fixture
def unfinished(visit):
    """A page before the frame after which its script goes on: ``unfinished("chapters/losses.html")``."""
    def make(address="chapters/losses.html"):
        seen = visit()
        seen.page.add_init_script("window.requestAnimationFrame = () => 0")
        seen.page.goto(f"{seen.server}/{address}")
        return seen.page
    return make


def test_the_first_look_leaves_what_lies_below(unfinished):
    page = unfinished()
    assert page.evaluate(WAITING) > 10
    # A browser that looks for forms to fill in lays out what only waits.
    forms = f"{SECTIONS}.filter((e) => e.querySelector('form') && e.checkVisibility())"
    assert page.evaluate(f"{forms}.length") == 0
    assert page.locator(".dl-footer").bounding_box()["y"] > 900, "else it would jump"


@pytest.mark.parametrize("act", [
    lambda page: page.keyboard.press("Shift"),
    lambda page: page.mouse.wheel(0, 10),
    lambda page: page.locator("h1").click(),
], ids=["key", "wheel", "click"])
def test_a_reader_who_does_something_can_go_anywhere(unfinished, act):
    page = unfinished()
    assert page.evaluate(HIDDEN) > 5
    act(page)
    page.wait_for_function(f"{HIDDEN} === 0")
    assert page.evaluate(WAITING) > 5


def test_a_page_is_whole_without_the_script_that_goes_on(visit):
    seen = visit()
    seen.page.route("**/explorers.js*", lambda route: route.abort())
    assert seen.open("chapters/losses").evaluate(HIDDEN) == 0


@pytest.mark.parametrize("language", LANGUAGES, indirect=True)
def test_the_rest_follows_and_then_the_page_is_as_any_other(visit, folder):
    page = visit(width=390).open(f"{folder}chapters/losses")
    page.wait_for_function(f"{LOCKED} === 0")
    assert page.evaluate(WAITING) == 0
    heights = page.evaluate(HEIGHTS)
    page.reload()
    assert page.evaluate(HEIGHTS) == heights


@pytest.mark.parametrize("address", [
    "chapters/losses.html#summary", "chapters/losses.html#:~:text=Summary", "chapters/glossary.html"])
def test_a_page_that_opens_elsewhere_or_has_little_waits_for_nothing(unfinished, address):
    page = unfinished(address)
    assert page.evaluate(f"{SECTIONS}.length") > 5
    assert page.evaluate(LOCKED) == 0


def test_a_page_that_is_loaded_again_can_keep_its_place(unfinished):
    page = unfinished()
    assert page.evaluate(LOCKED) > 10
    page.reload()
    assert page.evaluate(LOCKED) == 0


def test_paper_waits_for_nothing(unfinished):
    page = unfinished()
    assert page.evaluate(LOCKED) > 10
    page.emulate_media(media="print")
    assert page.evaluate(LOCKED) == 0


def test_contents_know_where_one_is_among_sections_that_wait(unfinished):
    page = unfinished()
    page.keyboard.press("Shift")
    page.evaluate("scrollTo({ top: 1e6, behavior: 'instant' })")
    page.wait_for_selector(".dl-aside a[href='#summary'][aria-current=location]")
    assert page.evaluate(WAITING) > 5


def test_a_link_glides_past_sections_that_waited(unfinished):
    page = unfinished()
    page.locator(".dl-aside a[href='#why-cross-entropy']").click()
    page.wait_for_selector(".dl-aside a[href='#why-cross-entropy'][aria-current=location]")
    place = "document.getElementById('why-cross-entropy').getBoundingClientRect().top"
    page.wait_for_function(f"Math.abs({place}) < 200")


# Asking where something is lays out all that is before it, which is what was to wait.
NOTES = """(() => {
  window.asked = [];
  const measure = Element.prototype.getBoundingClientRect;
  Element.prototype.getBoundingClientRect = function () {
    if (!this.IS_SHOWN) window.asked.push(this.outerHTML.slice(0, 80));
    return measure.call(this);
  };
})();""".replace("IS_SHOWN", IS_SHOWN)


@pytest.mark.parametrize("chapter", ["losses", "playground"])
def test_nothing_asks_where_a_place_is_that_has_not_been_laid_out(visit, folder, chapter):
    seen = visit()
    seen.page.add_init_script(NOTES)
    seen.open(f"{folder}chapters/{chapter}")
    seen.page.wait_for_function(f"{LOCKED} === 0")
    assert seen.page.evaluate("asked") == []

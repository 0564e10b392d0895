"""A page by keyboard alone."""

import pytest
from support.book import CHAPTER_PAGES, CHINESE, toc_pages

from dlbasics.messages import text
from dlbasics.translation import ENGLISH

# The title of a chapter.
ACTIVATIONS = {ENGLISH: "Activations", "zh_CN": "激活函数"}


def test_keyboard_alone_is_enough(visit, folder):
    page = visit().open(folder + CHAPTER_PAGES[0])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == text("layout.skip-to-content")
    assert page.locator(".dl-skip-link").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    theme = page.locator("#dl-theme")
    theme.focus()
    page.keyboard.press("Space")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert theme.get_attribute("aria-pressed") == "true"
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


@pytest.mark.parametrize("page_name", [CHINESE + CHAPTER_PAGES[0]], indirect=True)
def test_every_stop_of_the_keyboard_can_be_seen(visit, page_name):
    page = visit().open(page_name)
    for _ in range(25):
        page.keyboard.press("Tab")
        ring = page.evaluate("""() => { const e = document.activeElement, s = getComputedStyle(e);
            return [e.outerHTML.slice(0, 90), e.matches(":focus-visible"), parseFloat(s.outlineWidth)]; }""")
        assert ring[1] and ring[2] >= 2, ring[0]


@pytest.mark.parametrize("page_name", [CHINESE + CHAPTER_PAGES[0]], indirect=True)
def test_menu_of_a_phone_opens_and_closes_by_keyboard(visit, page_name):
    page = visit(width=390).open(page_name)
    menu, button = page.locator("#dl-menu"), page.locator(".dl-open-menu")
    assert not menu.is_visible()
    button.focus()
    page.keyboard.press("Enter")
    assert menu.is_visible()
    assert menu.get_by_role("link").count() >= len(toc_pages())
    page.keyboard.press("Escape")
    assert not menu.is_visible()
    assert page.evaluate("document.activeElement.className").endswith("dl-open-menu")


def test_search_finds_a_word_by_keyboard(visit, language, folder):
    seen = visit()
    page = seen.open(f"{folder}chapters/index")
    page.locator("#dl-q").focus()
    page.keyboard.type("sigmoid")
    page.keyboard.press("Enter")
    page.wait_for_selector("#dl-hits li a")
    assert page.locator("#dl-hits li", has_text=ACTIVATIONS[language]).count() >= 1
    assert seen.errors == [] and seen.foreign == []

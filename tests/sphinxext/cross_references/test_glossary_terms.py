"""A term's meaning where it stands: in the page, by every way to ask for it, and on paper."""

import re

import pytest
from support.browser import new_context

from dlbasics.sphinxext import static_files

DOM = static_files.SPHINXEXT / "site" / "dom.js"  # which each page has with its other scripts
GLOSSARY = """---
orphan: true
---
# Glossary

## Networks

### Unit

**<span lang="zh">神经元</span>.** One column of a [layer](#layer).

### Layer

**<span lang="zh">层</span>.** $\\sum_i$ of units.
"""
INDEX = """# Title

A [unit](glossary.md#unit), a [layer](glossary.md#layer), two [units](glossary.md#unit), the
[glossary](glossary.md).
"""


def test_a_page_carries_the_meaning_of_each_of_its_terms_once(small_book):
    code, said, pages = small_book(index=INDEX, glossary=GLOSSARY)
    assert code == 0, said
    page = pages["index"]
    assert page.count('popover id="meaning-') == 2 and page.count('class="dl-term ') == 3
    box = page[page.index('id="meaning-unit"') :]
    assert '<span lang="zh">神经元</span>' in box and "One column of a" in box
    assert 'href="#layer"' not in box, "a link of the glossary leads nowhere here"
    assert 'title="Unit: 神经元. One column of a layer."' in page
    assert 'title="Layer' not in page, "a formula's TeX is no title"
    assert "dl-meaning" not in pages["glossary"]


def test_a_chapter_links_the_first_use_of_a_term_that_it_links_nowhere(small_book):
    prose = "## Units\n\nIn the units of $y$: `unit`, *a unit*, hidden units, more units. "
    prose += "A layer, and a [layer](glossary.md#layer)."
    cell = {"cell_type": "markdown", "id": "m", "metadata": {}, "source": prose}
    code, said, pages = small_book(index=[cell], glossary=GLOSSARY)
    assert code == 0, said
    first, second = re.findall(r'(\w+ )<a class="dl-term ([^>]+)>(.*?)</a>', pages["index"])
    assert first[0] == "hidden " and "glossary.html#unit" in first[1] and first[2] == "units"
    assert second[0] == "a " and "layer" in second[2]


def test_links_to_the_glossary_that_name_no_term_make_no_boxes(small_book):
    page = "# Title\n\nAll of the [networks](glossary.md#networks) in the [glossary](glossary.md#glossary).\n"
    code, said, pages = small_book(index=page, glossary=GLOSSARY)
    assert code == 0, said
    assert "glossary.html#networks" in pages["index"]
    assert "dl-meanings" not in pages["index"] and static_files.TERMS not in pages["index"]


@pytest.fixture
def term_page(small_book, browser):
    """Open the small page of terms: ``term_page(width=390, has_touch=True)``."""
    _, _, pages = small_book(index=INDEX + "\n" + "Words. " * 2000, glossary=GLOSSARY)
    # The script is put in by hand here, which the page's policy forbids.
    without = "<script.*?</script>|<link.*?>|<meta http-equiv=.*?>"
    contexts, body = [], re.sub(without, "", pages["index"], flags=re.DOTALL)

    def make(width=1280, **options):
        contexts.append(new_context(browser, viewport={"width": width, "height": 700}, **options))
        page = contexts[-1].new_page()
        page.route("**/*", lambda route: route.fulfill(body=body, content_type="text/html"))
        page.goto("http://book.test/index.html")
        page.add_style_tag(content=static_files.style_sheet())
        for script in (DOM.read_text(encoding="utf-8"), static_files.scripts()[static_files.TERMS]):
            page.add_script_tag(content=script)
        return page
    yield make
    for context in contexts:
        context.close()


def test_pointer_and_keyboard_open_a_meaning_and_escape_closes_it(term_page):
    page = term_page()
    page.clock.install()
    unit, layer, _ = page.locator(".dl-term").all()
    box, opened = page.locator("#meaning-unit"), page.locator(".dl-meaning:popover-open")
    text_at = page.locator("article").bounding_box()
    unit.hover()
    box.wait_for()
    assert page.locator("article").bounding_box() == text_at, "nothing moves"
    box.hover()  # the pointer may go into the box
    page.clock.run_for(300)
    assert box.is_visible()
    page.keyboard.press("Escape")
    assert opened.count() == 0
    page.mouse.move(1, 1)
    unit.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "layer"
    assert opened.get_attribute("id") == layer.get_attribute("aria-describedby") == "meaning-layer"
    page.keyboard.press("Escape")
    assert opened.count() == 0
    assert page.evaluate("document.activeElement.textContent") == "layer"
    assert unit.get_attribute("title") is None, "the browser would show it besides"
    page.emulate_media(media="print")
    assert page.locator(".dl-meaning:visible").count() == 2, "paper lists them"
    assert page.get_by_text("The terms on this page").is_visible()


def test_a_tap_opens_a_meaning_within_a_phone_and_leaves_the_page_alone(term_page):
    page = term_page(width=390, has_touch=True, is_mobile=True)
    address = page.url
    page.locator(".dl-term").first.tap()
    box = page.locator("#meaning-unit")
    # In one look: on a busy machine the box may close and open again between two.
    page.wait_for_function("""() => {
        const box = document.querySelector("#meaning-unit:popover-open");
        const place = box?.getBoundingClientRect();
        return place && place.left >= 0 && place.right <= 390;
    }""")
    assert page.url == address
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.touchscreen.tap(200, 600)
    box.wait_for(state="hidden")

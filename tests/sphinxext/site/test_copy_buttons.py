"""The buttons that copy code."""

from support.book import CHAPTER_PAGES

from dlbasics.messages import text

IS_READ = "words => document.querySelector('.dl-copy:focus')?.textContent === words"
# As on a page that came without encryption from another machine.
NO_CLIPBOARD = """window.clipboard = navigator.clipboard;
Object.defineProperty(navigator, "clipboard", { value: undefined });"""


def test_code_is_copied_without_its_button(visit, folder):
    page = visit().open(folder + CHAPTER_PAGES[0])
    block = page.locator(".cell_input .highlight:visible").first
    block.locator(".dl-copy").click()
    page.wait_for_function(IS_READ, text("page.code-copied"))
    assert page.evaluate("navigator.clipboard.readText()") == block.locator("pre").text_content()


def test_code_is_copied_where_there_is_no_clipboard_and_the_button_can_be_pressed_again(visit, folder):
    seen = visit()
    seen.page.clock.install()
    seen.page.add_init_script(NO_CLIPBOARD)
    page = seen.open(folder + CHAPTER_PAGES[0])
    block = page.locator(".cell_input .highlight:visible").first
    button = block.locator(".dl-copy")
    for _ in range(2):
        button.click()
        button.click()
        page.wait_for_function(IS_READ, text("page.code-copied"))
        copied = page.evaluate("clipboard.readText()")
        assert copied.strip() == block.locator("pre").text_content().strip()
        page.clock.fast_forward(3_000)
        assert button.text_content() == text("page.copy-code")
    assert seen.errors == []


def test_code_that_cannot_be_copied_is_selected(visit, folder):
    seen = visit()
    seen.page.add_init_script(NO_CLIPBOARD + "document.execCommand = () => false;")
    page = seen.open(folder + CHAPTER_PAGES[0])
    block = page.locator(".cell_input .highlight:visible").first
    block.locator(".dl-copy").click()
    assert page.evaluate("getSelection().toString()").strip() == block.locator("pre").text_content().strip()
    assert block.locator(".dl-copy").text_content() == text("page.copy-code") and seen.errors == []

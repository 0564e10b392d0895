"""The contents of a page: where one reads, beside the text and in the menu of a phone."""

import threading

import pytest
from support.browser import Visit

from dlbasics.sphinxext.serve import server


def test_contents_say_where_one_is(visit, folder):
    page = visit().open(f"{folder}chapters/losses")
    page.evaluate("document.getElementById('why-cross-entropy').scrollIntoView({behavior: 'instant'})")
    page.wait_for_selector(".dl-aside a[aria-current=location]")


def test_contents_mark_the_place_of_a_jump_and_bring_it_into_view(visit, folder):
    page = visit().open(f"{folder}chapters/glossary")
    page.evaluate("document.documentElement.style.scrollBehavior = 'auto'")
    links = page.locator(".dl-aside a").evaluate_all("links => links.map(({ hash }) => hash)")
    for link in (links[5], links[-5], links[len(links) // 2]):
        page.evaluate("link => { location.hash = link; }", link)
        current = page.wait_for_selector(f".dl-aside a[aria-current][href='{link}']")
        bottom, top = current.evaluate("""link => {
          const [box, nav] = [link, link.closest("nav")].map((element) => element.getBoundingClientRect());
          return [nav.bottom - box.bottom, box.top - nav.top];
        }""")
        assert bottom >= 0 and top >= 0


def test_a_phone_has_the_contents_of_the_page_in_its_menu(visit, folder):
    page = visit(width=390).open(f"{folder}chapters/losses")
    page.locator(".dl-open-menu").click()
    link = page.locator(".dl-menu-contents a[href='#why-cross-entropy']")
    assert link.is_visible()
    link.click()
    page.wait_for_url("**#why-cross-entropy")
    page.wait_for_function("!document.getElementById('dl-menu').matches(':popover-open')")


# The padding lets the heading reach the line that is read.
SCROLL = """() => {
  document.querySelector("main").style.paddingBottom = "200vh";
  document.querySelector("h2").scrollIntoView({ behavior: "instant" });
}"""
GLOSSARY = '# Glossary\n\n## λ\n\n<span lang="zh">学习率</span> A letter.\n'
INDEX = "# Title\n\n## λ\n\nA [letter](glossary.md#λ).\n\n```{toctree}\n:hidden:\nglossary\n```\n"


@pytest.fixture
def greek_page(small_book, tmp_path, browser):
    """A page with a heading and a term that have no ASCII letter, and the errors of its scripts."""
    code, said, _ = small_book(index=INDEX, glossary=GLOSSARY)
    assert code == 0, said
    site = server(tmp_path / "out")
    threading.Thread(target=site.serve_forever, daemon=True).start()
    seen = Visit(browser, f"http://127.0.0.1:{site.server_port}")
    yield seen.open("index"), seen.errors
    seen.context.close()
    site.shutdown()
    site.server_close()


def test_a_heading_and_a_term_without_an_ascii_letter_are_found(greek_page):
    page, errors = greek_page
    assert errors == []
    page.evaluate(SCROLL)
    page.wait_for_selector(".dl-aside a[aria-current=location]")
    page.locator(".dl-term").hover()
    page.wait_for_function("document.querySelector('.dl-meaning').matches(':popover-open')")
    assert errors == []

"""The Content-Security-Policy: each page has one, what the page needs fits it, and nothing else runs."""

import re
import shutil

import pytest
from bs4 import BeautifulSoup, SoupStrainer
from support.code_cell_page import PAGE

from dlbasics.sphinxext.html_pages.content_security import content_security_policy
from dlbasics.sphinxext.pyodide_release import CDN

STRICT = ("default-src 'none'; script-src 'self' SUMS 'wasm-unsafe-eval' blob:; "
          "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
          "worker-src 'self'; form-action 'self'; base-uri 'none'")
SUMS = re.compile(r"(?:'sha256-[\w+/=]{44}' ?)+")
# Parsing would make millions of objects of the drawings.
TAG = re.compile(r"""<[a-z](?:[^>"']|"[^"]*"|'[^']*')*>""", re.IGNORECASE)
QUOTED = re.compile(r""""[^"]*"|'[^']*'""")
HANDLER = re.compile(r"\son[a-z]+\s*=", re.IGNORECASE)
SCRIPT_ADDRESS = re.compile(r"""\shref\s*=\s*["']?\s*javascript:""", re.IGNORECASE)


def test_each_page_has_the_policy_before_all_that_it_loads(site):
    pages = [path for path in site.rglob("*.html") if "_static" not in path.parts]
    assert len(pages) > 10
    for path in pages:
        html = path.read_text(encoding="utf-8")
        first = BeautifulSoup(html[: html.index("</head>")], "html.parser").head.find_all(True)[1]
        assert first.get("http-equiv") == "Content-Security-Policy", path
        assert SUMS.sub("SUMS ", first["content"]) in (STRICT, STRICT.replace(" SUMS", "")), path
        scripts = BeautifulSoup(html, "html.parser", parse_only=SoupStrainer("script"))("script")
        inline = [script for script in scripts if not script.get("src") and not script.get("type")]
        assert len(inline) <= 1 and len(inline) == len(re.findall("sha256-", first["content"])), path


def handlers(html: str) -> list[str]:
    """The tags of a page that hold a script of their own."""
    return [tag for tag in TAG.findall(html)
            if HANDLER.search(QUOTED.sub("''", tag)) or SCRIPT_ADDRESS.search(tag)]


def test_no_page_has_a_handler_in_its_markup(site):
    for path in site.rglob("*.html"):
        assert handlers(path.read_text(encoding="utf-8")) == [], path
    harmless = '<a title="an onclick = 1 > 0">on=</a><p>once = 1</p>'
    page = harmless + '<b id="1>0" onClick="x()"><a href=\'javascript:x()\'><i ONload=x>'
    assert len(handlers(page)) == 3


def test_scripts_are_allowed_one_by_one_and_python_from_its_own_folder():
    html = '<script>a</script><script src="b"></script><script type="application/json">c</script>'
    plain = content_security_policy(html, "/x")
    assert plain.count("sha256-") == 1 and "connect-src 'self';" in plain
    assert f"connect-src 'self' {CDN.format('1')};" in content_security_policy("", CDN.format("1"))


@pytest.fixture
def copied_page(site, tmp_path):
    """A page of the site as a reader has it on disk."""
    shutil.copytree(site, tmp_path / "site", ignore=shutil.ignore_patterns("pyodide", "_sources", "_images"))
    return (tmp_path / "site" / f"{PAGE}.html").as_uri()


def test_a_copy_on_disk_is_read_as_before(browser, copied_page):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page, errors = context.new_page(), []
    page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(copied_page)
    page.wait_for_function("document.querySelector('.dl-edit')")
    slider = page.locator(".dl-explorer input[type=range]").first
    before = page.locator(".dl-explorer").first.get_attribute("data-values")
    slider.focus()
    page.keyboard.press("End")
    assert page.locator(".dl-explorer").first.get_attribute("data-values") != before
    assert page.evaluate("getComputedStyle(document.querySelector('.dl-header')).position") == "sticky"
    assert page.locator(".dl-check:disabled").count() == 0
    context.close()
    assert not [error for error in errors if "Content Security Policy" in error]

"""What a page says of itself: its links, its description, its preview, and the ways to run it."""

import json
import re
import struct
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

import pytest
from docutils import nodes
from docutils.utils import new_document
from support.book import CHAPTER_PAGES, CHINESE, PAGES, ROOT
from support.small_book import cell

from dlbasics.sphinxext.html_pages.page_context import summary


@pytest.mark.parametrize(("words", "shown"), [
    ("Short.", "Short."),
    (f"One. {'Two ' * 60}end.", "One."),
    (f"{'word ' * 60}end.", f"{'word ' * 39}word ..."),
    (f"{'一' * 100}。{'二' * 120}。", f"{'一' * 100}。"),
    (f"{'一' * 60} numpy {'二' * 220}。", f"{'一' * 60} numpy {'二' * 133} ..."),
    (f"{'一' * 197}numpy{'二' * 50}。", f"{'一' * 197} ..."),
])
def test_a_long_first_paragraph_is_cut_at_a_sentence_or_a_word(words, shown):
    document, section = new_document(""), nodes.section()
    section += nodes.paragraph(text=words)
    document += section
    assert summary(document) == shown


class Reader(HTMLParser):
    """Collect what the tests ask about a page: metas, links, ids, pictures."""

    def __init__(self, html):
        super().__init__()
        self.meta, self.hrefs, self.ids, self.unnamed = {}, [], set(), []
        self.canonical = self.title = None
        self._svg = self._in_title = False
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        a = dict(attributes)
        if "id" in a:
            self.ids.add(a["id"])
        if tag == "meta":
            self.meta[a.get("name") or a.get("property")] = a.get("content")
        elif tag == "link" and a.get("rel") == "canonical":
            self.canonical = a["href"]
        elif tag == "a" and "href" in a:
            self.hrefs.append(a["href"])
        elif tag == "img" and not a.get("alt") and "logo.svg" not in a["src"]:
            self.unnamed.append(self.get_starttag_text())
        elif tag == "svg" and a.get("aria-hidden") != "true" and not (a.get("role") and a.get("aria-label")):
            self.unnamed.append(self.get_starttag_text())
        self._in_title = tag == "title" and self.title is None

    def handle_data(self, data):
        if self._in_title:
            self.title, self._in_title = data, False


ALL_PAGES = [*PAGES, *(CHINESE + name for name in PAGES)]


@pytest.fixture(scope="module")
def readers(chinese_site):
    return {name: Reader((chinese_site / f"{name}.html").read_text(encoding="utf-8")) for name in ALL_PAGES}


@pytest.mark.parametrize("name", ALL_PAGES)
def test_every_picture_has_words(readers, name):
    assert readers[name].unnamed == []


@pytest.mark.parametrize("name", ALL_PAGES)
def test_a_link_to_the_page_says_what_it_is(readers, site, name):
    reader = readers[name]
    is_chinese = name.startswith(CHINESE)
    assert reader.title.endswith("深度学习基础" if is_chinese else "Deep Learning Basics")
    shortest = 20 if is_chinese else 40
    assert shortest <= len(reader.meta["description"]) <= 300
    assert reader.meta["og:description"] == reader.meta["description"]
    assert reader.meta["og:title"] in reader.title
    assert reader.canonical == reader.meta["og:url"]
    assert reader.canonical.endswith(f"/{name}.html") and reader.canonical.startswith("https://")
    base = reader.canonical.removesuffix(f"{name}.html")
    picture = (site / reader.meta["og:image"].removeprefix(base)).read_bytes()
    assert struct.unpack(">II", picture[16:24]) == (1200, 630)


def test_chapters_have_their_own_description(readers):
    said = [readers[name].meta["description"] for name in ALL_PAGES if not name.endswith("search")]
    assert len(set(said)) == len(said)


def test_every_internal_link_arrives(readers, chinese_site):
    site, all_readers = chinese_site, dict(readers)
    broken = []
    for name, reader in readers.items():
        for href in reader.hrefs:
            parts = urlsplit(href)
            if parts.scheme or parts.netloc:
                continue
            here = site / f"{name}.html"
            target = (here.parent / unquote(parts.path)).resolve() if parts.path else here.resolve()
            if not target.is_file():
                broken.append((name, href))
            elif parts.fragment and target.suffix == ".html":
                key = target.relative_to(site.resolve()).with_suffix("").as_posix()
                if key not in all_readers:
                    all_readers[key] = Reader(target.read_text(encoding="utf-8"))
                if parts.fragment not in all_readers[key].ids:
                    broken.append((name, href))
    assert broken == []


def test_the_bare_address_leads_into_the_book(visit):
    seen = visit()
    seen.page.goto(seen.server + "/")
    seen.page.wait_for_url("**/chapters/index.html")


@pytest.mark.parametrize("name", [*CHAPTER_PAGES, *(CHINESE + name for name in CHAPTER_PAGES)])
def test_launch_links_point_at_this_notebook(readers, site, name):
    hrefs = readers[name].hrefs
    slug = r"[\w.-]+/[\w.-]+"
    # Chinese notebooks stand on a branch of their own.
    branch = "zh_CN" if name.startswith(CHINESE) else "main"
    path = re.escape(f"{name.removeprefix(CHINESE)}.ipynb")
    colab = rf"https://colab\.research\.google\.com/github/{slug}/blob/{branch}/{path}"
    binder = rf"https://mybinder\.org/v2/gh/{slug}/{branch}\?urlpath=lab/tree/{path}"
    assert sum(bool(re.fullmatch(colab, href)) for href in hrefs) == 1
    assert sum(bool(re.fullmatch(binder, href)) for href in hrefs) == 1
    download, = (href for href in hrefs if href.endswith(".ipynb") and "_sources" in href)
    copy = json.loads((site / f"{name}.html").parent.joinpath(download).resolve().read_text(encoding="utf-8"))
    english = json.loads((ROOT / f"{name.removeprefix(CHINESE)}.ipynb").read_text(encoding="utf-8"))
    assert (copy == english) == (not name.startswith(CHINESE))
    assert [cell["cell_type"] for cell in copy["cells"]] == [cell["cell_type"] for cell in english["cells"]]


def test_search_engines_find_every_page_and_what_it_teaches(readers, site):
    base = readers[PAGES[0]].canonical.removesuffix(f"{PAGES[0]}.html")
    listed = re.findall("<loc>(.*?)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
    assert listed == sorted(f"{base}{name}.html" for name in PAGES if name != "search")
    assert f"Sitemap: {base}sitemap.xml" in (site / "robots.txt").read_text(encoding="utf-8")
    for name in CHAPTER_PAGES:
        html = (site / f"{name}.html").read_text(encoding="utf-8")
        (data,) = re.findall('<script type="application/ld\\+json">(.*?)</script>', html)
        data = json.loads(data)
        assert data["@type"] == "LearningResource" and data["url"] == readers[name].canonical
        assert data["description"] and readers[name].title.startswith(data["name"])


def test_a_phone_has_an_icon(site):
    icon = (site / "_static" / "touch-icon.png").read_bytes()
    assert struct.unpack(">II", icon[16:24]) == (180, 180)
    assert '<link rel="apple-touch-icon" href="../_static/touch-icon.png">' in (
        site / f"{PAGES[0]}.html").read_text(encoding="utf-8")


def test_what_is_not_there_leads_into_the_book_from_any_address(readers, site):
    page = Reader((site / "404.html").read_text(encoding="utf-8"))
    base = readers[PAGES[0]].canonical.removesuffix(f"{PAGES[0]}.html")
    assert len(page.hrefs) == 2
    for href in page.hrefs:
        assert href.startswith(base) and (site / href.removeprefix(base)).is_file()


def test_every_page_says_its_language(site):
    for path in site.rglob("*.html"):
        assert re.search(r'<html lang="[a-z]{2}', path.read_text(encoding="utf-8")), path


def test_sources_are_on_the_branch_that_the_config_names(small_book):
    code, said, pages = small_book(index=[cell("1 + 1")])
    assert code == 0, said
    assert "https://github.com/a/b/blob/trunk/index.ipynb" in pages["index"]
    assert "https://colab.research.google.com/github/a/b/blob/trunk/index.ipynb" in pages["index"]
    assert "https://mybinder.org/v2/gh/a/b/trunk?" in pages["index"]


def test_a_notebook_on_another_host_is_downloaded_and_not_launched(small_book):
    options = '{"repository_url": "https://gitlab.com/a/b.git", "repository_branch": "trunk"}'
    code, said, pages = small_book(index=[cell("1 + 1")], conf=f"html_theme_options = {options}\n")
    assert code == 0, said
    reader = Reader(pages["index"])
    assert "https://gitlab.com/a/b/blob/trunk/index.ipynb" in reader.hrefs
    assert "_sources/index.ipynb" in reader.hrefs
    assert not [href for href in reader.hrefs if "colab" in href or "binder" in href]


def test_the_name_of_a_book_may_hold_what_html_reads(small_book):
    conf = "root_doc = 'first'\nhtml_title = 'A<B & C'\n"
    code, said, pages = small_book(first="# Title", conf=conf)
    assert code == 0 and {"first", "index"} <= set(pages), said
    for name, html in pages.items():
        assert "A<B" not in html and "A&lt;B &amp; C" in html, name

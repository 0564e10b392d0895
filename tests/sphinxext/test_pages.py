"""What a reader of the built site must find, in a real browser with every foreign request refused."""

import gzip
import json
import re
import struct
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from support.book import ROOT, toc_pages

from dlbasics.sphinxext import static_files

PAGES = [*toc_pages(), "search"]
CHAPTERS = [page for page in PAGES if (ROOT / f"{page}.ipynb").exists()]
STYLES = ROOT / "dlbasics" / "sphinxext" / "styles"
CHAPTER_BYTES = 350_000
SCRIPT_BYTES = 5_000

SHIFTS = """() => new Promise(done => {
  let sum = 0;
  const seen = new PerformanceObserver(list => add(list.getEntries()));
  const add = entries => { for (const e of entries) sum += e.value; };
  seen.observe({type: "layout-shift", buffered: true});
  // What the fonts move is told a frame after the last one has come.
  document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => {
    add(seen.takeRecords());
    done(sum);
  }, 200))));
})"""


def test_there_are_chapters():
    assert CHAPTERS


def sets_formulas_in_our_font(page):
    """What a page with formulas must do."""
    assert page.locator("math").count() > 0
    page.wait_for_function("document.fonts.status === 'loaded'")
    assert page.evaluate("""[...document.fonts].filter(f => f.status === "loaded").map(f => f.family)
                            .join().includes("DL Math")""")
    text = page.locator("article").evaluate("""a => {
      const copy = a.cloneNode(true);
      copy.querySelectorAll("pre, code, script, style").forEach(e => e.remove());
      return copy.textContent;
    }""")
    assert not re.search(r"\\[a-z]{2,}|\$[^$]+\$", text), "raw TeX on the page"


@pytest.mark.parametrize("name", PAGES)
def test_page_asks_nobody_else_for_little_and_breaks_nothing(visit, name):
    seen = visit()
    page = seen.open(name)
    page.wait_for_load_state("networkidle")
    assert seen.foreign == []
    assert seen.errors == []
    assert page.locator("h1").count() == 1
    if name in CHAPTERS:
        assert 0 < seen.bytes <= CHAPTER_BYTES, f"{seen.bytes} bytes in {seen.requests} requests"
        sets_formulas_in_our_font(page)


# Three tokens of each kind of code show its colour; each further one is an element more for every rule.
FEWER_TOKENS = """() => {
  const seen = {};
  for (const token of document.querySelectorAll(".highlight pre span")) {
    seen[token.className] = (seen[token.className] || 0) + 1;
    if (seen[token.className] > 3) token.replaceWith(...token.childNodes);
  }
}"""
# Axe looks behind each text for what it stands on, one by one, and that takes most of its time. So it sees
# three of each kind: same element, class, size, weight, colour and ground.
SAMPLE = """() => {
  const seen = {}, clear = /rgba\\(.*, 0\\)|transparent/;
  for (const text of document.querySelectorAll("body, body *")) {
    text.removeAttribute("data-sampled");
    const field = text.matches("input, select, textarea, button");
    const own = [...text.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    if (!(own || field) || !text.checkVisibility({visibilityProperty: true})) continue;
    const look = getComputedStyle(text), ground = [];
    for (let behind = text; behind; behind = behind.parentElement) {
      const { backgroundColor: colour, backgroundImage: image, opacity } = getComputedStyle(behind);
      if (!clear.test(colour) || image !== "none" || opacity !== "1") ground.push(colour, image, opacity);
      if (!clear.test(colour) && !/rgba/.test(colour)) break;
    }
    const { fontSize, fontWeight, color } = look;
    const kind = [text.tagName, text.getAttribute("class"), fontSize, fontWeight, color, ...ground].join();
    seen[kind] = (seen[kind] || 0) + 1;
    if (seen[kind] <= 3) text.dataset.sampled = "";
  }
  return Object.keys(seen).length;
}"""


def violations(page, context=None, **options):
    """What axe finds; what passes is not collected, since that costs more than the checks."""
    response = Axe().run(page, context, {"resultTypes": ["violations"], **options}).response
    nodes = [(v["id"], v["nodes"][0]) for v in response["violations"]]
    return [(rule, node["html"][:200], node["failureSummary"]) for rule, node in nodes]


def never_scrolls_sideways(page):
    """What a page on a phone must do."""
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    # Wide things scroll in their own box, which the keyboard can reach.
    stuck = """() => [...document.querySelectorAll("article *")].filter(e =>
        e.scrollWidth > e.clientWidth + 1 && ["auto", "scroll"].includes(getComputedStyle(e).overflowX)
        && e.checkVisibility() && e.tabIndex < 0 && !e.querySelector("a, button, input, select, [tabindex]")
      ).map(e => e.outerHTML.slice(0, 120))"""
    # The script does it when the layout is known, a moment after the page has loaded.
    page.wait_for_function(f"!({stuck})().length", timeout=5000)


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_a_phone_never_scrolls_sideways(visit, name, width):
    first, then = ("light", "dark") if width == 1280 else ("dark", "light")
    page = visit(width=width, color_scheme=first).open(name)
    assert page.evaluate("document.documentElement.dataset.theme") == first
    if width == 390:
        never_scrolls_sideways(page)
    page.evaluate(FEWER_TOKENS)
    assert violations(page, rules={"color-contrast": {"enabled": False}}) == []
    # The themes differ in colours only (test_both_palettes_are_whole).
    for scheme in (first, then):
        page.evaluate("scheme => { document.documentElement.dataset.theme = scheme; }", scheme)
        assert page.evaluate(SAMPLE) >= 5
        assert violations(page, "[data-sampled]", runOnly=["color-contrast", "link-in-text-block"]) == []


def test_script_of_the_whole_site_is_small(site):
    # What runs code (live, pyodide) is loaded only when a reader asks for it: test_desk.py.
    later = ("code_cells", "pyodide")
    scripts = {path.name for path in site.rglob("*.js") if path.parent.name not in later}
    assert scripts == {"dlbasics.js", "doctools.js", "documentation_options.js", "language_data.js",
                       "searchtools.js", "searchindex.js", "sphinx_highlight.js", "sw.js"}
    assert len(gzip.compress((site / "_static" / "dlbasics.js").read_bytes(), 9)) < SCRIPT_BYTES


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_jumps_when_fonts_come_late(visit, name, width):
    seen = visit(width=width, hold_fonts=True)
    seen.page.goto(f"{seen.server}/{name}.html", wait_until="commit")
    # So late that the page has been painted without them.
    seen.page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length > 0")
    assert seen.release_fonts() > 0
    seen.page.wait_for_load_state("load")
    assert seen.page.evaluate(SHIFTS) < 0.01


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


@pytest.fixture(scope="module")
def readers(site):
    return {name: Reader((site / f"{name}.html").read_text(encoding="utf-8")) for name in PAGES}


# What an explorer shows is the frame that its controls ask for, drawing and sentence.
SHOWN = """figure => {
  const data = figure.frames ??= JSON.parse(figure.querySelector("script").textContent);
  const places = [...figure.querySelectorAll("[data-control]")].map(control => +control.value);
  const frame = places.reduce((sum, place, i) => sum * data.values[i].length + place, 0);
  const drawn = document.createElement("template");
  drawn.innerHTML = "<svg>" + data.frames[frame].map(i => data.blocks[i]).join("") + "</svg>";
  return figure.querySelector("svg").innerHTML === drawn.content.firstChild.innerHTML
    && figure.querySelector(".dl-readout").textContent === data.says[frame] ? frame : -1;
}"""


@pytest.mark.parametrize("name", [*CHAPTERS, "chapters/index"])
def test_every_explorer_moves_by_keyboard_and_by_mouse(visit, name):
    page = visit(reduced_motion="reduce").open(name)  # else each click waits for a slow scroll
    explorers = page.locator("[data-explorer]").all()
    assert len(explorers) >= (1 if name == "chapters/index" else 3)
    for figure in explorers:
        for control in figure.locator("[data-control]").all():
            control.focus()
            seen = []
            onward = "ArrowDown" if control.evaluate("c => c.tagName") == "SELECT" else "ArrowRight"
            for key in ("End", "Home", onward):
                page.keyboard.press(key)
                seen.append(figure.evaluate(SHOWN))
            assert -1 not in seen and seen[1] < seen[2] <= seen[0], (figure.get_attribute("id"), seen)
            if control.get_attribute("type") == "range":
                box = control.bounding_box()
                control.click(position={"x": box["width"] - 3, "y": box["height"] / 2})
                assert figure.evaluate(SHOWN) == seen[0], figure.get_attribute("id")
        figure.locator("[data-do=reset]").click()
        assert figure.evaluate(SHOWN) >= 0 and figure.get_attribute("id") + "." not in page.url


@pytest.mark.parametrize("name", PAGES)
def test_ids_are_unique(site, name):
    ids = re.findall(r'\sid="([^"]+)"', (site / f"{name}.html").read_text(encoding="utf-8"))
    assert sorted(ids) == sorted(set(ids)), "an explorer and a heading, say, share a name"


@pytest.mark.parametrize("name", PAGES)
def test_every_picture_has_words(readers, name):
    assert readers[name].unnamed == []


@pytest.mark.parametrize("name", PAGES)
def test_a_link_to_the_page_says_what_it_is(readers, site, name):
    reader = readers[name]
    assert reader.title.endswith("Deep Learning Basics")
    assert 40 <= len(reader.meta["description"]) <= 300
    assert reader.meta["og:description"] == reader.meta["description"]
    assert reader.meta["og:title"] in reader.title
    assert reader.canonical == reader.meta["og:url"]
    assert reader.canonical.endswith(f"/{name}.html") and reader.canonical.startswith("https://")
    base = reader.canonical.removesuffix(f"{name}.html")
    picture = (site / reader.meta["og:image"].removeprefix(base)).read_bytes()
    assert struct.unpack(">II", picture[16:24]) == (1200, 630)


def test_chapters_have_their_own_description(readers):
    said = [readers[name].meta["description"] for name in PAGES if name != "search"]
    assert len(set(said)) == len(said)


def test_every_internal_link_arrives(readers, site):
    all_readers = dict(readers)
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


def test_the_bare_address_leads_into_the_book(visit, server):
    seen = visit()
    seen.page.goto(server + "/")
    seen.page.wait_for_url("**/chapters/index.html")


@pytest.mark.parametrize("name", CHAPTERS)
def test_launch_links_point_at_this_notebook(readers, site, name):
    hrefs = readers[name].hrefs
    slug = r"[\w.-]+/[\w.-]+"
    path = re.escape(f"{name}.ipynb")
    colab = rf"https://colab\.research\.google\.com/github/{slug}/blob/main/{path}"
    binder = rf"https://mybinder\.org/v2/gh/{slug}/main\?urlpath=lab/tree/{path}"
    assert sum(bool(re.fullmatch(colab, href)) for href in hrefs) == 1
    assert sum(bool(re.fullmatch(binder, href)) for href in hrefs) == 1
    download, = (href for href in hrefs if href.endswith(".ipynb") and "_sources" in href)
    copy = json.loads((site / f"{name}.html").parent.joinpath(download).resolve().read_text(encoding="utf-8"))
    assert copy == json.loads((ROOT / f"{name}.ipynb").read_text(encoding="utf-8"))


def test_keyboard_alone_is_enough(visit):
    page = visit().open(CHAPTERS[0])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to content"
    assert page.locator(".dl-skip").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    theme = page.locator("#dl-theme")
    theme.focus()
    page.keyboard.press("Space")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert theme.get_attribute("aria-pressed") == "true"
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_every_stop_of_the_keyboard_can_be_seen(visit):
    page = visit().open(CHAPTERS[0])
    for _ in range(25):
        page.keyboard.press("Tab")
        ring = page.evaluate("""() => { const e = document.activeElement, s = getComputedStyle(e);
            return [e.outerHTML.slice(0, 90), e.matches(":focus-visible"), parseFloat(s.outlineWidth)]; }""")
        assert ring[1] and ring[2] >= 2, ring[0]


def test_menu_of_a_phone_opens_and_closes_by_keyboard(visit):
    page = visit(width=390).open(CHAPTERS[0])
    menu, button = page.locator("#dl-menu"), page.locator(".dl-open-menu")
    assert not menu.is_visible()
    button.focus()
    page.keyboard.press("Enter")
    assert menu.is_visible()
    assert menu.get_by_role("link").count() >= len(toc_pages())
    page.keyboard.press("Escape")
    assert not menu.is_visible()
    assert page.evaluate("document.activeElement.className").endswith("dl-open-menu")


def test_search_finds_a_word_by_keyboard(visit):
    seen = visit()
    page = seen.open("chapters/index")
    page.locator("#dl-q").focus()
    page.keyboard.type("sigmoid")
    page.keyboard.press("Enter")
    page.wait_for_selector("#search-results li a")
    assert page.locator("#search-results li a", has_text="Activations").count() >= 1
    assert seen.errors == [] and seen.foreign == []


def test_code_is_copied_without_its_button(visit):
    page = visit().open(CHAPTERS[0])
    block = page.locator(".cell_input .highlight:visible").first
    block.locator(".dl-copy").click()
    page.wait_for_function("document.querySelector('.dl-copy:focus')?.textContent === 'Copied'")
    assert page.evaluate("navigator.clipboard.readText()") == block.locator("pre").text_content()


@pytest.mark.parametrize("name", CHAPTERS)
def test_readable_without_javascript(visit, name):
    page = visit(width=390, java_script_enabled=False).open(name)
    assert len(page.locator("article").inner_text()) > 1000
    assert page.locator("math").first.is_visible()
    figures = page.locator("article figure svg[role=img]")
    assert figures.count() > 0
    assert all(figure.is_visible() for figure in figures.all())
    page.locator(".dl-open-menu").click()
    assert page.locator("#dl-menu").is_visible()


def test_paper_is_white_and_bare(visit):
    page = visit(color_scheme="dark").open(CHAPTERS[0])
    page.emulate_media(media="print")
    for part in (".dl-bar", "#dl-menu", ".dl-aside", ".dl-launch"):
        assert not page.locator(part).is_visible()
    ink = page.evaluate("getComputedStyle(document.body).color")
    assert max(map(int, re.findall(r"\d+", ink)[:3])) < 80
    assert page.pdf().startswith(b"%PDF")


def test_the_choice_of_the_system_is_followed(visit):
    for scheme in ("light", "dark"):
        page = visit(color_scheme=scheme).open("chapters/index")
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert (max(map(int, re.findall(r"\d+", paper)[:3])) > 128) == (scheme == "light")


# --- colours -----------------------------------------------------------------------------------------

TOKEN = re.compile(r"--dl-([a-z0-9]+):\s*(#[0-9a-f]{6});")


def luminance(colour):
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def palettes():
    light, dark = (STYLES / "book.css").read_text(encoding="utf-8").split('html[data-theme="dark"] {', 1)
    return {"light": dict(TOKEN.findall(light)), "dark": dict(TOKEN.findall(dark.split("}")[0]))}


def test_both_palettes_are_whole():
    names = "ink muted paper surface line accent right wrong warn c0 c1 c2 c3 c4 c5".split()
    for palette in palettes().values():
        assert sorted(palette) == sorted(names)
    # Nothing but these colours follows the theme.
    dark, = re.findall(r'data-theme="dark"\] \{(.*?)\}', static_files.style(), re.DOTALL)
    assert static_files.style().count("data-theme") == 1
    assert static_files.style().count("prefers-color-scheme") == 0
    assert re.fullmatch(r"\s*color-scheme: dark;\s*", TOKEN.sub("", dark))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", "ink muted accent right wrong warn c0 c1 c2 c3 c4 c5".split())
def test_every_text_colour_passes_aa(theme, name):
    palette = palettes()[theme]
    for ground in ("paper", "surface"):
        assert contrast(palette[name], palette[ground]) >= 4.5, (name, ground)


SHEETS = [*sorted(STYLES.glob("*.css")), STYLES.parent / "code_cells" / "code_cell.css"]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_sheets_use_tokens_only(sheet):
    text = re.sub(r"/\*.*?\*/", "", Path(sheet).read_text(encoding="utf-8"), flags=re.DOTALL)
    loose = [line for line in text.splitlines() if re.search(r"#[0-9a-fA-F]{3,8}\b", line)]
    assert [line for line in loose if "--dl-" not in line] == []

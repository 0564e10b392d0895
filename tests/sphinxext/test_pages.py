"""Every page of the built site, in a real browser with every foreign request refused."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from support.book import CHAPTER_PAGES, CHINESE, PAGES, by_turns
from support.browser import Visit

CHAPTER_BYTES = 350_000


SHIFTS = """() => new Promise(done => {
  let sum = 0;
  const seen = new PerformanceObserver(list => add(list.getEntries()));
  const add = entries => { for (const e of entries) sum += e.value; };
  seen.observe({type: "layout-shift", buffered: true});
  // What the fonts move is told a frame after the last one has come.
  let frames = 12;
  const wait = () => {
    frames -= 1;
    if (frames) return requestAnimationFrame(wait);
    add(seen.takeRecords());
    done(sum);
  };
  document.fonts.ready.then(wait);
})"""


def test_there_are_chapters():
    assert CHAPTER_PAGES


def test_what_is_asked_of_others_would_be_noted_and_not_found(visit):
    seen = visit()
    seen.page.goto("about:blank")
    seen.page.evaluate("""url => new Promise(done => {
      const picture = new Image();
      picture.onerror = done;
      picture.src = url;
    })""", "https://example.org/x.png")
    assert seen.foreign == ["https://example.org/x.png"]
    assert [error for error in seen.errors if "ERR_NAME_NOT_RESOLVED" in error]


def sets_formulas_in_our_font(page):
    """What a page with formulas must do."""
    assert page.locator("math").count() > 0
    page.wait_for_function("document.fonts.status === 'loaded'")
    assert page.evaluate("""[...document.fonts].filter(f => f.status === "loaded").map(f => f.family)
                            .join().includes("DL Math")""")
    # All that the book's formulas use is in the font that is preloaded.
    assert not page.evaluate("""performance.getEntriesByType("resource")
                                .some(entry => entry.name.includes("latinmodern-math-rest"))""")
    text = page.locator("article").evaluate("""a => {
      const copy = a.cloneNode(true);
      copy.querySelectorAll("pre, code, script, style").forEach(e => e.remove());
      return copy.textContent;
    }""")
    assert not re.search(r"\\[a-z]{2,}|\$[^$]+\$", text), "raw TeX on the page"


# Both languages have the same layout. The narrow width is where longer or shorter words show: a page is seen
# there in both, at the other width in one, and each time in the colours that the visit before had not.
SCHEMES = ("light", "dark")
VISITS = [(name, width, SCHEMES[(place + turn) % 2])
          for place, (page, wide) in enumerate(zip(PAGES, by_turns(PAGES), strict=True))
          for turn, (name, width) in enumerate([(page, 390), (wide, 1280), (CHINESE + page, 390)])]
# Axe takes most of the time. It sees a page in one language when it is wide, in the other when it is narrow.
SEEN_BY_AXE = [(name, width) for page, wide in zip(PAGES, by_turns(PAGES), strict=True)
               for name, width in [(wide, 1280), (page if wide != page else CHINESE + page, 390)]]


def name_of(visit):
    """What a test of that visit is called."""
    return "-".join(map(str, visit))


def only(visits):
    """A test that looks at those visits alone."""
    return pytest.mark.parametrize("seen", visits, ids=name_of, indirect=True)


@pytest.fixture(scope="module", params=VISITS, ids=name_of)
def seen(request, browser, server):
    """A visit to a page at a width, its fonts late. The tests below share it, and the last changes it."""
    name, width, scheme = request.param
    if name.startswith(CHINESE):
        request.getfixturevalue("chinese_site")
    size = {"width": width, "height": 900}
    seen = Visit(browser, server, hold_fonts=True, viewport=size, color_scheme=scheme)
    seen.name, seen.width, seen.scheme = name, width, scheme
    seen.page.goto(f"{seen.server}/{name}.html", wait_until="commit")
    # So late that the page has been painted without them.
    seen.page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length > 0")
    seen.late_fonts = seen.release_fonts()
    seen.page.wait_for_load_state("load")
    seen.shifts = seen.page.evaluate(SHIFTS)
    seen.page.wait_for_load_state("networkidle")
    yield seen
    seen.context.close()


def test_nothing_jumps_when_fonts_come_late(seen):
    assert seen.late_fonts > 0
    assert seen.shifts < 0.01


def test_page_asks_nobody_else_for_little_and_breaks_nothing(seen):
    assert seen.foreign == []
    assert seen.errors == []
    assert seen.page.locator("h1").count() == 1
    if seen.name.removeprefix(CHINESE) in CHAPTER_PAGES:
        assert 0 < seen.bytes <= CHAPTER_BYTES, f"{seen.bytes} bytes in {seen.requests} requests"
        sets_formulas_in_our_font(seen.page)


def test_a_reader_loads_nothing_of_python(seen):
    assert seen.requested
    assert not [url for url in seen.requested if "/code_cells/" in url or "pyodide" in url]


# Each element costs every rule of axe. So it sees three tokens of each kind of code, twenty formulas, and
# pictures by their names alone: what stands inside them is drawn, and hidden from those who listen.
FEWER_ELEMENTS = """() => {
  const seen = {};
  for (const token of document.querySelectorAll(".highlight pre span")) {
    seen[token.className] = (seen[token.className] || 0) + 1;
    if (seen[token.className] > 3) token.replaceWith(...token.childNodes);
  }
  document.querySelectorAll("svg[role=img] > :not(title):not(desc)").forEach(part => part.remove());
  [...document.querySelectorAll("math")].slice(20).forEach(formula => formula.replaceChildren());
}"""


# Axe looks behind each text for what it stands on, one by one, and that takes most of its time. So it sees
# two of each kind: same element, class, size, weight, colour and ground, and a link among text of one look.
RULES_OF_COLOUR = ["color-contrast", "link-in-text-block"]
SAMPLE = """() => {
  const seen = {}, clear = /rgba\\(.*, 0\\)|transparent/;
  for (const text of document.querySelectorAll("body, body *")) {
    text.removeAttribute("data-sampled");
    const field = text.matches("input, select, textarea, button"), link = text.matches("a[href]");
    const own = [...text.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    if (!(own || field || link) || !text.checkVisibility({visibilityProperty: true})) continue;
    const look = getComputedStyle(text), ground = [];
    for (let behind = text; behind; behind = behind.parentElement) {
      const { backgroundColor: colour, backgroundImage: image, opacity } = getComputedStyle(behind);
      if (!clear.test(colour) || image !== "none" || opacity !== "1") ground.push(colour, image, opacity);
      if (!clear.test(colour) && !/rgba/.test(colour)) break;
    }
    const { fontSize, fontWeight, color } = look;
    const kind = [text.tagName, text.getAttribute("class"), fontSize, fontWeight, color, ...ground];
    if (link) {
      const around = getComputedStyle(text.parentElement);
      kind.push(look.textDecorationLine, around.color, around.fontWeight);
    }
    seen[kind] = (seen[kind] || 0) + 1;
    if (seen[kind] <= 2) text.dataset.sampled = "";
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
    # Chromium breaks no line anew for a formula whose font came late: another size and back makes it do so.
    for size in ("17px", ""):
        page.evaluate("size => { document.body.style.fontSize = size; document.body.offsetWidth; }", size)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    # Wide things scroll in their own box, which the keyboard can reach.
    stuck = """() => [...document.querySelectorAll("article *")].filter(e =>
        e.scrollWidth > e.clientWidth + 1 && ["auto", "scroll"].includes(getComputedStyle(e).overflowX)
        && e.checkVisibility() && e.tabIndex < 0 && !e.querySelector("a, button, input, select, [tabindex]")
      ).map(e => e.outerHTML.slice(0, 120))"""
    # The script does it when the layout is known, a moment after the page has loaded.
    page.wait_for_function(f"!({stuck})().length")


def test_the_page_has_the_colours_of_the_visit(seen):
    assert seen.page.evaluate("document.documentElement.dataset.theme") == seen.scheme


@only([visit for visit in VISITS if visit[1] == 390])
def test_a_phone_never_scrolls_sideways(seen):
    never_scrolls_sideways(seen.page)


@only([visit for visit in VISITS if visit[:2] in SEEN_BY_AXE])
def test_axe_finds_nothing(seen):
    page = seen.page
    page.evaluate(FEWER_ELEMENTS)
    assert violations(page, rules={rule: {"enabled": False} for rule in RULES_OF_COLOUR}) == []
    # A page is light at one visit and dark at the next: widths differ in room only, themes in colours only.
    assert page.evaluate(SAMPLE) >= 5
    assert violations(page, "[data-sampled]", runOnly=RULES_OF_COLOUR) == []


@pytest.mark.parametrize("name", [*PAGES, *(CHINESE + name for name in PAGES)])
def test_ids_are_unique(chinese_site, name):
    ids = re.findall(r'\sid="([^"]+)"', (chinese_site / f"{name}.html").read_text(encoding="utf-8"))
    assert sorted(ids) == sorted(set(ids)), "an explorer and a heading, say, share a name"

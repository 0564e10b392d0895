"""The style sheets: two whole palettes, and no colour beside them."""

import re
from pathlib import Path

import pytest
from matplotlib.figure import Figure
from support import sample_explorers
from support.book import CHAPTER_PAGES, ROOT
from support.browser import new_context
from support.wcag_contrast import contrast

from dlbasics.browser.rich_output import html_of
from dlbasics.plotting import show
from dlbasics.sphinxext.static_files import style_sheet

STYLES = ROOT / "dlbasics" / "sphinxext" / "styles"


TOKEN = re.compile(r"--dl-([a-z0-9]+):\s*(#[0-9a-f]{6});")


def palettes():
    light, dark = (STYLES / "book.css").read_text(encoding="utf-8").split('html[data-theme="dark"] {', 1)
    return {"light": dict(TOKEN.findall(light)), "dark": dict(TOKEN.findall(dark.split("}")[0]))}


def test_both_palettes_are_whole():
    names = "ink muted paper surface line accent right wrong warn c0 c1 c2 c3 c4 c5".split()
    for palette in palettes().values():
        assert sorted(palette) == sorted(names)
    # Nothing but these colours follows the theme.
    sheets = "".join(path.read_text(encoding="utf-8") for path in STYLES.glob("*.css"))
    dark, = re.findall(r'data-theme="dark"\] \{(.*?)\}', sheets, re.DOTALL)
    assert sheets.count("data-theme") == 1
    assert sheets.count("prefers-color-scheme") == 0
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


def test_every_drawing_keeps_its_colours_where_the_reader_chose_the_others(browser, monkeypatch):
    monkeypatch.setenv("DLBASICS_RENDER_TARGET", "page")
    figure = html_of(show(Figure(), "Nothing."))
    explorer = html_of(sample_explorers.forty())
    assert "<svg" in figure and "<svg" in explorer
    context = new_context(browser, forced_colors="active")
    page = context.new_page()
    page.set_content(f"<style>{style_sheet()}</style><main>{figure}{explorer}</main>")
    adjusted = page.evaluate("""[...document.querySelectorAll("svg")].map((svg) =>
        getComputedStyle(svg).forcedColorAdjust)""")
    context.close()
    assert adjusted == ["none", "none"]


def test_each_font_of_formulas_has_the_characters_that_its_rule_says():
    sheet = (STYLES / "book.css").read_text(encoding="utf-8")
    licences = (STYLES.parent / "vendor" / "LICENSES.md").read_text(encoding="utf-8")
    made = dict(re.findall(r'^subset (\w+) "(.+)"$', licences, re.MULTILINE))
    rules = dict(re.findall(r'url\("latinmodern-math-(\w+)\.woff2.*?unicode-range: (.*?);', sheet, re.DOTALL))
    assert {name: characters.replace(", ", ",") for name, characters in rules.items()} == made
    assert sorted(made) == ["core", "rest"] and made["core"].startswith("U+0020-")


def test_a_character_that_the_book_has_in_no_formula_is_set_in_our_font_too(visit):
    page = visit().open("chapters/notation")
    assert page.evaluate("[...document.fonts].at(-1).status") == "unloaded"
    page.locator("article").evaluate("article => { article.innerHTML += '<math><mo>⊗</mo></math>'; }")
    page.wait_for_function("[...document.fonts].at(-1).status === 'loaded'")
    files = page.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)")
    assert any(name.endswith("latinmodern-math-rest.woff2") for name in files)


def test_a_link_into_a_page_arrives_at_once(visit, folder):
    seen = visit()
    seen.page.goto(f"{seen.server}/{folder}{CHAPTER_PAGES[0]}.html#summary")
    top = "document.getElementById('summary').getBoundingClientRect().top"
    first = seen.page.evaluate(top)
    assert 0 <= first < 200
    # A click still glides.
    seen.page.locator(".dl-aside ul ul a").first.focus()
    assert seen.page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "smooth"


def test_chosen_colours_keep_bars_and_frames(visit, folder):
    page = visit(forced_colors="active").open(f"{folder}chapters/index")
    meter = page.locator(".dl-progress-bars meter").first
    assert meter.evaluate("e => getComputedStyle(e).forcedColorAdjust") == "none"
    assert meter.evaluate("e => parseFloat(getComputedStyle(e).borderTopWidth)") >= 1


def test_every_class_that_a_sheet_names_is_used(chinese_site):
    """By a page, or by what makes its elements while one reads."""
    made = [*chinese_site.glob("**/chapters/*.html"), *chinese_site.glob("**/chapters/*.js"),
            *(path for folder in ("exercises", "explore", "sphinxext")
              for kind in ("*.py", "*.js") for path in (ROOT / "dlbasics" / folder).rglob(kind))]
    used = set()
    for path in made:
        used |= set(re.findall(r"[\w-]+", path.read_text(encoding="utf-8")))
    named = set()
    for sheet in STYLES.glob("*.css"):
        rules = re.sub(r"/\*.*?\*/|\{[^{}]*\}", " ", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
        named |= set(re.findall(r"\.([a-z][\w-]*)", rules))
    # The drawing makes these names from those of colours; no figure of the book has this one.
    assert named - used == {"fill-grid"}

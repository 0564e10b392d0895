"""Sample explorers in a page: by mouse and keyboard, from an address, on paper, with points that move."""

import gzip
import json
import re
from codecs import BOM_UTF8
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest
from rjsmin import jsmin
from sklearn.linear_model import LogisticRegression
from support import sample_explorers as sample
from support.browser import new_context
from support.parse_svg import frame_paths, svg_paths
from support.sample_explorers import SENTENCES, draw_line

from dlbasics import explore as explore_package
from dlbasics.explore import explore, page_view
from dlbasics.explore.data_table import as_csv, shown, tables
from dlbasics.sphinxext import static_files
from dlbasics.sphinxext.html_pages.page_texts import page_texts_json

PACKAGE = Path(explore_package.__file__).parents[1]
SITE = PACKAGE / "sphinxext" / "site"
EXPLORERS = jsmin((SITE / "explorers.js").read_text(encoding="utf-8"))
FIRST = (*static_files.FIRST, "button_names.js", "modifier_keys.js")
SCRIPT = "".join(jsmin((SITE / name).read_text(encoding="utf-8")) for name in FIRST) + (
    static_files.explorer_script() + static_files.movable_points_script())


PAGES = {}


def on_page(explorer) -> str:
    """An explorer's figure, that of a sample drawn once for all tests."""
    if explorer.draw is draw_line:
        return page_view.page_html(explorer)
    key = explorer.draw, str(explorer.values)
    if key not in PAGES:
        PAGES[key] = page_view.page_html(explorer)
    return PAGES[key]


def test_the_script_stays_in_its_share():
    assert len(gzip.compress(EXPLORERS.encode())) < 1600


HOST = "http://book.test/page.html"


@pytest.fixture
def visit(browser):
    """Open a page of explorers with the book's own script and style; foreign requests are refused."""
    pages = []

    def make(*explorers, query="", **options):
        body = "".join(on_page(explorer) for explorer in explorers)
        text = (f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Page</title>'
                f'<meta name="viewport" content="width=device-width"><style>{static_files.style_sheet()}'
                f'</style><main>{body}</main>'
                f'<script type="application/json" id="dl-texts">{page_texts_json()}</script>'
                f'<script>{SCRIPT}</script></html>')
        policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"
        page = new_context(browser, **options).new_page()
        pages.append(page)
        page.foreign, page.errors = [], []

        def answer(route):
            if route.request.url.startswith(HOST):
                route.fulfill(body=text, content_type="text/html",
                              headers={"Content-Security-Policy": policy})
            else:
                page.foreign.append(route.request.url)
                route.abort()

        page.route("**/*", answer)
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        page.goto(HOST + query)
        return page

    yield make
    for page in pages:
        page.context.close()
    assert not any(page.errors for page in pages), [page.errors for page in pages]


def figure(page, name="gain"):
    return page.locator(f'figure[data-explorer="{name}"]')


def shown_paths(page, name="gain"):
    """What the figure draws now."""
    return svg_paths(figure(page, name).locator("svg").evaluate("svg => svg.outerHTML"))


def values(page, name="gain"):
    """What the figure says of its controls."""
    return json.loads(figure(page, name).get_attribute("data-values"))


def address_parameters(page):
    """The query of the page's address."""
    return {key: value[0] for key, value in parse_qs(urlsplit(page.evaluate("location.href")).query).items()}


def test_every_frame_by_keyboard_is_the_frame_rendered_anew(visit):
    explorer = sample.gain()
    page = visit(explorer)
    slider, select = page.get_by_role("slider", name="Gain"), page.get_by_role("combobox", name="base")
    seen = 0
    for base in ("sigmoid", "tanh"):
        select.select_option(label=base)
        slider.focus()
        page.keyboard.press("Home")
        for i, gain in enumerate([0.25, 0.5, 1.0, 2.0, 4.0]):
            if i:
                page.keyboard.press("ArrowRight")
            assert values(page) == {"gain": gain, "base": base}
            assert shown_paths(page) == frame_paths(explorer, gain=gain, base=base)
            assert slider.get_attribute("aria-valuetext") == f"{gain:g} /s"
            assert figure(page).locator("output").inner_text() == f"{gain:g} /s"
            assert figure(page).locator(".dl-readout").inner_text() == f"{base} at gain {gain:g}."
            assert figure(page).locator("svg").get_attribute("aria-label") == f"{base} at gain {gain:g}."
            seen += 1
    page.keyboard.press("End")
    assert values(page)["gain"] == 4.0 and seen == 10
    # one announcement, when the steps have paused, and not one for each of them
    assert figure(page).locator("[aria-live=polite], [aria-live=assertive], [role=alert]").count() == 0
    status = figure(page).locator(".dl-description [role=status]", has_text="tanh at gain 4.")
    status.wait_for(state="attached")


def test_lines_come_and_go(visit):
    explorer = sample.height()
    page = visit(explorer)
    page.get_by_role("slider").focus()
    for key, height in (("Home", -2), ("End", 3), ("ArrowLeft", 0)):
        page.keyboard.press(key)
        assert shown_paths(page, "height") == frame_paths(explorer, height=height)


def test_by_mouse(visit):
    explorer = sample.gain()
    page = visit(explorer)
    box = page.get_by_role("slider", name="Gain").bounding_box()
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] / 2, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.75, middle, steps=4)
    assert values(page)["gain"] == 2.0
    assert shown_paths(page) == frame_paths(explorer, gain=2.0, base="sigmoid")
    assert address_parameters(page) == {}  # the address is kept when the mouse lets go, not at each step
    page.mouse.move(box["x"] + box["width"], middle, steps=4)
    page.mouse.up()
    assert values(page)["gain"] == 4.0 and address_parameters(page) == {"gain.gain": "4"}


def test_reset_takes_back_figure_values_and_address(visit):
    explorer = sample.gain()
    page = visit(explorer, query="?gain.gain=4&other=1#there")
    assert values(page)["gain"] == 4.0
    figure(page).get_by_role("button", name="Reset").click()
    assert values(page) == {"gain": 1.0, "base": "sigmoid"}
    assert shown_paths(page) == frame_paths(explorer, gain=1.0, base="sigmoid")
    assert figure(page).locator("output").inner_text() == "1 /s"
    assert address_parameters(page) == {"other": "1"} and page.url.endswith("#there")


def test_a_view_travels_in_its_address(visit):
    explorer, other = sample.gain(), sample.height()
    page = visit(explorer, other)
    page.get_by_role("slider", name="Gain").focus()
    page.keyboard.press("End")
    page.get_by_role("combobox", name="base").select_option(label="tanh")
    page.get_by_role("slider", name="height").focus()
    page.keyboard.press("Home")
    assert address_parameters(page) == {"gain.gain": "4", "gain.base": "tanh", "height.height": "-2"}
    linked = visit(explorer, other, query="?" + urlsplit(page.url).query)
    assert values(linked) == {"gain": 4.0, "base": "tanh"}
    assert values(linked, "height") == {"height": -2}
    assert shown_paths(linked) == frame_paths(explorer, gain=4.0, base="tanh")
    assert shown_paths(linked, "height") == frame_paths(other, height=-2)
    figure(linked).get_by_role("button", name="Reset").click()
    assert address_parameters(linked) == {"height.height": "-2"}
    assert values(linked, "height") == {"height": -2}


def test_what_an_address_should_not_say_is_ignored(visit):
    page = visit(sample.gain(), query="?gain.gain=3&gain.base=%3Cb%3E&x=%E0%A4%A")
    assert values(page) == {"gain": 1.0, "base": "sigmoid"}


def test_copy_link_copies_this_view_and_says_so(visit):
    page = visit(sample.gain())
    # the clipboard of an unsafe origin is missing: stand in for it
    page.evaluate("""Object.defineProperty(navigator, 'clipboard',
        { value: { writeText: (text) => { window.copied = String(text); } } })""")
    page.evaluate("window.setTimeout = () => 0")  # the button says so for two seconds; a test may need longer
    page.get_by_role("slider", name="Gain").focus()
    page.keyboard.press("ArrowRight")
    button = figure(page).locator("[data-action=copy]")
    width = button.bounding_box()["width"]
    button.click()
    page.wait_for_function("window.copied")
    assert page.evaluate("window.copied") == HOST + "?gain.gain=2#gain"
    assert button.inner_text() == "Link copied" and button.bounding_box()["width"] == width


def test_without_a_clipboard_the_link_is_shown(visit):
    page = visit(sample.gain())
    links = []
    page.on("dialog", lambda dialog: (links.append(dialog.default_value), dialog.dismiss()))
    figure(page).locator("[data-action=copy]").click()
    assert links == [HOST + "#gain"]


def test_it_still_moves_where_the_address_must_not_change(visit):
    page = visit(sample.gain())
    page.evaluate("() => { history.replaceState = () => { throw new DOMException('SecurityError'); }; }")
    page.get_by_role("slider", name="Gain").focus()
    page.keyboard.press("End")
    assert values(page)["gain"] == 4.0


def test_nothing_below_jumps_when_the_sentence_grows(visit):
    explorer = explore(draw_line, describe=lambda slope: "word " * slope, slope=[1, 60], **SENTENCES)
    page = visit(explorer, viewport={"width": 390, "height": 800})
    before = page.locator("figcaption").bounding_box()
    page.get_by_role("slider").focus()
    page.keyboard.press("End")
    assert page.locator(".dl-readout").inner_text().split() == ["word"] * 60
    assert page.locator("figcaption").bounding_box() == before


def test_the_page_hears_of_a_change(visit):
    page = visit(sample.gain())
    page.evaluate("""document.addEventListener('dl:change',
        (event) => { window.change = [event.target.id, event.detail]; })""")
    page.get_by_role("slider", name="Gain").focus()
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("window.change") == ["gain", {"gain": 0.5, "base": "sigmoid"}]


@pytest.mark.parametrize("media", ["screen", "print"])
def test_without_script_and_on_paper_the_first_frame_stands_alone(visit, media):
    explorer = sample.gain()
    page = visit(explorer, java_script_enabled=media == "print")
    page.emulate_media(media=media)
    assert shown_paths(page) == frame_paths(explorer, gain=1.0, base="sigmoid")
    assert not figure(page).locator(".dl-controls").is_visible()
    for part in (".dl-predict", "svg", "figcaption"):
        assert figure(page).locator(part).is_visible()


@pytest.mark.parametrize("width", [390, 1280])
def test_it_fits_and_can_be_hit_with_a_thumb(visit, width):
    page = visit(sample.gain(), sample.height(), viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for target in page.locator(".dl-controls :is(input, select, button)").all():
        assert target.bounding_box()["height"] >= 24 and target.bounding_box()["width"] >= 24
    # letters as they are seen, not in the units of the drawing
    sizes = page.evaluate("""[...document.querySelectorAll('figure svg text')].map((text) =>
        parseFloat(getComputedStyle(text).fontSize) *
        Math.hypot(text.getScreenCTM().a, text.getScreenCTM().b))""")
    assert min(sizes) >= 9
    assert len(set(np.round(sizes, 1))) <= 3  # ticks, labels, titles: none was too near the edge to grow
    assert not page.foreign


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_colours_follow_the_theme(visit, theme):
    page = visit(sample.gain())
    page.evaluate("theme => { document.documentElement.dataset.theme = theme; }", theme)
    stroke, token, paper, ground = page.evaluate("""() => {
        const style = (selector) => getComputedStyle(document.querySelector(selector));
        const probe = document.body.appendChild(document.createElement('i'));
        probe.style.color = 'var(--dl-c0)';
        return [style('figure .c0').stroke, getComputedStyle(probe).color,
                style('figure .fill-paper').fill, style('body').backgroundColor];
    }""")
    assert stroke == token and paper == ground
    # the light theme's colour is the figure's own: only in the dark one do they differ
    own = page.locator("figure .c0").first.get_attribute("stroke")
    same = "rgb({}, {}, {})".format(*bytes.fromhex(own[1:])) == stroke
    assert same == (theme == "light")


def test_a_step_swaps_only_the_elements_that_differ(visit):
    page = visit(sample.busy())
    steps = page.evaluate("""() => {
        const svg = document.querySelector('svg'), slider = document.querySelector('input');
        const { frames } = JSON.parse(document.querySelector('figure script').textContent);
        const observer = new MutationObserver(() => {}), steps = [];
        observer.observe(svg, { childList: true });
        for (let i = 1; i < frames.length; i++) {
            slider.value = i;
            slider.dispatchEvent(new Event('input', { bubbles: true }));
            const swapped = observer.takeRecords().reduce((sum, record) => sum + record.addedNodes.length, 0);
            const differing = frames[i].filter((element, k) => element !== frames[i - 1][k]).length;
            steps.push({ swapped, differing, elements: frames[i].length });
        }
        return steps;
    }""")
    assert len(steps) == 39
    for step in steps:
        assert step["swapped"] == step["differing"] <= 3 < step["elements"]  # two curves and the title


def test_axe_finds_nothing(visit):
    from axe_playwright_python.sync_playwright import Axe

    page = visit(sample.gain(), sample.height())
    for summary in page.locator("summary").all():
        summary.click()
    for theme in ("light", "dark"):
        page.evaluate("theme => { document.documentElement.dataset.theme = theme; }", theme)
        results = Axe().run(page, options={"rules": {"region": {"enabled": False},
                                                     "page-has-heading-one": {"enabled": False}}})
        assert results.violations_count == 0, results.generate_report()


# -- playing --------------------------------------------------------------------------------------


def slider_values(page, count):
    """What the slider stands at after each of some stretches of time."""
    seen = []
    for _ in range(count):
        page.clock.run_for(750)
        seen.append(values(page)["gain"])
    return seen


def test_playing_goes_through_the_values_and_stops_at_the_last(visit):
    page = visit(sample.gain())
    page.clock.install()
    play = figure(page).get_by_role("button", name="Play: Gain")
    play.click()
    assert figure(page).get_by_role("button", name="Pause: Gain").count() == 1
    assert slider_values(page, 4) == [2.0, 4.0, 4.0, 4.0]
    assert play.count() == 1 and address_parameters(page) == {"gain.gain": "4"}
    play.click()  # from the last value it begins again
    assert values(page)["gain"] == 0.25
    assert slider_values(page, 2) == [0.5, 1.0]
    figure(page).get_by_role("button", name="Pause: Gain").click()
    assert slider_values(page, 2) == [1.0, 1.0]
    figure(page).get_by_role("button", name="One step: Gain").click()
    assert values(page)["gain"] == 2.0 and address_parameters(page) == {"gain.gain": "2"}
    # one key plays and pauses, and does not scroll; another one takes over
    page.get_by_role("slider", name="Gain").focus()
    for key, after in ((" ", 4.0), ("Home", 0.25), (" ", 0.5), (" ", 0.5)):
        page.keyboard.press(key)
        assert slider_values(page, 1) == [after]
    assert page.evaluate("scrollY") == 0


def test_nothing_plays_where_motion_is_unwanted_but_steps_remain(visit):
    page = visit(sample.gain(), reduced_motion="reduce")
    page.clock.install()
    assert not figure(page).locator("[data-action=play]").is_visible()
    page.get_by_role("slider", name="Gain").focus()
    page.keyboard.press(" ")
    assert slider_values(page, 2) == [1.0, 1.0]
    figure(page).get_by_role("button", name="One step: Gain").click()
    assert values(page)["gain"] == 2.0


# -- the data table and values ----------------------------------------------------------------------


def shown_tables(page, name):
    """The open data table: titles, headers and rows as text."""
    return figure(page, name).locator("table").evaluate_all("""tables => tables.map((table) => [
        table.caption?.textContent ?? "", ...[...table.rows].map((row) =>
            [...row.cells].map((cell) => cell.textContent))])""")


def python_tables(explorer, **settings):
    """The same as Python makes it for a kernel."""
    return [[table.title, table.header, *[[shown(cell) for cell in row] for row in table.rows]]
            for table in tables(explorer.figure(**settings))]


def test_the_data_table_is_that_of_the_frame(visit):
    explorer, other = sample.gain(), sample.height()
    page = visit(explorer, other, viewport={"width": 390, "height": 800})
    for name in ("gain", "height"):
        figure(page, name).get_by_text("Data table").click()
    below = page.locator("figure").last.bounding_box()["height"]
    for gain, key in ((0.25, "Home"), (0.5, "ArrowRight"), (4.0, "End")):
        page.get_by_role("slider", name="Gain").press(key)
        assert shown_tables(page, "gain") == python_tables(explorer, gain=gain)
    for height, key in ((-2, "Home"), (0, "ArrowRight"), (3, "ArrowRight")):
        page.get_by_role("slider", name="height").press(key)
        assert shown_tables(page, "height") == python_tables(other, height=height)
    assert page.locator("figure").last.bounding_box()["height"] == below
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    with page.expect_download() as download:
        figure(page).get_by_role("button", name="Download as CSV").click()
    assert download.value.suggested_filename == "gain.csv"
    saved = Path(download.value.path()).read_bytes()
    assert saved.startswith(BOM_UTF8), "by this spreadsheets know the encoding"
    assert saved.decode("utf-8-sig") == as_csv(tables(explorer.figure(gain=4.0)))


def test_values_stand_where_the_pointer_is(visit):
    page = visit(sample.gain())
    figure(page).scroll_into_view_if_needed()
    label = figure(page).locator(".dl-value")
    seen = []
    for line in figure(page).locator("[data-line]").all():
        # a place on the line, as the page shows it
        x, y = line.evaluate("""path => {
            const point = path.getPointAtLength(path.getTotalLength() * 0.4);
            const { a, b, c, d, e, f } = path.getScreenCTM();
            return [a * point.x + c * point.y + e, b * point.x + d * point.y + f];
        }""")
        page.mouse.move(x, y)
        name, z, value = re.fullmatch(r"(.+): z\s=\s(.+), value\s=\s(.+)", label.inner_text()).groups()
        z, value = (float(text.replace("\N{MINUS SIGN}", "-")) for text in (z, value))
        assert value == pytest.approx(1 / (1 + np.exp(-z)) if name == "sigmoid" else z, abs=0.01)
        seen.append(name)
    assert seen == ["sigmoid", "identity"]
    assert label.get_attribute("aria-hidden") == "true"  # the table says it to those who do not see it
    page.keyboard.press("Escape")
    assert not label.is_visible()
    page.mouse.move(5, 5)
    assert not label.is_visible()


# -- handles ----------------------------------------------------------------------------------------


def centre(locator):
    """The middle of what is seen there."""
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@pytest.mark.parametrize("width", [390, 1280])
def test_a_handle_is_dragged_to_the_nearest_frame(visit, width):
    explorer = sample.point()
    page = visit(explorer, viewport={"width": width, "height": 900})
    knobs = figure(page, "point").locator(".dl-handle")
    names = [knob.get_attribute("aria-label") for knob in knobs.all()]
    assert names == ["x, in the picture", "lift, in the picture"]
    knob = knobs.first
    seen = []
    for x in (-2, -1, 0, 1, 2):
        page.get_by_role("slider", name="x", exact=True).fill(str(x + 2))
        seen.append(centre(knob))
    # the ring stands around the drawn point, wherever that goes
    drawn = centre(figure(page, "point").locator("[data-points]"))
    np.testing.assert_allclose(drawn, seen[-1], atol=1)
    page.mouse.move(*seen[4])
    page.mouse.down()
    for x, y in reversed(seen[1:4]):
        page.mouse.move(x + 3, y - 5, steps=2)
    assert values(page, "point")["x"] == -1 and address_parameters(page) == {"point.x": "2"}
    assert shown_paths(page, "point") == frame_paths(explorer, x=-1)
    page.mouse.up()
    assert address_parameters(page) == {"point.x": "-1"}
    assert knob.get_attribute("aria-valuetext") == "\N{MINUS SIGN}1"


def test_a_handle_whose_pointer_was_taken_away_is_let_go(visit):
    page = visit(sample.point())
    knob = figure(page, "point").locator(".dl-handle").first
    knob.evaluate("knob => { knob.onpointerdown = (event) => { window.id = event.pointerId; }; }")
    x, y = centre(knob)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 1, y)  # from here on the handle has it
    knob.evaluate("knob => knob.releasePointerCapture(window.id)")
    page.mouse.move(x, y + 300)
    page.mouse.up()
    knob.dispatch_event("pointermove", {"clientX": x + 300, "clientY": y})  # no button is down
    assert values(page, "point")["x"] == 0


def test_arrow_keys_move_a_handle_the_way_that_they_point(visit):
    page = visit(sample.point())
    along, up = figure(page, "point").locator(".dl-handle").all()
    along.focus()
    for key, x in (("ArrowRight", 1), ("ArrowLeft", 0), ("ArrowLeft", -1), ("End", 2), ("ArrowRight", 2),
                   ("Home", -2)):
        page.keyboard.press(key)
        assert values(page, "point")["x"] == x
    # the values of this one go down where those of the list go up
    up.focus()
    for key, lift in (("ArrowDown", 1), ("ArrowDown", 2), ("ArrowUp", 1)):
        page.keyboard.press(key)
        assert values(page, "point")["lift"] == lift
    assert page.evaluate("scrollY") == 0 and up.bounding_box()["width"] >= 44


# Whether the page kept from the browser what a key with a modifier means to it.
PRESS_WITH = """(element, modifier) => {
  const options = { [modifier]: true, bubbles: true, cancelable: true };
  return ["ArrowLeft", "ArrowRight", "ArrowUp", "Home", "End", "PageDown", "Delete"].filter(
    (key) => !element.dispatchEvent(new KeyboardEvent("keydown", { key, ...options })));
}"""


@pytest.mark.parametrize("modifier", ["altKey", "ctrlKey", "metaKey"])
def test_keys_with_which_the_browser_goes_back_or_scrolls_are_left_to_it(visit, modifier):
    page = visit(sample.point(), sample.moved())
    before = shown_paths(page, "point"), shown_paths(page, "moved")
    for name, knob in (("point", ".dl-handle"), ("moved", ".dl-point")):
        assert figure(page, name).locator(knob).first.evaluate(PRESS_WITH, modifier) == []
    assert (shown_paths(page, "point"), shown_paths(page, "moved")) == before


def test_two_fingers_zoom_into_a_picture_and_over_a_slider(visit):
    page = visit(sample.gain())
    for part in (figure(page).locator(".dl-picture"), page.get_by_role("slider", name="Gain")):
        assert part.evaluate("e => getComputedStyle(e).touchAction") == "pan-y pinch-zoom"


# -- lines that are revealed, and points that are moved ----------------------------------------------


def marker_starts(data):
    """Where the subpaths of path data begin."""
    return [[int(n) for n in pair] for pair in re.findall(r"M(-?\d+) (-?\d+)", data)]


def test_a_path_is_revealed_point_by_point_in_the_page_as_in_python(visit):
    explorer = sample.steps()
    page = visit(explorer)
    figure(page, "steps").get_by_text("Data table").click()
    assert len(list(explorer.grid())) == 2  # the step has no frames of its own
    for bend in ("up", "down"):
        page.get_by_role("combobox").select_option(label=bend)
        for step, key in ((0, "Home"), (1, "ArrowRight"), (2, "ArrowRight"), (5, "End")):
            page.get_by_role("slider", name="step").press(key)
            svg = explorer.drawing(bend=bend, step=step, with_data=True).svg()
            for name in ("path", "now"):
                shown_markers = figure(page, "steps").locator(f'[data-points="{name}"]').get_attribute("d")
                drawn_markers = re.search(f'data-points="{name}"[^>]* d="([^"]*)"', svg)[1]
                np.testing.assert_allclose(marker_starts(shown_markers), marker_starts(drawn_markers), atol=1)
            line = figure(page, "steps").locator("[data-line]").get_attribute("d")
            assert len(re.findall("[ML]", line)) == step + 1
            assert shown_tables(page, "steps") == python_tables(explorer, bend=bend, step=step)


FITTED = """([points, degree]) => [dlPolynomial.fit(points, degree),
    dlPolynomial.model({ points, values: { degree },
        data: { validation: points, degrees: 13, far: "far" } })]"""


def test_the_page_fits_polynomials_as_numpy_does(visit):
    page = visit(sample.moved())
    rng = np.random.default_rng(5)
    for degree, count in ((0, 13), (1, 20), (5, 20), (12, 13), (12, 30)):
        x, y = rng.uniform(0, 1, count), rng.normal(0, 1, count)
        weights, model = page.evaluate(FITTED, [np.transpose([x, y]).tolist(), degree])
        expected = np.linalg.lstsq(np.polynomial.legendre.legvander(2 * x - 1, degree), y, rcond=None)[0]
        np.testing.assert_allclose(weights, expected, rtol=1e-6, atol=1e-6 * abs(expected).max())
        rest = np.polynomial.legendre.legvander(2 * x - 1, degree) @ expected - y
        assert model["lines"]["training"][-1] == pytest.approx([degree, np.sqrt(np.mean(rest**2))], abs=1e-6)
        assert len(model["lines"]["training"]) == degree + 1
    # points above one another: fewer places than weights, and still finite
    weights, _ = page.evaluate(FITTED, [[[0.5, 1], [0.5, 3], [0.2, 0]], 2])
    assert np.polynomial.legendre.legval(0, weights) == pytest.approx(2)


def test_the_page_trains_logistic_regression_as_scikit_learn_does(visit):
    page = visit(sample.moved())
    rng = np.random.default_rng(5)
    for count, spread in ((30, 2), (300, 1), (60, 4)):
        X = rng.normal(0, spread, (count, 2))
        y = (X @ [1.5, -0.7] + 0.3 + rng.logistic(size=count) > 0).astype(int)
        w = page.evaluate("points => dlLogisticRegression.train(points)", np.column_stack([X, y]).tolist())
        model = LogisticRegression(C=np.inf, tol=1e-10, max_iter=1000).fit(X, y)
        np.testing.assert_allclose(w, [*model.coef_[0], *model.intercept_], rtol=1e-4, atol=1e-4)


def test_points_are_moved_added_and_taken_back(visit):
    explorer = sample.moved()
    page = visit(explorer)
    box, said = figure(page, "moved"), figure(page, "moved").locator(".dl-readout")
    first, sentence = shown_paths(page, "moved"), said.inner_text()
    knobs = box.locator(".dl-point")
    # Where a screen reader leaves the arrow keys to the page.
    assert box.get_by_role("application", name="points, in the picture").locator(".dl-point").count() == 3
    assert knobs.count() == 3 and box.locator(".dl-point[tabindex='0']").count() == 1  # one stop for Tab
    x, y = centre(knobs.nth(1))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y - 40, steps=3)
    page.mouse.up()
    assert said.inner_text() != sentence and shown_paths(page, "moved") != first
    moved = centre(knobs.nth(1))
    assert moved == pytest.approx((x, y - 40), abs=1)
    for key in ("ArrowRight", "PageDown", "ArrowUp"):
        page.keyboard.press(key)
    assert "Point 3 of 3" in page.evaluate("document.activeElement.getAttribute('aria-label')")
    box.get_by_role("button", name="Add a point").click()
    assert knobs.count() == 4
    page.keyboard.press("Delete")
    assert knobs.count() == 3
    corner = box.locator(".dl-picture svg").bounding_box()
    page.mouse.click(corner["x"] + corner["width"] * 0.5, corner["y"] + corner["height"] * 0.3)
    assert knobs.count() == 4
    box.get_by_role("button", name="Remove the point").click()
    assert knobs.count() == 3
    box.get_by_role("button", name="Reset").click()
    assert shown_paths(page, "moved") == first and knobs.count() == 3
    assert said.inner_text() == sentence == explorer.description()


def test_a_model_follows_kinds_of_points_and_controls_without_frames(visit):
    explorer = sample.kinds()
    assert len(list(explorer.grid())) == 2
    page = visit(explorer, query="?kinds.bias=1")
    box = figure(page, "kinds")
    said, marks = box.locator(".dl-readout"), box.locator("[data-points]")
    assert said.inner_text() == "Model at 1, p 0.50."  # what a link asks for is drawn at once
    counts = lambda: [m.get_attribute("d").count("M") for m in marks.all()]
    assert counts() == [1, 1]
    box.get_by_role("button", name="Change its class").click()
    assert counts() == [0, 2]
    knobs = box.locator(".dl-point")
    knobs.last.focus()  # of both, this point is now what the sentence is about
    assert said.inner_text() == f"Model at 1, p {1 / (1 + np.exp(-2)):.2f}."
    assert "Point 2 of 2, square: x = 1" in knobs.last.get_attribute("aria-label")
    page.get_by_role("slider", name="bias").press("End")
    assert said.inner_text().startswith("Model at 2") and values(page, "kinds")["bias"] == 2
    box.get_by_role("button", name="Add a point").click()
    box.get_by_role("button", name="Add a point").click()  # three are the most
    assert counts() == [0, 3] and knobs.count() == 3
    box.get_by_role("button", name="Reset").click()
    assert counts() == [1, 1] and said.inner_text() == "Bias 0."
    assert shown_paths(page, "kinds") == frame_paths(explorer)


def test_a_ring_goes_with_its_point_where_the_axes_are_others(visit):
    page = visit(sample.zoomed())
    box = figure(page, "zoomed")
    knobs = box.locator(".dl-point").all()
    for key in ("End", "Home"):
        page.get_by_role("slider").press(key)
        places = [centre(knob) for knob in knobs]
        middle = (np.min(places, axis=0) + np.max(places, axis=0)) / 2
        np.testing.assert_allclose(middle, centre(box.locator("[data-points]")), atol=1)
        label = knobs[1].get_attribute("aria-label")
        panel = box.evaluate("""figure => {
          const [{ x, y }] = dlDrawnData.panels(figure.querySelector(".dl-picture svg"));
          return [x.text(0.5), y.text(0.4)];
        }""")
        assert "x = {}, y = {}. ".format(*panel) in label, "as many digits as the axes show"


def test_one_sentence_is_said_of_a_change_that_the_model_follows(visit):
    page = visit(sample.kinds())
    page.clock.install()
    page.evaluate("""() => {
      window.heard = [];
      new MutationObserver((records) => {
        const added = records.flatMap((record) => [...record.addedNodes]);
        window.heard.push(...added.map((node) => node.textContent));
      }).observe(document.querySelector(".dl-description [role=status]"), { childList: true });
    }""")
    page.get_by_role("slider", name="bias").press("End")
    page.clock.run_for(1000)
    assert page.evaluate("heard") == [figure(page, "kinds").locator(".dl-readout").inner_text()]
    assert page.evaluate("heard[0]").startswith("Model at 2")


def test_points_stay_where_a_reader_put_them_when_the_pages_python_draws(visit):
    explorer = sample.kinds()
    page = visit(explorer)
    page.evaluate("""html => {
      document.querySelector("main").innerHTML = `<div class="dl-output-area">${html}</div>`;
      dlInteraction.attach(document.querySelector("figure"));
    }""", page_view.browser_html(explorer))
    box = figure(page, "kinds")
    box.locator(".dl-point").first.press("ArrowUp")
    moved = box.locator('[data-points="round"]').get_attribute("d")
    page.evaluate("""svg => {
      const figure = document.querySelector("figure");
      figure.querySelector(".dl-picture svg").outerHTML = svg;
      figure.dispatchEvent(new Event("dl:drawn"));
    }""", explorer.browser_svg(angle=90))
    assert box.locator('[data-points="round"]').get_attribute("d") == moved
    assert box.locator(".dl-readout").inner_text().startswith("Model at 0")
    assert box.locator(".dl-point").count() == 2
    box.get_by_role("button", name="Reset").click()
    assert box.locator('[data-points="round"]').get_attribute("d") != moved


def test_a_step_that_an_address_names_is_drawn(visit):
    explorer = sample.steps()
    page = visit(explorer, query="?steps.step=2")
    line = figure(page, "steps").locator("[data-line]").get_attribute("d")
    assert len(re.findall("[ML]", line)) == 3


TAP = """svg => {
  const { left, top, width, height } = svg.getBoundingClientRect();
  const place = { bubbles: true, clientX: left + 0.5 * width, clientY: top + 0.3 * height };
  svg.dispatchEvent(new PointerEvent("pointerdown", { ...place, pointerType: "touch" }));
  svg.dispatchEvent(new MouseEvent("click", place));
}"""


def test_a_tap_adds_no_point_where_clicks_do_not_say_what_made_them(visit):
    box = figure(visit(sample.moved()), "moved")
    box.locator(".dl-picture svg").evaluate(TAP)
    assert box.locator(".dl-point").count() == 3

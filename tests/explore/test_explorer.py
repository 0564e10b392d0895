"""Explorers in each medium: as Python objects, in Chromium by mouse and keyboard, in a real kernel."""

import gzip
import json
import re
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest
from jupyter_client.manager import start_new_kernel
from support import sample_explorers as sample

from dlbasics import explore as module
from dlbasics.explore import Control, explore
from dlbasics.plotting import render
from dlbasics.sphinxext import static_files

TESTS = Path(__file__).parent
PACKAGE = Path(module.__file__).parents[1]
SCRIPT = (PACKAGE / "sphinxext" / "site" / "explorers.js").read_text(encoding="utf-8")
GOOD = {"caption": "A line.", "predict": "Where does it end?"}


def draw_line(ax, slope):
    ax.plot([0, 1], [0, slope])


def data(svg: str) -> list[str]:
    """What a figure draws: the data of its paths, in order."""
    return re.findall(r'<path[^>]* d="([^"]*)"', svg)


def fresh(explorer, **values) -> list[str]:
    """What the frame of these values draws, rendered now."""
    return data(explorer.drawing(**values).svg())


# -- the object -----------------------------------------------------------------------------------------


def test_an_explorer_knows_its_name_controls_values_and_grid():
    explorer = sample.gain()
    assert explorer.name == "gain" and list(explorer.controls) == ["gain", "base"]
    assert explorer.values == {"gain": 1.0, "base": "sigmoid"}
    grid = list(explorer.grid())
    assert len(grid) == 10 and grid[1] == {"gain": 0.25, "base": "tanh"}
    assert explore(draw_line, name="own", slope=[1, 2], **GOOD).name == "own"


def test_lines_are_the_data_of_the_frame_for_any_value_in_range():
    lines = sample.gain().lines(gain=3.21, base="tanh")
    np.testing.assert_allclose(lines[0], np.column_stack([sample.X, np.tanh(3.21 * sample.X)]))


def test_axes_stand_still_while_the_values_move():
    explorer = sample.height()
    places = []
    for values in explorer.grid():
        figure = explorer.figure(**values)
        render(figure, "")
        places.append([ax.get_position().bounds for ax in figure.axes])
    assert places[0] == places[1] == places[2]


def test_values_read_well():
    control = Control(np.arange(0, 0.45, 0.1), unit="s")
    assert control.values == [0, 0.1, 0.2, 0.3, 0.4]
    assert control.text(0.3) == "0.3 s" and Control([-2, 1e-5]).text(-2) == "\N{MINUS SIGN}2"


@pytest.mark.parametrize(("make", "error", "words"), [
    (lambda: Control([]), ValueError, "values is []; expected a list"),
    (lambda: Control("abc"), ValueError, "values is 'abc'"),
    (lambda: Control([1, "a"]), TypeError, "expected all numbers or all strings"),
    (lambda: Control([True, False]), TypeError, "True is neither a finite number nor a string"),
    (lambda: Control([0, float("inf")]), TypeError, "inf is neither"),
    (lambda: Control([1, 1]), ValueError, "expected no value twice"),
    (lambda: Control([2, 1]), ValueError, "expected numbers that increase"),
    (lambda: Control([1, 2], start=1.5), ValueError, "start is 1.5; expected one of values: [1, 2]"),
    (lambda: explore(draw_line, slope=[1], caption="", predict="?"), ValueError, "caption is ''"),
    (lambda: explore(draw_line, slope=[1], caption="A.", predict=None), ValueError, "predict is None"),
    (lambda: explore(draw_line, **GOOD), ValueError, "controls are missing"),
    (lambda: explore(draw_line, slop=[1], **GOOD), TypeError, "expected draw(ax, slop)"),
    (lambda: explore(draw_line, slope=[1], describe=lambda gain: "", **GOOD), TypeError,
     "expected describe(slope)"),
    (lambda: explore(draw_line, slope=range(241), **GOOD), ValueError,
     "has 241 frames; expected at most 240"),
    (lambda: explore(draw_line, name="a b", slope=[1], **GOOD), ValueError, "name is 'a b'"),
    (lambda: explore(draw_line, slope=[1, 2], **GOOD).figure(gain=1), ValueError,
     "has no control 'gain'; expected slope"),
    (lambda: explore(draw_line, slope=[1, 2], **GOOD).figure(slope=3), ValueError,
     "slope is 3; expected from 1 to 2"),
    (lambda: sample.gain().figure(base="relu"), ValueError, "base is 'relu'; expected one of"),
])
def test_wrong_input_is_named(make, error, words):
    with pytest.raises(error, match=re.escape(words)):
        make()


def test_a_failing_draw_says_which_frame():
    def draw(ax, slope):
        raise ZeroDivisionError("oops")

    with pytest.raises(ZeroDivisionError) as caught:
        explore(draw, slope=[7], **GOOD).figure()
    assert caught.value.__notes__ == ["while explorer 'draw' drew {'slope': 7}"]


# -- print ----------------------------------------------------------------------------------------------


def test_on_paper_it_is_the_first_frame_with_its_question_and_caption(monkeypatch):
    monkeypatch.setenv("DLBASICS_RENDER_TARGET", "print")
    explorer = sample.gain()
    bundle = explorer._repr_mimebundle_()
    assert set(bundle) == {"image/svg+xml", "text/plain"}
    # the paper behind figure and caption is one path more
    assert data(bundle["image/svg+xml"])[1:] == fresh(explorer, gain=1.0, base="sigmoid")
    words = re.sub(r"<[^>]+>", "", bundle["image/svg+xml"])
    assert "Predict first. Does the slope at 0 rise?" in words and "A curve as its gain g" in words
    assert bundle["text/plain"] == ("Explorer gain: A curve as its gain $g$ grows; `base` chooses it.\n"
                                    "Predict first. Does the slope at 0 **rise**?\nsigmoid at gain 1.")
    assert sample.gain()._repr_mimebundle_() == bundle


# -- the page -------------------------------------------------------------------------------------------


def html(explorer, monkeypatch) -> str:
    monkeypatch.setenv("DLBASICS_RENDER_TARGET", "page")
    return explorer._repr_mimebundle_()["text/html"]


PAGES = {}


def on_page(explorer, monkeypatch) -> str:
    """The `html` of an explorer, that of a sample drawn once for all tests."""
    if explorer.draw.__module__ != sample.__name__:
        return html(explorer, monkeypatch)
    key = explorer.draw, str(explorer.values)
    if key not in PAGES:
        PAGES[key] = html(explorer, monkeypatch)
    return PAGES[key]


@pytest.mark.parametrize("make", [sample.forty, sample.busy])
def test_forty_frames_stay_under_60_kb(make, monkeypatch):
    size = len(gzip.compress(on_page(make(), monkeypatch).encode()))
    print(f"40 frames of {make.__name__}: {size} bytes gz")
    assert size < 60_000


def test_the_script_stays_in_its_share():
    lines = [line.strip() for line in SCRIPT.splitlines()]
    small = "\n".join(line for line in lines if line and not line.startswith("//"))
    size = len(gzip.compress(small.encode()))
    print(f"explorers.js: {size} bytes gz")
    assert size < 1600


def test_nothing_in_the_frames_can_end_the_script_element(monkeypatch):
    text = html(explore(draw_line, describe=lambda slope: "</script><b>", slope=[1, 2], **GOOD), monkeypatch)
    assert text.count("</script>") == 1 and "&lt;/script&gt;" in text


HOST = "http://book.test/page.html"


@pytest.fixture
def visit(browser, monkeypatch):
    """Open a page of explorers with the book's own script and style; foreign requests are refused."""
    contexts = []

    def make(*explorers, query="", **options):
        body = "".join(on_page(explorer, monkeypatch) for explorer in explorers)
        text = (f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Page</title>'
                f'<meta name="viewport" content="width=device-width"><style>{static_files.style()}'
                f'</style><main>{body}</main><script>{SCRIPT}</script></html>')
        policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.foreign, page.errors = [], []

        def answer(route):
            if route.request.url.startswith(HOST):
                route.fulfill(body=text, content_type="text/html",
                              headers={"Content-Security-Policy": policy})
            else:
                page.foreign.append(route.request.url)
                route.abort()

        context.route("**/*", answer)
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        page.goto(HOST + query)
        return page

    yield make
    for context in contexts:
        assert all(not page.errors for page in context.pages), [page.errors for page in context.pages]
        context.close()


def figure(page, name="gain"):
    return page.locator(f'figure[data-explorer="{name}"]')


def shown(page, name="gain"):
    return data(figure(page, name).locator("svg").evaluate("svg => svg.outerHTML"))


def values(page, name="gain"):
    return json.loads(figure(page, name).get_attribute("data-values"))


def state(page):
    return {key: value[0] for key, value in parse_qs(urlsplit(page.url).query).items()}


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
            assert shown(page) == fresh(explorer, gain=gain, base=base)
            assert slider.get_attribute("aria-valuetext") == f"{gain:g} /s"
            assert figure(page).locator("output").inner_text() == f"{gain:g} /s"
            assert figure(page).locator(".dl-readout").inner_text() == f"{base} at gain {gain:g}."
            assert figure(page).locator("svg").get_attribute("aria-label") == f"{base} at gain {gain:g}."
            seen += 1
    page.keyboard.press("End")
    assert values(page)["gain"] == 4.0 and seen == 10
    assert figure(page).locator(".dl-readout").get_attribute("aria-live") == "polite"


def test_lines_come_and_go(visit):
    explorer = sample.height()
    page = visit(explorer)
    page.get_by_role("slider").focus()
    for key, height in (("Home", -2), ("End", 3), ("ArrowLeft", 0)):
        page.keyboard.press(key)
        assert shown(page, "height") == fresh(explorer, height=height)


def test_by_mouse(visit):
    explorer = sample.gain()
    page = visit(explorer)
    box = page.get_by_role("slider", name="Gain").bounding_box()
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] / 2, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.75, middle, steps=4)
    assert values(page)["gain"] == 2.0
    assert shown(page) == fresh(explorer, gain=2.0, base="sigmoid")
    assert state(page) == {}  # the address is kept when the mouse lets go, not at each step
    page.mouse.move(box["x"] + box["width"], middle, steps=4)
    page.mouse.up()
    assert values(page)["gain"] == 4.0 and state(page) == {"gain.gain": "4"}


def test_reset_takes_back_figure_values_and_address(visit):
    explorer = sample.gain()
    page = visit(explorer, query="?gain.gain=4&other=1#there")
    assert values(page)["gain"] == 4.0
    figure(page).get_by_role("button", name="Reset").click()
    assert values(page) == {"gain": 1.0, "base": "sigmoid"}
    assert shown(page) == fresh(explorer, gain=1.0, base="sigmoid")
    assert figure(page).locator("output").inner_text() == "1 /s"
    assert state(page) == {"other": "1"} and page.url.endswith("#there")


def test_a_view_travels_in_its_address(visit):
    explorer, other = sample.gain(), sample.height()
    page = visit(explorer, other)
    page.get_by_role("slider", name="Gain").focus()
    page.keyboard.press("End")
    page.get_by_role("combobox", name="base").select_option(label="tanh")
    page.get_by_role("slider", name="height").focus()
    page.keyboard.press("Home")
    assert state(page) == {"gain.gain": "4", "gain.base": "tanh", "height.height": "-2"}
    there = visit(explorer, other, query="?" + urlsplit(page.url).query)
    assert values(there) == {"gain": 4.0, "base": "tanh"}
    assert values(there, "height") == {"height": -2}
    assert shown(there) == fresh(explorer, gain=4.0, base="tanh")
    assert shown(there, "height") == fresh(other, height=-2)
    figure(there).get_by_role("button", name="Reset").click()
    assert state(there) == {"height.height": "-2"} and values(there, "height") == {"height": -2}


def test_what_an_address_should_not_say_is_ignored(visit):
    page = visit(sample.gain(), query="?gain.gain=3&gain.base=%3Cb%3E&x=%E0%A4%A")
    assert values(page) == {"gain": 1.0, "base": "sigmoid"}


def test_copy_link_copies_this_view_and_says_so(visit):
    page = visit(sample.gain())
    # the clipboard of an unsafe origin is missing: stand in for it
    page.evaluate("""Object.defineProperty(navigator, 'clipboard',
        { value: { writeText: (text) => { window.copied = String(text); } } })""")
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
    said = []
    page.on("dialog", lambda dialog: (said.append(dialog.default_value), dialog.dismiss()))
    figure(page).locator("[data-action=copy]").click()
    assert said == [HOST + "#gain"]


def test_it_still_moves_where_the_address_must_not_change(visit):
    page = visit(sample.gain())
    page.evaluate("() => { history.replaceState = () => { throw new DOMException('SecurityError'); }; }")
    page.get_by_role("slider", name="Gain").focus()
    page.keyboard.press("End")
    assert values(page)["gain"] == 4.0


def test_nothing_below_jumps_when_the_sentence_grows(visit):
    explorer = explore(draw_line, describe=lambda slope: "word " * slope, slope=[1, 60], **GOOD)
    page = visit(explorer, viewport={"width": 390, "height": 800})
    before = page.locator("figcaption").bounding_box()
    page.get_by_role("slider").focus()
    page.keyboard.press("End")
    assert page.locator(".dl-readout").inner_text().split() == ["word"] * 60
    assert page.locator("figcaption").bounding_box() == before


def test_a_change_is_told_to_the_page(visit):
    page = visit(sample.gain())
    page.evaluate("""document.addEventListener('dl:change',
        (event) => { window.told = [event.target.id, event.detail]; })""")
    page.get_by_role("slider", name="Gain").focus()
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("window.told") == ["gain", {"gain": 0.5, "base": "sigmoid"}]


@pytest.mark.parametrize("medium", ["screen", "print"])
def test_without_script_and_on_paper_the_first_frame_stands_alone(visit, medium):
    explorer = sample.gain()
    page = visit(explorer, java_script_enabled=medium == "print")
    page.emulate_media(media=medium)
    assert shown(page) == fresh(explorer, gain=1.0, base="sigmoid")
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


def test_a_step_takes_less_than_a_frame(visit):
    page = visit(sample.busy())
    times = page.evaluate("""() => {
        const slider = document.querySelector('input'), times = [];
        for (let i = 0; i < 40; i++) {
            const start = performance.now();
            slider.value = i;
            slider.dispatchEvent(new Event('input', { bubbles: true }));
            document.body.getBoundingClientRect();
            times.push(performance.now() - start);
        }
        return times;
    }""")
    print(f"a step: median {np.median(times):.2f} ms, slowest {max(times):.2f} ms")
    assert np.median(times) < 16


def test_axe_finds_nothing(visit):
    from axe_playwright_python.sync_playwright import Axe

    page = visit(sample.gain(), sample.height())
    for theme in ("light", "dark"):
        page.evaluate("theme => { document.documentElement.dataset.theme = theme; }", theme)
        found = Axe().run(page, options={"rules": {"region": {"enabled": False},
                                                   "page-has-heading-one": {"enabled": False}}})
        assert found.violations_count == 0, found.generate_report()


# -- a kernel -------------------------------------------------------------------------------------------


class Kernel:
    """A real kernel and what its widgets say, as a front end hears it."""

    def __init__(self):
        self.manager, self.client = start_new_kernel(cwd=str(TESTS))
        self.widgets: dict[str, dict] = {}

    def listen(self, request: str) -> list[dict]:
        """Every display until the kernel has done what was asked; widgets' news are kept."""
        displays, end = [], time.monotonic() + 60
        while time.monotonic() < end:
            message = self.client.get_iopub_msg(timeout=60)
            content, kind = message["content"], message["msg_type"]
            assert kind != "error", content
            if kind == "comm_open":
                self.widgets[content["comm_id"]] = dict(content["data"]["state"])
            elif kind == "comm_msg":
                self.widgets[content["comm_id"]].update(content["data"].get("state", {}))
            elif kind in ("display_data", "execute_result"):
                displays.append(content["data"])
            idle = kind == "status" and content["execution_state"] == "idle"
            if idle and message["parent_header"].get("msg_id") == request:
                return displays
        raise TimeoutError("the kernel did not answer")

    def run(self, code: str) -> list[dict]:
        return self.listen(self.client.execute(code))

    def set(self, model: str, **state):
        """Move a widget as the browser does."""
        message = self.client.session.msg("comm_msg", {
            "comm_id": model, "data": {"method": "update", "state": state, "buffer_paths": []}})
        self.client.shell_channel.send(message)
        self.listen(message["header"]["msg_id"])

    def find(self, name: str) -> list[str]:
        return [model for model, s in self.widgets.items() if s.get("_model_name") == name]

    def picture(self) -> list[str]:
        (svg,) = [s["value"] for s in self.widgets.values() if str(s.get("value", "")).startswith("<svg")]
        return data(svg)


@pytest.fixture(scope="module")
def kernel():
    running = Kernel()
    running.run(f"import os, sys\nos.environ['DLBASICS_RENDER_TARGET'] = 'kernel'\nsys.path[:0] = "
                f"[{str(TESTS)!r}, {str(TESTS.parent)!r}]\nfrom support import sample_explorers as sample")
    yield running
    running.client.stop_channels()
    running.manager.shutdown_kernel(now=True)


def test_in_a_kernel_widgets_redraw_for_any_value_in_range(kernel):
    here = sample.gain()
    (bundle,) = kernel.run("e = sample.gain()\ne")
    assert "application/vnd.jupyter.widget-view+json" in bundle
    assert kernel.picture() == fresh(here, gain=1.0, base="sigmoid")
    (slider,), (select,) = kernel.find("FloatLogSliderModel"), kernel.find("DropdownModel")
    kernel.set(slider, value=3.21)
    assert kernel.picture() == fresh(here, gain=3.21, base="sigmoid")
    kernel.set(select, index=1)
    assert kernel.picture() == fresh(here, gain=3.21, base="tanh")
    (told,) = kernel.run("e.values")
    assert told["text/plain"] == "{'gain': 3.21, 'base': 'tanh'}"
    (same,) = kernel.run("bool((e.lines()[0][:, 1] == sample.np.tanh(3.21 * sample.X)).all())")
    assert same["text/plain"] == "True"
    assert any(s.get("value") == "tanh at gain 3.21." for s in kernel.widgets.values())


@pytest.mark.parametrize(("controls", "kind"), [
    ([1, 2, 5], "IntSlider"), ([0.0, 0.5, 1.0], "FloatSlider"), ([0.01, 0.1, 1.0], "FloatLogSlider"),
    (["a", "b"], "Dropdown")])
def test_each_control_has_its_widget(controls, kind):
    code = (f"from dlbasics.explore import explore; from dlbasics.plotting import bars\n"
            f"e = explore(lambda ax, v: None, name='n', caption='C.', predict='P?', v={controls!r})\n"
            f"print(type(e._widget().children[1].children[0]).__name__)")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                          cwd=TESTS.parent)
    assert done.stdout.strip() == kind


@pytest.mark.parametrize(("values", "start"), [
    ([-6.0, -5.5, 0.0, 1.0, 6.0], 1.0), ([0.02, 0.1, 0.2, 0.3, 0.5, 0.8], 0.3),
    ([0.01, 0.03, 0.1, 0.3, 1.0], 0.03), ([0.01, 0.03, 0.1, 0.3, 1.0], 0.1), ([0.001, 0.01, 0.1], 0.001),
    ([0.5], 0.5)])
def test_a_slider_in_a_kernel_can_stand_where_it_starts(monkeypatch, values, start):
    """A browser moves a value between two steps to the nearer one, and tells the kernel so."""
    monkeypatch.setenv("DLBASICS_RENDER_TARGET", "kernel")
    control = Control(values, start=start)
    explorer = explore(lambda ax, v: None, name="n", caption="C.", predict="P?", v=control)
    slider = explorer._widget().children[1].children[0]
    at = np.log10(start) if hasattr(slider, "base") else start
    steps = (at - slider.min) / (slider.step or 1)
    assert steps == pytest.approx(round(steps), abs=1e-9)
    assert 100 < (slider.max - slider.min) / slider.step < 400 if len(values) > 1 else slider.value == start


def test_reset_in_a_kernel_takes_back_the_values(monkeypatch):
    monkeypatch.setenv("DLBASICS_RENDER_TARGET", "kernel")
    explorer = sample.gain()
    slider, select, button = explorer._widget().children[1].children
    slider.value, select.value = 2.5, "tanh"
    assert explorer.values == {"gain": 2.5, "base": "tanh"}
    button.click()
    assert explorer.values == {"gain": 1.0, "base": "sigmoid"}


def test_without_ipywidgets_a_kernel_shows_the_first_frame(monkeypatch):
    monkeypatch.setenv("DLBASICS_RENDER_TARGET", "kernel")
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    assert set(sample.gain()._repr_mimebundle_()) == {"image/svg+xml", "text/plain"}

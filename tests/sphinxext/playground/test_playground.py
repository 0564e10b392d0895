"""The playground on its page: what it computes, plays and says, and what its address holds."""

import gzip
import json
import re
from itertools import product
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest
from support.book import ROOT
from support.browser import Visit
from support.deferred_data import filled
from support.languages import LANGUAGES
from support.page_text_patterns import pattern, reads

from dlbasics.explore.playground_page import OFFERED, shown_value
from dlbasics.explore.playground_recording import record
from dlbasics.messages import text
from dlbasics.playground import CHOICES, Playground, Settings
from dlbasics.playground_data import FEATURES, derived
from dlbasics.sphinxext import static_files
from dlbasics.texts.playground import PLAYGROUND_TEXTS

PAGE = "chapters/playground"
SCRIPT_BYTES = 12_330
WORKER = (ROOT / "tests" / "support" / "fake_trainer.js").read_text(encoding="utf-8")
NUMBER = r"([\d.]+)"
SCRIPTS = sorted((static_files.SPHINXEXT / "playground").glob("*.js"))


def state(**parts):
    """What the sentence about the network begins with, a regular expression, as are its parts."""
    whole = pattern("playground.state", **{name: f"<{name}>" for name in parts})
    return "^" + re.sub("<(.*?)>", lambda found: str(parts[found[1]]), whole)


def unit_name(layer, unit):
    """What the page calls a hidden unit."""
    return text("playground.unit", layer=layer, unit=unit)


class PlaygroundPage:
    """The figure in the language of the test, as a reader drives it."""

    def __init__(self, page, folder):
        self.page, self.folder = page, folder
        self.figure = page.locator(".dl-playground")

    def open(self, server, query=""):
        """Go to the page."""
        self.page.goto(f"{server}/{self.folder}{PAGE}.html{query}")
        self.page.wait_for_selector(".dl-play-node")

    def press(self, action):
        self.figure.locator(f"[data-action={action}]").click()

    def button(self, code):
        """The button that reads as that text."""
        return self.figure.get_by_role("button", name=text(code), exact=True)

    def copied_link(self):
        """The address that "Copy link" gives."""
        self.press("copy-link")
        self.button("page.link-copied").wait_for()
        return self.page.evaluate("navigator.clipboard.readText()")

    def choose(self, setting, value):
        self.figure.locator(f"[data-setting={setting}]").select_option(shown_value(setting, value))

    @property
    def said(self) -> str:
        return self.figure.locator(".dl-play-state").inner_text()

    @property
    def epoch(self) -> int:
        return int(re.match(state(epoch=r"(\d+)"), self.said)[1])

    def wait_for(self, code, **params):
        """Until that text is said, with anything in the placeholders that are left out."""
        self.wait_for_words(pattern(code, **params))

    def wait_for_words(self, words):
        """Until words that match a regular expression are said."""
        self.page.wait_for_function(
            "words => RegExp(words).test(document.querySelector('.dl-play-state').textContent)", arg=words)

    def wait_for_epoch(self, least):
        """Until that many epochs are shown; a frame may be gone before one looks."""
        self.page.wait_for_function("""([epoch, least]) => {
          const said = document.querySelector(".dl-play-state").textContent;
          return Number(RegExp(epoch).exec(said)?.[1]) >= least;
        }""", arg=[state(epoch=r"(\d+)"), least])

    def wait_for_next_frame(self):
        """Until another sentence stands below the buttons."""
        self.page.evaluate("""() => new Promise((come) => {
          const observer = new MutationObserver(come);
          observer.observe(document.querySelector(".dl-play-state"), { childList: true });
        })""")

    def chosen(self) -> list[str]:
        return self.figure.locator('.dl-play-node[aria-pressed="true"]').evaluate_all(
            "nodes => nodes.map(node => node.getAttribute('aria-label'))")


@pytest.fixture(scope="module")
def visited(browser, server):
    """One visit, whose worker only says what `fake_trainer.js` says."""
    visited = Visit(browser, server, viewport={"width": 1280, "height": 900})
    visited.page.route("**/pyodide_worker.js*", lambda route: route.fulfill(
        body=WORKER, content_type="text/javascript"))
    yield visited
    visited.context.close()


@pytest.fixture
def linked(visited, folder):
    """For a test that comes to the page by a link of its own."""
    yield PlaygroundPage(visited.page, folder)
    assert visited.errors == [] and visited.foreign == []


@pytest.fixture
def play(linked, server):
    linked.open(server)
    return linked


# -- what it computes -----------------------------------------------------------------------------

OUTPUTS = """([frames, inputs]) => frames.map(([settings, frame]) =>
  dlForwardPass.outputs(frame, settings, inputs).at(-1).map(values => [...values])[0])"""


def test_the_page_computes_what_numpy_does(play):
    X, networks = np.random.default_rng(0).normal(size=(30, 2)), []
    for activation, norm in product(CHOICES["activation"], CHOICES["norm"]):
        networks.append(Playground(n=40, width=4, activation=activation, norm=norm, drop_prob=0.1).train(2))
    networks.append(Playground(depth=0).train(1))
    frames = [[{"activation": p.settings.activation, "norm": p.settings.norm}, p.frame().as_dict()]
              for p in networks]
    found = play.page.evaluate(OUTPUTS, [frames, X.T.tolist()])
    for network, logits in zip(networks, found, strict=True):
        np.testing.assert_allclose(logits, network.net.forward(X)[:, 0], rtol=1e-9, atol=1e-12)


UNPACK = """([run, frame]) => {
  const data = JSON.parse(document.querySelector(".dl-playground script").textContent);
  const { settings, frames, points } = dlRecordedRun.unpack(data.runs[run], data.defaults);
  return [settings, frames[frame], points.flat(), frames.length];
}"""


def test_the_page_derives_inputs_as_numpy_does(play):
    X = np.random.default_rng(1).normal(size=(9, 2))
    given = [X.T.tolist(), list(FEATURES)]
    found = play.page.evaluate("([X, names]) => dlForwardPass.derived(X, names)", given)
    np.testing.assert_allclose(np.transpose(found), derived(X, FEATURES), rtol=1e-12)


def test_a_recorded_run_is_that_of_its_settings(play):
    for run in (4, 5):
        settings, frame, points, count = play.page.evaluate(UNPACK, [run, 7])
        again = Playground(**{key: settings[key] for key in OFFERED}).train(frame["epoch"])
        wanted = again.frame().as_dict()
        for layer, expected in zip(frame["layers"], wanted["layers"], strict=True):
            assert layer.keys() == expected.keys()
            for key, values in expected.items():
                np.testing.assert_allclose(layer[key], values, rtol=1e-3, atol=1e-7)
        for key in ("losses", "accuracies", "activation_sizes", "gradient_sizes"):
            np.testing.assert_allclose(frame[key], wanted[key], rtol=1e-3, atol=1e-12)
        assert 20 <= count <= 60
        np.testing.assert_allclose(points, np.ravel(again.all_points()), rtol=1e-3, atol=1e-3)


def test_every_setting_of_a_recorded_run_can_be_chosen(play):
    count = play.figure.locator("[data-run] option").count() - 1
    assert count == 7
    for run in range(count):
        play.figure.locator("[data-run]").select_option(index=run)
        assert play.figure.locator("[data-setting]").evaluate_all(
            "selects => selects.every(select => select.selectedIndex >= 0)")


def test_what_is_offered_can_be_trained_and_the_defaults_are_among_it():
    for name, values in OFFERED.items():
        assert getattr(Settings(), name) in values
        for value in values:
            if value != "painted":
                Settings(**{name: value})


def test_a_recording_ends_where_training_ends():
    run = record("stops", 150, Settings(n=60, noise=0.5, lr=0.5, batch_size=10, patience=20))
    assert run.frames[-1].state == "stopped early" and run.frames[0].epoch == 0
    assert run.frames[-1].losses == run.play.losses()


# -- what readers do ------------------------------------------------------------------------------


def test_it_plays_pauses_steps_and_starts_over(play):
    assert play.epoch == 0
    play.press("step")
    first = play.epoch
    assert first > 0
    play.press("play")
    assert play.button("playground.pause").count() == 1
    play.wait_for_epoch(10)
    assert play.figure.locator(".dl-play-state").get_attribute("aria-live") == "off"
    play.press("play")
    assert play.figure.locator(".dl-play-state").get_attribute("aria-live") == "polite"
    paused = play.epoch
    # A timer of the page that ends after any of its player's.
    play.page.evaluate("() => new Promise((done) => setTimeout(done, 200))")
    assert play.epoch == paused
    play.press("reset")
    assert play.epoch == 0


# What is written into the sentence below the buttons, and whether it is said aloud then.
WATCH_SENTENCE = """addEventListener("DOMContentLoaded", () => {
  const said = document.querySelector(".dl-play-state");
  window.written = [];
  new MutationObserver(() => window.written.push([said.getAttribute("aria-live"), said.textContent]))
    .observe(said, { childList: true });
});"""


def test_a_sentence_is_said_when_it_is_new_and_when_playing_ends(visit, folder):
    seen = visit()
    seen.page.add_init_script(WATCH_SENTENCE)
    play = PlaygroundPage(seen.page, folder)
    play.open(seen.server)
    assert seen.page.evaluate("written") == [], "what stands there when the page opens is not read out"
    play.press("play")
    play.wait_for_epoch(10)
    play.press("play")
    assert seen.page.evaluate("written").pop() == ["polite", play.said]


def test_a_run_plays_to_its_end_and_says_what_happened(play):
    play.figure.locator("[data-run]").select_option(index=4)
    play.page.evaluate("for (let i = 0; i < 60; i += 1) document.querySelector('[data-action=step]').click()")
    play.wait_for("playground.stopped-early")
    ended = play.said
    play.press("step")
    assert play.said == ended
    play.figure.locator("[data-run]").select_option(index=3)
    play.page.evaluate("for (let i = 0; i < 60; i += 1) document.querySelector('[data-action=step]').click()")
    assert reads(play.said, "playground.zeros")


def test_units_are_chosen_with_keys_and_their_weights_stand_in_a_table(play):
    play.figure.locator("[data-run]").select_option(index=1)
    assert play.chosen() == [text("playground.output")]
    play.figure.locator('.dl-play-node[aria-pressed="true"]').focus()
    for key in ("ArrowLeft", "ArrowDown", "ArrowLeft", "ArrowLeft"):
        play.page.keyboard.press(key)
    assert play.chosen() == [unit_name(6, 2)]
    assert play.page.evaluate("document.activeElement.getAttribute('aria-label')") == unit_name(6, 2)
    assert play.figure.locator('.dl-play-node[tabindex="0"]').count() == 1
    assert re.match(pattern("playground.unit-shown", unit=unit_name(6, 2)), play.said)
    play.figure.locator(".dl-play-numbers summary").click()
    table = play.figure.locator(".dl-play-tables table").nth(1)
    assert table.locator("caption").inner_text() == text("playground.weights-table", unit=unit_name(6, 2))
    assert table.locator("tbody tr").count() == 5
    sizes = play.figure.locator(".dl-play-tables table").first.locator("tbody tr")
    assert sizes.count() == 9


def test_keys_with_which_the_browser_goes_back_choose_no_unit(play):
    play.figure.locator('.dl-play-node[aria-pressed="true"]').focus()
    for modifier in ("Alt", "Control", "Meta"):
        play.page.keyboard.press(f"{modifier}+ArrowLeft")
    assert play.chosen() == [text("playground.output")]


ROOM_FOR_LINES = """figure => {
  const [lines, ...units] = figure.querySelectorAll(".dl-play-lines, .dl-play-node");
  const end = (element) => element.getBoundingClientRect().right;
  return end(lines) - Math.max(...units.map(end));
}"""


def test_a_deep_network_has_its_lines_on_a_phone(visit, folder):
    seen = visit(width=390, has_touch=True, is_mobile=True)
    play = PlaygroundPage(seen.page, folder)
    play.open(seen.server)
    play.figure.locator("[data-run]").select_option(index=1)
    box = play.page.locator(".dl-play-scroll")
    assert box.evaluate("box => box.scrollWidth > 1.3 * box.clientWidth"), "it is wider than its box"
    assert play.figure.evaluate(ROOM_FOR_LINES) >= 0, "the canvas is as wide as what is drawn"


def test_a_link_holds_run_frame_and_unit(play, server):
    play.figure.locator("[data-run]").select_option(index=2)
    for _ in range(3):
        play.press("step")
    play.figure.get_by_role("button", name=unit_name(2, 4)).click()
    link = play.copied_link()
    epoch = play.page.locator(".dl-play-losses").get_attribute("aria-label")
    play.page.goto("about:blank")
    play.page.goto(link)
    play.page.wait_for_selector(".dl-play-node")
    assert play.chosen() == [unit_name(2, 4)]
    assert play.page.locator(".dl-play-losses").get_attribute("aria-label") == epoch
    assert link.endswith("#network")


@pytest.mark.parametrize("query", ["?network.run=99&network.frame=-3&network.unit=77-1", "?network.unit=x",
                                   "?network.run=1&network.frame=1e9", "?network.points=zzzz0zz",
                                   "?network.unit=0-0.5", "?network.unit=0.5-0", "?network.unit=-",
                                   "?network.run=length", "?network.run=0.5",
                                   "?network.run=0&network.frame=length", "?network.frame=at"])
def test_a_broken_link_opens_the_first_run_or_what_there_is(linked, server, query):
    linked.open(server, query)
    assert linked.epoch == 0 and linked.chosen() == [text("playground.output")]


# -- weights by hand ------------------------------------------------------------------------------

# A place on the line of a weight where no other line passes: three tenths of the way.
LINE = """([layer, source, unit]) => {
  const box = (layer, unit) => document.querySelector(
    `.dl-play-node[data-layer="${layer}"][data-unit="${unit}"]`).getBoundingClientRect();
  const from = box(layer - 1, source), to = box(layer, unit), middle = (box) => box.top + box.height / 2;
  return [from.right + 0.342 * (to.left - from.right), middle(from) + 0.216 * (middle(to) - middle(from))];
}"""


def test_a_weight_is_changed_by_hand_and_training_goes_on_from_it(play):
    source = play.figure.get_by_role("combobox", name=text("playground.weight"), exact=True)
    value = play.figure.get_by_role("spinbutton", name=text("playground.value"))
    for _ in range(3):
        play.press("step")
    play.page.locator(".dl-play-diagram").scroll_into_view_if_needed()
    play.page.mouse.click(*play.page.evaluate(LINE, [2, 5, 1]))
    assert play.chosen() == [unit_name(2, 2)]
    assert source.locator("option:checked").inner_text() == text(
        "playground.weight-between", source=unit_name(1, 6), to=unit_name(2, 2))
    settings, frame, *_ = play.page.evaluate(UNPACK, [0, 3])
    assert float(value.input_value()) == pytest.approx(frame["layers"][1]["W"][5][1], rel=1e-3)
    value.fill("3")
    source.select_option("bias")
    assert value.input_value() == "0" or float(value.input_value()) == pytest.approx(
        frame["layers"][1]["b"][1], rel=1e-3)
    value.fill("-1.5")
    again = Playground(**{key: settings[key] for key in OFFERED}).train(frame["epoch"])
    wanted = again.set_parameter(2, 5, 1, 3.0).set_parameter(2, None, 1, -1.5).frame()
    said = [float(number) for number in re.match(state(train=NUMBER, validation=NUMBER), play.said).groups()]
    np.testing.assert_allclose(said, wanted.losses, rtol=5e-3)
    assert play.epoch == frame["epoch"] and play.figure.locator("[data-run]").input_value() == "own"
    play.press("step")
    play.wait_for_epoch(frame["epoch"] + 1)
    assert re.search(state(validation=2.5), play.said)  # Python has been told of both changes
    play.press("step")
    play.wait_for_epoch(frame["epoch"] + 2)
    assert re.search(state(validation=2.5), play.said)  # and of neither twice
    play.press("reset")
    assert play.epoch == 0 and play.figure.locator("[data-run]").input_value() == "0"
    play.figure.get_by_role("button", name=text("playground.input", name="x1"), exact=True).click()
    assert value.is_disabled()


def test_a_negative_weight_is_typed_while_a_run_plays(play):
    play.choose("activation", "relu")
    play.press("step")
    play.wait_for_words(state(epoch=0))
    play.press("play")
    play.figure.get_by_role("button", name=unit_name(1, 1)).click()
    value = play.figure.get_by_role("spinbutton", name=text("playground.value"))
    value.select_text()
    for key in ("Delete", "-"):
        value.press(key)
        play.wait_for_next_frame()
    assert play.button("playground.pause").count() == 1, "a sign alone is no weight"
    value.press("2")
    assert value.input_value() == "-2" and play.button("playground.play").count() == 1


def test_a_link_holds_how_far_a_run_was_trained_and_the_weights_changed_by_hand(play):
    for _ in range(2):
        play.press("step")
    before = play.epoch
    play.figure.get_by_role("button", name=unit_name(2, 2)).click()
    source = play.figure.get_by_role("combobox", name=text("playground.weight"), exact=True)
    value = play.figure.get_by_role("spinbutton", name=text("playground.value"))
    for typed in ("3", "-1.5"):  # of one place only the last value counts
        value.fill(typed)
    play.press("step")
    play.wait_for_epoch(before + 1)
    source.select_option(index=4)
    value.fill("0.25")
    link = play.copied_link()
    query = parse_qs(urlsplit(link).query)
    assert query["network.epoch"] == [f"{before + 1}"]
    assert query["network.edits"] == [f"{before}_2_bias_1_-1.5,{before + 1}_2_3_1_0.25"]
    play.page.goto("about:blank")
    play.page.goto(link)
    play.page.wait_for_selector(".dl-play-node")
    play.press("step")
    play.wait_for_epoch(before + 1)
    assert re.search(state(validation=2.5), play.said)  # Python has been told of both changes
    assert play.copied_link() == link
    play.choose("activation", "relu")
    play.press("step")
    play.wait_for_words(state(epoch=0))
    assert re.search(state(validation=0.5), play.said)


@pytest.mark.parametrize("edits", ["1_9_0_0_1", "1_2_0_0_nan", "1_2_0_0_", "x", "9_1_0_0_1",
                                   "1_1_0_0_1,0_1_0_0_1", "1_1_0_0_1_1", "1_1_2_0_1", "1_1_0_0.5_1"])
def test_edits_of_a_link_that_cannot_be_are_left_out(linked, server, edits):
    linked.open(server, f"?network.data=circles&network.epoch=5&network.edits={edits}")
    linked.press("step")
    linked.wait_for_epoch(5)
    assert re.search(state(validation=0.5), linked.said)


# -- the reader's own settings --------------------------------------------------------------------


def test_own_settings_are_trained_by_the_pages_python(play):
    play.choose("activation", "relu")
    assert play.figure.locator("[data-run]").input_value() == "own"
    assert play.said == text("playground.press-play")
    play.press("step")
    play.wait_for_words(state(epoch=0))
    play.press("step")
    play.wait_for_words(state(epoch=1))
    play.press("play")
    play.wait_for_epoch(4)
    play.press("play")
    assert play.button("playground.play").count() == 1
    play.press("reset")
    assert play.said == text("playground.press-play")


def test_what_belongs_to_other_settings_is_dim_until_they_are_trained(play):
    def opacities():
        return {canvas: play.figure.locator(f".dl-play-{canvas}").evaluate("e => getComputedStyle(e).opacity")
                for canvas in ("drawing", "surface", "losses", "sizes")}

    assert set(opacities().values()) == {"1"}
    play.choose("data", "xor")
    assert "1" not in opacities().values()
    play.figure.locator("[data-setting=seed]").evaluate("e => e.scrollIntoView({ block: 'end' })")
    top = play.figure.locator(".dl-play-state").evaluate("e => e.getBoundingClientRect().top")
    assert 0 < top < 100, "what to do stays in view"
    play.press("step")
    play.wait_for_words(state(epoch=0))
    assert set(opacities().values()) == {"1"}
    play.choose("data", "painted")
    assert opacities()["surface"] == "1", "the points are new"


def test_inputs_are_chosen_and_a_link_holds_them(play):
    def box(name):
        return play.figure.get_by_role("checkbox", name=name, exact=True)

    for name in ("x1²", "sin(π·x2)"):
        box(name).check()
    for name in ("x1", "x2"):
        box(name).uncheck()
    assert play.said == text("playground.press-play")
    play.press("step")
    play.wait_for_words(state(epoch=0))
    inputs = play.figure.locator('.dl-play-node[data-layer="0"]')
    assert [node.get_attribute("aria-label") for node in inputs.all()] == [
        text("playground.input", name=name) for name in ("x1²", "sin(π·x2)")]
    box("x1²").uncheck()
    box("sin(π·x2)").click()  # the last one stays
    assert box("sin(π·x2)").is_checked()
    link = play.copied_link()
    assert parse_qs(urlsplit(link).query)["network.features"] == ["sine2"]
    play.page.goto("about:blank")
    play.page.goto(link)
    play.page.wait_for_selector(".dl-play-node")
    checked = "boxes => boxes.filter(box => box.checked).map(box => box.dataset.feature)"
    assert play.figure.locator("[data-feature]").evaluate_all(checked) == ["sine2"]


# Six points, with keys.
PAINTING = ("1", "ArrowRight", "1", "ArrowRight", "1", "ArrowUp", "0", "ArrowUp", "0", "ArrowLeft", "0")


def test_own_points_are_there_after_a_reload_and_in_the_other_language(play, chinese_site):
    play.choose("data", "painted")
    play.choose("lr", "0.003")
    play.figure.locator(".dl-play-surface").focus()
    for key in PAINTING:
        play.page.keyboard.press(key)
    play.page.wait_for_function("new URLSearchParams(location.search).get('network.points')?.length === 30")
    assert "#" not in play.page.url, "the page stays where it is"
    for go_on in (play.page.reload, play.page.locator(".dl-language").click):
        with play.page.expect_navigation():
            go_on()
        play.page.wait_for_selector(".dl-play-node")
        assert play.figure.locator("[data-setting=lr] option:checked").text_content() == "0.003"
        play.press("step")
        wait_for_asked(play, 1)
        settings = asked(play)[0]["settings"]
        assert (settings["lr"], len(settings["points"])) == (0.003, 6)


def test_how_far_a_run_was_trained_is_kept_when_it_pauses(play):
    play.choose("activation", "relu")
    play.press("play")
    play.wait_for_epoch(3)
    play.press("play")
    play.page.wait_for_function("""epoch => {
      const said = RegExp(epoch).exec(document.querySelector(".dl-play-state").textContent);
      return said?.[1] === new URLSearchParams(location.search).get("network.epoch");
    }""", state(epoch=r"(\d+)"))
    play.figure.locator("[data-run]").select_option(index=0)
    play.page.wait_for_function("location.search === ''")


def test_settings_that_cannot_be_trained_are_said(play):
    play.choose("data", "blobs")
    play.press("play")
    play.wait_for("playground.not-trained", reason="no blobs today")
    assert play.button("playground.play").count() == 1


# A menu can keep from the page that the button was let go.
MOVE_AFTER_RIGHT_BUTTON = """surface => {
  const { left, top } = surface.getBoundingClientRect();
  for (const [type, place] of [["pointerdown", 90], ["pointermove", 120]]) {
    const clientX = left + place, clientY = top + place;
    surface.dispatchEvent(new PointerEvent(type, { button: 2, clientX, clientY }));
  }
}"""


def test_points_are_painted_with_pointer_and_keys(play):
    play.choose("data", "painted")
    assert text("playground.paint-more", least=6, count=0) in play.said
    play.press("play")
    assert text("playground.paint-more", least=6, count=0) in play.said
    surface = play.figure.locator(".dl-play-surface")
    surface.focus()
    for key in ("ArrowRight", "1", "ArrowUp", "1", "Shift+ArrowUp", "1", "0", "Backspace"):
        play.page.keyboard.press(key)
    assert text("playground.paint-more", least=6, count=3) in play.said
    assert surface.get_attribute("aria-label") == text("playground.paint-surface", x1="0.1", x2="0.6")
    surface.scroll_into_view_if_needed()
    box = surface.bounding_box()
    for x in (0.2, 0.3, 0.4):
        play.page.mouse.click(box["x"] + x * box["width"], box["y"] + 0.5 * box["height"])
    assert play.said == text("playground.painted", count=6)
    play.page.mouse.click(box["x"] + 0.7 * box["width"], box["y"] + 0.5 * box["height"], button="right")
    surface.evaluate(MOVE_AFTER_RIGHT_BUTTON)
    assert play.said == text("playground.painted", count=6), "another button asks for a menu"
    link = play.copied_link()
    query = parse_qs(urlsplit(link).query)
    assert query["network.data"] == ["painted"] and len(query["network.points"][0]) == 30
    play.page.goto("about:blank")
    play.page.goto(link)
    play.page.wait_for_selector(".dl-play-node")
    play.press("step")
    play.wait_for_words(state(epoch=0))


def test_a_brush_whose_pointer_was_taken_away_is_up(play):
    play.choose("data", "painted")
    surface = play.figure.locator(".dl-play-surface")
    surface.scroll_into_view_if_needed()
    box = surface.bounding_box()
    middle = box["y"] + 0.5 * box["height"]
    surface.evaluate("surface => { surface.onpointerdown = (event) => { window.id = event.pointerId; }; }")
    play.page.mouse.move(box["x"] + 0.2 * box["width"], middle)
    play.page.mouse.down()
    surface.evaluate("surface => surface.releasePointerCapture(window.id)")
    play.page.mouse.move(box["x"] + 0.8 * box["width"], middle)
    play.page.mouse.up()
    assert text("playground.paint-more", least=6, count=1) in play.said


def test_moving_the_brush_leaves_a_trained_run_as_it_is(play):
    play.choose("data", "painted")
    surface = play.figure.locator(".dl-play-surface")
    surface.focus()
    for key in ("1", "ArrowRight", "1", "ArrowRight", "1", "ArrowUp", "0", "ArrowUp", "0", "ArrowLeft", "0"):
        play.page.keyboard.press(key)
    play.press("step")
    play.wait_for_words(state(epoch=0))
    surface.focus()
    play.page.keyboard.press("ArrowRight")
    assert reads(play.said, "playground.state"), play.said


def test_what_was_painted_last_is_taken_away_with_a_key(play):
    play.choose("data", "painted")
    surface = play.figure.locator(".dl-play-surface")
    surface.scroll_into_view_if_needed()
    box = surface.bounding_box()
    play.page.mouse.move(box["x"] + 0.1 * box["width"], box["y"] + 0.1 * box["height"])
    play.page.mouse.down()
    play.page.mouse.move(box["x"] + 0.9 * box["width"], box["y"] + 0.1 * box["height"])
    play.page.mouse.up()
    assert text("playground.paint-more", least=6, count=2) in play.said
    play.page.keyboard.press("Backspace")
    assert text("playground.paint-more", least=6, count=1) in play.said
    play.page.keyboard.press("Backspace")
    assert text("playground.paint-more", least=6, count=1) in play.said, "the other one is far away"


def test_where_no_point_is_none_can_be_taken_away(play):
    changes = play.page.evaluate("""() => {
      const canvas = document.createElement("canvas");
      let changes = 0;
      dlPointEditor.attach(canvas, 1, () => {}, () => { changes += 1; }).isOn = true;
      for (const key of ["Backspace", "0", "Delete", "Delete"]) {
        canvas.dispatchEvent(new KeyboardEvent("keydown", { key }));
      }
      return changes;
    }""")
    assert changes == 2


def test_it_is_drawn_once_when_it_is_laid_out_and_again_in_another_width(visit, folder):
    seen = visit()
    seen.page.add_init_script(COUNT_PLANES)
    page = seen.open(folder + PAGE)
    page.wait_for_function("planes && !document.querySelector('[data-at-top]')")
    page.evaluate(THREE_FRAMES)
    assert page.evaluate("planes") == 1
    page.set_viewport_size({"width": 700, "height": 900})
    page.wait_for_function("planes === 2")


# -- its colours ----------------------------------------------------------------------------------

THREE_FRAMES = """async () => {
  for (let i = 0; i < 3; i += 1) await new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
}"""
# How often the plane is drawn.
COUNT_PLANES = """(() => {
  const { prototype } = CanvasRenderingContext2D, { drawImage } = prototype;
  window.planes = 0;
  prototype.drawImage = function (...all) {
    window.planes += 1;
    drawImage.apply(this, all);
  };
})()"""
# Of each word on a canvas: whether it is drawn for paper, and its colour.
WATCH_WORDS = """() => {
  const { prototype } = CanvasRenderingContext2D, { fillText } = prototype, words = (window.words = []);
  prototype.fillText = function (...all) {
    words.push([matchMedia("print").matches, this.fillStyle]);
    fillText.apply(this, all);
  };
}"""
KEYS = """names => names.map((name) => {
  const { forcedColorAdjust, printColorAdjust } = getComputedStyle(document.querySelector(name), "::before");
  return [forcedColorAdjust, printColorAdjust];
})"""


def test_paper_and_chosen_colours_leave_the_pictures_legible(visit, folder):
    page = visit(color_scheme="dark").open(folder + PAGE)
    page.wait_for_selector(".dl-play-node")
    page.evaluate(WATCH_WORDS)
    page.pdf()
    assert {colour for for_paper, colour in page.evaluate("words") if for_paper} == {"#5a6069"}
    assert page.evaluate(KEYS, [".dl-key-0", ".dl-key-1"]) == [["none", "exact"]] * 2
    page.emulate_media(media="print")
    charts = page.locator(".dl-play-charts canvas").first
    assert charts.evaluate("e => getComputedStyle(e).forcedColorAdjust") == "none"
    assert charts.evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(255, 255, 255)"


def test_the_chosen_brush_can_be_told_where_the_reader_chose_the_colours(visit, folder):
    seen = visit(forced_colors="active")
    play = PlaygroundPage(seen.page, folder)
    play.open(seen.server)
    play.choose("data", "painted")
    brushes = play.figure.locator(".dl-play-brushes [aria-pressed]").all()
    outlines = [brush.evaluate("brush => getComputedStyle(brush).outlineStyle") for brush in brushes]
    assert outlines == ["solid", "none"]


# -- its files ------------------------------------------------------------------------------------


def test_every_text_that_it_asks_for_is_there():
    scripts = "".join(path.read_text(encoding="utf-8") for path in SCRIPTS)
    asked = set(re.findall(r'"(playground\.[\w.-]+)"', scripts))
    assert asked - {"playground.js"} <= set(PLAYGROUND_TEXTS)


@pytest.mark.parametrize("language", LANGUAGES, indirect=True)
def test_script_and_page_are_small(site, folder):
    assert len(gzip.compress((site / folder / "_static" / "playground.js").read_bytes(), 9)) < SCRIPT_BYTES
    html = filled(site / f"{folder}{PAGE}.html")
    figure = html.partition('<figure class="dl-playground"')[2]
    data = re.search(r'<script type="application/json" class="dl-frames">(.*?)</script>', figure)[1]
    assert len(json.loads(data)["runs"]) == 7 and len(gzip.compress(data.encode(), 9)) < 65_000


def test_only_pages_with_a_playground_load_its_script(site, folder):
    loads = {path.stem for path in (site / folder / "chapters").glob("*.html")
             if "_static/playground.js" in path.read_text(encoding="utf-8")}
    assert loads == {"playground"}


# -- while Python computes ------------------------------------------------------------------------

# What stands in for Python is asked after all that was asked before.
ASK = """async (type) => {
  const { src } = document.querySelector("script[src*='/playground.js']");
  const kernel = await import(src.replace("playground.js", "code_cells/kernel.js"));
  return (await kernel.request({ type })).asked;
}"""


def asked(play) -> list[dict]:
    """What was to be trained so far."""
    return play.page.evaluate(ASK, "asked")


def wait_for_asked(play, count):
    """Until so much was to be trained, and no more than that."""
    play.page.wait_for_function(f"async count => (await ({ASK})('asked')).length >= count", arg=count)
    assert len(asked(play)) == count


def release(play):
    """Let the next answer that is held come."""
    play.page.evaluate(ASK, "release")


@pytest.fixture
def held(play):
    """A run of the reader's own whose answers are held; the first of them is on its way."""
    play.choose("seed", "9")
    play.press("play")
    wait_for_asked(play, 1)
    return play


def test_a_setting_changed_while_a_frame_is_on_its_way_counts(held):
    held.choose("lr", "0.003")
    assert held.said == text("playground.press-play")
    release(held)
    assert held.said == text("playground.press-play"), "it belongs to another learning rate"
    held.press("step")
    wait_for_asked(held, 2)
    assert asked(held)[-1]["settings"]["lr"] == 0.003
    release(held)
    assert held.epoch == 0


def test_a_choice_need_not_wait_for_the_frame_that_is_on_its_way(held):
    held.choose("lr", "0.003")
    held.press("step")
    held.press("play")
    assert len(asked(held)) == 1, "one after the other"
    release(held)
    wait_for_asked(held, 2)
    release(held)
    wait_for_asked(held, 3)
    assert [message["settings"]["lr"] for message in asked(held)[:2]] == [0.1, 0.003]
    assert "settings" not in asked(held)[2] and held.epoch == 0


def test_a_recorded_run_chosen_while_a_frame_is_on_its_way_is_shown(held):
    held.figure.locator("[data-run]").select_option(index=2)
    nodes, said = held.figure.locator(".dl-play-node").count(), held.said
    release(held)
    assert (held.figure.locator(".dl-play-node").count(), held.said) == (nodes, said)
    held.press("step")
    assert held.epoch > 0 and len(asked(held)) == 1


def test_a_weight_typed_while_a_frame_is_on_its_way_goes_with_its_run(held):
    release(held)
    wait_for_asked(held, 2)
    held.figure.get_by_role("button", name=unit_name(1, 1)).click()
    held.figure.get_by_role("spinbutton", name=text("playground.value")).fill("3")
    held.press("reset")
    release(held)
    held.press("step")
    wait_for_asked(held, 3)
    assert asked(held)[-1]["edits"] == []
    release(held)
    assert held.epoch == 0


def test_a_run_that_is_paused_for_a_moment_goes_on_once(held):
    for _ in range(4):
        held.press("play")
    release(held)
    wait_for_asked(held, 2)
    for _ in range(2):
        held.press("play")
    release(held)
    wait_for_asked(held, 3)
    assert [message["epochs"] for message in asked(held)] == [0, 1, 1]
    assert ["settings" in message for message in asked(held)] == [True, False, False]


def test_a_failure_of_what_is_no_longer_wanted_is_not_said(held):
    held.choose("data", "blobs")
    held.press("step")
    held.choose("data", "circles")
    release(held)
    assert held.said == text("playground.press-play")


def test_small_numbers_of_a_table_keep_their_hyphens(play):
    number = play.page.evaluate("dlPlaygroundTables.number(-2.5e-8)")
    assert number == "−2.5e-8"


def test_python_that_was_not_loaded_says_what_helps(visit, folder):
    seen = visit()
    seen.context.route("**/code_cells/kernel.js*", lambda route: route.abort())
    play = PlaygroundPage(seen.page, folder)
    play.open(seen.server)
    play.choose("lr", "0.003")
    play.press("step")
    play.wait_for("playground.not-trained", reason=text("page.kernel-needs-reload"))


PAINT = """() => {
  const canvas = document.querySelector("canvas");
  const state = dlPointEditor.attach(canvas, 6, () => {}, () => {});
  state.isOn = true;
  canvas.setPointerCapture = () => {};
  for (const [clientX, clientY] of [[101, 57], [17.3, 203.9], [299, 0]]) {
    canvas.dispatchEvent(new PointerEvent("pointerdown", { clientX, clientY }));
  }
  const { asText, fromText } = dlPointEditor;
  return [state.points, fromText(asText(state.points, 6), 6)];
}"""


def test_painted_points_are_those_of_their_link(browser):
    page = browser.new_page()
    page.set_content('<canvas style="position: absolute; inset: 0" width="307" height="211"></canvas>')
    page.add_script_tag(content=(static_files.SPHINXEXT / "playground" / "point_editor.js").read_text())
    painted, linked = page.evaluate(PAINT)
    page.close()
    assert len(painted) == 3 and painted == linked

"""Explorers on a page: every one moves by keyboard and by mouse."""

import json

import pytest
from support.book import CHAPTER_PAGES, by_turns

# What an explorer shows is the frame that its controls ask for, drawing and sentence.
SHOWN = """figure => {
  const data = figure.frames ??= JSON.parse(figure.querySelector("script").textContent);
  const places = [...figure.querySelectorAll("[data-control]")].map(control => +control.value);
  // some controls have no frames of their own
  const frame = places.reduce((sum, place, i) =>
    data.frameless?.[i] ? sum : sum * data.values[i].length + place, 0);
  const drawn = document.createElement("template");
  drawn.innerHTML = "<svg>" + data.frames[frame].map(i => data.blocks[i]).join("") + "</svg>";
  for (const svg of [figure.querySelector(".dl-picture svg").cloneNode(true), drawn.content.firstChild]) {
    svg.querySelectorAll("[data-reveal], [data-follows]").forEach(line => line.remove());
    drawn[svg === drawn.content.firstChild ? "wanted" : "seen"] = svg.innerHTML;
  }
  return drawn.seen === drawn.wanted
    && figure.querySelector(".dl-readout").textContent === data.says[frame] ? frame : -1;
}"""


@pytest.mark.parametrize("page_name", by_turns([*CHAPTER_PAGES, "chapters/index"]), indirect=True)
def test_every_explorer_moves_by_keyboard_and_by_mouse(visit, page_name):
    page = visit(reduced_motion="reduce").open(page_name)  # else each click waits for a slow scroll
    explorers = page.locator("[data-explorer]").all()
    assert len(explorers) >= (1 if page_name.endswith("index") else 3)
    for figure in explorers:
        for control in figure.locator("[data-control]").all():
            control.focus()
            seen = []
            onward = "ArrowDown" if control.evaluate("c => c.tagName") == "SELECT" else "ArrowRight"
            for key in ("End", "Home", onward):
                page.keyboard.press(key)
                seen.append(figure.evaluate(SHOWN))
            if control.evaluate("c => c.closest('figure').frames.frameless?.["
                                "[...c.closest('figure').querySelectorAll('[data-control]')].indexOf(c)]"):
                # reveals lines step by step, or a script draws what it changes
                alive = json.loads(figure.get_attribute("data-live") or "{}").get("controls", {})
                is_alive = control.get_attribute("data-control") in alive
                assert -1 in seen if is_alive else len(set(seen)) == 1 and seen[0] >= 0, seen
                figure.locator("[data-action=reset]").click()
                continue
            assert -1 not in seen and seen[1] < seen[2] <= seen[0], (figure.get_attribute("id"), seen)
            if control.get_attribute("type") == "range":
                box = control.bounding_box()
                control.click(position={"x": box["width"] - 3, "y": box["height"] / 2})
                assert figure.evaluate(SHOWN) == seen[0], figure.get_attribute("id")
        figure.locator("[data-action=reset]").click()
        assert figure.evaluate(SHOWN) >= 0 and figure.get_attribute("id") + "." not in page.url


def test_an_empty_value_in_the_address_is_no_value(visit, folder):
    seen = visit()
    values = "document.getElementById('degree').dataset.values"
    start = seen.open(f"{folder}chapters/overfitting").evaluate(values)
    seen.page.goto(f"{seen.server}/{folder}chapters/overfitting.html?degree.degree=")
    assert seen.page.evaluate(values) == start

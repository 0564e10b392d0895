"""The first screens of JupyterLab as `make lab` opens it: figures, folds, citations, colours, widgets."""

import io
import json

import nbformat
import pytest
from PIL import Image
from support.book import ROOT
from support.jupyterlab import TAKEN_OUT_TWICE, Lab, copy_chapters, is_jupyterlabs_own, running_lab

from dlbasics.sphinxext.notebooks.classify_cells import Role, roles
from dlbasics.sphinxext.store_outputs import METADATA

CHAPTER = "overfitting.ipynb"
WIDGETS = "widgets.ipynb"
WIDGET_CELLS = [
    "from dlbasics.exercises import ask, check\nfrom support import sample_explorers",
    'ask("overfitting/diagnosis")',
    'ask("overfitting/label-keepers")',
    '@check("activations/hard-sigmoid")\ndef hard_sigmoid(x):\n    return x',
    "sample_explorers.gain()",
]


@pytest.fixture(scope="module")
def lab(browser, tmp_path_factory):
    """JupyterLab with the chapters, and a notebook with one of each widget."""
    folder = tmp_path_factory.mktemp("lab")
    copy_chapters(folder)
    v4 = nbformat.v4
    cells = [v4.new_markdown_cell("# Widgets"), *map(v4.new_code_cell, WIDGET_CELLS)]
    nbformat.write(v4.new_notebook(cells=cells, metadata=METADATA), folder / "chapters" / WIDGETS)
    with running_lab(folder) as address:
        lab = Lab(browser, address)
        yield lab
        lab.context.close()
    assert lab.foreign == []
    assert [error for error in lab.errors if not is_jupyterlabs_own(error)] == []


# How Chromium writes a stack.
LABS, OURS = (f"    at X.remove (http://127.0.0.1:80{path}:1:23)"
              for path in ("/static/lab/jlab_core.81.js", "/files/a.js"))


@pytest.mark.parametrize(("lines", "is_own"), [
    ([TAKEN_OUT_TWICE, LABS, LABS], True),
    ([TAKEN_OUT_TWICE, OURS, LABS], False),
    ([TAKEN_OUT_TWICE], False),
    (["TypeError: x is undefined", LABS], False),
])
def test_one_error_of_jupyterlab_is_left_to_it(lines, is_own):
    assert is_jupyterlabs_own("\n".join(lines)) == is_own


# Cells of the notebook in front that are in view: where they stand, and whether a reader sees their code.
CODE_IN_VIEW = """[...document.querySelectorAll(".jp-Notebook .jp-CodeCell[data-windowed-list-index]")]
  .filter((cell) => cell.checkVisibility() && cell.getBoundingClientRect().bottom < innerHeight - 50)
  .map((cell) => [cell, cell.querySelector(".jp-InputArea-editor")])
  .map(([cell, code]) => [+cell.dataset.windowedListIndex, code?.checkVisibility() ?? false])"""


def folded_cells(name: str) -> dict[int, bool]:
    """Whether the page folds the code, by the place of each code cell of a chapter."""
    cells = json.loads((ROOT / "chapters" / name).read_text(encoding="utf-8"))["cells"]
    code = [(at, cell) for at, cell in enumerate(cells) if cell["cell_type"] == "code"]
    by_role = roles(["".join(cell["source"]) for _, cell in code])
    return {at: role is not Role.READ or "hide-input" in cell["metadata"].get("tags", [])
            for (at, cell), role in zip(code, by_role, strict=True)}


def test_a_chapter_opens_with_folded_code_and_sources_as_words(lab):
    page = lab.open(CHAPTER)
    seen = dict(page.evaluate(CODE_IN_VIEW))
    folded = folded_cells(CHAPTER)
    assert seen == {at: not folded[at] for at in seen}
    assert len(seen) > 10 and len(set(seen.values())) == 2
    words = page.locator(".jp-Notebook:visible").inner_text()
    assert "{cite" not in words and "Figure:" not in words
    assert page.get_by_role("link", name="Zhang et al., 2017").is_visible()


THIN_TEXT = """(() => {
  const channels = (colour) => colour.match(/[0-9.]+/g).map(Number);
  const luminance = (rgb) => rgb.slice(0, 3).map((c) => c / 255)
    .map((c) => (c > 0.04045 ? ((c + 0.055) / 1.055) ** 2.4 : c / 12.92))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (e) => {
    const colour = channels(getComputedStyle(e).backgroundColor);
    return (colour[3] ?? 1) > 0.5 || !e.parentElement ? colour : ground(e.parentElement);
  };
  const contrast = (e) => {
    const [low, high] = [getComputedStyle(e).color, `${ground(e)}`].map(channels).map(luminance)
      .sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const ours = ".jp-MarkdownOutput *, .jp-OutputArea-output, .jp-OutputArea-output *";
  const texts = [...document.querySelectorAll(ours)].filter((e) => e.checkVisibility()
    && !e.closest("svg, mjx-container")
    && [...e.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
  return [texts.length, texts.filter((e) => contrast(e) < 4.5).map((e) => `${e.innerText}: ${contrast(e)}`)];
})()"""


def thin_texts(page, fewest: int) -> list[str]:
    """The texts of too little contrast; a change of themes hides all of them for a moment."""
    page.wait_for_function(f"{THIN_TEXT}[0] > {fewest}")
    return page.evaluate(THIN_TEXT)[1]


def ink(picture) -> float:
    """Which share of what a reader sees of a picture is dark."""
    levels = Image.open(io.BytesIO(picture.screenshot())).convert("L").histogram()
    return sum(levels[:150]) / sum(levels)


@pytest.mark.parametrize("theme", ["Light", "Dark"])
def test_figures_and_words_are_seen_in_both_themes(lab, theme):
    page = lab.open(CHAPTER)
    lab.choose_theme(theme)
    figures = page.locator(".jp-Notebook:visible .jp-RenderedSVG img")
    for figure in (figures.nth(0), figures.nth(1)):  # both stand in the window, so that nothing is scrolled
        box = figure.bounding_box()
        assert box["width"] > 400 and box["height"] > 150
        assert 0.005 < ink(figure) < 0.5, "lines on paper, in either theme"
    assert thin_texts(page, fewest=30) == []


def test_widgets_say_what_they_are_and_are_legible_in_both_themes(lab):
    page = lab.open(WIDGETS)
    lab.run_all_cells()
    shown = page.locator(".jp-Notebook:visible .jp-OutputArea").filter(visible=True)
    one, several, code, explorer = [shown.nth(at) for at in range(4)]
    for question in (one, several, code):
        question.get_by_role("button", name="Hint").wait_for()
        assert question.get_by_role("button", name="Solution").is_visible()
    assert one.get_by_role("radio").count() == 5 and one.get_by_role("checkbox").count() == 0
    assert several.get_by_role("checkbox").count() > 2 and several.get_by_role("radio").count() == 0
    explorer.get_by_role("slider").first.wait_for()
    one.get_by_role("radio").first.check()
    one.get_by_role("button", name="Check").click()
    page.wait_for_selector(".dl-verdict")
    for theme in ("Light", "Dark"):
        lab.choose_theme(theme)
        assert thin_texts(page, fewest=15) == []

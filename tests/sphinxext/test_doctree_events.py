"""Cells, boxes and pictures of a page, through small books that are wrong on purpose."""

import pytest
from support.small_book import cell

from dlbasics.sphinxext import doctree_events


def test_picture_without_words_fails_the_build(book):
    code, said, _ = book(index="# Title\n\n![](x.svg)\n\n<svg><path/></svg>\n", x="")
    assert code != 0
    assert said.count("a picture without alt text") == 2


def test_cell_that_raises_fails_the_build(book):
    code, said, _ = book(index=[cell("1 / 0")])
    assert code != 0
    assert "ZeroDivisionError" in said


def test_cells_boxes_and_equations_find_their_place(book):
    show = "from IPython.display import HTML\ndef ask(x):\n    return HTML('<b>asked</b>')\n"
    show += "def check(x):\n    display(HTML('<b>card</b>'))\n    return lambda f: None"
    text = "> **From the notes.** Said.\n\n> Only quoted.\n\n$$a &= b$$ (eq-one)\n\nBy {eq}`eq-one`."
    code, said, pages = book(index=[
        cell(show), cell("@check('losses/huber')\ndef f(x):\n    ..."), cell("ask('losses/log')"),
        {"cell_type": "markdown", "id": "m", "metadata": {}, "source": text.replace("&", "")},
    ])
    assert code == 0, said
    page = pages["index"]
    assert page.index("<b>card</b>") < page.index("losses/huber")
    assert "<b>asked</b>" in page and "losses/log" not in page
    assert page.count("dl-box") == 2 and 'class="dl-box dl-box-from-the-notes"' in page
    assert '<span class="eqno">(1)' in page and 'href="#equation-eq-one">(1)</a>' in page


@pytest.mark.parametrize("source, folded", [
    ("fig, ax = plt.subplots()\nax.plot(x)\nshow(fig, 'A line.')", True),
    ("explore(draw_line, slope=[1, 2])", True),
    ("def draw_line(ax, slope):\n    ax.plot(slope * x)", True),
    ("def describe_line(slope):\n    return f'Slope {slope}.'", True),
    ("def line(slope):\n    return slope * x", False),
    ("def draw_line(ax, slope):\n    ax.plot(slope * x)\n\n\ndef line(slope):\n    return slope * x", False),
    ("assert x.max() == 1\nshow(fig, 'A line.')", False),
    ("print(x)\nshow(fig, 'A line.')", False),
    ("%pip install x\nshow(fig, 'A line.')", False),
    ("", False),
])
def test_what_counts_as_drawing(source, folded):
    assert doctree_events.draws(source) is folded


def test_cells_that_only_draw_are_folded(book):
    drawn = "def draw_one(x):\n    return x"
    code, said, pages = book(index=[cell(drawn), cell("print(draw_one(1))")])
    assert code == 0, said
    fold, rest = pages["index"].split("</details>")
    assert "draw_one" in fold[fold.index("<details") :] and "print" in rest

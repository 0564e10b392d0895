"""Cells, boxes and pictures of a page, through small books that are wrong on purpose."""

import re

from support.small_book import cell


def test_picture_without_words_fails_the_build(small_book):
    code, said, _ = small_book(index="# Title\n\n![](x.svg)\n\n<svg><path/></svg>\n", x="")
    assert code != 0
    assert said.count("a picture without alt text") == 2


def test_a_broken_claim_fails_the_build(small_book):
    code, said, _ = small_book(index=[cell("from dlbasics import claims\nclaims.say_when_broken()"),
                                      cell("assert 1 > 2")])
    assert code != 0
    assert "AssertionError" in said


def test_cells_boxes_and_equations_find_their_place(small_book):
    show = "from IPython.display import HTML\ndef ask(x):\n    return HTML('<b>asked</b>')\n"
    show += "def check(x):\n    display(HTML('<b>card</b>'))\n    return lambda f: None"
    text = "> **From the notes.** Said.\n\n> Only quoted.\n\n$$a &= b$$ (eq-one)\n\nBy {eq}`eq-one`."
    code, said, pages = small_book(index=[
        cell(show), cell("@check('losses/huber')\ndef f(x):\n    ..."), cell("ask('losses/log')"),
        {"cell_type": "markdown", "id": "m", "metadata": {}, "source": text.replace("&", "")},
    ])
    assert code == 0, said
    page = pages["index"]
    assert page.index("<b>card</b>") < page.index("losses/huber")
    assert "<b>asked</b>" in page and "losses/log" not in page
    assert page.count("dl-box") == 2 and 'class="dl-box dl-box-from-the-notes"' in page
    assert '<span class="eqno">(1)' in page and 'href="#equation-eq-one">(1)</a>' in page


def test_progress_leaves_out_chapters_that_this_book_lacks(small_book):
    code, said, pages = small_book(index=[cell("from dlbasics.exercises import progress\nprogress()")])
    assert code == 0, said
    bars = re.search('<ul class="dl-progress-bars"[^>]*>(.*?)</ul>', pages["index"], re.DOTALL)
    assert bars[1] == "", "a row without a link would be taken for the page that is read"

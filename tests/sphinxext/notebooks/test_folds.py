"""What a page folds: one fold below each figure, and one for each cell of claims."""

from support.small_book import cell


def text(source):
    return {"cell_type": "markdown", "id": str(abs(hash(source)))[:8], "metadata": {}, "source": source}


SHOW = "from IPython.display import HTML\ndef show(x, words):\n    return HTML(f'<b>{x}</b>')\n"
DRAW = "def draw_one(x):\n    return x"


def test_a_figure_has_one_fold_below_it_and_claims_have_their_own(small_book):
    code, said, pages = small_book(index=[
        cell(SHOW), text("The dot is what you move.\n\nThe drawing:"), cell(DRAW),
        text("The sentence below the figure:"), cell("def describe_one(x):\n    return 'one'"),
        text("Level 0 is the baseline. It is grey:"), cell("def draw_level(x):\n    return x"),
        text("Move it:"), cell("show(draw_one('figure'), describe_one(1))"), text("You see it."),
        cell("assert draw_one(2) == 2\nassert draw_one(3) == 3"),
        text("And 5:"), cell("assert draw_one(5) == 5"),
        text("It may be 4. With four:"), cell("assert draw_one(4) == 4"),
        text("Now.\n\nWith six:"), cell("assert draw_one(6) == 6"), text("Last:"), cell("print(draw_one(1))"),
    ])
    assert code == 0, said
    before, figure, three, one, six, rest = [part for piece in pages["index"].split("</details>")
                                             for part in piece.split("<b>figure</b>")]
    for words in ("The dot is what you move.", "Level 0 is the baseline. It is grey:", "Move it:"):
        assert words in before and "<details" not in before
    fold = figure[figure.index("<details") :]
    places = [fold.index(words) for words in
              ("The drawing:", "draw_one", "The sentence below the figure:", "describe_one", "draw_level")]
    assert places == sorted(places) and fold.rindex("show") > places[-1], "in the order of the notebook"
    assert fold.count("dl-figure-code") == 1
    for lead, part, label in (("You see it.", three, "3 claims"), ("It may be 4. With four:", one, "1 claim"),
                              ("Now.", six, "1 claim")):
        assert lead in part[: part.index("<details")], "what later text refers to stays in view"
        assert f"Checked: {label}" in part[part.index("<details") :]
    assert three.index("And 5:") > three.index("<details")
    assert six.index("With six:") > six.index("<details"), "no reader waits for what is folded"
    assert "Last:" in rest and "print" in rest and "<details" not in rest


def test_code_that_leads_to_no_figure_is_folded_where_it_stands(small_book):
    cells = [cell(DRAW), cell("print(draw_one(1))"), text("## Next"), cell("show = 1")]
    code, said, pages = small_book(index=cells)
    assert code == 0, said
    fold, rest = pages["index"].split("</details>", 1)
    assert "draw_one" in fold[fold.index("<details") :] and "print" in rest

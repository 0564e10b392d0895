"""The contents of a page: exercises stand below the heading that they belong to."""

from dlbasics.sphinxext.html_pages.exercises_in_toc import contents_with_exercises

TOC = ('<ul><li><a href="#code">Code</a><ul><li><a href="#loop">Loop</a></li></ul></li>'
       '<li><a href="#end">End</a></li></ul>')
CARD = ('<section class="dl-exercise" id="exercise-{0}" data-points="2"><h3 class="dl-title">{0} '
        '<span class="dl-points">2 points</span></h3></section>')


def body(*parts):
    return "".join(CARD.format(part[1:]) if part[0] == "!" else f'<section id="{part}">' for part in parts)


def item(name):
    return f'<li class="dl-exercise-link"><a href="#exercise-{name}">{name}</a></li>'


def test_exercises_stand_below_their_heading():
    found = contents_with_exercises(TOC, body("code", "!a", "loop", "!b", "!c", "end", "!d"))
    assert found == (f'<ul><li><a href="#code">Code</a><ul>{item("a")}<li><a href="#loop">Loop</a>'
                     f'<ul>{item("b")}{item("c")}</ul></li></ul></li><li><a href="#end">End</a>'
                     f'<ul>{item("d")}</ul></li></ul>')


def test_a_heading_that_is_not_listed_hands_its_exercises_to_the_one_before():
    found = contents_with_exercises(TOC, body("end", "small", "!a"))
    assert found.endswith(f'<ul>{item("a")}</ul></li></ul>')


def test_without_contents_nothing_is_added():
    assert contents_with_exercises("", body("code", "!a")) == ""

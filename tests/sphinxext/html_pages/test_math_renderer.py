"""Sphinx writes formulas as MathML."""

import re

import pytest

from dlbasics.messages import text
from dlbasics.sphinxext.html_pages import math_renderer


def test_spans_of_raw_html_are_typeset():
    html = math_renderer.replace_spans('<p>if <span class="dl-math">$x &lt; 1$</span> or $5</p>', None)
    assert "<math>" in html and "&lt;</mo>" in html and html.endswith(" or $5</p>")
    assert "dl-math" not in html


LONG = "a_1 + a_2 + a_3 + a_4 + a_5 + a_6"


def held(html):
    """What stands on one line with a formula, around it."""
    return re.findall('<span class="dl-with-mark">(.*?)<math>.*?</math>(.*?)</span>', html)


def test_a_formula_stands_on_one_line_with_the_marks_around_it(small_book):
    code, output, pages = small_book(index=(
        f"# Title\n\nSo ($a$) and ($b$, $c$), but $d$ (if $e$ is 0) and “$f$”?（$g$ 。\n\n$h$ (${LONG}$).\n"))
    assert code == 0, output
    assert held(pages["index"]) == [("(", ")"), ("(", ","), ("", "),"), ("“", "”?"), ("（", "")]


def test_a_formula_of_raw_html_stands_on_one_line_with_the_marks_around_it():
    formula = '<span class="dl-math">${}$</span>'.format
    html = (f'<p>({formula("a")}), {formula("b")}; if {formula("c")} &amp; {formula("x &lt; 1")}. '
            f"({formula(LONG)})</p>")
    typeset = math_renderer.replace_spans(html, None)
    assert held(typeset) == [("(", "),"), ("", ";"), ("", ".")]
    assert re.sub("<math>.*?</math>|</?span.*?>", "", typeset) == "<p>(), ; if  &amp; . ()</p>"


def test_equations_have_the_number_of_their_label_alone(small_book):
    code, output, pages = small_book(index=(
        "# Title\n\n$$ a = b $$ (one)\n\n$$\na &= b \\\\\nc &= d\n$$\n\n"
        "\\begin{align}\ne &= f\n\\end{align}\n\n"
        "See {eq}`one` and $x$.\n"))
    assert code == 0, output
    page = pages["index"]
    assert page.count('<math display="block">') == 3 and page.count("<math>") == 1
    # The second is aligned without saying so; the third takes its number from Sphinx, not from the engine.
    assert page.count("<mtable") == 2 and "(1)</mtext>" not in page
    assert re.findall(r'class="eqno">\((\d)\)', page) == ["1", "2"]


def test_bad_tex_fails_the_build_and_names_its_line(small_book):
    code, output, _ = small_book(index="# Title\n\nfine $x$\n\nnot fine: $\\frac{1$\n")
    assert code != 0
    assert "index.md:5" in output and "bad TeX" in output


@pytest.mark.parametrize("language", ["en", "zh_CN"], indirect=True)
def test_the_link_to_an_equation_is_named_in_the_language_of_the_page(language, small_book):
    code, output, pages = small_book(index="# Title\n\n$$ a = b $$ (one)\n")
    assert code == 0, output
    title = re.search(r'class="eqno">.*?title="([^"]+)"', pages["index"])[1]
    assert title == text("layout.link-to-equation") and title.isascii() == (language == "en")

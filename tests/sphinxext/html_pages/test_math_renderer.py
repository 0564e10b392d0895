"""Sphinx writes formulas as MathML."""

import re

from dlbasics.sphinxext.html_pages import math_renderer


def test_spans_of_raw_html_are_typeset():
    html = math_renderer.replace_spans('<p>if <span class="dl-math">$x &lt; 1$</span> or $5</p>', None)
    assert "<math>" in html and "&lt;</mo>" in html and html.endswith(" or $5</p>")
    assert "dl-math" not in html


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

"""Formulas become MathML while the book is built."""

import re
import subprocess
import sys

import pytest

from dlbasics.sphinxext import mathml


@pytest.mark.parametrize("tex", [
    r"\frac{e^{x_i}}{\sum_j e^{x_j}}", r"\sigma'(x)", r"\mathbb{R}^{n \times d}", r"\hat{\mathbf{y}}",
    r"\begin{cases} x & x > 0 \\ 0 & \text{otherwise} \end{cases}", r"\lVert w \rVert_2^2",
    r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}", r"\operatorname*{arg\,max}_i z_i", r"\mathcal{L}",
])
def test_formulas_become_mathml(tex):
    inline, display = mathml.mathml(tex), mathml.mathml(tex, True)
    assert inline.startswith("<math") and inline.endswith("</math>")
    assert 'display="block"' in display and 'display="block"' not in inline
    assert "\\" not in inline


def test_bad_tex_names_the_formula():
    with pytest.raises(ValueError, match=r"bad TeX in \$\\frac\{1\$"):
        mathml.mathml(r"\frac{1")


def test_the_engine_lets_python_end():
    code = "from dlbasics.sphinxext.mathml import mathml; print(mathml('x'))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0 and done.stdout.startswith("<math")


def test_spans_of_raw_html_are_typeset():
    html = mathml.replace_spans('<p>if <span class="dl-math">$x &lt; 1$</span> or $5</p>', None)
    assert "<math>" in html and "&lt;</mo>" in html and html.endswith(" or $5</p>")
    assert "dl-math" not in html


@pytest.mark.parametrize("tex", [r"\sigma'(x)", r"\mathrm{ReLU}'(z)", r"\tanh'", r"(uv)'"])
def test_a_prime_is_not_raised_twice(tex):
    made = mathml.mathml(tex)
    assert "\N{PRIME}" in made and "<msup>" not in made


@pytest.mark.parametrize(("tex", "spaced"), [
    (r"p_i \log p_i", "p i _ log _ \N{FUNCTION APPLICATION} p i"),
    (r"(1 - y) \log(z)", "( 1 \N{MINUS SIGN} y ) _ log \N{FUNCTION APPLICATION} ( z )"),
    (r"\log_2 p", "log 2 _ \N{FUNCTION APPLICATION} p"),
    (r"\lambda_{\max}", "\N{GREEK SMALL LETTER LAMDA} max \N{FUNCTION APPLICATION}"),
    (r"\frac{a + b}{\log n}", "a + b log _ \N{FUNCTION APPLICATION} n"),
])
def test_a_function_s_name_stands_between_thin_spaces(tex, spaced):
    made = mathml.mathml(tex).replace('<mspace width="0.1667em">', "_")
    assert re.sub(r"(<[^>]+>)+", " ", made).split() == spaced.replace("_", " _ ").split()


def test_a_product_is_not_drawn_as_large_as_a_sum():
    assert '<mo largeop="false">\N{CIRCLED DOT OPERATOR}</mo>' in mathml.mathml(r"a \odot b", True)


def test_bad_tex_fails_the_build_and_names_its_line(book):
    code, said, _ = book(index="# Title\n\nfine $x$\n\nnot fine: $\\frac{1$\n")
    assert code != 0
    assert "index.md:5" in said and "bad TeX" in said

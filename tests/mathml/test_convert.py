"""TeX to MathML: what is read, what is refused, and that nothing of it is HTML."""

import os
import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from dlbasics.mathml import convert, to_mathml


@pytest.mark.parametrize("tex", [
    r"\frac{e^{x_i}}{\sum_j e^{x_j}}", r"\sigma'(x)", r"\mathbb{R}^{n \times d}", r"\hat{\mathbf{y}}",
    r"\begin{cases} x & x > 0 \\ 0 & \text{otherwise} \end{cases}", r"\lVert w \rVert_2^2",
    r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}", r"\operatorname*{arg\,max}_i z_i", r"\mathcal{L}",
    r"\int_0^1 x \, dx", r"2x\cdot\ldots", r"\underbrace{s^2}_{\text{noise}}",
])
def test_formulas_become_mathml(tex):
    inline, display = to_mathml(tex), to_mathml(tex, True)
    assert inline.startswith("<math") and inline.endswith("</math>")
    assert 'display="block"' in display and 'display="block"' not in inline
    assert "\\" not in inline and not set(re.findall(r"&\w+;", inline)) - {"&gt;"}


def test_bad_tex_names_the_formula():
    with pytest.raises(ValueError, match=r"bad TeX in \$\\frac\{1\$: at character 7: Expected closing token"):
        to_mathml(r"\frac{1")
    assert to_mathml("x" * convert.MAX_LENGTH)
    with pytest.raises(ValueError, match=r"bad TeX in \$\{+ \.\.\.\$: 801 characters; expected at most 800"):
        to_mathml("{" * (convert.MAX_LENGTH + 1))


@pytest.mark.parametrize("tex", ["\alpha", "\beta", "\frac{1}{2}", "\vec{x}", "2\rho"])
def test_a_string_without_r_is_refused_by_the_character_that_it_holds(tex):
    with pytest.raises(ValueError, match=r"holds the control character '\\\w+'; write .* r'\.\.\.'"):
        to_mathml(tex)


def test_white_space_stays_white_space():
    assert to_mathml("a\n\tb") == to_mathml("a b")


def test_what_no_xml_can_hold_is_bad_tex():
    with pytest.raises(ValueError, match="bad TeX in "):
        to_mathml("\ufffe")


@pytest.mark.parametrize(("tex", "spaced"), [
    (r"p_i \log p_i", "p i _ log _ \N{FUNCTION APPLICATION} p i"),
    (r"(1 - y) \log(z)", "( 1 \N{MINUS SIGN} y ) _ log \N{FUNCTION APPLICATION} ( z )"),
    (r"\log_2 p", "log 2 _ \N{FUNCTION APPLICATION} p"),
    (r"\lambda_{\max}", "\N{GREEK SMALL LETTER LAMDA} max"),
    (r"\frac{a + b}{\log n}", "a + b log _ \N{FUNCTION APPLICATION} n"),
])
def test_a_function_s_name_stands_between_thin_spaces(tex, spaced):
    mathml = re.sub(r'<m\w+ (width|lspace)="0.1667em"', r" _ \g<0>", to_mathml(tex))
    assert re.sub(r"(<[^>]+>)+", " ", mathml).split() == spaced.split()


def test_text_in_a_formula_is_no_html():
    html = r"<img src=x onerror=alert(1)>"
    for command in ("text", "mathrm", "operatorname", "texttt"):
        assert "<img" not in to_mathml(rf"\{command}{{{html}}}")
    assert "<img" not in to_mathml(html)
    with pytest.raises(ValueError, match="Unknown command"):
        to_mathml(r"\href{javascript:alert(1)}{x}")


def test_threads_and_forked_processes_typeset_too():
    with ThreadPoolExecutor(4) as threads:
        assert len(set(threads.map(lambda n: to_mathml(rf"\frac{{{n}}}{{2}}"), range(200)))) == 200
    child = os.fork()
    if not child:
        os._exit(0 if to_mathml(r"\sqrt{2}").startswith("<math") else 1)
    assert os.waitpid(child, 0)[1] == 0

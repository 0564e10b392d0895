"""What math-core writes and browsers draw otherwise."""

import pytest

from dlbasics.mathml import to_mathml

PRIME = '<mo lspace="0" rspace="0">\N{PRIME}</mo>'


@pytest.mark.parametrize("tex", [r"\sigma'(x)", r"\mathrm{ReLU}'(z)", r"\tanh'", r"(uv)'", "f''"])
def test_a_prime_is_not_raised_twice(tex):
    mathml = to_mathml(tex)
    assert ("\N{PRIME}" in mathml or "\N{DOUBLE PRIME}" in mathml) and "<msup>" not in mathml


@pytest.mark.parametrize(("tex", "mathml"), [
    ("f'", f"<mrow><mi>f</mi>{PRIME}</mrow>"),
    ("f'_i", f"<msub><mrow><mi>f</mi>{PRIME}</mrow><mi>i</mi></msub>"),
    ("f'^2", f"<msup><mrow><mi>f</mi>{PRIME}</mrow><mrow><mn>2</mn></mrow></msup>"),
    ("f'^2_i", f"<msubsup><mrow><mi>f</mi>{PRIME}</mrow><mi>i</mi><mrow><mn>2</mn></mrow></msubsup>"),
    ("x^2_i", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>"),
    ("x^{}", "<msup><mi>x</mi><mrow /></msup>"),
])
def test_a_prime_stands_beside_its_letter_whatever_else_is_raised(tex, mathml):
    assert to_mathml(tex) == f"<math>{mathml}</math>"


def test_a_product_is_not_drawn_as_large_as_a_sum():
    mathml = to_mathml(r"a \odot b", True)
    assert 'largeop="false">\N{CIRCLED DOT OPERATOR}</mo>' in mathml and mathml.count("largeop") == 1


@pytest.mark.parametrize("script", ["^2", "_i", "_i^2"])
def test_a_large_bracket_stays_as_large_with_a_script(browser, script):
    page = browser.new_page()
    page.set_content(to_mathml(rf"\Bigl(\frac12\Bigr){script}", True))
    heights = "[...document.querySelectorAll('mo')].map(mo => mo.getBoundingClientRect().height)"
    opening, closing = page.evaluate(heights)
    page.close()
    assert opening == pytest.approx(closing, abs=1) and opening > 20

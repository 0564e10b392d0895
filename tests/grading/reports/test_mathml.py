"""The formulas of verdicts, for pages without scripts."""

import re

from dlbasics.exercises import Code, all_exercises
from dlbasics.grading.reports import mathml


def sentences():
    """All that a verdict of the book can say."""
    for exercise in all_exercises():
        yield exercise.explanation
        yield exercise.praise
        yield from exercise.mistakes_by_name().values()
        if isinstance(exercise, Code):
            yield from exercise.findings.values()
        else:
            yield from (str(finding.message) for finding in exercise.findings() if finding.message)


def test_every_formula_of_a_verdict_is_readable_without_a_script():
    formulas = {tex for text in sentences() for tex in re.findall(r"\$(?!\s)([^$]+?)(?<!\s)\$", text)}
    assert len(formulas) > 150
    for tex in formulas:
        made = mathml.mathml(tex)
        assert made.startswith("<math>") and "\\" not in made and "{" not in made, tex
    assert mathml.mathml(r"-\frac12 x_i^2") == (
        '<math><mrow><mo form="prefix">−</mo><mfrac><mn>1</mn><mn>2</mn></mfrac><msubsup><mi>x</mi><mi>i</mi>'
        "<mn>2</mn></msubsup></mrow></math>")
    assert mathml.mathml(r"f'_i(-x)") == (
        '<math><mrow><msub><mrow><mi>f</mi><mo lspace="0" rspace="0">′</mo></mrow><mi>i</mi></msub>'
        '<mo stretchy="false">(</mo><mo form="prefix">−</mo><mi>x</mi>'
        '<mo stretchy="false">)</mo></mrow></math>')
    assert mathml.mathml(r"\left(\frac12\right)").count("<mo>") == 2
    assert mathml.mathml("{" * 500) == f"<code>{'{' * 500}</code>"  # an answer that cannot be read is quoted
    assert mathml.mathml(r"\unheard{<b>}") == r"<code>\unheard{&lt;b&gt;}</code>"

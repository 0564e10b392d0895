"""The formulas of reports: an author's are typeset, a learner's are quoted."""

from html import escape, unescape
from html.parser import HTMLParser

import pytest
from support.hostile_tex import HOSTILE_TEX

from dlbasics import markdown
from dlbasics.exercises import all_exercises, find
from dlbasics.exercises.judging.verdict import Verdict
from dlbasics.grading.reports import typeset_formulas
from dlbasics.grading.reports.feedback import verdict_html
from dlbasics.grading.reports.typeset_formulas import typeset
from dlbasics.messages import Message

EXERCISE = find("activations/hard-sigmoid")


class Elements(HTMLParser):
    """The elements of HTML, the names of their attributes, and the text."""

    def __init__(self, html: str):
        super().__init__()
        self.elements, self.attributes, self.text = [], [], ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.elements.append(tag)
        self.attributes += [name for name, _ in attributes]

    def handle_data(self, data):
        self.text += data


@pytest.fixture
def typeset_by_the_engine(monkeypatch):
    """The formulas that come to the engine."""
    seen = []
    monkeypatch.setattr(typeset_formulas, "to_mathml", lambda tex: seen.append(tex) or "<math></math>")
    return seen


def test_every_formula_of_a_verdict_is_readable_without_a_script():
    seen = set()
    for exercise in all_exercises():
        for text in exercise.verdict_texts():
            html = typeset(markdown.block(text), [text])
            assert "dl-math" not in html and r"<code>\\" not in html
            seen.update(markdown.MATH_SPAN.findall(markdown.block(text)))
            assert html.count("<math>") == markdown.block(text).count("dl-math"), text
    assert len(seen) > 150


@pytest.mark.parametrize("tex", HOSTILE_TEX, ids=lambda tex: ascii(tex[:40]))
def test_what_a_learner_wrote_does_not_come_to_the_engine(typeset_by_the_engine, tex):
    html = typeset(f"<p>{markdown.math_span(tex)} {markdown.math_span('x')}</p>", ["Here $x$ is 1."])
    assert typeset_by_the_engine == ["x"]
    assert html == f"<p><code>{escape(tex)}</code> <math></math></p>"


@pytest.mark.parametrize("tex", HOSTILE_TEX, ids=lambda tex: ascii(tex[:40]))
def test_a_verdict_that_quotes_it_shows_it_as_text(typeset_by_the_engine, tex):
    def page(quoted):
        message = Message("grade.cell-is-no-python", {"fault": f"It says ${quoted}$."})
        return verdict_html(Verdict(EXERCISE, "does not run", message=message))

    harmless, hostile = Elements(page("y")), Elements(page(tex))
    assert set(hostile.elements) <= {*harmless.elements, "code"}
    assert set(hostile.attributes) == set(harmless.attributes)
    assert typeset_by_the_engine == []


def test_a_formula_of_the_author_s_is_typeset_beside_what_a_learner_wrote():
    message = Message("grade.cell-is-no-python", {"fault": "It says `$` and `y` and $z<1$."})
    exercise = find("activations/elu")
    name = next(name for name, text in exercise.mistakes_by_name().items() if "$" in text)
    html = verdict_html(Verdict(exercise, "misconception", name=name, message=message))
    assert "<math>" in html and "<code>z&lt;1</code>" in html and "dl-math" not in html


def test_an_author_s_slip_is_shown_as_tex():
    text = r"Here $\frac{1$ is wrong."
    assert typeset(markdown.block(text), [text]) == r"<p>Here <code>\frac{1</code> is wrong.</p>"
    assert unescape(typeset(markdown.block("$a<b$"), [])) == "<p><code>a<b</code></p>"

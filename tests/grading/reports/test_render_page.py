"""Whatever a learner wrote is text in the pages, and nothing else."""

import re
from dataclasses import replace
from importlib.resources import files

import jinja2
import pytest
from markupsafe import Markup
from support.html_elements import Elements
from support.sample_submissions import ID, made_up_result, text_of

from dlbasics import translation
from dlbasics.exercises import find
from dlbasics.grading.collect.roster import Person
from dlbasics.grading.policy.grading_policy import GradingPolicy
from dlbasics.grading.policy.overrides import Override
from dlbasics.grading.reports.class_report import class_report
from dlbasics.grading.reports.feedback import feedback_page
from dlbasics.grading.reports.learner_grades import learner_grades
from dlbasics.grading.reports.render_page import html_plural, html_text, render_page
from dlbasics.messages import Message

HOSTILE = ["<script>alert(1)</script>", "{{7*7}}", '"onload="alert(1)', "'><img src=x onerror=alert(1)>",
           "{% raw %}</p>", "$</span><script>1</script>$", "&lt;script&gt;"]
EXERCISE = find(ID)
TEMPLATES = sorted(path for path in files("dlbasics.grading.reports").joinpath("templates").iterdir()
                   if path.suffix == ".html")
# Attributes that somebody reads or hears
READ = r"""\b(alt|title|placeholder|label|aria-[a-z]+)=["'][^"']*[a-z]"""


def pages(text: str) -> list[str]:
    """A learner's page and the class's, with a text in every place that a learner can write."""
    details = [[label, text, 1 if label == "your-line" else 0, ""]
               for label in ("input", "your-value", "your-line", "error", "printed")]
    message = Message("grade.cell-is-no-python", {"fault": text}).to_json()
    result = made_up_result(text, 0, label=text, status="does not run", message=message, details=details)
    notes = [Message("submission.skipped-line", {"line": text})]
    problem = Message("submission.grader-failed", {"error": text})
    result = replace(result, claimed=f"not {text}", notes=notes, problem=problem)
    people = [Person(text, text, text), Person("other", text)]
    comments = [Override(text, EXERCISE.id, None, text), Override(text, "", None, text)]
    policy = GradingPolicy([EXERCISE], overrides=comments)
    entries = learner_grades([result, replace(result, learner="stranger")], people, policy)
    return [feedback_page(entries[0], policy).decode(), class_report(entries, policy).decode()]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_learner_wrote_is_text(text):
    for harmless, page in zip(pages("harmless"), pages(text), strict=True):
        plain, hostile = Elements(harmless), Elements(page)
        assert hostile.elements <= plain.elements | {"code"}  # which quotes a learner's formula
        assert hostile.attributes <= plain.attributes
        assert "49" not in text_of(page).replace("{{7*7}}", "")


def test_what_a_learner_wrote_is_there_to_be_read():
    learner, of_class = pages("{{7*7}} <b>&amp;</b>")
    written = "{{7*7}} &lt;b&gt;&amp;amp;&lt;/b&gt;"
    # title and heading, the sentence, five details, two notes on the file, each with its name, and what a
    # teacher says of the exercise and of all
    assert learner.count(written) == 2 + 1 + 5 + 2 * 2 + 2
    assert of_class.count(written) >= 4


# -- sentences ------------------------------------------------------------------------------------


def literal_words(source: str) -> list[str]:
    """The words of a template that stand outside of tags and of what Jinja fills in."""
    tokens = jinja2.Environment().lex(source)
    literal = "".join(value if kind == "data" else " " for _, kind, value in tokens)
    spoken = [found[0] for found in re.finditer(READ, literal)]
    return spoken + re.findall(r"[^\W\d_]+", re.sub(r"<[^>]*>", " ", literal))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_holds_no_words_of_its_own(template):
    assert literal_words(template.read_text(encoding="utf-8")) == []


def test_words_of_a_template_would_be_found():
    source = '{# no #}<p class="more">{% if x %}Two {{ "none" }} lines{% endif %}</p><b title="x y">1</b>'
    assert literal_words(source) == ['title="x y', "Two", "lines"]


def test_a_sentence_is_markdown_and_what_stands_in_it_is_not():
    median = html_text("class.median", median=0.5, possible="**3** <i>")
    assert median == "The median is <strong>0.5 of **3** &lt;i&gt; points</strong>."
    book = html_text("class.items-about", book=Markup("<cite>{x}</cite>"))
    assert "<em>Difficulty</em>" in book and "(Nunnally and Bernstein, <cite>{x}</cite>, 1994" in book
    one, two = (html_plural("class.held-by", number, number=number, exercise="a&b") for number in (1, 2))
    assert (one, two) == ("(1 learner, a&amp;b)", "(2 learners, a&amp;b)")


def test_a_page_says_its_language(monkeypatch):
    assert b'<html lang="en">' in render_page("base.html", title="")
    monkeypatch.setattr(translation, "_language", "zh_CN")
    assert b'<html lang="zh-CN">' in render_page("base.html", title="")

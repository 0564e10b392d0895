"""Whatever a learner wrote is text in the pages, and nothing else."""

from dataclasses import replace

import pytest
from support.pages import Elements
from support.sample_class import ID, made_up_result, text_of

from dlbasics.exercises import find
from dlbasics.grading.collect.roster import Person
from dlbasics.grading.policy.overrides import Override
from dlbasics.grading.policy.rules import Rules
from dlbasics.grading.reports.class_report import class_report
from dlbasics.grading.reports.entries import gradebook_entries
from dlbasics.grading.reports.feedback import feedback_page
from dlbasics.messages import Message

HOSTILE = ["<script>alert(1)</script>", "{{7*7}}", '"onload="alert(1)', "'><img src=x onerror=alert(1)>",
           "{% raw %}</p>", "$</span><script>1</script>$", "&lt;script&gt;"]  # fmt: skip
EXERCISE = find(ID)


def pages(text: str) -> list[str]:
    """A learner's page and the class's, with a text in every place that a learner can write."""
    details = [[label, text, 1 if label == "your-line" else 0, ""]
               for label in ("input", "your-value", "your-line", "error", "printed")]  # fmt: skip
    message = Message("grade.cell-is-no-python", {"fault": text}).to_json()
    result = made_up_result(text, 0, label=text, status="does not run", message=message, details=details)
    notes = [Message("submission.skipped-line", {"line": text})]
    problem = Message("submission.grader-failed", {"error": text})
    result = replace(result, claimed=f"not {text}", notes=notes, problem=problem)
    people = [Person(text, text, text), Person("other", text)]
    comments = [Override(text, EXERCISE.id, None, text), Override(text, "", None, text)]
    rules = Rules([EXERCISE], overrides=comments)
    entries = gradebook_entries([result, replace(result, learner="stranger")], people, rules)
    return [feedback_page(entries[0], rules).decode(), class_report(entries, rules).decode()]


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
    # title and heading, the sentence, five details, three notes on the file, each with the file's name, and
    # what a teacher says of the exercise and of all
    assert learner.count(written) == 2 + 1 + 5 + 2 * 3 + 2
    assert of_class.count(written) >= 4

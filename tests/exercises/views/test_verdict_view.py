"""How a verdict reads, as text and as HTML."""

from types import SimpleNamespace

import pytest
from support.sample_exercises import CHOICE, CODE

from dlbasics.exercises import Verdict
from dlbasics.exercises.judging import questions
from dlbasics.exercises.judging.verdict import STATUSES, Detail
from dlbasics.exercises.views import verdict_view
from dlbasics.messages import Message


def test_a_verdict_in_a_terminal():
    details = (Detail("input", "x = [[1., 2.],\n     [3., 4.]]"), Detail("your-value", ""))
    verdict = Verdict(CODE, "wrong", message=Message("judge.wrong-value"), details=details, case=1)
    assert str(verdict).splitlines() == [
        "[x] Swish: Wrong here (0 of 2 points)",
        "    The value is not right for this input.",
        "    Input: x = [[1., 2.],",
        "             [3., 4.]]  (a matrix)",
        "    Your value: ",
    ]


def test_a_right_answer_is_praised_explained_and_counted():
    notes = (Message("judge.harmless-overflow"), "", "Half done.")
    verdict = questions.judge(CHOICE, "ab").replace(notes=notes)
    assert str(verdict).splitlines() == [
        "[+] Which saturates?: Right (1 of 1 point)",
        "    “`sigmoid`”: Its two tails are flat. “`tanh`”: Both its tails are flat too.",
        "    Flat tails give no gradient.",
        "    NumPy warned of an overflow on the way; the result is right all the same. Half done.",
    ]


def test_what_is_special_about_an_input_is_typeset():
    details = (Detail("input", "x = <3>"),)
    verdict = Verdict(CODE, "wrong", message=Message("judge.wrong-value"), details=details, case=0)
    object.__setattr__(verdict, "exercise", SimpleNamespace(
        about_of=lambda case: "where $x^2$ is **large**", points=2, title="", praise="", explanation=""))
    html = "".join(verdict_view._detail_html(*detail) for detail in verdict_view._details(verdict))
    assert html == ('<dt style="clear: left">Input</dt><dd><pre><code>x = &lt;3&gt;</code></pre> '
                    '<span>(where <span class="dl-math">$x^2$</span> is <strong>large</strong>)</span></dd>')


def test_a_verdict_as_html():
    details = (Detail("your-line", "return <x>", 3), Detail("error", "NameError: <x>"))
    raising = Verdict(CODE, "does not run", message=Message("judge.raises", {"error": "NameError"}),
                      details=details, notes=("`x` < 2",), picture="<svg></svg>")
    assert raising.html() == (
        '<div class="dl-verdict" data-tone="wrong" '
        'style="border-left: 4px solid var(--dl-wrong, #d0453a); padding-left: 1rem">'
        '<p class="dl-verdict-head"><strong>Does not run</strong> '
        '<span class="dl-score">0 of 2 points</span></p>'
        "<p>Your function raises <code>NameError</code> for this input.</p>"
        '<dl><dt style="clear: left">Your line</dt><dd><pre><code>line 3: return &lt;x&gt;</code></pre></dd>'
        '<dt style="clear: left">Error</dt><dd><pre><code>NameError: &lt;x&gt;</code></pre></dd></dl>'
        '<svg></svg><p class="dl-note"><code>x</code> &lt; 2</p></div>'
    )
    assert raising._repr_mimebundle_() == {"text/plain": str(raising), "text/html": raising.html()}


@pytest.mark.parametrize("status", STATUSES)
def test_every_status_has_a_colour_and_a_mark(status):
    verdict = Verdict(CODE, status)
    assert verdict.heading in str(verdict) and verdict.heading in verdict.html()
    assert f'data-tone="{verdict.tone}"' in verdict.html()
    tones = {status.tone for status in STATUSES.values()}
    assert set(verdict_view.COLOURS) == set(verdict_view.TERMINAL_MARKS) == tones


def test_points_are_counted_in_words():
    assert verdict_view.score(Verdict(CHOICE, "right", credit=1)) == "1 of 1 point"
    assert verdict_view.score(Verdict(CODE, "unstable", credit=0.25)) == "0.5 of 2 points"

"""Judge the kinds that need no code: choice, number, order, tune.

An answer becomes a few short strings, its *probes*; a table leads from a probe to a finding, and the finding
that stands first wins. The page holds the same table, sealed (`seal`), and makes the same probes
(``sphinxext/site/exercises.js``), so that both give one verdict.
"""

import json
from typing import NamedTuple

from dlbasics.exercises.judging.numeric_answer import cell, number
from dlbasics.exercises.judging.verdict import Verdict
from dlbasics.exercises.kinds import Choice, Exercise, Number, Order, Tune

LETTERS = "abcdefghijklmnopqrstuvwxyz"
ELSE = "*"


class Finding(NamedTuple):
    """One thing that can be said about an answer."""

    status: str
    sentence: str
    explanation: str = ""


def findings(exercise: Exercise) -> list[Finding]:
    """All that can be said about answers to a question; the place in the list is the rank."""
    right = Finding("right", "", exercise.explanation)
    if isinstance(exercise, Choice):
        praise = " ".join(o.feedback for o in exercise.options if o.right and o.feedback)
        some = "Nothing wrong so far, but not all of it: at least one more option is right."
        wrong = [Finding("wrong", o.feedback) for o in exercise.options if not o.right]
        return [right._replace(sentence=praise), *wrong, Finding("wrong", some)]
    if isinstance(exercise, Order):
        return [*(Finding("wrong", b.sentence) for b in exercise.constraints), right]
    wrong = [Finding("misconception", m.sentence) for m in exercise.mistakes]
    if isinstance(exercise, Number):
        return [right, *wrong, Finding("wrong", "Not this number. Work it through once more, step by step.")]
    return [right, *wrong, Finding("wrong", "The goal is not reached with these settings yet.")]


def table(exercise: Exercise, explorer=None) -> dict[str, int]:
    """Lead from each probe to the rank of its finding; `ELSE` stands for every other answer.

    Parameters
    ----------
    explorer : Explorer, optional
        For `Tune`: its ``grid()`` gives the settings that the page offers.
    """
    last = len(findings(exercise)) - 1
    if isinstance(exercise, Choice):
        right = [i for i, o in enumerate(exercise.options) if o.right]
        wrong = [i for i, o in enumerate(exercise.options) if not o.right]
        ranks = {"=" + _joined(right): 0} | {f"+{i}": rank for rank, i in enumerate(wrong, 1)}
    elif isinstance(exercise, Order):
        place = {line: str(at) for at, line in enumerate(exercise.shuffled)}
        ranks = {}
        for rank, b in enumerate(exercise.constraints):
            ranks.setdefault(f"{place[b.then]}<{place[b.first]}", rank)
    elif isinstance(exercise, Number):
        ranks = {cell(exercise, exercise.answer): 0}
        for rank, mistake in enumerate(exercise.mistakes, 1):
            for nudge in (0.0, -exercise.tolerance, exercise.tolerance):
                ranks.setdefault(cell(exercise, mistake.value + nudge), rank)
    else:
        settings = list(explorer.grid()) if explorer is not None else []
        ranks = {setting(values): _tuned(exercise, values) for values in settings}
        ranks = {probe: rank for probe, rank in ranks.items() if rank != last}
    return ranks | {ELSE: last}


def probes(exercise: Exercise, answer) -> list[str]:
    """The probes of an answer in its recorded form (see `read`)."""
    if isinstance(exercise, Choice):
        return ["=" + _joined(answer), *(f"+{i}" for i in answer), ELSE]
    if isinstance(exercise, Order):
        pairs = [f"{a}<{b}" for at, a in enumerate(answer) for b in answer[at + 1 :]]
        return [*pairs, ELSE]
    if isinstance(exercise, Number):
        return [cell(exercise, number(answer, exercise.unit)), ELSE]
    return [setting(answer), ELSE]


def read(exercise: Exercise, answer):
    """Bring an answer into the form that is recorded.

    A choice is a list of option indices, an order a list of indices of the lines as first shown, a number the
    text as typed, a tuning the controls' values.

    Raises
    ------
    ValueError
        If it cannot be read; the message says what is expected.
    """
    if isinstance(exercise, Number):
        number(answer, exercise.unit)
        return str(answer)
    if isinstance(exercise, Tune):
        values = dict(getattr(answer, "values", answer) if not isinstance(answer, dict) else answer)
        return {name: v if isinstance(v, str) else float(v) for name, v in values.items()}
    count = len(exercise.options if isinstance(exercise, Choice) else exercise.lines)
    picked = list(answer.lower()) if isinstance(answer, str) else list(answer)
    picked = [LETTERS.index(p.lower()) if isinstance(p, str) and len(p) == 1 and p.lower() in LETTERS else p
              for p in picked if p not in (" ", ",")]
    most = f"letters from a to {LETTERS[count - 1]}"
    if not all(type(p) is int and 0 <= p < count for p in picked) or len(set(picked)) != len(picked):
        raise ValueError(f"The answer {answer!r} cannot be read. Expected {most}, each once.")
    if isinstance(exercise, Order):
        if len(picked) != count:
            raise ValueError(f"Give every line once: {count} {most}.")
        return picked
    if not picked or (len(picked) > 1 and not exercise.several):
        raise ValueError(f"Choose {'at least one' if exercise.several else 'one'}: {most}.")
    return sorted(picked)


def judge(exercise: Exercise, answer) -> Verdict:
    """Judge an answer; one that cannot be read is not attempted and counts as no try."""
    try:
        recorded = read(exercise, answer)
        if isinstance(exercise, Tune):
            rank = _tuned(exercise, recorded)
        else:
            ranks = table(exercise)
            rank = min(ranks[p] for p in probes(exercise, recorded) if p in ranks)
    except (ValueError, TypeError) as error:
        return Verdict.of(exercise, "not attempted", str(error))
    found = findings(exercise)[rank]
    credit = 1.0 if found.status == "right" else 0.0
    return Verdict.of(exercise, found.status, found.sentence, credit, explanation=found.explanation)


def _joined(indices) -> str:
    return ",".join(map(str, sorted(indices)))


def _tuned(exercise: Tune, values: dict) -> int:
    if exercise.goal(**values):
        return 0
    ranks = [rank for rank, m in enumerate(exercise.mistakes, 1) if m.when(**values)]
    return min(ranks, default=len(exercise.mistakes) + 1)


def setting(values: dict) -> str:
    """The probe of an explorer's settings: the same text from Python's floats and JavaScript's numbers."""
    shown = {name: v if isinstance(v, str) else _short(float(v)) for name, v in values.items()}
    pairs = [[name, shown[name]] for name in sorted(shown)]
    return json.dumps(pairs, separators=(",", ":"), ensure_ascii=False)


def _short(value: float) -> str:
    digits, exponent = f"{value + 0.0:.6e}".split("e")
    return f"{digits}e{int(exponent):+d}"

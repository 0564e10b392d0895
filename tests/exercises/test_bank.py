"""What every exercise of the book promises, checked on all of them and on the samples."""

import ast
import base64
import html
import importlib
import inspect
import pkgutil
import re
from itertools import combinations

import numpy as np
import pytest
from support import sample_exercises

from dlbasics.chapters import CHAPTERS
from dlbasics.exercise_id import EXERCISE_ID
from dlbasics.exercises import Choice, Code, Number, Order, Tune, all_exercises, find
from dlbasics.exercises.judging import code as judge
from dlbasics.exercises.judging import questions, value_comparison
from dlbasics.exercises.judging.case_set import CaseSet, further_case_set, public_case_set
from dlbasics.exercises.model import Exercise
from dlbasics.exercises.views.exercise_view import as_print, as_text
from dlbasics.exercises.views.progress_view import progress_by_chapter
from dlbasics.runner.run_cases import run
from dlbasics.sphinxext.exercises.exercise_cards import exercise_card

BOOK = all_exercises()
ALL = BOOK + sample_exercises.EXERCISES
SEEDS = (0, 1, 2, 77)


def of(kind):
    return pytest.mark.parametrize("exercise", [e for e in ALL if isinstance(e, kind)], ids=lambda e: e.id)


def test_ids_are_unique_and_name_their_chapter():
    ids = [e.id for e in ALL]
    assert len(ids) == len(set(ids))
    for exercise in ALL:
        assert EXERCISE_ID.fullmatch(exercise.id) and exercise.chapter in CHAPTERS
        assert exercise.title.strip() and exercise.statement.strip() and exercise.points > 0


def definitions(chapter):
    """The exercises that each module of a chapter's folder defines, by their name in that module."""
    package = importlib.import_module(f"dlbasics.exercises.bank.{chapter}")
    modules = {}
    for info in pkgutil.iter_modules(package.__path__):
        module = importlib.import_module(f"{package.__name__}.{info.name}")
        modules[info.name] = {n: value for n, value in vars(module).items() if isinstance(value, Exercise)}
    return modules


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_code_exercise_stands_in_a_file_of_its_own(chapter):
    modules = definitions(chapter)
    assert not any(isinstance(exercise, Code) for exercise in modules.pop("questions").values())
    for module, exercises in modules.items():
        if exercises:  # a module without any holds what several exercises share
            (exercise,) = exercises.values()
            assert isinstance(exercise, Code)
            assert exercise.id == f"{chapter}/{module.replace('_', '-')}"


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_an_exercise_is_named_after_its_id(chapter):
    for exercises in definitions(chapter).values():
        for name, exercise in exercises.items():
            assert name == exercise.id.partition("/")[2].replace("-", "_").upper()


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_lists_what_its_folder_defines(chapter):
    defined = [e.id for exercises in definitions(chapter).values() for e in exercises.values()]
    listed = [e.id for e in BOOK if e.chapter == chapter]
    assert sorted(defined) == sorted(listed)


@pytest.mark.parametrize("exercise", BOOK, ids=lambda e: e.id)
def test_there_are_two_hints_or_more(exercise):
    assert not isinstance(exercise.hints, str)
    assert len(set(exercise.hints)) == len(exercise.hints) >= 2


def code_of_solution(exercise):
    """The lines of a solution, its values and its conditions, without spaces; short ones say nothing."""
    source, parts = exercise.solution(), []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Assign(value=value) | ast.AugAssign(value=value) | ast.Return(value=ast.expr() as value):
                parts.append(ast.unparse(value))
            case ast.If(test=test) | ast.While(test=test) | ast.IfExp(test=test):
                parts.append(ast.unparse(test))
    without_spaces = {re.sub(r"\s", "", part) for part in (*source.splitlines()[1:], *parts)}
    return {part for part in without_spaces if len(part) >= 16}


def copied(hint, exercise):
    """What a hint holds of the solution's code."""
    plain = re.sub(r"[\s`]", "", hint)
    return [part for part in code_of_solution(exercise) if part in plain]


@of(Code)
def test_no_hint_holds_code_of_the_solution(exercise):
    assert not [part for hint in exercise.hints for part in copied(hint, exercise)]


def test_copied_code_would_be_found():
    exercise = find("regularization/lambda-max")
    assert copied("Return `np.abs(2*X.T @ (y - y.mean()) / len(y)).max()`.", exercise)
    assert not copied("Take the largest of the slopes.", exercise)


def stub_function(exercise):
    space = {"np": np}
    exec(compile(exercise.source, "<stub>", "exec"), space)
    return space[exercise.function]


@of(Code)
def test_stub_is_not_attempted_and_is_what_a_cell_holds(exercise):
    assert judge.attempt(exercise, stub_function(exercise)).status == "not attempted"
    assert exercise.source.startswith("def ") and exercise.source.count("\n") <= 14


@of(Code)
@pytest.mark.parametrize("seed", SEEDS)
def test_right_answers_earn_full_marks(exercise, seed):
    assert len(exercise.alternatives) >= 1
    for answer in (exercise.reference, *exercise.alternatives):
        verdict = judge.attempt(exercise, answer, seed)
        assert (verdict.status, verdict.earned) == ("right", exercise.points), verdict


WHOLE = {"logistic_regression/decide", "mlp/batches", "overfitting/stop-epoch"}
CHANGES = {
    "rounded": lambda values: np.round(values, 3),
    "cut to whole percent": lambda values: np.floor(100 * values) / 100,
    "at most 0": lambda values: np.minimum(values, 0),
}


def changed(value, change):
    """A value of any structure whose floats are changed."""
    if isinstance(value, tuple | list):
        return type(value)(changed(part, change) for part in value)
    return change(value) if np.asarray(value).dtype.kind == "f" else value


def as_lists(value):
    """A value whose arrays are lists."""
    if isinstance(value, tuple | list):
        return type(value)(map(as_lists, value))
    return value.tolist() if isinstance(value, np.ndarray) else value


def with_inner_tuples(value):
    """Lists in which what stands inside is tuples."""
    if isinstance(value, tuple):
        return tuple(map(with_inner_tuples, value))
    return [*map(as_tuples, value)] if isinstance(value, list) else value


def as_tuples(value):
    return tuple(map(as_tuples, value)) if isinstance(value, list) else value


@of(Code)
def test_a_list_of_tuples_is_as_good_as_one_of_lists(exercise):
    def lists(*args):
        return as_lists(exercise.reference(*args))

    def tuples(*args):
        return with_inner_tuples(lists(*args))

    assert judge.attempt(exercise, tuples).status == judge.attempt(exercise, lists).status


@pytest.mark.parametrize("change", CHANGES)
@of(Code)
def test_no_case_hides_what_a_careless_last_line_does(exercise, change):
    """Among the right values are some of many digits, and some above 0."""
    if exercise.accept or exercise.id in WHOLE:
        return
    verdict = judge.attempt(exercise, lambda *args: changed(exercise.reference(*args), CHANGES[change]))
    assert verdict.status != "right"


# What is shown of a case and is the learner's own.
OWN = {"input", "your-value", "your-line", "error", "printed"}


def assert_named(verdict, exercise, known):
    if known.credit == 1:
        assert (verdict.status, verdict.earned) == ("right", exercise.points), f"{known.name}: {verdict}"
        assert known.sentence in verdict.note
        return
    assert verdict.status == "misconception", f"{known.name}: {verdict}"
    assert verdict.name == known.name and verdict.sentence.endswith(known.sentence)
    assert verdict.earned == exercise.points * known.credit < exercise.points


@of(Code)
def test_each_misconception_is_refused_with_its_own_sentence(exercise):
    assert len(exercise.misconceptions) >= 4
    assert len({m.sentence for m in exercise.misconceptions}) == len(exercise.misconceptions)
    case_set = public_case_set(exercise)
    for known in exercise.misconceptions:
        verdict = judge.attempt(exercise, known.answer)
        assert_named(verdict, exercise, known)
        if {detail.label for detail in verdict.details} - OWN:  # the expected value
            assert case_set.cases[verdict.case].kind == "ordinary" and not exercise.accept
        for answer in known.also:
            assert_named(judge.judge(case_set, run(answer, case_set.calls, exercise.source)), exercise, known)


@of(Code)
def test_a_grader_names_each_misconception_and_shows_no_expected_value(exercise):
    case_set = CaseSet(exercise, SEEDS[1])
    for known in exercise.misconceptions:
        verdict = judge.judge(case_set, run(known.answer, case_set.calls, exercise.source))
        assert_named(verdict, exercise, known)
        assert {detail.label for detail in verdict.details} <= OWN


@of(Code)
def test_misconceptions_are_told_apart(exercise):
    case_set = public_case_set(exercise)
    done = [(m.name, [case_set.outcome(answer, index) for index in range(len(case_set.cases))])
            for m in exercise.misconceptions for answer in (m.answer, *m.also)]
    for (a, one), (b, two) in combinations(done, 2):
        if a == b:  # forms of one mistake may coincide
            continue
        alike = all(value_comparison.same(x, y, exercise.rtol, exercise.atol)
                    for x, y in zip(one, two, strict=True))
        assert not alike, f"{a} and {b} behave alike on every case"


@of(Code)
def test_cases_are_of_every_kind_and_repeatable(exercise):
    first, again = (exercise.cases(np.random.default_rng(5)) for _ in range(2))
    assert {c.kind for c in first} == {"ordinary", "edge", "extreme"}
    assert repr([c.args for c in first]) == repr([c.args for c in again])
    signature = inspect.signature(stub_function(exercise))
    for case in first:
        signature.bind(*case.args)


def test_ordinary_cases_made_alone_are_those_among_all():
    made_alone = [e for e in ALL if isinstance(e, Code) and e.ordinary_cases]
    assert made_alone
    for exercise in made_alone:
        alone = exercise.ordinary_cases(np.random.default_rng(5))
        among_all = [case for case in exercise.cases_from(5) if case.kind == "ordinary"]
        assert repr([(c.args, c.about) for c in alone]) == repr([(c.args, c.about) for c in among_all])


@pytest.mark.parametrize("exercise", [e for e in BOOK if isinstance(e, Code)], ids=lambda e: e.id)
def test_a_name_is_tried_on_numbers_that_are_not_on_the_page(exercise):
    """One that fits the few ordinary cases by chance does not fit those of other seeds as well."""
    on_the_page = {repr(case.args) for case in public_case_set(exercise).cases}
    assert any(repr(case.args) not in on_the_page for case in further_case_set(exercise).cases)


@of(Choice)
def test_every_wrong_option_has_its_own_feedback(exercise):
    wrong = [(i, o) for i, o in enumerate(exercise.options) if not o.right]
    assert len({o.feedback for _, o in wrong}) == len(wrong) and all(o.feedback.strip() for _, o in wrong)
    for i, option in wrong:
        verdict = questions.judge(exercise, [i])
        assert (verdict.sentence, verdict.earned) == (option.feedback, 0)
    right = [i for i, o in enumerate(exercise.options) if o.right]
    assert questions.judge(exercise, right).earned == exercise.points
    if exercise.several:
        assert "at least one more" in questions.judge(exercise, right[:1]).sentence
        assert questions.judge(exercise, list(range(len(exercise.options)))).earned == 0


@of(Number)
def test_numbers_and_their_mistakes(exercise):
    assert questions.judge(exercise, exercise.answer).earned == exercise.points
    if np.isfinite(exercise.answer):
        for side in (-1, 1):
            inside = exercise.answer + side * exercise.tolerance
            assert questions.judge(exercise, inside).status == "right"
            beyond = exercise.answer + 1.01 * side * exercise.tolerance
            assert questions.judge(exercise, beyond).status != "right"
    assert len({m.sentence for m in exercise.mistakes}) == len(exercise.mistakes) >= 1
    for mistake in exercise.mistakes:
        if np.isnan(mistake.value):  # a pair of mistakes that leads to no number of its own
            continue
        verdict = questions.judge(exercise, mistake.value)
        assert (verdict.sentence, verdict.earned) == (mistake.sentence, 0)


def violating_only(exercise, alone):
    """An order of lines that breaks one constraint and keeps the others, or None; by a topological sort."""
    edges = [(b.first, b.then) for b in exercise.constraints if b is not alone] + [(alone.then, alone.first)]
    left, made = set(range(len(exercise.lines))), []
    while left:
        free = [line for line in sorted(left) if not any(t == line and f in left for f, t in edges)]
        if not free:
            return None
        made.append(free[0])
        left.remove(free[0])
    return made


@of(Order)
def test_orders_and_each_constraint_alone(exercise):
    shown = {line: at for at, line in enumerate(exercise.shuffled)}
    right = questions.judge(exercise, [shown[line] for line in range(len(exercise.lines))])
    assert right.earned == exercise.points
    as_shown = questions.judge(exercise, list(range(len(exercise.lines))))
    assert as_shown.earned == 0, "shown in a right order"
    assert len({b.sentence for b in exercise.constraints}) == len(exercise.constraints)
    for constraint in exercise.constraints:
        order = violating_only(exercise, constraint)
        assert order is not None, f"{constraint} cannot be broken alone: the others imply it"
        verdict = questions.judge(exercise, [shown[line] for line in order])
        assert (verdict.sentence, verdict.earned) == (constraint.sentence, 0)


@of(Tune)
def test_tunings_have_sentences(exercise):
    assert len({m.sentence for m in exercise.mistakes}) == len(exercise.mistakes) >= 1


@pytest.mark.parametrize("exercise", [e for e in ALL if not isinstance(e, Tune)], ids=lambda e: e.id)
def test_page_form_shows_neither_answer_nor_feedback(exercise):
    made = exercise_card(exercise, [])
    in_the_open = made + html.unescape(re.sub("<[^>]+>", "", made))
    for blob in re.findall(r"[A-Za-z0-9+/]{8,}", made):
        in_the_open += base64.b64decode(blob[: len(blob) // 4 * 4]).decode("latin-1")
    if isinstance(exercise, Code):
        body = inspect.getsource(exercise.reference).splitlines()[1:]
        body = [line.strip() for line in body if len(line.strip()) > 12]
        secret = [line for line in body if line not in exercise.source]
        secret += [m.sentence for m in exercise.misconceptions]
    else:
        verdicts = [questions.verdict_of(exercise, rank) for rank in range(len(exercise.findings()))]
        secret = [text for verdict in verdicts for text in (verdict.sentence, verdict.explanation) if text]
    for text in filter(None, [*secret, exercise.explanation]):
        plain = max(re.split(r"[`*$]", text), key=len)
        assert plain not in in_the_open, plain


@pytest.mark.parametrize("exercise", ALL, ids=lambda e: e.id)
def test_paper_and_text_forms_ask_and_do_not_tell(exercise):
    for made in (as_print(exercise), as_text(exercise)):
        assert html.escape(exercise.title) in made or exercise.title in made
        assert not exercise.explanation or exercise.explanation not in made


def test_progress_counts_every_exercise_of_the_book():
    rows = progress_by_chapter({"exercises": {}})
    assert sum(r.count for r in rows) == len(BOOK)
    assert sum(r.points for r in rows) == sum(e.points for e in BOOK)

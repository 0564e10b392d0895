"""What the grader finds in a submission, and what it makes of it."""

import ast
import dataclasses
import importlib
import json
from pathlib import Path

import numpy as np
import pytest
from support import hostile_submissions as hostile
from support import sample_exercises
from support.chapter import WITH_CODE

from dlbasics import translation
from dlbasics.exercises import Case, Choice, Code, Number, Order, Tune, all_exercises, find
from dlbasics.exercises.bank import memoize_arrays
from dlbasics.exercises.judging.verdict import Verdict
from dlbasics.exercises.kinds.code import PUBLIC_SEED
from dlbasics.exercises.typed_answers.letter_answer import LETTERS
from dlbasics.grading.autograder.grade import grade_submission
from dlbasics.grading.autograder.judge_function import hidden_seed
from dlbasics.grading.autograder.judge_question import judge_answer
from dlbasics.grading.autograder.parse import ANSWER_MIME_TYPE, parse_submission
from dlbasics.grading.sandbox.sandbox_factory import SandboxFactory

BOOK = [e for e in all_exercises() if isinstance(e, Code)]


@pytest.fixture(scope="module")
def factory():
    sandboxes = SandboxFactory()
    yield sandboxes
    sandboxes.close()


@dataclasses.dataclass
class Graded:
    """What was found in a submission, as people read it."""

    verdicts: dict
    notes: list
    problem: str
    records: list


def grade(factory, sources, exercises=None, learner="ada", seconds=60.0) -> Graded:
    """Judge a notebook of these cells, or a file of these bytes."""
    data = sources if isinstance(sources, bytes) else hostile.notebook(sources)
    exercises = {exercise.id: exercise for exercise in exercises or all_exercises()}
    parsed = parse_submission(data)
    graded = grade_submission(parsed, learner, list(exercises.values()), "s", factory, seconds)
    verdicts = {v["id"]: Verdict.from_dict(v, exercises[v["id"]]) for v in graded.verdicts}
    return Graded(verdicts, list(map(str, graded.notes)), str(graded.problem or ""), graded.verdicts)


# The book: each exercise's reference and a misconception, handed in as cells


def statements(chapter: str) -> list:
    """The top-level statements of the modules that define a chapter's exercises."""
    folder = Path(importlib.import_module(f"dlbasics.exercises.bank.{chapter}").__file__).parent
    modules = [path for path in sorted(folder.glob("*.py")) if path.name != "__init__.py"]
    return [statement for path in modules for statement in ast.parse(path.read_text("utf-8")).body]


def argument(call: ast.Call, name: str, place: int) -> str:
    """Source of an argument in a call."""
    given = {k.arg: k.value for k in call.keywords}
    return ast.unparse(given[name] if name in given else call.args[place])


def is_definition(statement) -> bool:
    """Whether a statement defines an exercise."""
    value = getattr(statement, "value", None)
    called = isinstance(value, ast.Call) and getattr(value.func, "id", "")
    return called in ("Code", "Choice", "Number", "Order", "Tune")


def is_import_of_exercises(statement) -> bool:
    """Whether a statement imports what a learner has no need of: the kinds, or another exercise's helper."""
    return isinstance(statement, ast.ImportFrom) and (
        statement.level > 0 or statement.module.startswith("dlbasics.exercises"))


def answers(chapter: str) -> dict:
    """Sources of each exercise's reference and of the first misconception there, and its name, by id."""
    sources = {}
    for statement in statements(chapter):
        if is_definition(statement) and statement.value.func.id == "Code":
            known = [n for n in ast.walk(statement) if isinstance(n, ast.Call)
                     and getattr(n.func, "id", "") == "Misconception"]
            id = ast.literal_eval(argument(statement.value, "id", 0))
            sources[id] = [argument(statement.value, "reference", 5)]
            for first in known[:1]:
                sources[id] += [argument(first, "answer", 1), ast.literal_eval(argument(first, "name", 0))]
    return sources


def helpers(chapter: str) -> str:
    """All of a chapter's exercise modules but the exercises, and what they share, as a learner's own cell."""
    own = [s for s in statements(chapter) if not (is_definition(s) or is_import_of_exercises(s))]
    return "\n".join([Path(memoize_arrays.__file__).read_text("utf-8"), *map(ast.unparse, own)])


def as_cells(chapter: str, which: int) -> list:
    """A notebook that answers each exercise of a chapter by its reference (0) or a misconception (1)."""
    cells = [helpers(chapter)]
    for id, sources in answers(chapter).items():
        if len(sources) > which:
            cells.append(f"@check({id!r})\ndef answer(*args):\n    return ({sources[which]})(*args)")
    return cells


@pytest.mark.parametrize("chapter", WITH_CODE)
def test_references_of_the_book_earn_full_marks(chapter, factory):
    wanted = [e for e in BOOK if e.chapter == chapter]
    graded = grade(factory, as_cells(chapter, 0), BOOK)
    assert len(wanted) == len(graded.verdicts) >= 4 and not graded.problem
    for e in wanted:
        verdict = graded.verdicts[e.id]
        assert (verdict.status, verdict.earned) == ("right", e.points), verdict
        assert not verdict.hidden and verdict.explanation == e.explanation


WITH_MISCONCEPTIONS = [chapter for chapter in WITH_CODE if any(len(s) > 2 for s in answers(chapter).values())]


@pytest.mark.parametrize("chapter", WITH_MISCONCEPTIONS)
def test_misconceptions_of_the_book_get_their_sentence(chapter, factory):
    graded = grade(factory, as_cells(chapter, 1), BOOK)
    named = {id: sources[2] for id, sources in answers(chapter).items() if len(sources) > 2}
    assert len(graded.verdicts) == len(named)
    for id, name in named.items():
        known = next(m for m in find(id).misconceptions if m.name == name)
        verdict = graded.verdicts[id]
        assert (verdict.status, verdict.name) == ("misconception", name), verdict
        assert verdict.sentence == known.sentence and verdict.earned == find(id).points * known.credit


def test_stubs_of_the_book_are_not_attempted(factory):
    graded = grade(factory, ["import numpy as np", *(f"@check({e.id!r})\n{e.source}" for e in BOOK)], BOOK)
    assert [verdict.status for verdict in graded.verdicts.values()] == ["not attempted"] * len(BOOK)


# Finding


TWICE, TWICE_ID = hostile.exercise("twice"), "activations/twice"
BODY = "def f(x):\n    return 2 * x"
DEF = f"@check('{TWICE_ID}')\ndef f(x):\n    return "
OWN = DEF + "2 * x"
FORMS = {
    "plain": [f"from dlbasics.exercises import check\n@check('{TWICE_ID}')\n{BODY}"],
    "module": [f"import dlbasics.exercises as ex\n@ex.check('{TWICE_ID}')\n{BODY}"],
    "alias": [f"from dlbasics.exercises import check as c\n@c('{TWICE_ID}')\n{BODY}"],
    "keyword": [f"@check(id='{TWICE_ID}')\n{BODY}"],
    "another check": ["def check(id):\n    return lambda function: function",
                      f"@check('{TWICE_ID}')\ndef my_own(x):\n    return 2 * x"],
    "another check, called": ["check = lambda *_: lambda function: None",
                              f"{BODY}\ny = check('{TWICE_ID}')(f)"],
    "call": [f"{BODY}\ncheck('{TWICE_ID}')(f)"],
    "assigned": [BODY, f"f = check('{TWICE_ID}')(f)"],
    "lambda": [f"g = check('{TWICE_ID}')(lambda x: 2 * x)"],
    "inside a block": [f"if True:\n    @check('{TWICE_ID}')\n    def f(x):\n        return 2 * x"],
    "magics": [f"%matplotlib inline\n!pip install \\\n  x\nfiles = !ls\nf?\n@check('{TWICE_ID}')\n{BODY}"],
    "timed": [f"%%time\n@check('{TWICE_ID}')\n{BODY}"],
    "indented": ["  k = 2\n  # it runs in a notebook", "    " + (DEF + "k * x").replace("\n", "\n    ")],
    "helper": ["import numpy", DEF + "help_me(x)",
               "def help_me(x):\n    return numpy.add(x, x)"],
    "constant": ["k = 1", "k = 2", DEF + "k * x", "k = 3"],
    "names of builtins": ["from numpy import max, sum\nfilter = 2",
                          DEF + "filter * x + 0 * max(x, axis=0) + abs(0)", "def abs(x):\n    return 0 * x"],
    "list of a helper": ["ks = []", "ks.append(2)", DEF + "ks[0] * x"],
    "a needed line that fails": ["ks = []", "ks.append(1 / 0)", "ks.append(2)", DEF + "ks[0] * x"],
    "star": ["from numpy import *", DEF + "add(x, x)"],
    "recursion": [f"@check('{TWICE_ID}')\ndef f(x, n=1):\n    return f(x + x, 0) if n else x"],
    "plots": ["import matplotlib.pyplot as plt\nplt.plot([1])\nplt.savefig('/nowhere/x.png')\nplt.show()",
              f"@check('{TWICE_ID}')\n{BODY}\nplt.plot(f(1))"],
    "cells that fail": ["import numpy as np\nx = 1 / 0", "np.testing.assert_equal(1, 2)",
                        "import pandas as pd", "this is no Python", DEF + "np.add(x, x)"],
    "drawing": ["import matplotlib.pyplot as plt", f"@check('{TWICE_ID}')\ndef f(x):\n    plt.figure()\n"
                "    plt.plot(x)\n    plt.show()\n    return 2 * x"],
    "hints of types": ["from __future__ import annotations",
                       f"@check('{TWICE_ID}')\ndef f(x: NDArray[float]) -> Vector:\n    return 2 * x"],
    "operators that begin a line": [f"!pip install x\nk = (5\n     % 3)\n{DEF}(\n        k * x\n        !="
                                    " x) * 0 + (k\n  %(3)) * x"],
    "widgets": ["import ipywidgets as w\nfrom IPython.display import display",
                "from dlbasics.explore import explore\nexplore(print)\ndisplay(w.IntSlider())", OWN],
    "names that widgets give": ["from ipywidgets import interact, Output\nwith Output():\n    k = 1",
                                "@interact(n=(1, 3))\ndef times(x, n=2):\n    return n * k * x",
                                DEF + "times(x)"],
    "other cells": ["while True: pass", "import os\nos._exit(3)", OWN],
    "a duplicate that is wrong": [DEF + "x", OWN],
    "a duplicate that is no Python": [OWN, DEF + "(2 * x"],
    "a duplicate that is a stub": [OWN, f"@check('{TWICE_ID}')\n{TWICE.source}"],
}


@pytest.mark.parametrize("name", FORMS)
def test_answers_are_found_however_they_are_written(name, factory):
    graded = grade(factory, FORMS[name], [TWICE])
    assert graded.problem == "" and graded.verdicts[TWICE_ID].status == "right", graded


YES_OR_NO = {"a truth value": "bool(x.max() > 0)", "numpy's": "x.max() > 0",
             "one of several": "(x, x.max() > 0)"}


@pytest.mark.parametrize("name", YES_OR_NO)
def test_yes_and_no_are_judged_like_numbers(name, factory):
    reference = eval(f"lambda x: {YES_OR_NO[name]}")
    exercise = dataclasses.replace(TWICE, reference=reference, misconceptions=())
    for expression in (YES_OR_NO[name], YES_OR_NO[name].replace(">", "<=")):
        graded = grade(factory, [DEF + expression], [exercise])
        status = "right" if expression == YES_OR_NO[name] else "wrong"
        assert graded.problem == "" and graded.verdicts[TWICE_ID].status == status, graded


def test_what_was_skipped_and_what_counts_is_told(factory):
    sources = [*FORMS["magics"], "%%bash\nrm -rf /", "def (:", DEF + "x",
               "@check('activations/unknown')\ndef g(): 0"]
    graded = grade(factory, sources, [TWICE])
    assert graded.verdicts[TWICE_ID].status == "wrong"
    notes = "\n".join(graded.notes)
    for part in ("Skipped: !pip", "Skipped: files = !ls", "Skipped: %%bash", "Cell 3 is no Python: Syntax",
                 "stands there 2 times", "There is no exercise activations/unknown"):
        assert part in notes, notes


def test_cells_are_numbered_as_they_stand_in_the_notebook(factory):
    """From 1, all of them, whatever is said of one."""
    table = "x = [" + "1, " * 50_000 + "]"
    cells = [{"cell_type": "markdown", "source": "# Homework"}]
    cells += [{"cell_type": "code", "source": source, "outputs": []} for source in (table, "def (:")]
    notes = grade(factory, json.dumps({"cells": cells, "nbformat": 4}).encode()).notes
    assert [note[:6] for note in notes] == ["Cell 2"], "nothing is run where nothing answers an exercise"
    cells.append({"cell_type": "code", "source": OWN, "outputs": []})
    notes = grade(factory, json.dumps({"cells": cells, "nbformat": 4}).encode(), [TWICE]).notes
    assert [note.partition(":")[0] for note in notes] == [
        "Cell 2 holds more values than any code; it is left out.", "Cell 3 is no Python"
    ]


FAULTS = {
    "no Python": ([DEF + "(2 * x"], "never closed"),
    "no function": ([f"check('{TWICE_ID}')(5)"], "no function below"),
    "its cell raises": ([f"@check('{TWICE_ID}')\ndef f(x, n=1 / 0):\n    return 2 * x"], "ZeroDivisionError"),
    "other arguments": ([f"@check('{TWICE_ID}')\ndef f(x, y):\n    return 2 * x"], "with other arguments"),
    "a helper that is missing": ([DEF + "nowhere(x)"], "NameError"),
    "a helper that failed": (["import pandas as pd", DEF + "pd.f(x)"],
                             "No module named 'pandas'"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_what_does_not_run_says_why(name, factory):
    sources, reason = FAULTS[name]
    verdict = grade(factory, sources, [TWICE]).verdicts[TWICE_ID]
    assert verdict.status == "does not run"
    assert reason in verdict.sentence + str(verdict.details)


FROM_THE_PACKAGE = "from dlbasics.activations import relu"
REFUSED = "x has dtype complex128; expected real numbers"


@pytest.mark.parametrize("source", [
    DEF + "relu([1j])", f"@check('{TWICE_ID}')\ndef f(x, y=relu([1j])):\n    return 2 * x",
], ids=["in the function", "in its first line"])
def test_an_exception_of_the_package_is_told_in_the_graders_language(source, factory, monkeypatch):
    graded = grade(factory, [FROM_THE_PACKAGE, source], [TWICE])
    assert REFUSED in str(graded.verdicts[TWICE_ID])
    monkeypatch.setattr(translation, "_language", "zh_CN")
    shown = str(graded.verdicts[TWICE_ID])
    assert "TypeError: x的dtype是complex128" in shown and "expected" not in shown
    assert grade(factory, [FROM_THE_PACKAGE, source], [TWICE]).records == graded.records


# Questions and work files


def letters(exercise):
    """The right answer as it is recorded."""
    if isinstance(exercise, Choice):
        return [i for i, o in enumerate(exercise.options) if o.right]
    if isinstance(exercise, Number):
        return repr(exercise.answer)
    place = {line: at for at, line in enumerate(exercise.shuffled)}
    return [place[line] for line in range(len(exercise.lines))]


ASKED = [e for e in all_exercises() if isinstance(e, Choice | Number | Order)]


def record(exercise, answer, version=None):
    """A cell as a notebook keeps an answer to a question."""
    kept = {"id": exercise.id, "version": version or exercise.version, "answer": answer}
    output = {"output_type": "display_data", "data": {ANSWER_MIME_TYPE: kept}, "metadata": {}}
    return {"cell_type": "code", "source": [f"ask('{exercise.id}')"], "outputs": [output], "metadata": {}}


def work(entries: dict) -> bytes:
    """A work file: (id, version) -> answer."""
    content = {"format": "dlbasics-work", "format_version": 1, "learner": "Ada", "exercises": {}}
    for (id, version), answer in entries.items():
        entry = {"answer": answer, "status": "right", "earned": 99, "when": "", "hints": 0, "tries": []}
        content["exercises"].setdefault(id, {})[version] = entry
    return json.dumps(content).encode()


def test_recorded_answers_count_in_notebooks_and_work_files(factory):
    assert len(ASKED) >= 20
    notebook = json.dumps({"cells": [record(e, letters(e)) for e in ASKED]}).encode()
    file = work({(e.id, e.version): letters(e) for e in ASKED})
    for data in (notebook, file):
        graded = grade(factory, data)
        assert len(graded.verdicts) == len(ASKED) and not graded.notes
        for e in ASKED:
            verdict = graded.verdicts[e.id]
            assert verdict.earned == e.points and verdict.explanation == e.explanation


def test_tuned_explorers_count(factory):
    tune = next(e for e in sample_exercises.EXERCISES if isinstance(e, Tune))
    graded = grade(factory, work({(tune.id, tune.version): {"nonsense": 1}}), [tune])
    assert graded.verdicts[tune.id].status == "not attempted" and graded.verdicts[tune.id].earned == 0


def test_the_last_record_counts_and_other_versions_do_not(factory):
    e, other = [e for e in ASKED if isinstance(e, Choice)][:2]
    wrong = [i for i, o in enumerate(e.options) if not o.right][:1]
    data = {"cells": [record(e, letters(e)), record(e, wrong), record(other, letters(other), "00000000")]}
    graded = grade(factory, json.dumps(data).encode())
    assert graded.verdicts[e.id].earned == 0 and other.id not in graded.verdicts
    assert any("more than once" in n for n in graded.notes)
    assert any("another version" in n and other.id in n for n in graded.notes)


@pytest.mark.parametrize("cells", [
    ["wrong record", "right call"], ["right call", "right record"], ["wrong call", "right record"],
    ["wrong record", "x = 1", "no code (", "right call"], ["right call", "wrong record", "right call"],
    ["wrong record", "right record"], ["wrong call", "wrong record", "right record"],
], ids=str)
def test_of_recorded_and_written_answers_the_last_counts_and_it_is_told(cells, factory):
    number = next(e for e in ASKED if isinstance(e, Number))
    answers = {"right": repr(number.answer), "wrong": "123456"}
    made = []
    for cell in cells:
        which, _, kind = cell.partition(" ")
        call = f"ask({number.id!r}, {answers.get(which)!r})"
        made.append(record(number, answers[which]) if kind == "record" else
                    {"cell_type": "code", "source": call if kind == "call" else cell, "outputs": []})
    made.insert(0, {"cell_type": "markdown", "source": "Mine"})
    graded = grade(factory, json.dumps({"cells": made}).encode())
    assert graded.verdicts[number.id].earned == number.points
    assert len([note for note in graded.notes if "is answered more than once" in note]) == 1


@pytest.mark.parametrize("refused", [[0, 1], "nonsense", ""], ids=str)
def test_a_written_answer_that_is_none_leaves_the_recorded_one_to_count(refused, factory):
    """The notebook has refused it, so the reader's answer is still the one before."""
    choice = next(e for e in ASKED if isinstance(e, Choice) and not e.several)
    call = {"cell_type": "code", "source": f"ask({choice.id!r}, {refused!r})", "outputs": []}
    graded = grade(factory, json.dumps({"cells": [record(choice, letters(choice)), call]}).encode())
    assert graded.verdicts[choice.id].earned == choice.points
    alone = grade(factory, json.dumps({"cells": [call]}).encode())
    assert alone.verdicts[choice.id].status == "not attempted"


def test_a_cell_that_was_run_holds_one_answer(factory):
    number = next(e for e in ASKED if isinstance(e, Number))
    run = record(number, repr(number.answer)) | {"source": f"ask({number.id!r}, {number.answer!r})"}
    graded = grade(factory, json.dumps({"cells": [run]}).encode())
    assert graded.verdicts[number.id].earned == number.points and not graded.notes


def test_an_answer_in_the_code_of_a_work_file_is_not_the_one_that_it_keeps(factory):
    number, code = next(e for e in ASKED if isinstance(e, Number)), BOOK[0]
    source = f"ask({number.id!r}, 123456)\n{code.stub}"
    file = work({(number.id, number.version): repr(number.answer), (code.id, code.version): source})
    assert grade(factory, file).verdicts[number.id].earned == number.points


def test_answers_written_in_the_cell_count(factory):
    choice = next(e for e in ASKED if isinstance(e, Choice) and not e.several)
    number = next(e for e in ASKED if isinstance(e, Number))
    right = LETTERS[letters(choice)[0]]
    graded = grade(
        factory,
        [
            f"from dlbasics.exercises import ask\nask({choice.id!r}, {right!r})",
            f"ask({number.id!r}, answer={number.answer!r})",
            "ask('x/y', unknown); ask(3, {1: 2})",
        ],
    )
    assert graded.verdicts[choice.id].earned == choice.points
    assert graded.verdicts[number.id].earned == number.points


@pytest.mark.parametrize("written", ["{answer} * 1", "x", "answer=float('{answer}')", "answer=1 + {answer}"])
def test_an_answer_that_python_computes_counts_by_its_record_or_is_told(written, factory):
    number = next(e for e in ASKED if isinstance(e, Number))
    source = f"x = {number.answer!r}\nask({number.id!r}, {written.format(answer=repr(number.answer))})"
    graded = grade(factory, [source])
    assert number.id not in graded.verdicts
    assert [note for note in graded.notes if number.id in note and "run the cell" in note], graded.notes
    cell = record(number, repr(number.answer)) | {"source": source}
    graded = grade(factory, json.dumps({"cells": [cell]}).encode())
    assert graded.verdicts[number.id].earned == number.points and not graded.notes


def test_cleared_outputs_are_told_where_a_question_that_counts_lacks_its_answer(factory):
    id, other = "losses/dish", "losses/no-idea"
    said = {}
    for name, cells in {"lost": [f'ask("{id}")'], "typed": [f'ask("{id}", 1)', "ask('losses/mse-or-mae')"],
                        "typed below": [f'ask("{id}")', f'ask("{id}", 1)'],
                        "one of two": [f'ask("{id}", 1)', f'ask("{other}")']}.items():
        graded = grade(factory, cells, [find(id), find(other)])
        said[name] = any("outputs of the notebook were cleared" in note for note in graded.notes)
    assert said == {"lost": True, "typed": False, "typed below": False, "one of two": True}


def test_an_explorer_that_nobody_has_moved_is_no_answer(factory):
    tune = next(e for e in all_exercises() if isinstance(e, Tune))
    assert not any(tune.id in note for note in grade(factory, [f"ask({tune.id!r}, explorer)"]).notes)


def test_a_list_in_a_cell_that_may_count_from_one_is_not_guessed(factory):
    choice = next(e for e in ASKED if isinstance(e, Choice) and not e.several)
    graded = grade(factory, [f"ask({choice.id!r}, [1])"])
    assert graded.verdicts[choice.id].message.code == "question.places"
    data = {"cells": [record(choice, [1])]}
    recorded = grade(factory, json.dumps(data).encode()).verdicts[choice.id]
    assert recorded.status != "not attempted"


@pytest.mark.parametrize(
    "answer",
    [
        None,
        -7.5,
        [],
        [10**9],
        "x" * 10**4,
        [[1]],
        "nan",
        [1.5],
        {"z": {}},
        "9" * 10**5 + "x",
        {"noise": 0.5, "points": 1e9},
    ],
)
def test_answers_that_are_none_earn_nothing_and_break_nothing(answer):
    for e in (*ASKED, *sample_exercises.EXERCISES):
        if not isinstance(e, Code):
            assert judge_answer(e, answer).earned == 0


def test_code_in_a_work_file_is_judged_anew(factory):
    wrong = hostile.exercise("wrong")
    entries = {
        (TWICE_ID, TWICE.version): f"@check('{TWICE_ID}')\n{BODY}\n",
        (wrong.id, wrong.version): "def g(x):\n    return x * x\n",
    }
    graded = grade(factory, work(entries), [TWICE, wrong])
    assert graded.verdicts[TWICE_ID].earned == 1
    assert (graded.verdicts[wrong.id].status, graded.verdicts[wrong.id].earned) == ("misconception", 0)
    assert parse_submission(work(entries)).learner == "Ada"


WHOLE = {  # what the page keeps is a whole cell, what a notebook keeps is what `inspect` finds
    "the function alone": BODY,
    "under another decorator": f"@np.vectorize\n{BODY}",
    "a line with a lambda": f"g = check('{TWICE_ID}')(lambda x: 2 * x)",
    "a comment and an import above": f'# mine\nimport math\n@check("{TWICE_ID}")\n{BODY}',
    "a helper above": f"def g(x):\n    return 2 * x\n@check('{TWICE_ID}')\ndef f(x):\n    return g(x)",
    "timed": f"%%time\n@check('{TWICE_ID}')\n{BODY}",
    "a name of the chapter's": f"@check('{TWICE_ID}')\ndef f(x):\n    return 2 * (relu(x) - relu(-x))",
}


@pytest.mark.parametrize("name", WHOLE)
def test_code_in_a_work_file_is_what_the_learner_had(name, factory):
    graded = grade(factory, work({(TWICE_ID, TWICE.version): WHOLE[name] + "\n"}), [TWICE])
    assert graded.verdicts[TWICE_ID].status == "right", graded
    assert not [note for note in graded.notes if "times" in note]


def test_a_function_that_the_statement_offers_is_there(factory):
    offered = find("activations/silu-grad")
    assert "You may use" in offered.statement
    code = "def silu_grad(x):\n    s = sigmoid(x)\n    return s + x * s * (1 - s)\n"
    graded = grade(factory, work({(offered.id, offered.version): code}))
    assert graded.verdicts[offered.id].status == "right", graded


# Marking


def test_the_same_seed_gives_the_same_result_and_other_learners_other_cases(factory):
    sources = [*FORMS["helper"], "x = {'b', 'a', 'c'}"]
    assert grade(factory, sources, [TWICE]).records == grade(factory, sources, [TWICE]).records
    seen = {hidden_seed("s", who, TWICE_ID) for who in ("ada", "bob")}
    assert len(seen) == 2


def test_hashes_do_not_differ_between_sandboxes(factory):
    sources = [
        f"@check('{TWICE_ID}')\ndef f(x):\n    raise ValueError(str({{'one', 'two', 'three', 'four'}}))"
    ]
    assert grade(factory, sources, [TWICE]).records == grade(factory, sources, [TWICE]).records


def test_a_name_that_fits_the_shown_cases_by_chance_is_not_told(factory):
    """The page does not tell it either. One that holds for further cases is told."""
    check = "import numpy as np\n@check('mlp/share-read')\ndef share_read(scores, y):\n    "
    first_row = grade(factory, [check + "return np.mean(scores[0].argmax() == y)"]).verdicts["mlp/share-read"]
    assert (first_row.status, first_row.name) == ("wrong", "")
    counted = [check + "return int(np.sum(scores.argmax(axis=1) == y))"]
    count = grade(factory, counted).verdicts["mlp/share-read"]
    assert (count.status, count.name) == ("misconception", "count")


EDGE = Code(
    "activations/edge", "Edge", 2, "def f(x):\n    ...\n", ("a", "b"), reference=lambda x: x / x.size,
    cases=lambda rng: [Case((rng.normal(size=4),)), Case((np.full(4, 1e300),), "extreme", "large"),
                       Case((np.ones(rng.integers(5, 9999)),), "edge", "any size")],
    misconceptions=(),
)


def test_a_hidden_edge_case_tells_its_kind_and_partial_credit_is_the_engines(factory):
    sizes = {c.args[0].size for c in EDGE.cases(np.random.default_rng(PUBLIC_SEED))}
    memorised = f"return x / x.size if x.size in {sizes} else"
    first = grade(factory, [f"@check('activations/edge')\ndef f(x):\n    {memorised} x"], [EDGE]).verdicts[
        "activations/edge"
    ]
    assert (first.status, first.earned, first.hidden) == ("wrong", 0, True)
    assert "edge ones that were kept back: any size" in first.sentence and first.details == ()
    naive = "@check('activations/edge')\ndef f(x):\n    return x * x.sum() / (x.size * x.sum())"
    verdict = grade(factory, [naive], [EDGE]).verdicts["activations/edge"]
    assert (verdict.status, verdict.earned, verdict.hidden) == ("overflows", 1, False)


def unkind(rng):
    """Cases that only the page's seed has."""
    cases = [Case((rng.normal(size=3),))]
    if cases[0].args[0][0] != np.random.default_rng(PUBLIC_SEED).normal():
        raise KeyError("kept back")
    return cases


FAULTY = {
    "cannot be sent": {"cases": lambda rng: [Case((abs,))]},
    "cannot be judged (ZeroDivisionError).": {"cases": lambda rng: 1 / 0},
    "cannot be judged (KeyError).": {"cases": unkind},
    "cannot be judged (ValueError).": {"accept": lambda value, case: ("", "")[: int(value[0] * np.nan)]},
}


@pytest.mark.parametrize("problem", FAULTY)
def test_an_exercise_that_raises_is_its_authors_fault_and_costs_no_other(problem, factory):
    """Also where it raises only on what a learner returns, or on hidden cases."""
    given = vars(TWICE) | {"id": "activations/odd"} | FAULTY[problem]
    odd = Code(**{field.name: given[field.name] for field in dataclasses.fields(Code)})
    graded = grade(factory, [OWN.replace(TWICE_ID, odd.id), OWN], [odd, TWICE])
    assert graded.verdicts[TWICE_ID].earned == 1 and problem in graded.problem and odd.id in graded.problem
    assert (graded.verdicts[odd.id].status, graded.verdicts[odd.id].earned) == ("not attempted", 0)


def test_no_text_of_a_verdict_is_longer_than_anybody_reads(factory):
    """What a function returns can be described in megabytes, and stands in results and pages."""
    nested = "(lambda deep: deep(deep, 5))(lambda deep, n: (deep(deep, n - 1),) * 6 if n else None)"
    graded = grade(factory, [DEF + nested], [TWICE])
    verdict = graded.verdicts[TWICE_ID]
    assert verdict.status == "wrong shape" and verdict.sentence.startswith("Expected shape (3,); yours is 6")
    assert len(verdict.sentence) == 3000 and len(json.dumps(graded.records)) < 6000

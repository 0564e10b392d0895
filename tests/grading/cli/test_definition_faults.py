"""What the command `exercises` finds in an instructor's own."""

from dataclasses import replace

import pytest
from support.sample_exercises import CHOICE, EXERCISES, NUMBER, ORDER

from dlbasics.exercises import Case, Code, Misconception, Option, WrongNumber
from dlbasics.grading.cli.definition_faults import definition_faults
from dlbasics.grading.cli.main import main

LARGEST = Misconception("largest", lambda x: x.max(), "Where do they begin?")
SPREAD = Code(
    "week1/spread", "t", 2, "def spread(x):\n    ...", hints=(), reference=lambda x: x.max() - x.min(),
    cases=lambda rng: [Case((rng.normal(size=6),)), Case((rng.normal(size=(2, 3)),))],
    misconceptions=(LARGEST, Misconception("first", lambda x: x.flat[0], "That is the first.")))


@pytest.mark.parametrize("exercise", [*EXERCISES, SPREAD], ids=lambda exercise: exercise.id)
def test_the_samples_have_no_faults(exercise):
    assert definition_faults(exercise) == []


def mistake(**changes):
    return {"misconceptions": (replace(LARGEST, **changes),)}


@pytest.mark.parametrize(("changes", "said"), [
    ({"stub": "def spread(x):\n    return np.ptp(x)"}, "the stub of week1/spread is a right answer"),
    ({"stub": "def spread(x=y):\n    ..."}, "the stub of week1/spread raises NameError: name 'y'"),
    ({"cases": lambda rng: [Case((rng.normal(size=1),))], "misconceptions": ()}, "have the same right value"),
    (mistake(answer=lambda x: x.max() - x.min()), "'largest' of week1/spread is not recognized: .* “Right”"),
    (mistake(also=(lambda x: x.max() - x.min(),)), "'largest' of week1/spread is not recognized: .* “Right”"),
    ({"misconceptions": (LARGEST, replace(LARGEST, name="last"))},
     "'last' of week1/spread is not recognized: .* “Not quite: largest”"),
    (mistake(answer=lambda x: x.gone), "'largest' of week1/spread raises AttributeError: .* in every case"),
    (mistake(answer=lambda: 1), "'largest' of week1/spread is not recognized: .* “Does not run: "),
])
def test_what_would_judge_functions_wrongly_is_found(changes, said):
    (fault,) = definition_faults(replace(SPREAD, **changes))
    with pytest.raises(ValueError, match=said):
        raise ValueError(fault)


@pytest.mark.parametrize("question", [
    replace(NUMBER, mistakes=(WrongNumber(NUMBER.answer, "It is right."),)),
    replace(NUMBER, mistakes=(WrongNumber(7, "Seven."), WrongNumber(7, "Seven again."))),
    replace(ORDER, lines=("a", "a", *ORDER.lines[2:])),
    replace(CHOICE, options=(Option("a", "b", right=True), Option("a", "c"))),
], ids=["right mistake", "mistake twice", "line twice", "option twice"])
def test_a_question_whose_answers_are_not_told_apart_is_found(question):
    (fault,) = definition_faults(question)
    assert str(fault).startswith(f"in {question.id} two options")


def test_the_command_lists_all_and_says_what_is_wrong(tmp_path, capsys):
    path = tmp_path / "own.py"
    path.write_text("""from dlbasics.exercises import Number, WrongNumber
EXERCISES = [Number(f"week1/{name}", "T", 1, "How many?", answer=3, tolerance=0.1,
                    mistakes=(WrongNumber(wrong, "No."),)) for name, wrong in {"a": 4, "b": 3.05}.items()]
""")
    assert main(["exercises", "--exercises", str(path), "--only", "week1/a", "mlp/parameters"]) == 0
    assert main(["exercises", "--exercises", str(path), "--only", "week1"]) == 1
    said = capsys.readouterr()
    assert "week1/b" in said.out and said.err.startswith("in week1/b two options")

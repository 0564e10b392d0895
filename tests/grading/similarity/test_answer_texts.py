"""The text of each answer in a submission."""

from dlbasics.exercises import Code, all_exercises, find
from dlbasics.grading.autograder.parse import ParsedSubmission
from dlbasics.grading.similarity.answer_texts import MAX_CODE, MAX_LEARNER_LENGTH, code_answers

CODE = [exercise for exercise in all_exercises() if isinstance(exercise, Code)]
HUBER, ELU = find("losses/huber"), find("activations/elu")


def test_each_answer_is_the_part_of_its_cell():
    cells = [
        "helper = 1\n@check('losses/huber')\ndef huber(y):\n    return y\n\n"
        '@ex.check( "activations/elu" )\ndef elu(x):\n    return x',
        "check('losses/pinball')(pinball)",
        "@check('losses/unknown')\ndef f(): pass",
        "@check('losses/huber'\nbroken(((",
    ]
    found = code_answers(ParsedSubmission(cells=cells), CODE)
    assert list(found) == ["losses/huber", "activations/elu", "losses/pinball"]
    assert found["losses/huber"].startswith("helper = 1") and "elu" not in found["losses/huber"]
    assert found["activations/elu"].endswith("def elu(x):\n    return x\n")


def test_the_last_answer_counts_and_a_work_file_has_answers():
    cells = ["@check('losses/huber')\ndef a(): pass", "@check('losses/huber')\ndef b(): pass"]
    assert "def b" in code_answers(ParsedSubmission(cells=cells), CODE)[HUBER.id]
    answers = {HUBER.id: {HUBER.version: "def c(): pass", "old": "def d(): pass"}, ELU.id: {"old": "e"},
               "x/y": {"": 3}, "losses/pinball": {find("losses/pinball").version: [1]}}
    assert code_answers(ParsedSubmission(answers=answers), CODE) == {HUBER.id: "def c(): pass"}


def test_what_one_learner_can_make_us_keep_is_bounded():
    cells = [f"@check('{exercise.id}')\n" + "x" * 50_000 for exercise in CODE]
    sizes = [len(text) for text in code_answers(ParsedSubmission(cells=cells), CODE).values()]
    assert max(sizes) == MAX_CODE and sum(sizes) == MAX_LEARNER_LENGTH

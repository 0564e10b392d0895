"""The text of each answer in a submission."""

from support.answer_corpus import answers_of_strangers
from support.disguised_copy import source_of

from dlbasics.exercises import Code, all_exercises, find
from dlbasics.grading.autograder.parse import ParsedSubmission
from dlbasics.grading.similarity.answer_texts import MAX_CODE, MAX_LEARNER_LENGTH, code_answers
from dlbasics.grading.similarity.base_code import base_code_of
from dlbasics.grading.similarity.class_comparison import Answer, compare_class

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


def test_a_helper_of_another_cell_is_a_part_of_the_answers_that_call_it():
    helper = "def helper(y):\n    z = other(y)\n\n    return z\n"
    cells = [
        "y = 1\n" + helper + "plot(helper(y))\ndef unused(y):\n    return 2",
        "def other(y):\n    return 3\ndef elu(x):\n    return 4\ndef mean(x):\n    return 5",
        '@check(\'losses/huber\')\ndef huber(y):\n    """As unused(y)."""\n    return helper(y).mean()',
        "@check('activations/elu')\ndef elu(x):\n    return huber(x)",
    ]
    found = code_answers(ParsedSubmission(cells=cells), CODE)
    assert found["losses/huber"] == f"{cells[2]}\n\n{helper}\ndef other(y):\n    return 3\n"
    assert found["activations/elu"] == cells[3] + "\n", "what stands under another check is compared there"


def test_code_in_a_helper_makes_the_same_pair():
    id = "logistic_regression/standardize"
    copied = source_of(next(each.function for each in answers_of_strangers() if each.exercise == id))
    head, body = copied.split("\n", 1)
    arguments = head[head.index("(") : -1]
    helper = f"def helper{arguments}:\n{body}"
    forms = {
        "whole": [f"@check('{id}')\n{copied}"],
        "helper": [helper, f"@check('{id}')\n{head}\n    return helper{arguments}"],
    }
    strengths = []
    for cells in forms.values():
        both = {"ada": forms["whole"], "ben": cells}
        answers = [Answer(name, code_answers(ParsedSubmission(cells=given), CODE)[id], name)
                   for name, given in both.items()]
        (pair,), _ = compare_class({id: answers}, [find(id)], base_code_of)
        strengths.append(pair.total)
    assert strengths[1] > 0.9 * strengths[0]


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
    helpers = [f"def h{number}():\n    return h{number + 1}()" for number in range(20_000)]
    cells = ["\n".join(helpers), *(f"@check('{exercise.id}')\nh0()" for exercise in CODE)]
    sizes = [len(text) for text in code_answers(ParsedSubmission(cells=cells), CODE).values()]
    assert max(sizes) == MAX_CODE and sum(sizes) == MAX_LEARNER_LENGTH

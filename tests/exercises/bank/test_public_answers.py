"""What is said of answers that people wrote in public: a name, or a status after ``=``."""

import pytest
from support.expected_verdicts import said
from support.public_answers import SETS, set_1

from dlbasics.exercises import find
from dlbasics.exercises.judging.code_judge import attempt


def key(answer):
    """The name of an answer among all."""
    return f"{answer.exercise}: {answer.id}"


CASES = {f"{name}: {key(answer)}": (answer, each.EXPECTED)
         for name, each in SETS.items() for answer in each.ANSWERS}


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("answer", "expected"), CASES.values(), ids=list(CASES))
def test_public_answer_gets_its_diagnosis(answer, expected):
    wanted = expected[key(answer)] if answer.wrong else "=right"
    assert said(answer.exercise, answer.function) == wanted


@pytest.mark.parametrize("name", SETS)
def test_no_wrong_answer_is_accepted(name):
    answers, expected = SETS[name].ANSWERS, SETS[name].EXPECTED
    assert expected.keys() == {key(answer) for answer in answers if answer.wrong}
    assert "=right" not in expected.values()


@pytest.mark.parametrize("answer", [answer for answer in set_1.ANSWERS if key(answer) in (
    "activations/masked-softmax: plus inf", "logistic_regression/auc: all pairs",
    "regularization/lambda-max: no n", "losses/bernoulli-kl: both clamped",
)], ids=key)
def test_no_sentence_claims_what_the_answer_did_not_do(answer):
    """Sentences that once misled: right otherwise, a product with 0, centred sums, a wrong place."""
    sentence = str(attempt(find(answer.exercise), answer.function))
    for claim in ("With different scores this is right", "Do not multiply", r"X^\top(y - \bar y)"):
        assert claim not in sentence

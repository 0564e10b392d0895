"""What is said of answers that people wrote in public: a name, or a status after ``=``."""

import pytest
from support.labelled_answers import said
from support.public_answers import ANSWERS

from dlbasics.exercises import find
from dlbasics.exercises.judging.code import attempt

# Of the answers that are wrong; of every other one it is that it is right.
EXPECTED = {
    "mlp/share-read: no axis": "one maximum for all",
    "mlp/share-read: axis 0": "along the columns",
    "mlp/share-read: percent": "percent",
    "mlp/share-read: max": "the score itself",
    "mlp/dense-layer: max axis": "largest entry",
    "mlp/dense-layer: no bias": "no bias",
    "mlp/dense-layer: transposed": "=does not run",
    "mlp/batches: last dropped": "rest left out",
    "mlp/batches: one too many": "an empty one",
    "mlp/batches: wrong guard": "an empty one",
    "mlp/descend: no two": "no factor 2",
    "mlp/descend: no n": "sum and no factor 2",
    "mlp/descend: mean of product": "=wrong",
    "mlp/layer-gradients: db with h": "inputs in the bias",
    "mlp/layer-gradients: by m": "mean over examples",
    "mlp/layer-gradients: twice": "=wrong",
    "mlp/layer-gradients: keepdims": "bias as a row",
    "mlp/layer-gradients: db not summed": "bias not summed",
    "mlp/train-step: W2 too early": "new weights on the way back",
    "mlp/train-step: in place": "changes its arguments",
    "mlp/train-step: no derivative": "no slope of ReLU",
    "mlp/train-step: mean input": "=wrong",
    "activations/hard-sigmoid: slope 0.2": "slope 1/5",
    "activations/hard-sigmoid: no half": "=wrong",
    "activations/hard-sigmoid: hard tanh": "=wrong",
    "activations/hard-sigmoid: 0.1668": "=wrong",
    "activations/silu-grad: parentheses": "=wrong",
    "activations/silu-grad: y for dy": "loses x",
    "activations/silu-grad: one term": "second term only",
    "activations/silu-grad: exp": "overflows at one end",
    "activations/softplus: naive": "as on paper",
    "activations/softplus: max": "if on an array",
    "activations/softplus: no log1p": "no log1p",
    "activations/elu: times zero": "masks multiplied",
    "activations/elu: no alpha": "alpha not used",
    "activations/elu: exp - alpha": "=wrong",
    "activations/elu: if": "if on an array",
    "activations/elu: slope coefficients": "alpha on both sides",
    "activations/elu: no expm1": "no expm1",
    "activations/masked-softmax: mask last": "mask after",
    "activations/masked-softmax: tiny score": "score zero",
    "activations/masked-softmax: plus inf": "zero times infinity",
    "activations/masked-softmax: times mask": "score zero",
    "activations/masked-softmax: one sum": "whole table",
    "activations/masked-softmax: keepdims": "keepdims missing",
    "activations/classify-digits: relu first": "plain ReLU",
    "activations/classify-digits: branches": "=wrong",
    "activations/classify-digits: times T": "multiplies by the temperature",
    "overfitting/fold-errors: blocks": "=wrong",
    "overfitting/fold-errors: averaged": "their mean",
    "overfitting/fold-errors: norm": "=wrong",
    "overfitting/mirror-copies: wrong axis": "upside down",
    "overfitting/mirror-copies: batch axis": "reverses the order",
    "overfitting/stop-epoch: fraction": "no percent",
    "overfitting/stop-epoch: all losses": "knows the future",
    "regularization/penalized-gradient: no two": "half",
    "regularization/penalized-gradient: no x": "=wrong",
    "regularization/penalized-gradient: bias": "penalizes the bias",
    "regularization/penalized-gradient: norm": "the length as a penalty",
    "regularization/penalized-gradient: penalty": "the penalty itself",
    "regularization/lambda-max: not centred": "not centred",
    "regularization/lambda-max: half": "no two",
    "regularization/lambda-max: no n": "not centred; neither two nor mean",
    "regularization/lambda-max: frobenius": "length",
    "regularization/lambda-max: positive": "no absolute value",
    "regularization/drop-channels: by p": "divides by p",
    "regularization/drop-channels: keep": "drop_prob as the probability to stay",
    "regularization/drop-channels: not scaled": "not scaled",
    "regularization/drop-channels: broadcast": "=does not run",
    "regularization/max-norm: rows": "rows",
    "regularization/max-norm: each weight": "=wrong",
    "regularization/max-norm: unit": "always",
    "regularization/max-norm: clip": "clips entries",
    "regularization/sparse-diagnosis: half the loss": "no two",
    "regularization/sparse-diagnosis: lam alone": "threshold without lr",
    "regularization/sparse-diagnosis: own scale": "own statistics",
    "normalization/rms-norm: rsqrt": "multiplied",
    "normalization/rms-norm: eps outside": "eps outside",
    "normalization/rms-norm: variance": "variance below",
    "normalization/rms-norm-grad: one term": "constant rms",
    "normalization/rms-norm-grad: sum of all": "=wrong",
    "normalization/rms-norm-grad: layer norm": "layer norm's",
    "normalization/group-norm: strided": "interleaved",
    "normalization/group-norm: group size": "groups as size",
    "normalization/pool-statistics: plain mean": "not weighted",
    "normalization/pool-statistics: var for m2": "variances added",
    "normalization/pool-statistics: squares": "by moments",
    "normalization/pool-statistics: equal counts": "not weighted",
    "normalization/fold: b not scaled": "bias not scaled",
    "normalization/fold: eps": "=wrong",
    "normalization/fold: parentheses": "=wrong",
    "normalization/fold: rows": "rows scaled",
    "normalization/read-digits: momentum": "momentum reversed",
    "normalization/read-digits: biased": "biased variance kept",
    "normalization/read-digits: test batch": "training mode",
    "losses/huber: one side": "large errors of one sign free",
    "losses/huber: delta 1": "line of delta one",
    "losses/huber: jump": "=wrong",
    "losses/huber: sum": "sum",
    "losses/huber: masks": "nan where a square overflows",
    "losses/pinball: sign": "negative cost",
    "losses/pinball: swapped": "sides exchanged",
    "losses/pinball: sum": "sum",
    "losses/pinball: docs": "1 - q in the maximum",
    "losses/bernoulli-kl: clamped q": "belief clipped",
    "losses/bernoulli-kl: eps": "clipped",
    "losses/bernoulli-kl: one side": "heads only",
    "losses/bernoulli-kl: summed": "one number for all",
    "losses/bernoulli-kl: both clamped": "clipped",
    "losses/weighted-bce: weighs all": "weighs both",
    "losses/weighted-bce: log of sigmoid": "through the probability",
    "losses/weighted-bce: eps": "eps inside the log",
    "losses/label-smoothing: 1 / k": "1 shared",
    "losses/label-smoothing: s by c": "added on top",
    "losses/label-smoothing: k - 1": "shared by the others",
    "losses/label-smoothing: twice": "true class without its share",
    "losses/label-smoothing: fastai": "shared by the others",
    "losses/calibrate-digits: times": "multiplies",
    "losses/calibrate-digits: confidences": "=wrong",
    "logistic_regression/odds-ratio: exp w": "=wrong",
    "logistic_regression/odds-ratio: one deviation": "forgets the scaling",
    "logistic_regression/odds-ratio: coefficient": "log-odds",
    "logistic_regression/standardize: own": "own statistics",
    "logistic_regression/standardize: no axis": "whole table",
    "logistic_regression/standardize: mean zeroed": "constant untouched",
    "logistic_regression/standardize: by zero": "constant feature",
    "logistic_regression/standardize: together": "pooled",
    "logistic_regression/l2-step: no two": "half the penalty",
    "logistic_regression/l2-step: no n": "sum",
    "logistic_regression/l2-step: decay": "=wrong",
    "logistic_regression/l2-step: by m": "penalty over 2n",
    "logistic_regression/l2-step: half the rate": "the penalty itself",
    "logistic_regression/decide: half": "one half",
    "logistic_regression/decide: swapped": "swapped",
    "logistic_regression/decide: ratio": "ratio",
    "logistic_regression/auc: ties": "curve row by row",
    "logistic_regression/auc: ranks": "ranks without ties",
    "logistic_regression/auc: smaller class": "=wrong",
    "logistic_regression/auc: all pairs": "ranks without ties; all pairs",
    "logistic_regression/auc: inverted": "reversed",
    "logistic_regression/calibration-error: not weighted": "divided by the bins",
    "logistic_regression/calibration-error: extra bin": "loses the ones",
    "logistic_regression/calibration-error: last skipped": "an interval skipped",
    "logistic_regression/calibration-error: centres": "middle of the bin",
    "logistic_regression/calibration-error: accuracy": "confidence",
    "logistic_regression/calibration-error: squares": "squared",
    "logistic_regression/softmax-gradient: sum": "sum",
    "logistic_regression/softmax-gradient: log probs": "=wrong",
    "logistic_regression/softmax-gradient: one max": "softmax over the table",
}


def key(answer):
    """The name of an answer among all."""
    return f"{answer.exercise}: {answer.id}"


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("answer", ANSWERS, ids=key)
def test_public_answer_gets_its_diagnosis(answer):
    expected = EXPECTED[key(answer)] if answer.wrong else "=right"
    assert said(answer.exercise, answer.function) == expected


def test_no_wrong_answer_is_accepted():
    wrong = {key(answer) for answer in ANSWERS if answer.wrong}
    assert EXPECTED.keys() == wrong
    assert "=right" not in EXPECTED.values()


@pytest.mark.parametrize("answer", [answer for answer in ANSWERS if key(answer) in (
    "activations/masked-softmax: plus inf", "logistic_regression/auc: all pairs",
    "regularization/lambda-max: no n", "losses/bernoulli-kl: both clamped",
)], ids=key)
def test_no_sentence_claims_what_the_answer_did_not_do(answer):
    """Sentences that once misled: right otherwise, a product with 0, centred sums, a wrong place."""
    sentence = str(attempt(find(answer.exercise), answer.function))
    for claim in ("With different scores this is right", "Do not multiply", r"X^\top(y - \bar y)"):
        assert claim not in sentence

"""A formula of a statement earns all points when it is typed so, unless the statement asks for more."""

import re

import numpy as np
import pytest

from dlbasics.activations import sigmoid, softmax
from dlbasics.exercises import Code, all_exercises, find
from dlbasics.exercises.judging.code import attempt


def huber(y, y_hat, delta):
    e = y_hat - y
    return np.mean(np.where(abs(e) <= delta, e**2 / 2, delta * abs(e) - delta**2 / 2))


def group_norm(X, groups, eps):
    runs = X.reshape(len(X), groups, -1)
    mean, var = runs.mean(axis=-1, keepdims=True), runs.var(axis=-1, keepdims=True)
    return ((runs - mean) / np.sqrt(var + eps)).reshape(X.shape)


def rms_norm_grad(dout, X, eps):
    rms = np.sqrt(np.mean(X**2, axis=1, keepdims=True) + eps)
    return dout / rms - X * np.mean(dout * X, axis=1, keepdims=True) / rms**3


def softmax_gradient(X, y, W, b):
    error = softmax(X @ W + b) - np.eye(len(b))[y]
    return X.T @ error / len(y), error.mean(axis=0)


def smoothed(z, y, smoothing):
    targets = (1 - smoothing) * np.eye(z.shape[1])[y] + smoothing / z.shape[1]
    return -np.mean(np.sum(targets * np.log(np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)), axis=1))


def penalized_gradient(X, y, w, b, lam):
    error = X @ w + b - y
    return 2 * X.T @ error / len(y) + 2 * lam * w, 2 * error.mean()


# Letter for letter, with numpy's names.
FORMULAS = {
    "activations/silu-grad": lambda x: sigmoid(x) + x * sigmoid(x) * (1 - sigmoid(x)),
    "activations/softplus": lambda x: np.log(1 + np.exp(x)),
    "activations/elu": lambda x, alpha: np.where(x > 0, x, alpha * (np.exp(x) - 1)),
    "regularization/penalized-gradient": penalized_gradient,
    "regularization/lambda-max": lambda X, y: np.max(np.abs(2 * X.T @ (y - y.mean()) / len(y))),
    "regularization/drop-channels": lambda images, u, drop_prob: (
        images * (u >= drop_prob)[:, :, None, None] / (1 - drop_prob)),
    "normalization/rms-norm": lambda X, gamma, eps: (
        X / np.sqrt(np.mean(X**2, axis=1, keepdims=True) + eps) * gamma),
    "normalization/rms-norm-grad": rms_norm_grad,
    "normalization/group-norm": group_norm,
    "losses/huber": huber,
    "losses/pinball": lambda y, y_hat, q: (
        np.mean(np.where(y_hat < y, q * (y - y_hat), (1 - q) * (y_hat - y)))),
    "losses/label-smoothing": smoothed,
    "logistic_regression/softmax-gradient": softmax_gradient,
}
# Where more is asked for than the formula can do, and the words that say so.
WARNED = {
    "activations/softplus": "where $e^x$ overflows",
    "activations/elu": "Lose no digits where `x` is close to 0",
    "losses/label-smoothing": "must hold for logits in the thousands",
}
# The formula is that of a loss, a fit or a layer before: nobody returns its value.
OF_ANOTHER_STEP = {
    "mlp/layer-gradients", "overfitting/expected-noisy-mse", "overfitting/choose-and-test",
    "regularization/sparse-diagnosis", "normalization/fold", "losses/calibrate-digits",
}
CODE, OPERATION = re.compile(r"`([^`]*)`"), re.compile(r" [-+*/@] |\*\*")


def test_each_statement_with_a_formula_is_known_here():
    statements = {e.id: " ".join(e.statement.split()) for e in all_exercises() if isinstance(e, Code)}
    with_formula = {id for id, statement in statements.items()
                    if any(map(OPERATION.search, CODE.findall(statement)))}
    assert with_formula <= FORMULAS.keys() | OF_ANOTHER_STEP
    for id, words in WARNED.items():
        assert words in statements[id]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("id", FORMULAS)
def test_a_formula_as_the_statement_writes_it_earns_all_points(id):
    verdict = attempt(find(id), FORMULAS[id])
    assert (verdict.credit == 1) == (id not in WARNED), verdict


@pytest.mark.parametrize("id", [e.id for e in all_exercises() if isinstance(e, Code)])
def test_what_is_said_of_a_right_answer_tells_nobody_what_was_written(id):
    """Other ways lead to a right answer, such as least squares where a training loop is meant."""
    assert not re.search(r"\b[Yy]ou (have written|wrote|did|used)\b", find(id).explanation)

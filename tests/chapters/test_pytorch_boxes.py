"""The PyTorch lines of each chapter: what they print was recorded, and this book computes the same."""

import json
import re
from pathlib import Path

import numpy as np
import pytest
from support.chapter import WITH_CODE, names_of, read

from dlbasics import activations, logistic_regression, losses, mlp, normalization, overfitting, regularization

FILE = Path(__file__).parents[1] / "support" / "pytorch_boxes.json"
RECORDED = json.loads(FILE.read_text(encoding="utf-8"))
BOX = re.compile(r"<summary>The same in PyTorch</summary>.*?```python\n(.*?)\n```.*?```text\n(.*?)\n```",
                 re.DOTALL)
CHAPTERS = WITH_CODE


def numbers(text):
    return [float(number) for number in re.findall(r"(?<![\w*])-?\d+(?:\.\d+)?(?![\w*])", text)]


def of_mlp():
    book, numbers = names_of("mlp"), np.array([1.0, 1.0, 0.5, -1.0, 4.0, 1.0])
    layers = [(np.array([[w]]), np.array([b])) for w, b in numbers.reshape(3, 2)]
    hs = book["forward"](np.array([[2.0]]), layers)
    by_layer = book["backward"](2 * (hs[-1] - 2), hs, layers)
    slopes = np.array([slope.item() for layer in by_layer for slope in layer])
    network = mlp.MLP([64, 32, 10], np.random.default_rng(0))
    return [*slopes, *(numbers - 0.01 * slopes), sum(part.size for part in network.params.values())]


def of_activations():
    z = np.array([1.0, 2.0, 3.0])
    slopes = activations.softmax_grad(z, np.array([0.0, 0.0, 1.0]))
    return [*activations.softmax(z), *slopes, *activations.leaky_relu_grad(np.array([-2.0, 0.0, 2.0]))]


def of_overfitting():
    x = np.linspace(-1, 1, 12)
    y = np.sin(np.pi * x)
    w = overfitting.polynomial_fit((x + 1) / 2, y, 3)
    at = overfitting.polynomial_predict((np.array([0.5, 1.0]) + 1) / 2, w)
    cubic = (at[1] - 2 * at[0]) / 0.75  # an odd polynomial: a x + b x**3
    error = np.sqrt(np.mean((overfitting.polynomial_predict((x + 1) / 2, w) - y) ** 2))
    return [at[1] - cubic, cubic, error]


def of_regularization():
    w, dw = np.array([0.5, -2.0, 3.0]), np.array([0.1, 0.0, -0.4])
    stepped = regularization.weight_decay_step(w, dw, 0.05, decay=0.2)
    dropped, _ = regularization.dropout(np.ones(1000), 0.4, np.random.default_rng(0))
    return [*stepped, *sorted(set(dropped)), 1, 1, 1]


def of_normalization():
    Z = np.array([[2.0, 30, 7], [4, 10, 5], [6, 50, 9], [8, 20, 7]])
    ones, zeros, running = np.ones(3), np.zeros(3), normalization.RunningStatistics(3)
    batch, _ = normalization.batch_norm(Z, ones, zeros, running)
    layer, _ = normalization.layer_norm(Z, ones, zeros)
    evaluated, _ = normalization.batch_norm(Z[:1], ones, zeros, running, training=False)
    return [*batch[0], *layer[0], *running.mean, *evaluated[0]]


def of_losses():
    z, y = np.array([[1.0, 2.0, 3.0], [0.0, 0.0, 5.0]]), np.eye(3)[[2, 0]]
    slopes = losses.cross_entropy_grad(y, z, from_logits=True)
    binary = losses.binary_cross_entropy(np.ones(2), np.array([-50.0, 2.0]), from_logits=True)
    return [losses.cross_entropy(y, z, from_logits=True), *slopes[0], binary]


def of_logistic_regression():
    X, y = np.array([-3.0, -1.8, -0.6, 0.5, 1.7, 3.1])[:, None], np.array([0.0, 0, 1, 0, 1, 1])
    w, b = np.zeros(1), 0.0
    for step in range(500):
        if step == 499:  # PyTorch prints the loss before its last step
            loss = losses.binary_cross_entropy(y, X @ w + b, from_logits=True)
        dw, db = logistic_regression.gradient(X, y, w, b, 0.01)
        w, b = w - 0.5 * dw, b - 0.5 * db
    return [w[0], b, loss]


@pytest.mark.parametrize("name", CHAPTERS)
def test_the_lines_of_a_chapter_were_run_and_print_what_it_says(name):
    ((code, printed),) = BOX.findall(read(name).prose)
    assert RECORDED[name] == {"code": code, "printed": printed}


@pytest.mark.parametrize("name", CHAPTERS)
def test_this_book_computes_the_same(name):
    ours = globals()[f"of_{name}"]()
    np.testing.assert_allclose(ours, numbers(RECORDED[name]["printed"]), atol=0.0011, rtol=1e-3)

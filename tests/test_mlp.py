"""The tiny network: every gradient against central differences, for every option; training; errors."""

from itertools import product

import numpy as np
import pytest

from dlbasics.datasets import load_digits
from dlbasics.gradient_check import check_gradient
from dlbasics.mlp import ACTIVATIONS, MLP

RNG = np.random.default_rng(0)
X, Y = RNG.normal(size=(7, 4)), RNG.integers(0, 3, 7)


OPTIONS = [*product(ACTIVATIONS, (None, "batch", "layer"), (0.0,), (0.0,))]
OPTIONS += [("tanh", "batch", 0.4, 0.1), ("relu", None, 0.4, 0.1)]


@pytest.mark.parametrize(("activation", "norm", "drop_prob", "lam"), OPTIONS)
def test_every_gradient_agrees_with_central_differences(activation, norm, drop_prob, lam):
    rng, options = np.random.default_rng(1), {"norm": norm, "drop_prob": drop_prob, "lam": lam}
    net = MLP([4, 5, 6, 3], rng, activation=activation, **options)
    for name, value in net.params.items():  # away from the zeros and ones they start with
        net.params[name] = value + 0.1 * rng.normal(size=value.shape)
    vain = ["b1", "b2"] if norm == "batch" else []  # the mean of the batch takes any bias away again,
    vain += ["beta1"] if norm == "batch" and activation == "identity" else []  # this one in the next layer

    def loss():
        return net.loss_and_grads(X, Y, np.random.default_rng(3))[0]

    _, grads = net.loss_and_grads(X, Y, np.random.default_rng(3))
    assert grads.keys() == net.params.keys()
    for name, grad in grads.items():
        if name in vain:
            assert np.abs(grad).max() < 1e-12
            continue
        kept = net.params[name]

        def moved(value, name=name):
            net.params[name] = value
            return loss()

        check_gradient(moved, kept, grad, tolerance=1e-5)
        net.params[name] = kept


def test_it_learns_the_digits_and_repeats_itself():
    digits = load_digits()
    scores = []
    for _ in range(2):
        net = MLP([64, 32, 10], np.random.default_rng(0))
        losses = net.train(digits.X[:1200], digits.y[:1200], np.random.default_rng(1), epochs=15, lr=0.2)
        scores.append(net.score(digits.X[1200:], digits.y[1200:]))
    assert losses.shape == (15,) and losses[-1] < losses[0] / 4
    assert scores[0] > 0.9 and scores[0] == scores[1]


def test_callback_ends_the_training():
    net = MLP([4, 5, 3], np.random.default_rng(0))
    losses = net.train(X, Y, RNG, epochs=50, callback=lambda net, epoch, loss: epoch == 3)
    assert len(losses) == 3


def test_initial_scale_keeps_the_size_of_activations():
    x = np.random.default_rng(0).normal(size=(500, 64))
    net = MLP([64] * 12, np.random.default_rng(1), init="he")
    net.forward(x)
    sizes = [np.sqrt(np.mean(h**2)) for h in net.hidden]
    assert 0.3 < sizes[-1] / sizes[0] < 3
    assert len(net.hidden) == 10


def test_eval_mode_has_no_chance_in_it():
    net = MLP([4, 5, 3], np.random.default_rng(0), drop_prob=0.5, norm="batch")
    net.train(X, Y, np.random.default_rng(1), epochs=2)
    assert np.array_equal(net.forward(X), net.forward(X))
    np.testing.assert_allclose(net.forward(X[:1]), net.forward(X)[:1], rtol=1e-12)


def test_a_pair_of_functions_is_an_activation():
    net = MLP([4, 5, 3], np.random.default_rng(0), activation=(np.sin, np.cos))
    _, grads = net.loss_and_grads(X, Y)
    kept = net.params["W1"]

    def moved(value):
        net.params["W1"] = value
        return net.loss_and_grads(X, Y)[0]

    check_gradient(moved, kept, grads["W1"])


@pytest.mark.parametrize(("option", "value"), [("activation", "swish"), ("init", "zeros"), ("norm", "group")])
def test_unknown_options_are_named(option, value):
    with pytest.raises(ValueError, match=f"{option} is '{value}'; expected"):
        MLP([4, 3], RNG, **{option: value})

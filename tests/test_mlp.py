"""The tiny network: every gradient against central differences, for every option; training; errors."""

from itertools import product

import numpy as np
import pytest

from dlbasics.datasets import load_digits
from dlbasics.gradient_check import check_gradient
from dlbasics.losses import cross_entropy, cross_entropy_grad
from dlbasics.mlp import ACTIVATIONS, MLP, _cross_entropy_and_grad

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


@pytest.mark.parametrize(("init", "variance"), [("he", 2 / 300), ("glorot", 2 / 500), ("unit", 1.0)])
def test_weights_start_with_the_variance_asked_for(init, variance):
    for scale in (1.0, 0.1):
        net = MLP([300, 200], np.random.default_rng(0), init=init, scale=scale)
        assert net.params["W1"].std() == pytest.approx(scale * np.sqrt(variance), rel=0.02)
        assert not net.params["b1"].any()


def test_an_epoch_takes_every_batch_once_in_a_random_order_and_steps_by_lr():
    class Recorder(MLP):
        def loss_and_grads(self, X, y, rng=None):
            self.seen = [*getattr(self, "seen", []), X[:, 0].astype(int).tolist()]
            return 1.0, {"b1": np.ones(2)}

    x, y = np.arange(7.0)[:, None], np.zeros(7, int)
    net = Recorder([1, 2], np.random.default_rng(0))
    losses = net.train(x, y, np.random.default_rng(0), lr=0.5, epochs=1, batch_size=3)
    assert [len(batch) for batch in net.seen] == [3, 3, 1] and losses == [1.0]
    order = [row for batch in net.seen for row in batch]
    assert order != sorted(order) == list(range(7))
    np.testing.assert_array_equal(net.params["b1"], [-1.5, -1.5])
    net = Recorder([1, 2], np.random.default_rng(0), norm="batch")
    net.train(x, y, np.random.default_rng(0), epochs=1, batch_size=3)
    assert [len(batch) for batch in net.seen] == [3, 3], "one example has no variance"


def test_hidden_holds_activations_before_dropout():
    net = MLP([4, 50, 3], np.random.default_rng(0), activation="sigmoid", drop_prob=0.5)
    net.forward(X, training=True, rng=np.random.default_rng(1))
    assert ((net.hidden[0] > 0) & (net.hidden[0] < 1)).all()


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


@pytest.mark.parametrize("n", [1, 2, 9])
def test_a_training_step_costs_what_the_two_functions_say(n):
    # whole numbers tie, large ones round a softmax to 1
    rng = np.random.default_rng(n)
    z, y = rng.choice([1, 30, 1e300], (n, 1)) * np.rint(rng.normal(size=(n, 4))), rng.integers(0, 4, n)
    cost, grad = _cross_entropy_and_grad(y, z)
    one_hot = np.eye(4)[y]
    np.testing.assert_allclose(cost, cross_entropy(one_hot, z, from_logits=True), rtol=1e-14, atol=1e-15)
    np.testing.assert_allclose(grad, cross_entropy_grad(one_hot, z, from_logits=True), rtol=1e-14, atol=1e-15)


@pytest.mark.parametrize(("option", "value"), [("activation", "swish"), ("init", "zeros"), ("norm", "group")])
def test_unknown_options_are_named(option, value):
    with pytest.raises(ValueError, match=f"{option} is '{value}'; expected"):
        MLP([4, 3], RNG, **{option: value})


@pytest.mark.parametrize("y", [Y - 2, Y + 1, Y[:, None], Y[:3], Y.astype(float)])
def test_labels_that_are_no_classes_are_named(y):
    with pytest.raises(ValueError, match=r"y has shape .* expected \(7,\) class indices from 0 to 2"):
        MLP([4, 3], np.random.default_rng(0)).loss_and_grads(X, y)
    with pytest.raises(ValueError, match=r"y has shape .* expected \(7,\) class indices from 0 to 2"):
        MLP([4, 3], np.random.default_rng(0)).score(X, y)


def test_a_batch_of_no_example_has_no_loss():
    with pytest.raises(ValueError, match="y holds no example"):
        MLP([4, 3], np.random.default_rng(0)).loss_and_grads(np.zeros((0, 4)), np.zeros(0, int))


def test_batches_that_cannot_be_normalized_are_named():
    net = MLP([4, 5, 3], np.random.default_rng(0), norm="batch")
    with pytest.raises(ValueError, match=r"batch_size is 1.0; expected a number in \[2, inf\)"):
        net.train(X, Y, RNG, batch_size=1)
    with pytest.raises(ValueError, match="X has 1 rows; expected 2 or more"):
        net.train(X[:1], Y[:1], RNG)


def test_a_network_needs_inputs_and_outputs():
    with pytest.raises(ValueError, match="sizes has length 1; expected features, any hidden layers, classes"):
        MLP([3], np.random.default_rng(0))


@pytest.mark.parametrize(("norm", "layers"), [(None, []), ("layer", []), ("batch", [1, 2])])
def test_running_statistics_are_those_of_batch_norm(norm, layers):
    net = MLP([4, 5, 5, 3], np.random.default_rng(0), norm=norm)
    assert list(net.running) == layers and ("gamma1" in net.params) == (norm is not None)

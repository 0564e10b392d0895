"""The playground's trainer: gradients with all settings on, steps against formulas, repeatability, errors."""

import cmath
from itertools import product

import numpy as np
import pytest

from dlbasics import datasets
from dlbasics.gradient_check import check_gradient
from dlbasics.playground import CHOICES, Playground, Settings
from dlbasics.playground_data import FEATURES

SMALL = {"n": 20, "width": 3, "batch_size": 5}


def chance():
    """The chance of dropout, the same at each call."""
    return np.random.default_rng(7)


@pytest.mark.parametrize(("loss", "norm", "activation"),
                         [*product(CHOICES["loss"], CHOICES["norm"], ("tanh", "sigmoid", "leaky_relu"))])
def test_gradients_agree_with_central_differences(loss, norm, activation):
    play = Playground(loss=loss, norm=norm, activation=activation, drop_prob=0.3, scale=1.3, **SMALL)
    net, rng = play.net, np.random.default_rng(1)
    for name, value in net.params.items():  # away from the zeros and ones they start with
        net.params[name] = value + 0.1 * rng.normal(size=value.shape)
    _, grads = play.gradients(play.X, play.y, chance())
    assert grads.keys() == net.params.keys()
    for name, grad in grads.items():
        kept = net.params[name]
        if norm == "batch" and name in ("b1", "b2"):  # the mean of the batch takes any bias away again
            assert np.abs(grad).max() < 1e-12
            continue

        def moved(value, name=name):
            net.params[name] = value
            return play.gradients(play.X, play.y, chance())[0]

        check_gradient(moved, kept, grad, tolerance=1e-5)
        net.params[name] = kept


# -- an oracle: one example, one unit and one number at a time, differentiated by a complex step --------


def plain_sigmoid(z):
    return 1 / (1 + cmath.exp(-z))


def plain_loss(params, X, y, settings):
    """The penalized loss from the formulas; `params` may hold complex numbers."""
    total = 0
    for x, target in zip(X.tolist(), y[:, 0].tolist(), strict=True):
        h = x
        for i in range(1, settings.depth + 2):
            W, b = params[f"W{i}"], params[f"b{i}"]
            z = [sum(h[j] * W[j, k] for j in range(len(h))) + b[k] for k in range(len(b))]
            if i > settings.depth:
                break
            if settings.norm == "layer":
                mu = sum(z) / len(z)
                std = cmath.sqrt(sum((value - mu) ** 2 for value in z) / len(z) + 1e-5)
                gamma, beta = params[f"gamma{i}"], params[f"beta{i}"]
                z = [gamma[k] * (z[k] - mu) / std + beta[k] for k in range(len(z))]
            h = [cmath.tanh(value) if settings.activation == "tanh" else plain_sigmoid(value) for value in z]
        p = plain_sigmoid(z[0])
        if settings.loss == "cross-entropy":
            total -= target * cmath.log(p) + (1 - target) * cmath.log(1 - p)
        else:
            total += (p - target) ** 2
    weights = [W for name, W in params.items() if name.startswith("W")]
    return total / len(X) + settings.l2 * sum((W**2).sum() for W in weights)


def plain_step(params, X, y, settings):
    """The parameters after a step: each moved against its derivative, weights then towards 0 by lr * l1."""
    after = {}
    for name, value in params.items():
        moved = np.array(value)
        for at in np.ndindex(value.shape):
            bent = {key: array.astype(complex) for key, array in params.items()}
            bent[name][at] += 1e-30j
            moved[at] -= settings.lr * plain_loss(bent, X, y, settings).imag / 1e-30
        if name.startswith("W"):
            for at in np.ndindex(moved.shape):
                distance = abs(moved[at]) - settings.lr * settings.l1
                moved[at] = 0 if distance <= 0 else np.sign(moved[at]) * distance
        after[name] = moved
    return after


@pytest.mark.parametrize(("loss", "norm", "activation"),
                         [("cross-entropy", "none", "tanh"), ("squared error", "layer", "sigmoid")])
def test_two_steps_are_those_of_the_formulas(loss, norm, activation):
    play = Playground(loss=loss, norm=norm, activation=activation, lr=0.7, l1=0.3, l2=0.02, **SMALL)
    expected = {name: value.copy() for name, value in play.net.params.items()}
    for rows in (slice(0, 4), slice(4, 9)):
        expected = plain_step(expected, play.X[rows], play.y[rows], play.settings)
        play.step(play.X[rows], play.y[rows], None)
        for name, value in play.net.params.items():
            np.testing.assert_allclose(value, expected[name], rtol=1e-9, atol=1e-12)
    assert play.zero_weights() == np.mean([v == 0 for k in ("W1", "W2", "W3") for v in expected[k].flat])
    assert 0 < play.zero_weights() < 1


# -- what is seen ---------------------------------------------------------------------------------------


def outputs_of(frame, X, settings):
    """The logits that the layers of a frame give, as the page computes them."""
    h = X
    functions = {"relu": lambda z: np.maximum(z, 0), "leaky_relu": lambda z: np.maximum(z, 0.01 * z),
                 "tanh": np.tanh, "sigmoid": lambda z: 1 / (1 + np.exp(-z)), "identity": lambda z: z}
    for layer in frame.layers:
        z = h @ np.array(layer["W"]) + layer["b"]
        if settings.norm == "layer" and "scale" in layer:
            z = (z - z.mean(1, keepdims=True)) / np.sqrt(z.var(1, keepdims=True) + 1e-5)
        if "scale" in layer:
            z = z * layer["scale"] + layer["shift"]
        h = functions[settings.activation](z)
    return z


@pytest.mark.parametrize(("activation", "norm"), [*product(CHOICES["activation"], CHOICES["norm"])])
def test_a_frame_holds_all_that_gives_the_outputs(activation, norm):
    play = Playground(activation=activation, norm=norm, drop_prob=0.2, depth=3, **SMALL).train(3)
    z = outputs_of(play.frame(), play.X_validation, play.settings)
    np.testing.assert_allclose(z, play.net.forward(play.X_validation), rtol=1e-9, atol=1e-12)
    assert play.frame().accuracies[1] == np.mean((z > 0) == (play.y_validation == 1))


def test_sizes_are_root_mean_squares_of_each_layer():
    play = Playground(batch_size=150, depth=3)
    assert play.frame().gradient_sizes == [0, 0, 0, 0]
    _, grads = play.gradients(play.X, play.y, None)
    play.net.forward(play.X)
    sizes = [np.sqrt((h**2).mean()) for h in play.net.hidden]
    assert play.frame().activation_sizes == pytest.approx(sizes)
    play.train(1)  # one batch
    expected = [np.sqrt((grads[f"W{i}"] ** 2).mean()) for i in (1, 2, 3, 4)]
    assert play.frame().gradient_sizes == pytest.approx(expected)


def test_dead_units_are_those_that_never_change():
    play = Playground(activation="relu", depth=1)
    assert play.dead_units() == 0
    play.net.params["b1"][:3] = -100
    assert play.dead_units() == 3


# -- runs -----------------------------------------------------------------------------------------------


def test_equal_settings_are_equal_runs():
    one, two = (Playground(drop_prob=0.2, norm="batch", seed=3).train(4).frame() for _ in range(2))
    assert one == two
    assert one != Playground(drop_prob=0.2, norm="batch", seed=4).train(4).frame()


def test_another_network_sees_the_same_points_in_the_same_parts():
    one, two = Playground(), Playground(depth=5, width=3, activation="relu", loss="squared error")
    assert np.array_equal(one.X, two.X) and np.array_equal(one.y_validation, two.y_validation)
    assert len(Playground(validation=0.2).X) == 240


def test_a_network_without_hidden_layers_is_logistic_regression():
    play = Playground(depth=0, data="blobs").train(20)
    assert list(play.net.params) == ["W1", "b1"] and play.accuracies()[1] > 0.95


def test_early_stopping_brings_back_the_best_weights():
    settings = {"n": 60, "noise": 0.5, "lr": 0.3, "batch_size": 10}
    play = Playground(patience=20, **settings).train(400)
    assert play.state == "stopped early" and play.epoch == play.best_epoch + 20
    again = Playground(**settings).train(play.best_epoch)
    assert play.losses() == again.losses()
    assert Playground(**settings).train(play.epoch).losses()[1] > play.losses()[1]
    assert play.train(5).epoch == play.best_epoch + 20, "what has stopped stays as it is"


def test_what_diverges_stops_at_the_last_finite_weights():
    play = Playground(activation="identity", depth=4, loss="cross-entropy", lr=100, l2=10, noise=2).train(50)
    assert play.state == "diverged" and play.epoch < 50
    assert all(np.isfinite(value).all() for value in play.net.params.values())


def test_painted_points_are_the_data():
    points = [(0.1 * i, -0.1 * i, i % 2) for i in range(12)]
    play = Playground(data="painted", points=points, validation=0.25)
    assert len(play.X) == 9 and len(play.X_validation) == 3
    seen = np.vstack([np.hstack([play.X, play.y]), np.hstack([play.X_validation, play.y_validation])])
    assert sorted(map(tuple, seen.tolist())) == sorted((a, b, float(c)) for a, b, c in points)


@pytest.mark.parametrize(("changes", "message"), [
    ({"activation": "step"}, "activation is 'step'; expected one of relu"),
    ({"lr": 0}, r"lr is 0.0; expected a number in \(0, 100\]"),
    ({"depth": 2.5}, "depth is 2.5; expected a whole number"),
    ({"data": "painted"}, "points"),
    ({"data": "painted", "points": [(0, 0, 1)] * 8}, "of both classes"),
    ({"data": "painted", "points": [(0, 0, "x")] * 8}, "points is no list"),
    ({"data": "painted", "points": [(0, float("nan"), 1)] * 8}, "finite numbers"),
])
def test_a_setting_that_cannot_be_is_named(changes, message):
    with pytest.raises(ValueError, match=message):
        Settings(**changes)


@pytest.mark.parametrize("make", [datasets.circles, datasets.xor, datasets.spirals])
def test_data_sets_of_the_plane_are_balanced_and_in_view(make):
    X, y = make(400, np.random.default_rng(0))
    assert X.shape == (400, 2) and np.abs(X).max() <= 2.0001
    assert 0.4 < y.mean() < 0.6
    again, _ = make(400, np.random.default_rng(0))
    assert np.array_equal(X, again)


def test_each_data_set_can_be_learned_and_not_by_a_line():
    for data, epochs in (("circles", 60), ("xor", 60), ("spirals", 150)):
        changes = {"data": data, "noise": 0.05, "lr": 0.3, "batch_size": 10, "activation": "relu"}
        assert Playground(**changes).train(epochs).accuracies()[1] > 0.9, data
        assert Playground(**changes, depth=0).train(20).accuracies()[1] < 0.8, data


# -- derived inputs, and weights by hand --------------------------------------------------------------


def test_a_network_learns_from_the_inputs_that_it_is_given():
    squares = Playground(features=["square2", "square1"], depth=0, n=60, noise=0.05, lr=1.0).train(100)
    assert squares.settings.features == ("square1", "square2") and squares.accuracies() == [1, 1]
    np.testing.assert_array_equal(squares.inputs(squares.X), squares.X**2)
    assert max(Playground(depth=0, n=60, noise=0.05, lr=1.0).train(100).accuracies()) < 0.8
    x1, x2 = np.random.default_rng(0).normal(size=(2, 5))
    every = Playground(features=list(FEATURES)).inputs(np.transpose([x1, x2]))
    wanted = [x1, x2, x1**2, x2**2, x1 * x2, np.sin(np.pi * x1), np.sin(np.pi * x2)]
    np.testing.assert_allclose(every, np.transpose(wanted))


@pytest.mark.parametrize("features", [[], ["x3"], "x1", ["x1", "x3"]])
def test_inputs_that_there_are_not_are_refused(features):
    with pytest.raises(ValueError, match="features is"):
        Settings(features=features)


@pytest.mark.parametrize("norm", ["none", "batch"])
def test_few_painted_points_leave_enough_to_train_with(norm):
    points = [(x, y, x > 0) for x, y in np.random.default_rng(0).normal(size=(6, 2))]
    play = Playground(data="painted", points=points, validation=0.9, norm=norm).train(2)
    frame = play.frame()
    assert len(play.X) == 2 and len(play.X_validation) == 4 and frame.epoch == 2
    assert len(frame.gradient_sizes) == play.net.n_layers and np.isfinite(frame.losses).all()


@pytest.mark.parametrize("patience", [0, 1])
@pytest.mark.parametrize("activation, lr", [("leaky_relu", 5), ("identity", 1)])
def test_a_loss_that_is_no_number_is_divergence(activation, lr, patience):
    """The weights can be finite where the logits no longer are."""
    play = Playground(activation=activation, batch_size=5, depth=4, lr=lr, scale=20, n=40, patience=patience)
    first = play.frame().losses
    frame = play.train(5).frame()
    assert frame.state == "diverged" and frame.epoch == 0 and frame.losses == first
    assert np.isfinite(first).all() and min(first) > 0

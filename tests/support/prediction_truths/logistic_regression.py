"""Logistic regression."""

import numpy as np


def learning_rate(names):
    loss = names["descent"]("standardized", 100.0)[:, 2]
    steps = np.diff(loss[30:])
    assert (steps > 0.1).any() and (steps < -0.1).any() and loss.max() < 20
    errors = names["sigmoid"](np.linspace(-30, 30, 61)) - 1
    assert np.abs(errors).max() <= 1
    return "it jumps up and down, and never settles", [1, 20]


def boundary(names):
    ahead, back = names["line_weights"](0), names["line_weights"](180)
    right = [np.mean((names["X_plane"] @ w >= 0) == names["y"]) for w in (ahead, back)]
    assert np.isclose(sum(right), 1) and np.allclose(ahead, -back)
    return "the line stays, the decisions swap", [f"{100 * share:.0f}" for share in right]


def threshold(names):
    (alarms, found), (more_alarms, more_found) = names["rates"](0.5), names["rates"](0.1)
    height, side = "up" if more_found > found else "down", "right" if more_alarms > alarms else "left"
    rates = (alarms, found, more_alarms, more_found)
    return f"{height} and to the {side}", [f"{100 * rate:.0f}" for rate in rates]


def costs(names):
    places = [names["cheapest"](miss, 1)[0] for miss in (5, 10)]
    before, after = (names["CUTS"][at] for at in places)
    missed = [round(names["MALIGNANT"] * (1 - names["FOUND_RATE"][at])) for at in places]
    alarms = [round(names["BENIGN"] * names["ALARM_RATE"][at]) for at in places]
    more = alarms[1] - alarms[0]
    assert 5 * missed[0] < more < 10 * missed[0]  # what it takes to avoid the misses pays only now
    assert before > 0.5
    right = f"far lower, at {after:.2f}" if after < 0.1 else "a little lower, near 0.4"
    return right, [f"{before:.2f}", *missed, *alarms, more, 10 * missed[0]]


def sharpness(names):
    accuracy = [np.mean((factor * names["z_three"] >= 0) == names["y_test"]) for factor in (1, 4)]
    cost = [names["held_out_loss"](factor) for factor in (1, 4)]
    assert accuracy[0] == accuracy[1] and cost[0] < cost[1]
    return "the accuracy stays, the cross-entropy becomes worse", [
        f"{100 * accuracy[0]:.1f}", *(f"{value:.2f}" for value in cost)]


def separable(names):
    weight, steps = names["penalized"](0.0)[:, 0], names["STEPS"]
    early = weight[steps.tolist().index(1000)]
    assert 1.2 < weight[-1] / early < 2
    return "less than twice as large", [f"{early:.1f}", f"{weight[-1]:.1f}"]

"""Losses."""

import numpy as np


def best_constant(names):
    means, medians = ([best([1, 2, 3, 4, fifth]) for fifth in (5, 20)] for best in (np.mean, np.median))
    assert means[0] != means[1] and medians[0] == medians[1]
    return "only that of the MSE moves", [*means, *medians]


def entropy(names):
    bits = {heads: names["losses"].entropy([heads, 1 - heads]) / np.log(2) for heads in (0.25, 0.1, 0.05)}
    right = min(bits, key=lambda heads: abs(bits[heads] - 0.5))
    return f"{right}", [f"{value:.2f}" for value in bits.values()]


def cross_entropy(names):
    cost = {q: names["losses"].cross_entropy([0.7, 0.3], [q, 1 - q]) for q in (0.5, 0.95)}
    rare = -np.log(1 - 0.95)
    return f"{max(cost, key=cost.get)}", [f"{rare:.1f}", *(f"{value:.2f}" for value in cost.values())]


def saturation(names):
    ratio = {z: (1 - names["sigmoid"](z)) / names["weak_pull"](z) for z in (-6.0, 0.0)}
    assert np.isclose(ratio[0.0], 2) and round(ratio[-6.0], -2) == 200
    return "cross-entropy, about 200 times as strongly", [f"{ratio[-6.0]:.0f}"]


def sharpness(names):
    cost = dict(zip(names["TEMPERATURES"], names["price"]["cross-entropy"], strict=True))
    lowest = min(cost, key=cost.get)
    above = [cost[at] for at in cost if at >= lowest]
    below = [cost[at] for at in cost if at <= lowest]
    assert above == sorted(above) and below == sorted(below, reverse=True) and min(len(above), len(below)) > 1
    return "it falls, then it rises", [lowest, *(f"{cost[at]:.2f}" for at in (5, lowest, 500))]

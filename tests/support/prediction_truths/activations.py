"""Activations."""

import numpy as np


def slope_at(names):
    slope = names["sigmoid_grad"]
    flat = [x for x in (2, 4, 6) if slope(float(x)) < slope(0.0) / 10]
    assert slope(6.0) / slope(0.0) < 0.0101
    return f"x = {min(flat)}", [slope(0.0), round(slope(2.0), 3), round(slope(4.0), 3), round(slope(6.0), 4)]


def deep_gradient(names):
    before, after = (names["fraction_left"]("sigmoid", scale) for scale in (1.0, 4.0))
    assert after > 1000 * before and after < 0.01 and names["fraction_left"]("ReLU", 4.0) > 1000
    assert names["sigmoid_grad"](np.linspace(-9, 9, 181)).max() == 0.25
    return "it grows a lot, and is still small", [0.25, f"1/{round(1 / after, -1):.0f}",
                                                  f"1/{round(1 / before, -5):.0f}"]


def leak(names):
    reads = {slope: names["recovery"](slope)[-1] for slope in (0.01, 0.1, 1.0)}
    enough = [slope for slope in reads if reads[slope] > 0.9]
    return f"{min(enough):g}", [f"{100 * read:.0f}" for read in reads.values()]


def temperature(names):
    hot, cold = (names["softmax"](names["SCORES"] / at) for at in (10, 0.1))
    assert np.ptp(hot) < 0.1 and cold.max() > 0.99
    assert np.ptp(names["softmax"](names["SCORES"] / 1000)) < 0.001
    return "they become almost equal", [f"{hot.min():.2f}", f"{hot.max():.2f}"]


def outlier(names):
    shares = {score: names["votes"](float(score))[3] for score in (5, 7, 11)}
    enough = [score for score in shares if shares[score] > 0.95]
    leads = [score - 3 for score in shares]
    return f"{min(enough)}", [*leads, f"{np.e:.1f}", *(f"{100 * share:.0f}" for share in shares.values())]


def shift(names):
    naive, scores = names["naive_softmax"], names["SCORES"]
    assert np.allclose(naive(scores + 100), names["softmax"](scores))
    fails = [by for by in (100, 705, 706) if np.isnan(naive(scores + by)).any()]
    digits = [len(str(int(number))) for number in (np.exp(100.0), np.finfo(float).max)]
    return f"{min(fails)}", [*digits, 64, scores.max() + min(fails)]

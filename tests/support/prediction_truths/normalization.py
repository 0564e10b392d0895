"""Normalization."""

import numpy as np


def deep_signal(names):
    moved = set()
    for activation in ("sigmoid", "tanh", "relu"):
        for name, norm in names["NORMS"].items():
            small, large = (names["spreads"](activation, norm, scale)[-1] for scale in (0.1, 10.0))
            moved |= {name} if abs(np.log(large / small)) > 0.1 else set()
    assert names["spreads"]("sigmoid", "layer", 1.0)[-1] < 0.001
    return {("none",): "only the one without a norm"}.get(tuple(moved), moved), []


def tolerance(names):
    plain = {scale: [names["reads"](None, scale, rate) for rate in names["RATES"]] for scale in (0.1, 1.0)}
    assert len(names["RATES"]) == 5 and sum(read > 0.8 for read in plain[1.0]) == 2
    assert all(names["reads"]("batch", 0.1, rate) > 0.8 for rate in names["RATES"])
    rates = sum(read > 0.8 for read in plain[0.1])
    return {0: "at none", 2: "at the same two"}.get(rates, rates), [f"{100 * max(plain[0.1]):.0f}", 80]


def batch_noise(names):
    values = set(names["in_batches_of"](2).round(2).tolist())
    assert values == {-1.0, 1.0}
    return {2: "two"}[len(values)], ["+1", *values]


def variance(names):
    errors = {mean: names["error"](mean, 0) for mean in (100, 1000, 10_000)}
    wrong = [mean for mean in errors if errors[mean] > 0.1]
    digits = [len(str(mean**2)) for mean in (100, 1000)]
    assert digits == [5, 7] and np.finfo(np.float32).precision in (6, 7)
    assert names["both_ways"](10_000)[0].min() < 0
    return f"{min(wrong)}", [f"{errors[100]:.3f}", f"{errors[1000]:.2f}", f"{errors[10_000]:.0f}"]


def running_mean(names):
    left = names["start_left"](0.02)
    way = {0.1: "a tenth of the way", 1 / 3: "a third of the way", 1.0: "all the way"}
    return way[min(way, key=lambda share: abs(share - (1 - left)))], [f"{100 * left:.0f}", 98]  # 1 - 0.02

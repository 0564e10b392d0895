"""Overfitting."""

import numpy as np


def degree(names):
    new = {degree: names["on_new"][degree] for degree in (2, 3, 11)}
    assert names["on_train"][11] < names["on_train"][3]
    return f"{min(new, key=new.get)}", [*(f"{error:.2f}" for error in new.values()),
                                        f"{names['on_train'][11]:.2f}"]


def more_points(names):
    x, y, x_new, y_new = (names[name] for name in ("x_all", "y_all", "x_new", "y_new"))

    def error(n, degree):
        return names["error"](names["fit"](x[:n], y[:n], degree), x_new, y_new)

    gains = {degree: error(10, degree) - error(200, degree) for degree in (1, 3, 9)}
    assert round(error(200, 1), 1) == round(error(10, 1), 1) == 0.5 and error(10, 9) > 10
    return f"{max(gains, key=gains.get)}", [0.5, f"{error(10, 3):.2f}", f"{error(200, 3):.2f}",
                                            f"{error(200, 9):.2f}"]


def noise_level(names):
    before, after = (names["best_degree"](noise, 20) for noise in (0.02, 0.8))
    words = {-1: "it becomes lower", 0: "it stays the same", 1: "it becomes higher"}
    return words[int(np.sign(after - before))], [before, after]


def strength(names):
    for remedy in names["STRENGTHS"]:
        training, validation = np.transpose([names["strength_scores"](remedy, at) for at in range(5)])
        assert training[4] < training[0]
        assert validation[4] < validation[0] < validation.max() and validation[1] > validation[0]
    return "it rises, then it falls", []


def patience(names):
    loss, stops = names["val_loss"], {}
    for patience in (1, 3, 12):
        stops[patience] = names["stop"](loss, patience)
    passes = [patience for patience in stops if stops[patience][0] >= 29]
    assert stops[3][0] == 29 and loss[stops[12][0] - 1] < loss[28]
    kept = [f"{loss[stops[patience][0] - 1]:.2f}" for patience in (1, 3)]
    return f"{min(passes)}", [stops[1][1], stops[12][0], stops[12][1], *kept]

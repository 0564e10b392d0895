"""Regularization."""


def single_weight(names):
    lowest = names["lowest"]
    zero = [lam for lam in (0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0) if lowest(lam, 1.0) == 0]
    assert all(lowest(lam, 0.0) > 0 for lam in (4.0, 100.0))
    return f"λ = {min(zero):g}", ["−2", lowest(1.0, 1.0), lowest(4.0, 0.0)]  # (w - 1)^2 has slope -2 at 0


def diamond(names):
    at_the_end = {penalty: names["solve_two"](penalty, 4.0) for penalty in ("L1", "L2", "elastic net")}
    assert names["solve_two"]("L1", 1.5).all() and not names["solve_two"]("L1", 2.0).all()
    assert not names["solve_two"]("elastic net", 10.0).all() and names["solve_two"]("L2", 1000.0).all()
    fine = [lam / 10 for lam in range(100)]
    lasso, elastic = (next(lam for lam in fine if not names["solve_two"](penalty, lam).all())
                      for penalty in ("L1", "elastic net"))
    with_zero = [penalty for penalty, w in at_the_end.items() if not w.all()]
    left = [f"{w:.2f}" for w in (*at_the_end["L2"], at_the_end["elastic net"][0])]
    return {("L1",): "only L1"}.get(tuple(with_zero), with_zero), [lasso, elastic, *left]


def path(names):
    kept = {lam: (names["weights"]("L1", lam) != 0).sum() for lam in names["PATH"]}
    right = {lam: names["right"](names["weights"]("L1", lam), names["val"]) for lam in names["PATH"]}
    good = [lam for lam in kept if right[lam] >= right[0.05]]
    assert kept[max(good)] == 3 and kept[1.0] == 1 and max(good) == 0.5
    return f"{30 - kept[max(good)]}", [1, kept[0.5], f"{100 * right[0.5]:.0f}", f"{100 * right[1.0]:.0f}"]


def dropout_sums(names):
    evaluation = names["terms"].sum()
    share = names["sums"]("without scaling", 0.5).mean() / evaluation
    assert abs(names["sums"]("inverted", 0.5).mean() / evaluation - 1) < 0.03
    choices = {0.5: "about half", 1.0: "about the same", 2.0: "about twice as large"}
    return choices[min(choices, key=lambda choice: abs(choice - share))], [f"{share:.2f}", 1]


def decay(names):
    left = {size: abs(names["descend"]("Adam", size, l2=0.5)[-1]) for size in (0.03, 3.0)}
    assert left[0.03] < 0.005
    plain = [names["descend"]("gradient descent", size, l2=0.5)[-1] for size in left]
    assert abs(plain[0] - plain[1]) < 0.02
    small = left[0.03] < left[3.0]
    return f"those with {'small' if small else 'large'} gradients", [f"{left[3.0]:.2f}"]

"""The playground."""


def deep(names):
    ratios = names["gradient_ratios"]
    assert max(ratios("sigmoid", "8")) < 1 / 10_000
    assert all(1 / 3000 < ratio < 1 / 200 for ratio in ratios("sigmoid", "4"))
    return "more than 10,000 times", ["10,000", "1/4"]


def dying(names):
    dead = {rate: names["dead"](names["dying_runs"]("relu", rate)) for rate in ("1", "2", "5")}
    assert all(min(names["right"](names["dying_runs"]("relu", rate))) > 90 for rate in ("1", "2"))
    first = next(rate for rate, counts in dead.items() if min(counts) > 8)
    return first, [16, 1, 2, max(dead["2"]), min(dead[first])]


def prune(names):
    runs = names["prune_runs"]("0.03")
    zeros, right = names["zeros"](runs), names["right"](runs)
    assert min(zeros) > 75 and round(sum(zeros) / len(zeros), -1) == 80
    assert max(names["right"](names["prune_runs"]("0.1"))) < 60
    return "more than three quarters", ["80", int(min(right))]  # "at least": never rounded up


def patience(names):
    kept = {wait: [run.losses()[1] == min(names["validation_losses"](start))
                   for start, run in zip(names["STARTS"], names["patience_runs"](wait), strict=True)]
            for wait in ("5", "20")}
    assert kept["5"].count(False) == 2 and all(kept["20"])
    return "not from all", ["5", "20"]


def scale(names):
    learns = [size for size in ("0.01", "0.1", "1", "5")
              if max(names["right"](names["scale_runs"]("none", size))) > 56]
    return f"with {', '.join(learns)} only", []


def certain(names):
    back = [loss for loss in ("squared error", "cross-entropy")
            if min(names["right"](names["certain_runs"](loss, "10"))) > 95]
    assert min(names["right"](names["certain_runs"]("squared error", "1"))) > 95
    (only,) = back
    slopes = [run.frame().gradient_sizes[0] for run in names["certain_runs"]("squared error", "10")]
    return only, [f"{max(slopes):.2f}".rstrip("0.") or 0]

"""What learners answer to logistic_regression/decide."""

import numpy as np
from support.answer_corpus import answers_to

from dlbasics.activations import sigmoid

ANSWERS, answer = answers_to("logistic_regression/decide")


@answer("=right", source="fairlearn/fairlearn#473")
def _(y_hat, cost_miss, cost_alarm):
    return (cost_miss * y_hat >= cost_alarm * (1 - y_hat)).astype(int)


@answer("=right", source="finite-sample/optimal-classification-cutoffs#15, both costs")
def _(y_hat, cost_miss, cost_alarm):
    zero, one = cost_miss * y_hat, cost_alarm * (1 - y_hat)
    return np.argmin(np.stack([one, zero]), axis=0) ^ 1


@answer("=right", source="tidymodels/probably#88, in a loop")
def _(y_hat, cost_miss, cost_alarm):
    return [1 if p * cost_miss >= (1 - p) * cost_alarm else 0 for p in y_hat]


@answer("=right", source="pycaret/pycaret#920, both costs")
def _(y_hat, cost_miss, cost_alarm):
    gain = y_hat * cost_miss - (1 - y_hat) * cost_alarm
    return np.heaviside(np.round(gain, 12), 1).astype(int)


@answer("=right", source="scikit-learn/scikit-learn#22136, net benefit")
def _(y_hat, cost_miss, cost_alarm):
    benefit = y_hat * cost_miss - (1 - y_hat) * cost_alarm
    return np.where(benefit >= 0, 1, 0)


@answer("=right", source="oscarm524/Grand_View_Teaching, cost_function.py")
def _(y_hat, cost_miss, cost_alarm):
    return np.where((1 - y_hat) * cost_alarm > y_hat * cost_miss, 0, 1)


@answer("=right")
def _(y_hat, cost_miss, cost_alarm):
    t = cost_alarm / (cost_alarm + cost_miss)
    return np.heaviside(y_hat - t, 1).astype(int)


@answer("=right")
def _(y_hat, cost_miss, cost_alarm):
    threshold = cost_alarm / (cost_miss + cost_alarm)
    return np.heaviside(np.asarray(y_hat) - threshold, 1.0).astype(int)


@answer("=right")
def _(y_hat, cost_miss, cost_alarm):
    # row 0: expected cost of deciding 1, row 1: of deciding 0;
    # argmin takes the first of equals, that is the decision 1
    costs = np.vstack([(1 - y_hat) * cost_alarm, y_hat * cost_miss])
    return 1 - np.argmin(costs, axis=0)


@answer("=right")
def _(y_hat, cost_miss, cost_alarm):
    e0 = y_hat * cost_miss
    e1 = (1 - y_hat) * cost_alarm
    return np.array([1 if b <= a else 0 for a, b in zip(e0, e1, strict=False)])


@answer("=right")
def _(y_hat, cost_miss, cost_alarm):
    return np.argmin([(1 - y_hat) * cost_alarm, y_hat * cost_miss], axis=0) ^ 1


@answer("one half", source="fairlearn/fairlearn#473, costs left out")
def _(y_hat, cost_miss, cost_alarm):
    return (y_hat >= 0.5).astype(int)


@answer("swapped", source="finite-sample/optimal-classification-cutoffs#15")
def _(y_hat, cost_miss, cost_alarm):
    return np.where(y_hat >= cost_miss / (cost_alarm + cost_miss), 1, 0)


@answer(
    "swapped",
    source="finite-sample/optimal-classification-cutoffs#15 (cost matrix read transposed); "
           "ShimantoRahman/empulse#3",
)
def _(y_hat, cost_miss, cost_alarm):
    threshold = cost_miss / (cost_miss + cost_alarm)
    return (y_hat >= threshold).astype(int)


# The cost matrix is read transposed: the threshold is cost_miss / (cost_miss + cost_alarm).
@answer(
    "swapped",
    source="finite-sample/optimal-classification-cutoffs#15 ('The cost matrix was read transposed')",
)
def _(y_hat, cost_miss, cost_alarm):
    C = np.array([[0, cost_alarm], [cost_miss, 0]])   # rows: true class, columns: decision
    probs = np.stack([1 - y_hat, y_hat], axis=1)
    expected = probs @ C.T
    return (expected[:, 1] <= expected[:, 0]).astype(int)


@answer("probabilities exchanged")
def _(y_hat, cost_miss, cost_alarm):
    return ((1 - y_hat) * cost_miss >= y_hat * cost_alarm).astype(int)


@answer("probabilities exchanged")
def _(y_hat, cost_miss, cost_alarm):
    return (y_hat < cost_miss / (cost_alarm + cost_miss)).astype(int)


@answer("ratio", source="fairlearn/fairlearn#473, Cfp / Cfn")
def _(y_hat, cost_miss, cost_alarm):
    return np.where(y_hat >= cost_alarm / cost_miss, 1, 0)


@answer("ratio", source="JohnPierman/ethogram#14 (operating point from a cost ratio)")
def _(y_hat, cost_miss, cost_alarm):
    return (y_hat >= cost_alarm / cost_miss).astype(int)


@answer("strict", source="lucazav/binclass-tools#3, a strict comparison")
def _(y_hat, cost_miss, cost_alarm):
    return (y_hat > cost_alarm / (cost_alarm + cost_miss)).astype(int)


# On a tie it decides 0: the comparison is > instead of >=. Only probabilities exactly at the threshold are
# wrong, such as 0.5 for equal costs or 0.2 for cost_miss = 4 and cost_alarm = 1.
@answer(
    "strict",
    source="search code: '#Find threshold which minimizes costs' (cost_of_threshold: 1 if p > threshold "
           "else 0)",
)
def _(y_hat, cost_miss, cost_alarm):
    threshold = cost_alarm / (cost_alarm + cost_miss)
    return np.array([1 if p > threshold else 0 for p in y_hat], dtype=int)


# Expected costs of both decisions by a cost matrix and argmin, right apart from ties: argmin takes the first
# of equals, which is class 0, so y_hat = 0.5 with equal costs gives 0 instead of 1.
@answer(
    "strict",
    source="finite-sample/optimal-classification-cutoffs#15 (argmin_j sum_i p_i * C(i, j), README cost "
           "matrix rows = true class); adapted",
)
def _(y_hat, cost_miss, cost_alarm):
    # rows: true class, columns: decision
    C = np.array([[0.0, cost_alarm], [cost_miss, 0.0]])
    P = np.stack([1 - y_hat, y_hat], axis=1)
    return np.argmin(P @ C, axis=1)


@answer("booleans", source="HealthCatalyst/healthcareai-r#1199, as booleans")
def _(y_hat, cost_miss, cost_alarm):
    return y_hat * cost_miss >= (1 - y_hat) * cost_alarm


@answer("strict, and no integers")
def _(y_hat, cost_miss, cost_alarm):
    return y_hat > cost_alarm / (cost_miss + cost_alarm)


@answer("one over the sum")
def _(y_hat, cost_miss, cost_alarm):
    return (y_hat * cost_miss > 1 - y_hat * cost_alarm).astype(int)


@answer("half the ratio", source="tidymodels/probably#88, the costs multiplied")
def _(y_hat, cost_miss, cost_alarm):
    return (y_hat * cost_miss >= cost_alarm * 0.5).astype(int)


@answer("half the ratio", source="pycaret/pycaret#920")
def _(y_hat, cost_miss, cost_alarm):
    return np.minimum(np.round(y_hat * cost_miss / cost_alarm), 1).astype(int)


# The threshold is the one for the log odds, -log(cost_miss / cost_alarm), but it is compared with the
# probability.
@answer(
    "costs alone",
    source="search code: optimal_bayes_threshold: -np.log((pi * cost_fn) / ((1 - pi) * cost_fp)) (a "
           "threshold for log-likelihood ratios, right there; used on probabilities here)",
)
def _(y_hat, cost_miss, cost_alarm):
    # optimal Bayes threshold, no extra prior
    threshold = -np.log(cost_miss / cost_alarm)
    return (y_hat >= threshold).astype(int)


@answer("costs alone")
def _(y_hat, cost_miss, cost_alarm):
    return (sigmoid(y_hat) * cost_miss >= (1 - sigmoid(y_hat)) * cost_alarm).astype(int)


@answer("one decision from the means")
def _(y_hat, cost_miss, cost_alarm):
    all_zero = np.mean(y_hat * cost_miss)
    all_one = np.mean((1 - y_hat) * cost_alarm)
    if all_one <= all_zero:
        return np.ones(len(y_hat), dtype=int)
    return np.zeros(len(y_hat), dtype=int)


@answer("1 for all")
def _(y_hat, cost_miss, cost_alarm):
    return (y_hat >= cost_alarm // (cost_miss + cost_alarm)).astype(int)


@answer("costs rounded")
def _(y_hat, cost_miss, cost_alarm):
    return (np.round(y_hat * cost_miss) >= np.round((1 - y_hat) * cost_alarm)).astype(int)


# The threshold is searched on a grid from 0.05 to 0.95 by the total expected cost over the given
# predictions, instead of the exact cut for each.
@answer(
    "a threshold near the right one",
    source="oscarm524/Grand_View_Teaching "
           "DATA-448/Spring_2023/In_Class_Assignments/In_Class_17/cost_function.py "
           "(np.round(np.linspace(0.05, 0.95, num = 40), 2)); expected cost from probabilities as in "
           "expected_cost_for_threshold",
)
def _(y_hat, cost_miss, cost_alarm):
    best_cost, best = np.inf, None
    for t in np.round(np.linspace(0.05, 0.95, num=40), 2):
        d = (y_hat >= t).astype(int)
        miss = np.sum((d == 0) * y_hat) * cost_miss
        alarm = np.sum((d == 1) * (1 - y_hat)) * cost_alarm
        if miss + alarm < best_cost:
            best_cost, best = miss + alarm, d
    return best


@answer("a threshold near the right one")
def _(y_hat, cost_miss, cost_alarm):
    return (np.round(y_hat, 3) >= cost_alarm / (cost_alarm + cost_miss)).astype(int)


@answer("a threshold near the right one")
def _(y_hat, cost_miss, cost_alarm):
    threshold = round(cost_alarm / (cost_alarm + cost_miss), 2)
    return (np.round(y_hat, 2) >= threshold).astype(int)


@answer("places of the ones")
def _(y_hat, cost_miss, cost_alarm):
    return np.where(y_hat >= cost_alarm / (cost_miss + cost_alarm))[0]


@answer("by rank", source="JohnPierman/ethogram#14, a share by rank")
def _(y_hat, cost_miss, cost_alarm):
    threshold = np.quantile(y_hat, cost_alarm / (cost_alarm + cost_miss))
    return (y_hat >= threshold).astype(int)


@answer("difference against one half")
def _(y_hat, cost_miss, cost_alarm):
    return (y_hat * cost_miss - (1 - y_hat) * cost_alarm >= 0.5).astype(int)


@answer("the cost itself", source="h2oai/driverlessai-recipes#83")
def _(y_hat, cost_miss, cost_alarm):
    return np.minimum(y_hat * cost_miss, (1 - y_hat) * cost_alarm)


@answer("one half; reversed")
def _(y_hat, cost_miss, cost_alarm):
    return np.where(y_hat > 0.5, 0, 1)


@answer("ratio; reversed")
def _(y_hat, cost_miss, cost_alarm):
    return (y_hat < cost_alarm / cost_miss).astype(int)


@answer("one half; one decision from the means")
def _(y_hat, cost_miss, cost_alarm):
    return np.full(len(y_hat), int(y_hat.mean() >= 0.5))


@answer("quotient cut")
def _(y_hat, cost_miss, cost_alarm):
    threshold = cost_alarm / (cost_alarm + cost_miss)
    return (y_hat / threshold).astype(int)


@answer("share of the classes counted again")
def _(y_hat, cost_miss, cost_alarm):
    share = np.mean(y_hat)
    cost_0 = y_hat * cost_miss * share
    cost_1 = (1 - y_hat) * cost_alarm * (1 - share)
    return (cost_1 <= cost_0).astype(int)


# Costs as probabilities.
@answer("=wrong", source="siddhartha in scikit-learn#17976")
def _(y_hat, cost_miss, cost_alarm):
    weight = cost_miss / (cost_miss + cost_alarm)
    return (y_hat * weight >= 0.5).astype(int)


# A formula with the mean probability as threshold for single decisions.
@answer("=wrong", source="julielinx/datascience_diaries Entry 25, PCF = P C(fn) / (P C(fp) + (1 - P) C(fn))")
def _(y_hat, cost_miss, cost_alarm):
    P = y_hat.mean()
    pcf = P * cost_miss / (P * cost_alarm + (1 - P) * cost_miss)
    return (y_hat >= pcf).astype(int)


@answer("0 for all")
def _(y_hat, cost_miss, cost_alarm):
    t = cost_alarm / (cost_alarm + cost_miss) * 100
    return (y_hat >= t).astype(int)


@answer("0 for all")
def _(y_hat, cost_miss, cost_alarm):
    t = (cost_alarm + cost_miss) / cost_alarm
    return (y_hat >= t).astype(int)


@answer("0 for all")
def _(y_hat, cost_miss, cost_alarm):
    p = y_hat.astype(int)
    return (p * cost_miss >= (1 - p) * cost_alarm).astype(int)


@answer("0 for all")
def _(y_hat, cost_miss, cost_alarm):
    return (-y_hat * cost_miss >= (1 - y_hat) * cost_alarm).astype(int)

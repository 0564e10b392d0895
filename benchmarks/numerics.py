"""Accuracy and speed of the numeric core beside scipy.special, scikit-learn and the textbook, in one run.

    python benchmarks/numerics.py

The error is the largest distance from 500-digit arithmetic in units of the last place (inf: overflows, or
nan, where the true value is a float). The time is the best of several runs; a ratio under 1 means ours is
faster.
"""

import timeit
import warnings

import mpmath
import numpy as np
from scipy import special
from sklearn.metrics import log_loss, mean_squared_error

from dlbasics import activations, losses

RNG = np.random.default_rng(0)
exact = np.frompyfunc(mpmath.mpf, 1, 1)
exp = np.frompyfunc(mpmath.exp, 1, 1)
log = np.frompyfunc(mpmath.log, 1, 1)


def ulps(ours, truth):
    """The largest error in units of the last place; inf where the truth is finite and ours is not."""
    ours, rounded = np.asarray(ours), np.asarray(truth).astype(float)
    if not np.isfinite(ours[np.isfinite(rounded)]).all():
        return np.inf
    inner = np.isfinite(rounded)
    distance = np.abs(exact(ours[inner]) - np.asarray(truth)[inner])
    return float((distance / exact(np.spacing(np.abs(rounded[inner])))).max())


def softmax(x):
    """The softmax as the textbook has it, in arithmetic that is exact enough."""
    e = exp(x)
    return e / e.sum(axis=-1, keepdims=True)


def slope(f):
    """The derivative of a function, as a difference over a step far below any float."""
    h = mpmath.mpf(10) ** -80
    return lambda x: (f(x + h) - f(x - h)) / (2 * h)


def sample_numbers():
    """The whole range, as far as e^x is any number but 0, inf or 1, and the middle again, densely."""
    sizes = 10 ** RNG.uniform(-320, 2.87, 600), RNG.uniform(0, 745, 600), RNG.uniform(0, 40, 1200)
    return (np.concatenate([*sizes, *(-size for size in sizes)]),)


def sample_scores():
    """Whole numbers, whose differences are exact: the errors are those of the functions alone."""
    return (RNG.integers(-60, 61, (500, 5)).astype(float),)


def distributions(rows, k):
    """Rows of probabilities, many of them small and none zero."""
    p = RNG.dirichlet(np.full(k, 0.3), rows) + 1e-300
    return p / p.sum(axis=-1, keepdims=True)


def sample_distributions():
    """Two that have nothing to do with one another."""
    return distributions(200, 5), distributions(200, 5)


def sample_close_distributions():
    """Two models that nearly agree: the terms of their divergence cancel in the sum."""
    p = distributions(200, 5)
    q = p * (1 + 1e-3 * RNG.normal(size=p.shape))
    return p, q / q.sum(axis=-1, keepdims=True)


def sample_labels():
    """Labels and logits."""
    return RNG.integers(0, 2, 2000) * 1.0, RNG.normal(0, 20, 2000)


def sample_classes():
    """One-hot labels and probabilities."""
    return np.eye(5)[RNG.integers(0, 5, 300)], distributions(300, 5)


def sample_errors():
    """Values and predictions."""
    return RNG.normal(size=2000), RNG.normal(size=2000)


def binary_cross_entropy_of_expit(y, p):
    """The loss of probabilities, which are rounded already."""
    return -special.xlogy(y, p) - special.xlog1py(1 - y, -p)


sigmoid = lambda x: 1 / (1 + exp(-x))
tanh = lambda x: (exp(x) - exp(-x)) / (exp(x) + exp(-x))
none = {"reduction": "none"}

# for the time: small enough that the allocation of temporaries does not drown the arithmetic
NUMBERS, SCORES = RNG.normal(0, 5, 10_000), RNG.normal(0, 5, (100, 100))
P, Q, ONE_HOT = distributions(100, 100), distributions(100, 100), np.eye(100)[RNG.permutation(100)]
BITS, LOGITS = RNG.integers(0, 2, 10_000) * 1.0, RNG.normal(0, 5, 10_000)

# name, ours, rival's name, rival, truth, sample for the error, sample for the time
TABLE = [
    ("sigmoid", activations.sigmoid, "scipy expit", special.expit, sigmoid, sample_numbers, (NUMBERS,)),
    ("sigmoid_grad", activations.sigmoid_grad, "s (1 - s), expit",
     lambda x: special.expit(x) * (1 - special.expit(x)), slope(sigmoid), sample_numbers, (NUMBERS,)),
    ("tanh", activations.tanh, "numpy tanh", np.tanh, tanh, sample_numbers, (NUMBERS,)),
    ("tanh_grad", activations.tanh_grad, "1 - tanh^2", lambda x: 1 - np.tanh(x) ** 2, slope(tanh),
     sample_numbers, (NUMBERS,)),
    ("softmax", activations.softmax, "scipy softmax", lambda x: special.softmax(x, axis=-1), softmax,
     sample_scores, (SCORES,)),
    ("log_softmax", activations.log_softmax, "scipy log_softmax", lambda x: special.log_softmax(x, axis=-1),
     lambda x: log(softmax(x)), sample_scores, (SCORES,)),
    ("entropy", lambda p: losses.entropy(p, **none), "scipy entr", lambda p: special.entr(p).sum(axis=-1),
     lambda p: -(p * log(p)).sum(axis=-1), lambda: sample_distributions()[:1], (P,)),
    ("kl_divergence", lambda p, q: losses.kl_divergence(p, q, **none), "scipy rel_entr",
     lambda p, q: special.rel_entr(p, q).sum(axis=-1), lambda p, q: (p * log(p / q)).sum(axis=-1),
     sample_distributions, (P, Q)),
    ("  of close pairs", lambda p, q: losses.kl_divergence(p, q, **none), "scipy rel_entr",
     lambda p, q: special.rel_entr(p, q).sum(axis=-1), lambda p, q: (p * log(p / q)).sum(axis=-1),
     sample_close_distributions, (P, P)),
    ("cross_entropy", lambda p, q: losses.cross_entropy(p, q, **none), "scipy xlogy",
     lambda p, q: -special.xlogy(p, q).sum(axis=-1), lambda p, q: -(p * log(q)).sum(axis=-1),
     sample_distributions, (P, Q)),
    ("cross_entropy", losses.cross_entropy, "scikit-learn log_loss", log_loss,
     lambda p, q: -(p * log(q)).sum(axis=-1).mean(), sample_classes, (ONE_HOT, Q)),
    ("bce from_logits", lambda y, z: losses.binary_cross_entropy(y, z, from_logits=True, **none),
     "xlogy of expit", lambda y, z: binary_cross_entropy_of_expit(y, special.expit(z)),
     lambda y, z: y * log(1 + exp(-z)) + (1 - y) * log(1 + exp(z)), sample_labels, (BITS, LOGITS)),
    ("mse", losses.mse, "scikit-learn", mean_squared_error, lambda y, p: ((p - y) ** 2).mean(), sample_errors,
     (BITS, LOGITS)),
]


def seconds(function, arrays):
    """The best time of one call."""
    timer = timeit.Timer(lambda: function(*arrays))
    return min(timer.repeat(9, 20)) / 20


def main():
    """Measure each function beside its rival, and print the table."""
    columns = ("max ulp", 9), ("theirs", 10), ("ms", 9), ("theirs", 9), ("time ratio", 12)
    print(f"{'function':18}{'against':24}" + "".join(f"{head:>{width}}" for head, width in columns))
    for name, ours, rival_name, rival, oracle, sample, large in TABLE:
        arrays = sample()
        with mpmath.workdps(500), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the rivals' overflows are what the column shows
            truth = oracle(*map(exact, arrays))
            errors = [ulps(function(*arrays), truth) for function in (ours, rival)]
        times = [1000 * seconds(function, large) for function in (ours, rival)]
        print(
            f"{name:18}{rival_name:24}{errors[0]:9.3g}{errors[1]:10.3g}{times[0]:9.3f}{times[1]:9.3f}"
            f"{times[0] / times[1]:12.2f}"
        )


if __name__ == "__main__":
    main()

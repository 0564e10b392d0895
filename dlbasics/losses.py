"""Loss functions ``loss(y, y_hat)``, target first, and beside each its gradient with respect to `y_hat`.

Shapes and dtypes are treated as `dlbasics.validation` says: nothing broadcasts. An **example** is one number
for `mse`, `rmse`, `mae` and `binary_cross_entropy` (every entry of a table counts), and one distribution
along the last axis for `entropy`, `cross_entropy` and `kl_divergence`. Of the examples' costs ``reduction``
gives the ``"mean"``, the ``"sum"``, or with ``"none"`` all. Gradients have the shape of `y_hat`; for
``"none"`` each cost is differentiated by its own `y_hat`, without the 1/n of the mean.

Logarithms are natural; 0 log 0 = 0; no probability is clipped: a certain and wrong prediction costs inf.
Raises ``TypeError`` unless all entries are real numbers; ``ValueError`` for shapes that differ, an unknown
reduction, the mean of no example, a probability outside [0, 1], or a distribution whose sum is not 1 within
0.001.
"""

import numpy as np

from dlbasics.activations import log_softmax, log_softmax_grad, relu, sigmoid
from dlbasics.messages import text
from dlbasics.validation import check_distributions, check_probabilities, check_same_shape, ignore_fp_warnings


@ignore_fp_warnings
def mse(y, y_hat, *, reduction="mean"):
    """Mean squared error, ``mean((y_hat - y)**2)``."""
    y, y_hat = check_same_shape(y=y, y_hat=y_hat)
    return _reduce((y_hat - y) ** 2, reduction)


@ignore_fp_warnings
def mse_grad(y, y_hat, *, reduction="mean"):
    """Gradient of `mse`: ``2 (y_hat - y) / n``."""
    y, y_hat = check_same_shape(y=y, y_hat=y_hat)
    return 2 * (y_hat - y) / _divisor(y.size, reduction)


@ignore_fp_warnings
def rmse(y, y_hat, *, reduction="mean"):
    """Root mean squared error, ``sqrt(mse)``, in the unit of y; the root is taken after the reduction.

    The errors are scaled to at most 2 before they are squared: 1e200 squared overflows.

    >>> rmse([0.0, 0.0], [3e200, 4e200]), np.sqrt(mse([0.0, 0.0], [3e200, 4e200]))
    (np.float64(3.5355339059327374e+200), np.float64(inf))
    """
    y, y_hat = check_same_shape(y=y, y_hat=y_hat)
    error = np.abs(y_hat - y)
    if reduction == "none":
        return error
    largest = error.max(initial=0)
    # a power of two, so that scaling rounds nothing
    scale = largest / (2 * np.frexp(largest)[0]) if 0 < largest < np.inf else 1
    return scale * np.sqrt(_reduce((error / scale) ** 2, reduction))


@ignore_fp_warnings
def rmse_grad(y, y_hat, *, reduction="mean"):
    """Gradient of `rmse`: ``(y_hat - y) / (n rmse)``; 0 by convention at the kink, where every error is 0."""
    y, y_hat = check_same_shape(y=y, y_hat=y_hat)
    error = y_hat - y
    direction = np.where(error == 0, 0, error / rmse(y, y_hat, reduction=reduction))
    return direction / _divisor(y.size, reduction)


@ignore_fp_warnings
def mae(y, y_hat, *, reduction="mean"):
    """Mean absolute error, ``mean(|y_hat - y|)``; an outlier weighs less than in `mse`."""
    y, y_hat = check_same_shape(y=y, y_hat=y_hat)
    return _reduce(np.abs(y_hat - y), reduction)


@ignore_fp_warnings
def mae_grad(y, y_hat, *, reduction="mean"):
    """Gradient of `mae`: ``sign(y_hat - y) / n``; 0 by convention at the kink, an error of 0."""
    y, y_hat = check_same_shape(y=y, y_hat=y_hat)
    return np.sign(y_hat - y) / _divisor(y.size, reduction)


@ignore_fp_warnings
def entropy(y, *, reduction="mean"):
    """Entropy ``-sum_i y_i log(y_i)`` of distributions, in nats; see Shannon (1948), section 6."""
    y = check_distributions(y, "y")
    return _reduce(_weighted_cost(y, -np.log(y)).sum(axis=-1), reduction)


@ignore_fp_warnings
def entropy_grad(y, *, reduction="mean"):
    """Gradient of `entropy` with respect to y, its entries taken as free: ``-log(y) - 1``, inf at y = 0."""
    y = check_distributions(y, "y")
    return (-np.log(y) - 1) / _divisor(y[..., :1].size, reduction)


@ignore_fp_warnings
def cross_entropy(y, y_hat, *, from_logits=False, reduction="mean"):
    """Cross-entropy ``-sum_i y_i log(y_hat_i)`` of distributions; `y` may be one-hot or soft.

    With `from_logits`, `y_hat` holds scores z: `log_softmax` gives the logarithm, exact where the probability
    itself underflows. See Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 6.2.2.3.

    >>> cross_entropy([1, 0], [-1000.0, 0.0], from_logits=True)
    np.float64(1000.0)
    """
    y, y_hat = _distributions(y, y_hat, from_logits)
    log_p = log_softmax(y_hat) if from_logits else np.log(y_hat)
    return _reduce(_weighted_cost(y, -log_p).sum(axis=-1), reduction)


@ignore_fp_warnings
def cross_entropy_grad(y, y_hat, *, from_logits=False, reduction="mean"):
    """Gradient of `cross_entropy`: ``-y / y_hat / n``; with respect to logits z, ``(softmax(z) - y) / n``.

    The second keeps its digits where softmax(z) rounds to y. See Bishop (2006), section 4.3.4.
    """
    y, y_hat = _distributions(y, y_hat, from_logits)
    grad = -log_softmax_grad(y_hat, y) if from_logits else _zero_where_y_is_zero(y, y_hat, -y / y_hat)
    return grad / _divisor(y[..., :1].size, reduction)


@ignore_fp_warnings
def binary_cross_entropy(y, y_hat, *, from_logits=False, reduction="mean"):
    """Binary cross-entropy ``-y log(y_hat) - (1 - y) log(1 - y_hat)``, y in [0, 1], mean over all entries.

    To add up the labels of one example: ``reduction="none"``, then ``.sum(axis=-1)``. With `from_logits`,
    `y_hat` holds z and the cost is ``y relu(-z) + (1 - y) relu(z) + log(1 + exp(-|z|))``: no term is
    negative, so nothing cancels, and none overflows.

    >>> binary_cross_entropy([1, 0], [-1000.0, -50.0], from_logits=True, reduction="none")
    array([1.00000000e+03, 1.92874985e-22])
    """
    y, y_hat = _binary(y, y_hat, from_logits)
    if from_logits:
        costs = _weighted_cost(y, relu(-y_hat)) + _weighted_cost(1 - y, relu(y_hat))
        costs = costs + np.log1p(np.exp(-np.abs(y_hat)))
    else:
        costs = _weighted_cost(y, -np.log(y_hat)) + _weighted_cost(1 - y, -np.log1p(-y_hat))
    return _reduce(costs, reduction)


@ignore_fp_warnings
def binary_cross_entropy_grad(y, y_hat, *, from_logits=False, reduction="mean"):
    """Gradient ``(y_hat - y) / (y_hat (1 - y_hat)) / n``; for logits z, ``(sigmoid(z) - y) / n``.

    The second is computed as ``(1 - y) sigmoid(z) - y sigmoid(-z)``: for y = 1 and large z nothing cancels.
    """
    y, y_hat = _binary(y, y_hat, from_logits)
    if from_logits:
        grad = (1 - y) * sigmoid(y_hat) - y * sigmoid(-y_hat)
    else:
        certain_and_right = (y == y_hat) & ((y == 0) | (y == 1))  # 0 / 0, but the limit is 1 or -1
        grad = np.where(certain_and_right, 1 - 2 * y, (y_hat - y) / (y_hat * (1 - y_hat)))
    return grad / _divisor(y.size, reduction)


@ignore_fp_warnings
def kl_divergence(y, y_hat, *, reduction="mean"):
    """Kullback-Leibler divergence ``sum_i y_i log(y_i / y_hat_i)``: `cross_entropy` less `entropy`.

    Where the ratio nears 1, ``log1p((y - y_hat) / y_hat)`` rounds a small number instead of one near 1;
    elsewhere a difference of logarithms does not overflow. See Kullback and Leibler (1951), section 2.
    """
    y, y_hat = _distributions(y, y_hat)
    near = np.abs(y - y_hat) < y_hat / 2
    log_ratio = np.where(near, np.log1p((y - y_hat) / y_hat), np.log(y) - np.log(y_hat))
    return _reduce(_zero_where_y_is_zero(y, y_hat, y * log_ratio).sum(axis=-1), reduction)


def kl_divergence_grad(y, y_hat, *, reduction="mean"):
    """Gradient of `kl_divergence`: that of `cross_entropy`, since `entropy` does not depend on y_hat."""
    return cross_entropy_grad(y, y_hat, reduction=reduction)


def _weighted_cost(weight, cost):
    """``weight * cost``; a weight of 0 makes even an infinite cost 0: 0 log 0 = 0."""
    return np.where((weight == 0) & np.isinf(cost), 0, weight * cost)


def _zero_where_y_is_zero(y, y_hat, values):
    """`values`, but 0 where `y` is 0: 0 log 0 = 0. A `y_hat` of nan gives nan there too."""
    return np.where(y == 0, 0 * y_hat, values)


def _reduce(costs, reduction):
    _divisor(costs.size, reduction)
    return {"mean": np.mean, "sum": np.sum, "none": np.asarray}[reduction](costs)


def _divisor(examples, reduction):
    if reduction not in ("mean", "sum", "none"):
        raise ValueError(text("argument.no-reduction", value=repr(reduction)))
    if reduction == "mean" and not examples:
        raise ValueError(text("argument.no-example", name="y"))
    return examples if reduction == "mean" else 1


def _binary(y, y_hat, from_logits):
    y, y_hat = check_same_shape(y=y, y_hat=y_hat)
    return check_probabilities(y, "y"), y_hat if from_logits else check_probabilities(y_hat, "y_hat")


def _distributions(y, y_hat, from_logits=False):
    y, y_hat = check_same_shape(y=y, y_hat=y_hat)
    return check_distributions(y, "y"), y_hat if from_logits else check_distributions(y_hat, "y_hat")

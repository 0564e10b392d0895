"""Penalties on weights, dropout and weight decay: what keeps a model from fitting the noise.

Penalties are sums over all entries, without the 1/2 that some books add: ``lam * sum(w**2)``, as in the notes
from which this course grew. Weights are penalized, biases are not: leave them out of `w`.
Anything but real numbers raises ``TypeError``; a negative `lam` raises ``ValueError``.
"""

import numpy as np

from dlbasics.messages import text
from dlbasics.validation import as_float, check_interval, check_same_shape, ignore_fp_warnings


def _scaled(factor, value):
    """``factor * value``; for the factor 0 it is 0 even of what has overflowed, and nan of nan alone."""
    if factor:
        return factor * value
    zeros = np.where(np.isnan(value), value, np.zeros_like(value))
    return zeros[()]  # a scalar stays a scalar


@ignore_fp_warnings
def l1_penalty(w, lam):
    """``lam * sum(|w|)``; its corners make weights exactly 0. See Tibshirani (1996), section 2."""
    return _scaled(check_interval("[0, inf)", lam=lam), np.abs(as_float(w, "w")).sum())


def l1_penalty_grad(w, lam):
    """``lam * sign(w)``: at w = 0 any value in [-lam, lam] is a subgradient, and 0 is the convention."""
    return check_interval("[0, inf)", lam=lam) * np.sign(as_float(w, "w"))


@ignore_fp_warnings
def l2_penalty(w, lam):
    """``lam * sum(w**2)``; it shrinks large weights most. See Hoerl and Kennard (1970), section 2."""
    return _scaled(check_interval("[0, inf)", lam=lam), (as_float(w, "w") ** 2).sum())


@ignore_fp_warnings
def l2_penalty_grad(w, lam):
    """``2 * lam * w``: proportional to w, so that it fades as w nears 0 and never makes it exactly 0."""
    return 2 * _scaled(check_interval("[0, inf)", lam=lam), as_float(w, "w"))


@ignore_fp_warnings
def elastic_net_penalty(w, lam, l1_ratio=0.5):
    """``l1_ratio`` of the L1 penalty and the rest of the L2 penalty; see Zou and Hastie (2005), section 2.

    Beware: scikit-learn and glmnet halve the L2 part.
    """
    l1_ratio = check_interval("[0, 1]", l1_ratio=l1_ratio)
    return _scaled(l1_ratio, l1_penalty(w, lam)) + _scaled(1 - l1_ratio, l2_penalty(w, lam))


@ignore_fp_warnings
def elastic_net_penalty_grad(w, lam, l1_ratio=0.5):
    """Gradient of `elastic_net_penalty`, with 0 as the subgradient at w = 0."""
    l1_ratio = check_interval("[0, 1]", l1_ratio=l1_ratio)
    return _scaled(l1_ratio, l1_penalty_grad(w, lam)) + _scaled(1 - l1_ratio, l2_penalty_grad(w, lam))


def soft_threshold(w, lam):
    """``sign(w) * max(|w| - lam, 0)``: the v that minimizes ``(v - w)**2 / 2 + lam * |v|``.

    Weights within `lam` of 0 become exactly 0, others move by `lam` towards it. See Parikh and
    Boyd, "Proximal Algorithms" (2014), section 6.5.2.
    """
    w = as_float(w, "w")
    lam = check_interval("[0, inf)", lam=lam)
    return w - np.copysign(np.minimum(np.abs(w), lam), w)


def soft_threshold_grad(w, lam):
    """Derivative of `soft_threshold`: 1 where ``|w| > lam``, else 0, at the two kinks too."""
    w = as_float(w, "w")
    return (np.abs(w) > check_interval("[0, inf)", lam=lam)).astype(w.dtype)


def dropout(x, drop_prob, rng, training=True):
    """Zero each entry with probability `drop_prob` and divide the others by ``1 - drop_prob``.

    The division ("inverted" dropout) keeps the expected value of every entry, so that in eval mode x passes
    through unchanged; see Srivastava et al. (2014), section 10.

    Parameters
    ----------
    x : array_like
        Outputs of a layer, any shape.
    drop_prob : float in [0, 1)
    rng : numpy.random.Generator
    training : bool

    Returns
    -------
    out, mask : ndarray, shape of `x`
        `out` is ``x * mask``; the entries of `mask` are 0 or ``1 / (1 - drop_prob)``, in eval mode all 1.

    Raises
    ------
    TypeError
        If entries are to be dropped and `rng` is not a Generator.
    """
    x = as_float(x)
    drop_prob = check_interval("[0, 1)", drop_prob=drop_prob)
    if training and drop_prob:
        if not isinstance(rng, np.random.Generator):
            raise TypeError(text("argument.no-generator", name="rng", value=repr(rng)))
        mask = (rng.random(x.shape) >= drop_prob).astype(x.dtype) / (1 - drop_prob)
    else:
        mask = np.ones_like(x)
    return x * mask, mask


def dropout_backward(dout, mask):
    """Gradient with respect to the input of `dropout`: what was dropped gets none."""
    dout, mask = check_same_shape(dout=dout, mask=mask)
    return dout * mask


def weight_decay_step(w, dw, lr, decay):
    """One step of gradient descent with decoupled weight decay: ``(1 - lr * decay) * w - lr * dw``.

    For plain gradient descent this is the step on the loss plus ``l2_penalty(w, decay / 2)``. With momentum
    or Adam the two differ; see Loshchilov and Hutter (2019), section 2.
    """
    w, dw = check_same_shape(w=w, dw=dw)
    lr = check_interval("(0, inf)", lr=lr)
    decay = check_interval("[0, inf)", decay=decay)
    return (1 - lr * decay) * w - lr * dw

"""A small fully connected classifier, for activations, dropout and normalization to act on.

Each hidden layer is ``linear -> norm -> activation -> dropout``; the last layer is linear and gives logits.
Everything is written out in numpy; `tests/test_mlp.py` checks every gradient against central differences.
"""

from itertools import pairwise

import numpy as np

from dlbasics import activations
from dlbasics.messages import text
from dlbasics.normalization import (
    RunningStatistics,
    batch_norm,
    batch_norm_backward,
    layer_norm,
    layer_norm_backward,
)
from dlbasics.regularization import dropout, l2_penalty, l2_penalty_grad
from dlbasics.validation import check_whole, ignore_fp_warnings

ACTIVATIONS = {
    "relu": (activations.relu, activations.relu_grad),
    "leaky_relu": (activations.leaky_relu, activations.leaky_relu_grad),
    "tanh": (activations.tanh, activations.tanh_grad),
    "sigmoid": (activations.sigmoid, activations.sigmoid_grad),
    "identity": (lambda x: x, np.ones_like),
}
VARIANCE = {
    "he": lambda fan_in, fan_out: 2 / fan_in,  # He et al. (2015), section 2.2
    "glorot": lambda fan_in, fan_out: 2 / (fan_in + fan_out),  # Glorot and Bengio (2010), section 4.2.1
    "unit": lambda fan_in, fan_out: 1.0,
}


class MLP:
    """Multilayer perceptron for classification.

    Parameters
    ----------
    sizes : sequence of int
        Features, units of each hidden layer, classes: ``[64, 32, 10]`` has one hidden layer.
    rng : numpy.random.Generator
        Draws the weights.
    activation : str or (f, f_grad)
        A name in `ACTIVATIONS`, or a function and its derivative, both of the pre-activation.
    init : str
        ``"he"``, ``"glorot"`` or ``"unit"``: variance of the normal weights. Biases start at 0.
    scale : float
        Multiplies the initial weights.
    norm : None, "batch" or "layer"
    drop_prob : float
        Dropout after each hidden activation, in training.
    lam : float
        Strength of the L2 penalty on weights; biases, gamma and beta are not penalized.

    Attributes
    ----------
    n_layers : int
        Linear layers: one more than there are hidden layers.
    params : dict of str to ndarray
        ``"W1"`` (d, units), ``"b1"`` (units,), with a norm ``"gamma1"`` and ``"beta1"``; then ``"W2"``, ...
    running : dict of int to RunningStatistics
        With batch norm, of each hidden layer, counted from 1; else empty.
    f, f_grad : callable
        The activation function and its derivative.
    hidden : list of ndarray
        Outputs of the hidden layers in the last forward pass, before dropout.
    """

    def __init__(
        self, sizes, rng, *, activation="relu", init="he", scale=1.0, norm=None, drop_prob=0.0, lam=0.0
    ):
        if isinstance(activation, str) and activation not in ACTIVATIONS:
            raise ValueError(
                text("argument.no-activation", value=repr(activation), choices=list(ACTIVATIONS)))
        if len(sizes) < 2:
            raise ValueError(text("argument.too-few-sizes", count=len(sizes)))
        if init not in VARIANCE:
            raise ValueError(
                text("argument.not-among", name="init", value=repr(init), choices=list(VARIANCE)))
        if norm not in (None, "batch", "layer"):
            raise ValueError(text("argument.no-norm", value=repr(norm)))
        self.f, self.f_grad = ACTIVATIONS[activation] if isinstance(activation, str) else activation
        self.n_layers = len(sizes) - 1
        self.norm = norm
        self.drop_prob = drop_prob
        self.lam = lam
        self.params = {}
        self.running = {}
        self.hidden = []
        for i, (fan_in, fan_out) in enumerate(pairwise(sizes), start=1):
            std = scale * np.sqrt(VARIANCE[init](fan_in, fan_out))
            self.params[f"W{i}"] = std * rng.normal(size=(fan_in, fan_out))
            self.params[f"b{i}"] = np.zeros(fan_out)
            if norm and i < self.n_layers:
                self.params[f"gamma{i}"], self.params[f"beta{i}"] = np.ones(fan_out), np.zeros(fan_out)
                if norm == "batch":
                    self.running[i] = RunningStatistics(fan_out)

    def __getstate__(self):
        """What a copy needs: not what the last forward pass left for the backward pass."""
        return self.__dict__ | {"hidden": [], "_tape": []}

    def weights(self):
        """The weights of each linear layer, first to last: a list of arrays (units before, units)."""
        return [self.params[f"W{i}"] for i in range(1, self.n_layers + 1)]

    def forward(self, X, training=False, rng=None):
        """Logits (n, k) of the examples X (n, d); dropout in training draws from `rng`."""
        p = self.params
        h = np.asarray(X, dtype=float)
        self.hidden = []
        self._tape = []
        for i in range(1, self.n_layers):
            z = h @ p[f"W{i}"] + p[f"b{i}"]
            if self.norm == "batch":
                a, cache = batch_norm(z, p[f"gamma{i}"], p[f"beta{i}"], self.running[i], training)
            elif self.norm == "layer":
                a, cache = layer_norm(z, p[f"gamma{i}"], p[f"beta{i}"])
            else:
                a = z
                cache = None
            self.hidden.append(self.f(a))
            out = self.hidden[-1]
            mask = None
            if self.drop_prob:
                out, mask = dropout(out, self.drop_prob, rng, training)
            self._tape.append((h, a, cache, mask))
            h = out
        self._tape.append((h, None, None, None))
        return h @ p[f"W{self.n_layers}"] + p[f"b{self.n_layers}"]

    def loss_and_grads(self, X, y, rng=None):
        """Penalized mean cross-entropy of one batch in training mode, and its gradient for each parameter.

        `y` holds class indices, shape (n,); anything else raises ``ValueError`` (-1 would mean the last).
        """
        logits = self.forward(X, training=True, rng=rng)
        loss, dz = _cross_entropy_and_grad(_class_indices(y, logits), logits)
        grads = self.backward(dz)
        if self.lam:
            for i, W in enumerate(self.weights(), start=1):
                loss += l2_penalty(W, self.lam)
                grads[f"W{i}"] += l2_penalty_grad(W, self.lam)
        return float(loss), grads

    def backward(self, dz):
        """Gradient of a loss for each parameter, under its name and of its shape: a dict as `params`.

        `dz` (n, k) is the gradient of that loss with respect to the logits.

        The logits are those of the last forward pass. The gradient leaves the penalty out.
        """
        grads = {}
        for i in range(self.n_layers, 0, -1):
            h, a, cache, mask = self._tape[i - 1]
            if i < self.n_layers:
                dz = dz @ self.params[f"W{i + 1}"].T
                if mask is not None:
                    dz = dz * mask
                dz = dz * self.f_grad(a)
                if cache is not None:
                    backward = batch_norm_backward if self.norm == "batch" else layer_norm_backward
                    dz, grads[f"gamma{i}"], grads[f"beta{i}"] = backward(dz, cache)
            grads[f"W{i}"], grads[f"b{i}"] = h.T @ dz, dz.sum(axis=0)
        return grads

    def train(self, X, y, rng, *, lr=0.1, epochs=10, batch_size=32, callback=None):
        """Stochastic gradient descent; returns the mean loss of each epoch's batches, shape (epochs,).

        ``callback(self, epoch, loss)`` is called after each epoch, counted from 1; training stops if it
        returns True. With batch norm a last batch of one example is left out: it has no variance.
        """
        least = 2 if self.norm == "batch" else 1
        batch_size = check_whole(f"[{least}, inf)", batch_size=batch_size)
        if len(X) < least:
            raise ValueError(text("argument.too-few-rows", name="X", count=len(X), least=least))
        losses = []
        for epoch in range(1, epochs + 1):
            costs = []
            order = rng.permutation(len(X))
            for start in range(0, len(X) - least + 1, batch_size):
                batch = order[start : start + batch_size]
                loss, grads = self.loss_and_grads(X[batch], y[batch], rng)
                for name, grad in grads.items():
                    self.params[name] -= lr * grad
                costs.append(loss)
            losses.append(float(np.mean(costs)))
            if callback is not None and callback(self, epoch, losses[-1]):
                break
        return np.array(losses)

    def predict(self, X):
        """Class indices (n,), in eval mode."""
        return self.forward(X).argmax(axis=1)

    def score(self, X, y):
        """Fraction of examples classified as `y` says, which holds class indices as in `loss_and_grads`."""
        logits = self.forward(X)
        return float(np.mean(logits.argmax(axis=1) == _class_indices(y, logits)))


def _class_indices(y, logits):
    """`y` as an array, once it holds a class for each row of logits."""
    y = np.asarray(y)
    n, k = logits.shape
    if y.shape != (n,) or y.dtype.kind not in "iu" or not ((y >= 0) & (y < k)).all():
        raise ValueError(
            text("argument.no-class-indices", shape=str(y.shape), dtype=y.dtype, n=n, last=k - 1))
    return y


@ignore_fp_warnings
def _cross_entropy_and_grad(y, z):
    """Mean cross-entropy of logits z (n, k) for class indices y (n,), and its gradient, for a training loop.

    Loss and gradient share one softmax, and labels are not checked. A softmax near 0 or 1 loses its last
    digits here, which `dlbasics.losses` keeps; a training step does not need them.
    """
    n = len(z)
    if not n:
        raise ValueError(text("argument.no-example", name="y"))
    rows = np.arange(n)
    z = z - z.max(axis=1, keepdims=True)
    e = np.exp(z)
    sums = e.sum(axis=1, keepdims=True)
    loss = (np.log(sums[:, 0]) - z[rows, y]).mean()
    dz = e / sums
    dz[rows, y] -= 1
    return loss, dz / n

"""A small network in the plane whose every setting a reader can change, trained an epoch at a time.

Nothing here is new: the network is `dlbasics.mlp`, and each setting is a function of a chapter's module.
The last layer has one unit: its output is the logit of class 1.
"""

import copy
from dataclasses import asdict, dataclass, fields

import numpy as np

from dlbasics.activations import sigmoid, sigmoid_grad
from dlbasics.losses import binary_cross_entropy, binary_cross_entropy_grad, mse, mse_grad
from dlbasics.messages import text
from dlbasics.mlp import ACTIVATIONS, MLP
from dlbasics.normalization import EPS
from dlbasics.overfitting import EarlyStopping, train_validation_split
from dlbasics.playground_data import DATA, PAINTED, checked_features, checked_points, derived, draw_points
from dlbasics.regularization import l2_penalty_grad, soft_threshold
from dlbasics.validation import check_interval, check_whole, ignore_fp_warnings

CHOICES = {
    "data": (*DATA, PAINTED),
    "activation": tuple(ACTIVATIONS),
    "loss": ("cross-entropy", "squared error"),
    "norm": ("none", "batch", "layer"),
}
INTERVALS = {
    "n": "[10, 1000]", "noise": "[0, 2]", "validation": "[0.1, 0.9]", "depth": "[0, 8]", "width": "[1, 8]",
    "lr": "(0, 100]", "batch_size": "[2, 1000]", "l1": "[0, 10]", "l2": "[0, 10]", "drop_prob": "[0, 0.9]",
    "scale": "(0, 100]", "patience": "[0, 1000]", "seed": "[0, 999999]",
}
MIN_TRAINING_POINTS = 2  # batch norm has no variance for one
WHOLE = ("n", "depth", "width", "batch_size", "patience", "seed")


@dataclass(frozen=True)
class Settings:
    """All that decides a run: on one machine, two runs with equal settings are equal to the last bit.

    Parameters
    ----------
    data : str
        ``"circles"``, ``"xor"``, ``"blobs"``, ``"spirals"`` or ``"painted"``.
    points : sequence of (float, float, int)
        Of ``"painted"``: x1, x2 and the class, 0 or 1. At least 6, both classes among them.
    features : sequence of str
        What the network is given of a point: names in `dlbasics.playground_data.FEATURES`.
    n, noise : int, float
        Number of points of the other data, and the standard deviation of the noise on both coordinates.
    validation : float
        The share of the points that is held back.
    activation : str
        A name in `dlbasics.mlp.ACTIVATIONS`.
    depth, width : int
        Hidden layers, and units in each. Without a hidden layer it is logistic regression.
    loss : str
        ``"cross-entropy"``, or ``"squared error"`` of the probability.
    lr, batch_size : float, int
    l1, l2 : float
        Strength of the penalties on weights. For L1 each step ends with `soft_threshold`, which makes
        weights exactly 0; for L2 its gradient is added.
    drop_prob : float
    norm : str
        ``"none"``, ``"batch"`` or ``"layer"``.
    scale : float
        Multiplies the initial weights, which are those of He for both ReLUs, else those of Glorot.
    patience : int
        Epochs without a better validation loss after which training stops; 0 for no early stopping.
    seed : int

    Raises
    ------
    TypeError, ValueError
        If a setting is outside what `CHOICES` and `INTERVALS` say; the message names it.
    """

    data: str = "circles"
    points: tuple = ()
    features: tuple = ("x1", "x2")
    n: int = 300
    noise: float = 0.2
    validation: float = 0.5
    activation: str = "tanh"
    depth: int = 2
    width: int = 8
    loss: str = "cross-entropy"
    lr: float = 0.1
    batch_size: int = 30
    l1: float = 0.0
    l2: float = 0.0
    drop_prob: float = 0.0
    norm: str = "none"
    scale: float = 1.0
    patience: int = 0
    seed: int = 0

    def __post_init__(self):
        for name, choices in CHOICES.items():
            if (value := getattr(self, name)) not in choices:
                raise ValueError(text("argument.not-among", name=name, value=repr(value), choices=choices))
        for name, interval in INTERVALS.items():
            check = check_whole if name in WHOLE else check_interval
            object.__setattr__(self, name, check(interval, **{name: getattr(self, name)}))
        object.__setattr__(self, "features", checked_features(self.features))
        if self.data == PAINTED:
            object.__setattr__(self, "points", checked_points(self.points))

    def changed(self) -> dict:
        """The settings that differ from the defaults, by name."""
        return {f.name: getattr(self, f.name) for f in fields(self) if getattr(self, f.name) != f.default}


@dataclass(frozen=True)
class Frame:
    """The network after an epoch, and how large what flows through it is.

    Attributes
    ----------
    epoch : int
    losses, accuracies : list of float
        On the training and on the validation points, in eval mode and without penalties.
    activation_sizes : list of float
        Root mean square of the outputs of each hidden layer.
    gradient_sizes : list of float
        Root mean square of the loss's gradient for the weights of each layer, over the epoch's batches; all 0
        before the first epoch.
    layers : list of dict
        ``W`` and ``b`` of each layer, and with a norm ``scale`` and ``shift``: what batch norm multiplies by
        and adds in eval mode, or gamma and beta of layer norm.
    state : str
        ``"training"``, ``"stopped early"``, or ``"diverged"`` once a number has overflowed.
    best_epoch : int
        The epoch whose weights are in use: of the best validation loss once training has stopped early.
    """

    epoch: int
    losses: list
    accuracies: list
    activation_sizes: list
    gradient_sizes: list
    layers: list
    state: str
    best_epoch: int

    def as_dict(self) -> dict:
        """The same as plain lists and numbers."""
        return asdict(self)


class Playground:
    """A network in training.

    The data, the initial weights, and the order of the batches (with dropout) are drawn from three generators
    of one seed, so that another network sees the same points.

    Parameters
    ----------
    settings : Settings, optional
    **changes
        Of the settings: ``Playground(activation="relu")``.

    Attributes
    ----------
    X, X_validation : ndarray, shape (n, 2)
    y, y_validation : ndarray of float, shape (n, 1)
        Class 0 or 1.
    net : MLP
    epoch : int
    state : str
        As in `Frame`.
    """

    def __init__(self, settings: Settings | None = None, **changes):
        known = settings.changed() if settings else {}
        self.settings = settings = Settings(**known | changes)
        data_rng, weight_rng, self._rng = np.random.default_rng(settings.seed).spawn(3)
        X, y = draw_points(settings, data_rng)
        fraction = min(settings.validation, 1 - MIN_TRAINING_POINTS / len(X))
        split = train_validation_split(X, y, fraction=fraction, rng=data_rng)
        self.X, self.X_validation, self.y, self.y_validation = split
        sizes = [len(settings.features), *[settings.width] * settings.depth, 1]
        init = "he" if "relu" in settings.activation else "glorot"
        norm = None if settings.norm == "none" else settings.norm
        self.net = MLP(sizes, weight_rng, activation=settings.activation, init=init, scale=settings.scale,
                       norm=norm, drop_prob=settings.drop_prob)
        self.epoch = 0
        self.state = "training"
        self.best_epoch = 0
        self._gradient_sizes = [0.0] * self.net.n_layers
        self._stopper = EarlyStopping(settings.patience) if settings.patience else None

    def inputs(self, X) -> np.ndarray:
        """What the network is given of points X (n, 2)."""
        return derived(X, self.settings.features)

    # -- training ---------------------------------------------------------------------------------

    def loss(self, y, z) -> float:
        """The loss of the logits z (n, 1), without penalties."""
        if self.settings.loss == "cross-entropy":
            return float(binary_cross_entropy(y, z, from_logits=True))
        return float(mse(y, sigmoid(z)))

    def loss_grad(self, y, z) -> np.ndarray:
        """The gradient of `loss` with respect to the logits."""
        if self.settings.loss == "cross-entropy":
            return binary_cross_entropy_grad(y, z, from_logits=True)
        return mse_grad(y, sigmoid(z)) * sigmoid_grad(z)

    def gradients(self, X, y, rng) -> tuple[float, dict]:
        """The loss of a batch in training mode, without penalties, and its gradient for each parameter."""
        z, grads = self._forward_and_backward(X, y, rng)
        return self.loss(y, z), grads

    def _forward_and_backward(self, X, y, rng) -> tuple[np.ndarray, dict]:
        """The logits of a batch in training mode, and the gradient of its loss for each parameter."""
        z = self.net.forward(self.inputs(X), training=True, rng=rng)
        return z, self.net.backward(self.loss_grad(y, z))

    def step(self, X, y, rng) -> list[float]:
        """One step of gradient descent on a batch; returns the mean square of each layer's gradient."""
        s = self.settings
        params = self.net.params
        _, grads = self._forward_and_backward(X, y, rng)
        squared_gradients = [float((grads[f"W{i}"] ** 2).mean()) for i in range(1, self.net.n_layers + 1)]
        for name, grad in grads.items():
            is_weight = name.startswith("W")
            if is_weight and s.l2:
                grad = grad + l2_penalty_grad(params[name], s.l2)
            params[name] -= s.lr * grad
            if is_weight and s.l1:
                params[name] = soft_threshold(params[name], s.lr * s.l1)
        return squared_gradients

    @ignore_fp_warnings
    def train_epoch(self) -> None:
        """Go through the training points once, in batches. What has stopped stays as it is.

        A last batch of a single point is left out: batch norm has no variance for it.
        """
        if self.state != "training":
            return
        before = copy.deepcopy(self.net)
        order = self._rng.permutation(len(self.X))
        size = self.settings.batch_size
        batches = np.split(order, range(size, len(order), size))
        squared_gradients = [self.step(self.X[b], self.y[b], self._rng) for b in batches if len(b) > 1]
        losses = self.losses()
        if not self._is_finite() or not np.isfinite(losses).all():
            self.net = before
            self.state = "diverged"
            return
        self.epoch += 1
        self.best_epoch = self.epoch
        self._gradient_sizes = np.sqrt(np.mean(squared_gradients, axis=0)).tolist()
        if self._stopper and self._stopper.update(losses[1], self.net):
            self.net = self._stopper.best_params
            self.best_epoch = self._stopper.best_step
            self.state = "stopped early"

    def train(self, epochs: int) -> "Playground":
        """Train for some epochs; returns itself."""
        for _ in range(epochs):
            self.train_epoch()
        return self

    def set_parameter(self, layer: int, source: int | None, unit: int, value: float) -> "Playground":
        """Set the weight between two units by hand, or without a `source` a bias; returns itself.

        Layers are counted from 1, units from 0.
        """
        if not np.isfinite(value):
            raise ValueError(text("argument.not-finite", name="value", value=repr(value)))
        if source is None:
            self.net.params[f"b{layer}"][unit] = value
        else:
            self.net.params[f"W{layer}"][source, unit] = value
        return self

    # -- what is seen -----------------------------------------------------------------------------

    def all_points(self) -> list[list[float]]:
        """Every point as x1, x2, class and part: 0 for training, 1 for validation."""
        parts = (self.X, self.y, 0), (self.X_validation, self.y_validation, 1)
        return np.vstack([np.hstack([X, y, np.full_like(y, part)]) for X, y, part in parts]).tolist()

    def logits(self) -> list[np.ndarray]:
        """The logits of the training and of the validation points, in eval mode."""
        return [self.net.forward(self.inputs(X)) for X in (self.X, self.X_validation)]

    def losses(self, logits: list | None = None) -> list[float]:
        """The loss on the training and on the validation points, without penalties."""
        parts = zip((self.y, self.y_validation), logits or self.logits(), strict=True)
        return [self.loss(y, z) for y, z in parts]

    def accuracies(self, logits: list | None = None) -> list[float]:
        """The share of the training and of the validation points on the right side."""
        parts = zip((self.y, self.y_validation), logits or self.logits(), strict=True)
        return [float(np.mean((z > 0) == (y == 1))) for y, z in parts]

    def _is_finite(self) -> bool:
        return all(np.isfinite(value).all() for value in self.net.params.values())

    def dead_units(self) -> int:
        """How many hidden units give the same output for every training point, and so tell nothing."""
        self.net.forward(self.inputs(self.X))
        return sum(int((np.ptp(h, axis=0) == 0).sum()) for h in self.net.hidden)

    def zero_weights(self) -> float:
        """The share of the weights that are exactly 0."""
        weights = np.concatenate([W.ravel() for W in self.net.weights()])
        return float(np.mean(weights == 0))

    @ignore_fp_warnings
    def frame(self) -> Frame:
        """What there is to see now."""
        logits = self.logits()
        accuracies = self.accuracies(logits)
        losses = self.losses(logits)
        self.net.forward(self.inputs(self.X))
        sizes = [float(np.sqrt(np.mean(h**2))) for h in self.net.hidden]
        layers = [self._layer(i) for i in range(1, self.net.n_layers + 1)]
        return Frame(self.epoch, losses, accuracies, sizes, self._gradient_sizes, layers, self.state,
                     self.best_epoch)

    def _layer(self, i: int) -> dict:
        params = self.net.params
        layer = {"W": params[f"W{i}"].tolist(), "b": params[f"b{i}"].tolist()}
        if f"gamma{i}" in params:
            scale, shift = params[f"gamma{i}"], params[f"beta{i}"]
            if self.net.norm == "batch":
                running = self.net.running[i]
                scale = scale / np.sqrt(running.var + EPS)
                shift = shift - running.mean * scale
            layer |= {"scale": scale.tolist(), "shift": shift.tolist()}
        return layer


"""Logistic regression by gradient descent: z = X @ w + b, y_hat = sigmoid(z), mean binary cross-entropy."""

import numpy as np

from dlbasics.activations import sigmoid
from dlbasics.losses import binary_cross_entropy
from dlbasics.messages import text
from dlbasics.regularization import l2_penalty, l2_penalty_grad
from dlbasics.validation import as_float, as_floats, check_interval, check_whole


def gradient(X, y, w, b, lam=0.0):
    """Gradient of ``mean(binary_cross_entropy) + lam * sum(w**2)`` with respect to `w` and `b`.

    ``dw = X^T (y_hat - y) / n + 2 lam w`` and ``db = mean(y_hat - y)``; the bias is not penalized.
    See Bishop, "Pattern Recognition and Machine Learning" (2006), section 4.3.2.

    Parameters
    ----------
    X : array_like, shape (n, d)
    y : array_like, shape (n,)
        Targets, 0 or 1.
    w : array_like, shape (d,)
    b : float

    Returns
    -------
    dw : ndarray, shape (d,)
    db : float

    Raises
    ------
    ValueError
        If shapes do not fit, a label is neither 0 nor 1, or X holds nan or inf.
    """
    X, y = _checked(X, y)
    w = as_float(w, "w")
    if w.shape != X.shape[1:]:
        raise ValueError(
            text("argument.shapes-do-not-fit", name="w", shape=str(w.shape),
                 other="X", other_shape=str(X.shape), expected=str(X.shape[1:])))
    error = sigmoid(X @ w + check_interval("[-inf, inf]", b=b)) - y
    return X.T @ error / len(y) + l2_penalty_grad(w, lam), float(error.mean())


class LogisticRegression:
    """Binary classifier trained by full-batch gradient descent from zero.

    Features are taken as they come: scale them first, or the descent zigzags. Before `fit` there are no
    weights: then predictions raise ``ValueError``.

    Parameters
    ----------
    lr : float
        Learning rate.
    steps : int
        At most so many updates.
    lam : float
        Strength of the L2 penalty ``lam * sum(w**2)``. scikit-learn's C corresponds to ``1 / (2 n lam)``.
    tolerance : float
        Stop once no entry of the gradient is larger; 0 runs all steps.

    Attributes
    ----------
    w : ndarray, shape (d,)
    b : float
    history : ndarray, shape (updates + 1,)
        The penalized loss before the first update and after each.
    """

    def __init__(self, lr=0.1, steps=1000, lam=0.0, tolerance=0.0):
        self.lr = check_interval("(0, inf)", lr=lr)
        self.lam = check_interval("[0, inf)", lam=lam)
        self.steps = check_whole("[1, inf)", steps=steps)
        self.tolerance = check_interval("[0, inf)", tolerance=tolerance)

    def fit(self, X, y):
        """Train on X (n, d) and y (n,) of 0 and 1; returns the model itself.

        Raises
        ------
        ValueError
            As in `gradient`.
        FloatingPointError
            If the weights leave the range of floats: the learning rate is too high for these features.
        """
        X, y = _checked(X, y)
        self.w = np.zeros(X.shape[1], X.dtype)
        self.b = 0.0
        history = []
        for _ in range(self.steps):
            history.append(self._loss(X, y))
            dw, db = gradient(X, y, self.w, self.b, self.lam)
            if max(np.abs(dw).max(initial=0), abs(db)) <= self.tolerance:
                break
            self.w, self.b = self.w - self.lr * dw, self.b - self.lr * db
            if not np.isfinite(self.w).all():
                raise FloatingPointError(text("argument.weights-overflowed", lr=repr(self.lr)))
        else:
            history.append(self._loss(X, y))
        self.history = np.array(history)
        return self

    def decision_function(self, X):
        """Logits z = X @ w + b, shape (n,)."""
        if not hasattr(self, "w"):
            raise ValueError(text("argument.not-fitted"))
        X = as_float(X, "X")
        if X.ndim != 2 or X.shape[1:] != self.w.shape:
            raise ValueError(
                text("argument.shapes-do-not-fit", name="X", shape=str(X.shape),
                     other="w", other_shape=str(self.w.shape), expected="(n, d)"))
        return X @ self.w + self.b

    def predict_proba(self, X):
        """Probability of class 1 for each example, shape (n,)."""
        return sigmoid(self.decision_function(X))

    def predict(self, X, threshold=0.5):
        """Class of each example, shape (n,): 1 where the probability is at least `threshold`."""
        return (self.predict_proba(X) >= check_interval("[0, 1]", threshold=threshold)).astype(int)

    def score(self, X, y):
        """Accuracy: the fraction of examples of `X` whose predicted class is that in `y`."""
        X, y = _checked(X, y)
        return float(np.mean(self.predict(X) == y))

    def _loss(self, X, y):
        z = X @ self.w + self.b
        return float(binary_cross_entropy(y, z, from_logits=True) + l2_penalty(self.w, self.lam))


def _checked(X, y):
    X, y = as_floats(X=X, y=y)
    if X.ndim != 2 or y.shape != X.shape[:1] or not len(y):
        raise ValueError(text("argument.no-table", shape=str(X.shape), y_shape=str(y.shape)))
    if not np.isfinite(X).all():
        raise ValueError(text("argument.holds-nan-or-inf", name="X"))
    wrong = y[(y != 0) & (y != 1)]
    if wrong.size:
        raise ValueError(text("argument.no-labels", value=f"{wrong[0]:g}"))
    return X, y

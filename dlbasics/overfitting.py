"""Seeing overfitting (polynomials, held-out data, learning curves) and treating it at the data or in time."""

import copy
import re

import numpy as np

from dlbasics.messages import text
from dlbasics.validation import as_float, check_interval, check_same_shape, check_whole


def polynomial_features(x, degree):
    """Legendre polynomials of degree 0 to `degree` at x (n,) in [0, 1]: shape (n, degree + 1).

    They span the same functions as 1, x, x^2, ... but stay well conditioned at high degree.
    """
    x = as_float(x)
    if x.ndim != 1:
        raise ValueError(text("argument.wrong-shape", name="x", shape=str(x.shape), expected="(n,)"))
    return np.polynomial.legendre.legvander(2 * x - 1, check_whole("[0, inf)", degree=degree))


def polynomial_fit(x, y, degree, lam=0.0):
    """Coefficients `w` (degree + 1,) with the least sum of squared errors plus ``lam * sum(w[1:]**2)``.

    The constant w[0] is a bias and not penalized: the curve is flattened towards its mean, not towards 0.
    Solved by least squares on stacked rows rather than the normal equations, which square the condition.
    With fewer points than coefficients and ``lam = 0`` it is the solution with the smallest weights.
    """
    x, y = check_same_shape(x=x, y=y)
    A = polynomial_features(x, degree)
    root = np.sqrt(check_interval("[0, inf)", lam=lam))
    if root:
        A = np.vstack([A, root * np.eye(A.shape[1])[1:]])
        y = np.append(y, np.zeros(A.shape[1] - 1))
    return np.linalg.lstsq(A, y, rcond=None)[0]


def polynomial_predict(x, w):
    """Values (n,) at x (n,) of the polynomial with the coefficients `w` of `polynomial_fit`."""
    w = as_float(w, "w")
    return polynomial_features(x, len(w) - 1) @ w


def train_validation_split(*arrays, fraction=0.25, rng):
    """Split arrays of one length at random: ``X_train, X_val, y_train, y_val = split(X, y, rng=rng)``.

    `fraction` of the rows go to validation, the same rows of every array. Each part gets at least one row.

    Raises
    ------
    ValueError
        If the arrays differ in length or have fewer than two rows, or `fraction` is not between 0 and 1.
    """
    lengths = [len(a) for a in arrays]
    if len(set(lengths)) != 1 or lengths[0] < 2:
        raise ValueError(text("argument.lengths-differ", lengths=str(lengths)))
    n = lengths[0]
    n_val = min(max(1, round(check_interval("(0, 1)", fraction=fraction) * n)), n - 1)
    order = rng.permutation(n)
    return tuple(np.asarray(a)[rows] for a in arrays for rows in (order[n_val:], order[:n_val]))


def validation_curve(fit, score, values, train, validation):
    """Scores on both parts for each value of a hyperparameter.

    ``fit(X, y, value)`` returns a model and ``score(model, X, y)`` a number; `train` and `validation` are
    pairs ``(X, y)``. Returns two arrays, shape (len(values),): on training and on validation data.
    """
    models = [fit(*train, value) for value in values]
    return tuple(np.array([score(model, *part) for model in models]) for part in (train, validation))


def learning_curve(fit, score, sizes, train, validation):
    """Scores for models fitted on the first ``n`` training examples, for each n of `sizes`.

    ``fit(X, y)`` and ``score(model, X, y)`` as in `validation_curve`. The score on training data is taken on
    the examples that were fitted. Returns two arrays, shape (len(sizes),), as `validation_curve` does.
    """
    X, y = train
    models = [fit(X[:n], y[:n]) for n in sizes]
    on_train = [score(model, X[:n], y[:n]) for model, n in zip(models, sizes, strict=True)]
    return np.array(on_train), np.array([score(model, *validation) for model in models])


class EarlyStopping:
    """Stop once the validation loss has not improved for `patience` checks; keep what was best.

    See Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 7.8.

    Parameters
    ----------
    patience : int
    min_delta : float
        A loss counts as better only if it is lower than the best by more than this.

    Attributes
    ----------
    best_loss : float
    best_step : int
        Counted from 1; 0 until then.
    step : int
        How many losses have been recorded.
    best_params : object
        A deep copy, so that further training does not change it. None until a loss was lower than infinity.
    """

    def __init__(self, patience=5, min_delta=0.0):
        self.patience = check_whole("[1, inf)", patience=patience)
        self.min_delta = check_interval("[0, inf)", min_delta=min_delta)
        self.best_loss = np.inf
        self.best_step = 0
        self.best_params = None
        self.step = 0

    def update(self, loss, params=None):
        """Record one validation loss; true once it is time to stop. A loss of nan is never an improvement.

        `params` is whatever restores the model; a network with running statistics needs those too, so pass
        the whole network.
        """
        self.step += 1
        if loss < self.best_loss - self.min_delta:
            self.best_loss = float(loss)
            self.best_step = self.step
            self.best_params = copy.deepcopy(params)
        return self.step - self.best_step >= self.patience


def add_noise(x, scale, rng):
    """`x` plus Gaussian noise of standard deviation `scale`; on inputs it acts like an L2 penalty.

    See Bishop, "Training with Noise is Equivalent to Tikhonov Regularization" (1995).
    """
    x = as_float(x)
    return x + (check_interval("[0, inf)", scale=scale) * rng.normal(size=x.shape)).astype(x.dtype)


def random_crop(images, shift, rng):
    """Move each image (n, height, width) by up to `shift` pixels: pad with 0, then crop at random."""
    images = _images(images)
    shift = check_whole("[0, inf)", shift=shift)
    padded = np.pad(images, ((0, 0), (shift, shift), (shift, shift)))
    n, height, width = images.shape
    top, left = rng.integers(0, 2 * shift + 1, (2, n))
    rows, columns = top[:, None] + np.arange(height), left[:, None] + np.arange(width)
    return padded[np.arange(n)[:, None, None], rows[:, :, None], columns[:, None, :]]


def random_flip(images, rng, probability=0.5):
    """Mirror each image (n, height, width) left to right with the given probability.

    Right only where the mirror image has the same label: for cats, not for digits.
    """
    images = _images(images)
    flip = rng.random(len(images)) < check_interval("[0, 1]", probability=probability)
    return np.where(flip[:, None, None], images[:, :, ::-1], images)


def replace_synonyms(sentence, thesaurus, rng, probability=0.3):
    """Replace each word that `thesaurus` knows, with the given probability, by one of its synonyms.

    A thesaurus does not read: "light" may become "pale" where it meant "not heavy".
    """
    probability = check_interval("[0, 1]", probability=probability)

    def replace(match):
        synonyms = thesaurus.get(match[0].lower())
        if not synonyms or rng.random() >= probability:
            return match[0]
        synonym = synonyms[rng.integers(len(synonyms))]
        return synonym.capitalize() if match[0][0].isupper() else synonym

    return re.sub(r"\w+", replace, sentence)


def _images(images):
    images = as_float(images, "images")
    if images.ndim != 3:
        raise ValueError(
            text("argument.wrong-shape", name="images", shape=str(images.shape),
                 expected="(n, height, width)"))
    return images

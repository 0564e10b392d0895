"""Answers of the tenth set to the exercises of mlp."""

import math

import numpy as np
from support.public_answers.model import collect

ANSWERS, answer = collect()


# mlp/share-read


@answer(
    "mlp/share-read",
    "right",
    "written for the stub",
)
def _(scores, y):
    right = 0
    for row, label in zip(scores, y, strict=False):
        if np.argmax(row) == label:
            right += 1
    return right / len(y)


@answer(
    "mlp/share-read",
    "answers as a column",
    "https://github.com/935963004/LaBraM/issues/15",
    "the answers have the shape (n, 1) and y has (n,): the comparison is a table (n, n) of every answer"
    " with every label, and its mean is the chance that a random answer meets a random label",
)
def _(scores, y):
    answer = scores.argmax(axis=1, keepdims=True)
    return (answer == y).mean()


@answer(
    "mlp/share-read",
    "argmax without an axis",
    "https://github.com/Zasder3/train-CLIP/issues/6 (torch.argmax(image_logits) == ground_truth); the "
    "same in lisa-lab/DeepLearningTutorials pull 15",
    "argmax without an axis gives one number, the place of the largest score in the flattened table; it"
    " is compared with all labels",
)
def _(scores, y):
    prediction = np.argmax(scores)
    return np.mean(prediction == y)


@answer(
    "mlp/share-read",
    "share of errors",
    "lisa-lab/DeepLearningTutorials code/logistic_sgd.py errors(): T.mean(T.neq(self.y_pred, y))",
    "returns the share that is read wrongly (the `errors` of the Theano tutorial): 1 minus the right "
    "answer, right only at exactly one half",
)
def _(scores, y):
    y_pred = scores.argmax(axis=1)
    return np.mean(np.not_equal(y_pred, y))


# mlp/batches


@answer(
    "mlp/batches",
    "right",
    "written for the stub",
)
def _(order, size):
    if len(order) == 0:
        return []
    return np.split(order, np.arange(size, len(order), size))


@answer(
    "mlp/batches",
    "array_split",
    "https://github.com/numpy/numpy/issues/19970 (wish for a batch_size in np.array_split), docstring "
    "pull 9936 ('people could expect that only the last sub-array would have a different size')",
    "the number of batches is right, but array_split makes them as equal as possible: 10 entries in "
    "batches of 4 give 4, 3, 3 and not 4, 4, 2",
)
def _(order, size):
    n_batches = math.ceil(len(order) / size)
    return np.array_split(order, n_batches)


@answer(
    "mlp/batches",
    "one batch more",
    "gditzler/multiscale-learning baselines.py (for i in range(len(X)//mini_batch+1))",
    "always makes len // size + 1 batches: if size divides the number of examples, an empty array "
    "stands at the end (6 entries, size 3: three batches, the last one of length 0)",
)
def _(order, size):
    result = []
    for i in range(len(order) // size + 1):
        i_start, i_stop = i * size, (i + 1) * size
        if i_stop >= len(order):
            i_stop = len(order)
        result.append(order[i_start:i_stop])
    return result


@answer(
    "mlp/batches",
    "range ends too early",
    "Lasagne/Lasagne examples/mnist.py iterate_minibatches (see pull 683); DavidSlayback/torch-toolkit "
    "torch_toolkit/utils/minibatch.py",
    "the range ends at len - size + 1, so the last, smaller batch is left out: 10 entries with size 4 "
    "give two batches, and the last 2 examples are in none; size larger than len gives an empty list",
)
def _(order, size):
    out = []
    for start in range(0, len(order) - size + 1, size):
        out.append(order[start:start + size])
    return out


# mlp/layer-gradients


@answer(
    "mlp/layer-gradients",
    "right",
    "written for the stub",
)
def _(h, W, dz):
    dW = np.einsum("ni,nj->ij", h, dz)
    db = np.ones(len(dz)) @ dz
    dh = np.einsum("nj,ij->ni", dz, W)
    return dW, db, dh


@answer(
    "mlp/layer-gradients",
    "bias from dW",
    "https://github.com/rust0258/Deeplearning.ai-Natural-Language-Processing-Specialization/issues/62 "
    "and 64 (grad_b1 = np.sum(np.dot(l1, x.T), axis=1))",
    "the bias gradient is the row sum of dW, that is, every example is weighted with the sum of its h: "
    "right shape (k,), wrong values unless each row of h sums to 1. dW and dh are right",
)
def _(h, W, dz):
    dW = h.T @ dz
    db = np.sum(h.T @ dz, axis=0)
    dh = dz @ W.T
    return dW, db, dh


@answer(
    "mlp/layer-gradients",
    "dh masked by h",
    "cs231n two-layer net as in YingChen1996/leetcode_daydayup python_numpy/MLP_train_infer.py "
    "(grad_h[h<0]=0 after dot(w2.T))",
    "sets dh to 0 where h <= 0, as if a relu in front of the layer belonged to it: dh is wrong at every"
    " place where h is 0 or negative. dW and db are right, and dh is right for positive h",
)
def _(h, W, dz):
    dW = np.dot(h.T, dz)
    db = np.sum(dz, axis=0)
    dh = np.dot(dz, W.T)
    dh[h <= 0] = 0
    return dW, db, dh


@answer(
    "mlp/layer-gradients",
    "mean over the batch",
    "https://github.com/hunkim/DeepLearningZeroToAll/issues/173 ('weight average is missing'); for the "
    "bias https://github.com/kvfrans/notes/issues/5",
    "averages over the batch although dz is already the slope of the loss: dW and db are too small by "
    "the factor n. dh is right; all is right for n = 1",
)
def _(h, W, dz):
    n = h.shape[0]
    dW = (h.T @ dz) / n
    db = np.mean(dz, axis=0)
    dh = dz @ W.T
    return dW, db, dh


# mlp/dense-layer


@answer(
    "mlp/dense-layer",
    "right",
    "written for the stub",
)
def _(X, W, b):
    units = [np.tensordot(X, W[:, j], axes=1) + b[j] for j in range(W.shape[1])]
    Z = np.stack(units, axis=1)
    return (np.abs(Z) + Z) / 2


@answer(
    "mlp/dense-layer",
    "bias multiplied",
    "rahkeemg/neural-network-from-scratch neural_network.py (self.output = np.dot(inputs, self.weights)"
    " * self.biases)",
    "a slip of the sign: the biases multiply the product instead of being added",
)
def _(X, W, b):
    output = np.dot(X, W) * b
    return np.maximum(0, output)


@answer(
    "mlp/dense-layer",
    "np.max",
    "ahmedfgad/NumPyCNN issue #4 'A code error in relu function' and pull request #3 "
    "(numpy.max(feature_map[r, c, map_num], 0))",
    "np.max(value, 0) takes the 0 as the axis, not as a second candidate, and returns the value itself:"
    " no ReLU at all",
)
def _(X, W, b):
    n, k = X.shape[0], W.shape[1]
    out = np.zeros((n, k))
    for i in range(n):
        for j in range(k):
            z = np.dot(X[i], W[:, j]) + b[j]
            out[i, j] = np.max(z, 0)
    return out


@answer(
    "mlp/dense-layer",
    "reshape for the transpose",
    "course style with one row of weights for each neuron and np.dot(weights, inputs) (code corpus: "
    "Dense_Layer and class Layer 'weight matrix is of the order n_out * n_in'); reshape in place of "
    "transpose, adapted",
    "the learner wants the weights of a unit in a row and turns W by reshape instead of .T, which "
    "scrambles the numbers",
)
def _(X, W, b):
    d, k = W.shape
    weights = W.reshape(k, d)          # one row for each neuron
    outputs = []
    for x in X:
        outputs.append([max(0.0, np.dot(row, x) + bias)
                        for row, bias in zip(weights, b, strict=False)])
    return np.array(outputs)


# mlp/descend


@answer(
    "mlp/descend",
    "right",
    "written for the stub",
)
def _(x, y, w, b, lr, steps):
    # the line as a table with a column of ones, both slopes in one product
    A = np.column_stack([x, np.ones(len(x))])
    theta = np.array([w, b], dtype=float)
    for _ in range(steps):
        theta = theta - lr * 2 / len(x) * (A.T @ (A @ theta - y))
    return theta[0], theta[1]


@answer(
    "mlp/descend",
    "an alias for the parameters",
    "kaleko/CourseraML issue #12 'The parameters in theta are not being updated simultaneously' "
    "(tmptheta = theta instead of np.copy(theta))",
    "the 'temporary' parameters are only another name for the same array, so w has already moved when "
    "the slope for b is taken. w is right after the first step, b is not; everything differs after two "
    "steps",
)
def _(x, y, w, b, lr, steps):
    theta = np.array([w, b], dtype=float)
    features = [x, np.ones(len(x))]
    for _ in range(steps):
        tmptheta = theta
        for j in range(2):
            error = theta[0] * x + theta[1] - y
            tmptheta[j] = theta[j] - lr * 2 * (error * features[j]).mean()
        theta = tmptheta
    return theta[0], theta[1]


@answer(
    "mlp/descend",
    "predictions of the start",
    "kaleko/CourseraML issues #4 and #7 (h(initial_theta, X) in place of h(theta, X) inside the loop)",
    "the predictions in the slopes are made with the starting values all the time, so each step repeats"
    " the first one",
)
def _(x, y, w, b, lr, steps):
    initial_error = w * x + b - y
    n = len(x)
    for _step in range(steps):
        dw = (2 / n) * np.sum(initial_error * x)
        db = (2 / n) * np.sum(initial_error)
        w, b = w - lr * dw, b - lr * db
    return w, b


@answer(
    "mlp/descend",
    "bias stepped twice",
    "trekhleb/homemade-machine-learning issue #17 'theta[0] is caculated twice in per gradient_step' "
    "and pull request #63",
    "the bias is stepped twice in each step: once with the whole parameter vector and once more in a "
    "line of its own. b moves twice as far as it should, and w goes wrong from the second step on",
)
def _(x, y, w, b, lr, steps):
    data = np.column_stack([np.ones(len(x)), x])
    theta = np.array([b, w], dtype=float)
    for _ in range(steps):
        delta = data @ theta - y
        theta = theta - lr * 2 / len(x) * (delta @ data)
        # the bias has no feature
        theta[0] = theta[0] - lr * 2 / len(x) * (data[:, 0] @ delta)
    return theta[1], theta[0]


# mlp/train-step


@answer(
    "mlp/train-step",
    "right",
    "written for the stub",
)
def _(X, y, W1, b1, W2, b2, lr):
    # one example after the other, outer products added up
    gW1, gb1 = np.zeros(W1.shape), np.zeros(b1.shape)
    gW2, gb2 = np.zeros(W2.shape), np.zeros(b2.shape)
    for x, label in zip(X, y, strict=False):
        a = x @ W1 + b1
        h = np.where(a > 0, a, 0.0)
        err = h @ W2 + b2
        err[label] -= 1.0
        err = 2 * err
        back = np.where(a > 0, W2 @ err, 0.0)
        gW2 += np.outer(h, err)
        gb2 += err
        gW1 += np.outer(x, back)
        gb1 += back
    step = lr / len(X)
    return W1 - step * gW1, b1 - step * gb1, W2 - step * gW2, b2 - step * gb2


@answer(
    "mlp/train-step",
    "one sum for all biases",
    "rasbt/stat453-deep-learning-ss21 issue #5 'Small error in bias-computation' (grad_loss_wrt_b = "
    "-torch.sum(y - probas) without dim)",
    "the gradients of the biases are added up over everything (no axis), one number for all units, and "
    "broadcast to all of them",
)
def _(X, y, W1, b1, W2, b2, lr):
    n, k = X.shape[0], W2.shape[1]
    Z = X @ W1 + b1
    H = np.maximum(Z, 0)
    scores = H @ W2 + b2
    dscores = 2 * (scores - np.eye(k)[y]) / n
    dZ = (dscores @ W2.T) * (Z > 0)
    return (W1 - lr * X.T @ dZ, b1 - lr * np.sum(dZ),
            W2 - lr * H.T @ dscores, b2 - lr * np.sum(dscores))


@answer(
    "mlp/train-step",
    "ReLU by the sign of the gradient",
    "adapted from xjtuwgt/PytorchBERT HarvardPytorch/warmup.py and xinzheshen/dl_practice "
    "04_nn_by_np.py (grad_h = grad_h_relu.copy(); grad_h[h < 0] = 0), with the mask taken from the "
    "wrong array",
    "reLU is undone with the sign of the gradient instead of the sign of the pre-activation "
    "(grad_h[grad_h < 0] = 0): units that were off get a gradient, and negative gradients of active "
    "units are lost",
)
def _(X, y, W1, b1, W2, b2, lr):
    # forward pass
    h_relu = np.maximum(X @ W1 + b1, 0)
    y_pred = h_relu @ W2 + b2
    # backward pass
    grad_y_pred = 2.0 * (y_pred - np.eye(W2.shape[1])[y]) / len(X)
    grad_w2 = h_relu.T @ grad_y_pred
    grad_h = grad_y_pred @ W2.T
    grad_h[grad_h < 0] = 0
    grad_w1 = X.T @ grad_h
    return (W1 - lr * grad_w1, b1 - lr * grad_h.sum(axis=0),
            W2 - lr * grad_w2, b2 - lr * grad_y_pred.sum(axis=0))


@answer(
    "mlp/train-step",
    "second layer first",
    "kim-marcel/basic_neural_network issue #7 'wrong hidden error computation'; "
    "joelgrus/data-science-from-scratch issue #31; Bot-Academy/NeuralNetworkFromScratch pull request #3",
    "the second layer is stepped first and the hidden gradient then goes back through the NEW W2",
)
def _(X, y, W1, b1, W2, b2, lr):
    n = len(X)
    k = b2.shape[0]
    a1 = X @ W1 + b1
    h1 = np.maximum(a1, 0)
    delta_o = 2 * (h1 @ W2 + b2 - np.eye(k)[y])
    W2 = W2 - lr * (h1.T @ delta_o) / n
    b2 = b2 - lr * delta_o.sum(axis=0) / n
    delta_h = (delta_o @ W2.T) * (a1 > 0)
    W1 = W1 - lr * (X.T @ delta_h) / n
    b1 = b1 - lr * delta_h.sum(axis=0) / n
    return W1, b1, W2, b2

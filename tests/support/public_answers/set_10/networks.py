"""A tenth set of public answers, to the exercises about networks, activations and normalization."""

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


# activations/hard-sigmoid


@answer(
    "activations/hard-sigmoid",
    "right",
    "written for the stub",
)
def _(x):
    return np.interp(x, [-3.0, 3.0], [0.0, 1.0])


@answer(
    "activations/hard-sigmoid",
    "x / 6 without the half",
    "https://github.com/pytorch/pytorch/pull/34545 (review comment that rewrites the cases as 'x / 6 "
    "otherwise')",
    "the middle piece is x / 6 without the + 1/2, so the line runs through 0 and jumps at both corners:"
    " every x in (-3, 3) is 0.5 too small (x = 0 gives 0 and not 0.5, x = -1.5 gives -0.25); outside it"
    " is right",
)
def _(x):
    return np.where(x <= -3, 0.0, np.where(x >= 3, 1.0, x / 6))


@answer(
    "activations/hard-sigmoid",
    "masks of the array being written",
    "apekshaan07/Machine-Learning cal.py (sigmoid: output = input.copy(), masks taken from output after"
    " it has been written)",
    "the masks are computed on the array that is being overwritten: what was set to 0 or 1 lies between"
    " -3 and 3 and goes through the straight line once more. x <= -3 gives 0.5 and x >= 3 gives 0.667; "
    "the middle is right. (An integer array is also cut to whole numbers.)",
)
def _(x):
    out = x.copy()
    out[out <= -3] = 0
    out[out >= 3] = 1
    middle = (out > -3) & (out < 3)
    out[middle] = out[middle] / 6 + 0.5
    return out


@answer(
    "activations/hard-sigmoid",
    "hard swish",
    "https://github.com/Bisonai/mobilenetv3-tensorflow/issues/11 ('HardSigmoid() contains h-swish')",
    "this is hard swish, x times the hard sigmoid: right only at x <= -3 and at x = 1 by chance; x = 0 "
    "gives 0, x = 6 gives 6, x = -1.5 gives -0.375",
)
def _(x):
    relu6 = np.clip(x + 3, 0, 6)
    return x * relu6 / 6


# activations/softplus


@answer(
    "activations/softplus",
    "right",
    "written for the stub",
)
def _(x):
    return np.logaddexp(0.0, x)


@answer(
    "activations/softplus",
    "x taken out for every x",
    "https://github.com/rushter/MLAlgorithms/pull/30 (taken back in pull 31)",
    "the repair holds at the upper end only (750 is right)",
)
def _(x):
    # log(1 + e^x) = x + log(1 + e^-x)
    return x + np.log(1 + 1 / np.exp(x))


@answer(
    "activations/softplus",
    "no absolute value in the exponent",
    "https://github.com/borgwang/tinynn/issues/25 (the formula as the reader of the code writes it down)",
    "the absolute value in the exponent is missing: log1p(exp(-x)) + max(x, 0)",
)
def _(x):
    return np.log1p(np.exp(-x)) + np.maximum(x, 0.0)


@answer(
    "activations/softplus",
    "rounded to 4 decimals",
    "SwetaAIS2024/Deep_ML_practice_problems Day5/Problem_99_Softplus_Activation_function.py",
    "rounds to 4 decimals (and uses log(1 + .) in place of log1p): 0.6931 at 0, and 0 for everything "
    "below about -10, so 0 at -50 where 1.9e-22 is asked",
)
def _(x):
    val = np.log(1 + np.exp(-np.abs(x))) + np.maximum(0, x)
    return np.round(val, 4)


# activations/masked-softmax


@answer(
    "activations/masked-softmax",
    "right",
    "written for the stub",
)
def _(z, mask):
    out = np.zeros(z.shape)
    for i in range(len(z)):
        allowed = np.flatnonzero(mask[i])
        e = np.exp(z[i, allowed] - z[i, allowed].max())
        out[i, allowed] = e / e.sum()
    return out


@answer(
    "activations/masked-softmax",
    "mask after the sum",
    "lmthang/nmt.hybrid code/softmax.m (norms summed before the mask is applied)",
    "the masked classes get 0, but the denominator still contains them: as soon as a class is masked "
    "the row sums to less than 1",
)
def _(z, mask):
    scores = z - z.max(axis=1, keepdims=True)
    probs = np.exp(scores)
    norms = probs.sum(axis=1, keepdims=True)
    return probs * (mask / norms)


@answer(
    "activations/masked-softmax",
    "masked scores 0 and an eps",
    "allenai/allennlp nn/util.py masked_softmax as copied widely (see pull 437 there); search corpus "
    "code, 'masked_softmax(vector, mask)'",
    "masked scores are set to 0 and the row is renormalized with + 1e-13",
)
def _(z, mask):
    # zero out the masked scores, to limit errors from large values outside the mask
    v = np.where(mask, z, 0.0)
    e = np.exp(v - v.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    p = p * mask
    return p / (p.sum(axis=1, keepdims=True) + 1e-13)


@answer(
    "activations/masked-softmax",
    "minus 10000",
    "google-research/bert modeling.py: adder = (1.0 - mask) * -10000.0 (found by find_string in many "
    "copies, e.g. file id 16128469102)",
    "adds -10000 to masked scores in place of replacing them: right for ordinary scores, but a masked "
    "score of 10000 or more comes through (z = [0, 1, 20000], last one masked, gives probability 1 to "
    "the forbidden class)",
)
def _(z, mask):
    # 0 for the classes we keep, -10000 for the masked ones: effectively removed
    adder = (1.0 - mask.astype(float)) * -10000.0
    s = z + adder
    s = s - s.max(axis=1, keepdims=True)
    e = np.exp(s)
    return e / e.sum(axis=1, keepdims=True)


# activations/silu-grad


@answer(
    "activations/silu-grad",
    "right",
    "written for the stub",
)
def _(x):
    # sigmoid(x) and sigmoid(-x) by logaddexp, then s * (1 + x * (1 - s))
    s = np.exp(-np.logaddexp(0.0, -x))
    one_minus_s = np.exp(-np.logaddexp(0.0, x))
    return s * (1.0 + x * one_minus_s)


@answer(
    "activations/silu-grad",
    "derivative at the output",
    "code corpus: numpy MLP script with activation = 'swish' (forward returns the activated Z; "
    "derivative_W1 then computes sigmoid = 1 / (1 + np.exp(-Z)) from it); same pattern as the "
    "deeplearningcourses.com MLP scripts",
    "the derivative is taken at the output of the activation (z = x * sigmoid(x) is put in for x), as "
    "in the sigmoid habit 'derivative from the activation'. Differs for every x != 0: at x = 2 it gives"
    " about 1.07 for z = 1.76 instead of 1.0908, at x = -1 about 0.37 instead of 0.0723",
)
def _(x):
    sigmoid = lambda v: 1 / (1 + np.exp(-v))
    z = x * sigmoid(x)                 # the activation
    s = sigmoid(z)
    return s + z * s * (1 - s)


@answer(
    "activations/silu-grad",
    "sigmoid as a quotient",
    "huggingface/candle pull request #2083 'Fix the silu gradient issue on 0.'",
    "sigmoid(x) is recovered from the forward value as silu(x) / x, so at x = 0 it is 0/0: nan instead "
    "of 0.5",
)
def _(x):
    out = x / (1 + np.exp(-x))         # forward
    sig = out / x                      # sigmoid(x), already computed
    return sig * (1 - out) + out


@answer(
    "activations/silu-grad",
    "second half of the product rule",
    "code corpus: class Swish(Activation) of a numpy/cupy autograd package, docstring 'Backwards pass "
    "applies `sigmoid(data) * data * (1 - sigmoid(data))` to the gradient' (corrected in a later "
    "version of the same file)",
    "product rule kept only in its second half: x * s * (1 - s), the term sigmoid(x) is missing",
)
def _(x):
    s = 1 / (1 + np.exp(-x))
    return s * x * (1 - s)


# activations/elu


@answer(
    "activations/elu",
    "right",
    "written for the stub",
)
def _(x, alpha):
    return np.piecewise(x, [x > 0],
                        [lambda v: v, lambda v: alpha * np.expm1(v)])


@answer(
    "activations/elu",
    "masks multiplied",
    "ddbourgin/numpy-ml pull request #3 (_z = z * (z > 0) + self.alpha * (np.exp(z) - 1.) * (z < 0)); "
    "apache/mxnet pull request #14673",
    "both branches are multiplied by 0/1 masks and added; exp overflows for large x and inf * 0 is nan:"
    " elu(1000) gives nan instead of 1000",
)
def _(x, alpha):
    return x * (x > 0) + alpha * (np.exp(x) - 1.) * (x <= 0)


@answer(
    "activations/elu",
    "absolute values, no expm1",
    "Theano/Theano pull request #4009 (alpha * (tensor.exp(0.5 * (x - abs(x))) - 1) + 0.5 * (x + abs(x)))",
    "closed formula with abs instead of where: no overflow, but exp(..) - 1 cancels",
)
def _(x, alpha):
    neg = 0.5 * (x - np.abs(x))        # x where negative, 0 elsewhere
    pos = 0.5 * (x + np.abs(x))        # x where positive, 0 elsewhere
    return alpha * (np.exp(neg) - 1) + pos


@answer(
    "activations/elu",
    "larger of both branches",
    "idiom np.maximum(alpha * x, x) of klim-pavlovich/mycnn core/activations.py (leaky_relu), carried "
    "to ELU; discussion of the max/min formula of ELU for other alpha in pytorch/pytorch issue #43389",
    "the maximum trick of leaky ReLU is carried over: max(x, alpha * expm1(min(x, 0)))",
)
def _(x, alpha):
    # below zero the exponential is above the line, so take the larger one
    return np.maximum(x, alpha * np.expm1(np.minimum(x, 0)))


# activations/classify-digits


@answer(
    "activations/classify-digits",
    "right",
    "written for the stub",
)
def _(X, W1, b1, W2, b2, temperature):
    h = np.einsum('nd,dh->nh', X, W1) + b1
    h = np.clip(h, 0, None) + 0.1 * np.clip(h, None, 0)
    z = (np.einsum('nh,hk->nk', h, W2) + b2) / temperature
    # log-softmax with a stable log-sum-exp for each row
    return np.exp(z - np.logaddexp.reduce(z, axis=1, keepdims=True))


@answer(
    "activations/classify-digits",
    "log-probabilities divided",
    "MoonshotAI/Kimi-Audio pull request #161 (temperature after log_softmax); "
    "PrimeIntellect-ai/prime-rl pull request #697",
    "the temperature is applied after the softmax (log-probabilities divided by T, i.e. p ** (1/T)) and"
    " the rows are not normalized again",
)
def _(X, W1, b1, W2, b2, temperature):
    h = X @ W1 + b1
    h = np.where(h > 0, h, 0.1 * h)
    z = h @ W2 + b2
    z = z - z.max(axis=1, keepdims=True)
    logprobs = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return np.exp(logprobs / temperature)


@answer(
    "activations/classify-digits",
    "maximum of the table",
    "apache/singa pull request #540 (proposed softmax e_x = np.exp(x - np.max(x)) for a 2-D input); "
    "alberto467/CI2025_project src/utils.py",
    "the maximum of the whole table is subtracted instead of the maximum of each row",
)
def _(X, W1, b1, W2, b2, temperature):
    hidden = X @ W1 + b1
    hidden = np.where(hidden > 0, hidden, 0.1 * hidden)
    scores = hidden @ W2 + b2
    e_x = np.exp((scores - np.max(scores)) / temperature)
    return e_x / e_x.sum(axis=1, keepdims=True)


@answer(
    "activations/classify-digits",
    "bias not divided",
    "explosion/thinc pull request #589 (review thread: should the temperature sit in the Softmax layer "
    "or in the op); adapted",
    "the temperature divides only the matrix product, the bias b2 is added afterwards and stays unscaled",
)
def _(X, W1, b1, W2, b2, temperature):
    Z1 = X @ W1 + b1
    A1 = np.maximum(0.1 * Z1, Z1)
    Z2 = (A1 @ W2) / temperature + b2
    E = np.exp(Z2 - Z2.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)


# normalization/rms-norm


@answer(
    "normalization/rms-norm",
    "right",
    "written for the stub",
)
def _(X, gamma, eps):
    # a right triangle: rms and root of eps are its legs
    rms = np.linalg.norm(X, axis=1) / np.sqrt(X.shape[1])
    root = np.hypot(rms, np.sqrt(eps))
    return (X.T / root).T * gamma


@answer(
    "normalization/rms-norm",
    "root of the rms",
    "https://github.com/pytorch/pytorch/issues/139274 (and 136597)",
    "root of the root mean square: takes sqrt(RMS(x) + eps) as the old PyTorch page has it",
)
def _(X, gamma, eps):
    RMS = np.sqrt(np.mean(X**2, axis=-1, keepdims=True))
    return X / np.sqrt(RMS + eps) * gamma


@answer(
    "normalization/rms-norm",
    "times d to the power of -1/2",
    "https://github.com/kyegomez/zeta/issues/180 (self.scale = dim**-0.5)",
    "divides by the length of the row and then multiplies by d**-0.5 where sqrt(d) is due: the result "
    "is too small by the factor d. eps has no part; a row of zeros gives nan",
)
def _(X, gamma, eps):
    scale = X.shape[-1] ** -0.5
    normed = X / np.linalg.norm(X, axis=-1, keepdims=True)
    return normed * scale * gamma


@answer(
    "normalization/rms-norm",
    "eps beside the root",
    "https://github.com/allenai/OLMo/issues/281",
    "eps is added to the root and not under it: with a tiny eps and ordinary rows nearly the same, but "
    "wrong for a larger eps (rms 1, eps 0.1: 0.909 and not 0.953) and for rows as small as sqrt(eps)",
)
def _(X, gamma, eps):
    norm_x = np.sqrt(np.sum(X**2, axis=-1, keepdims=True))
    rms_x = norm_x * X.shape[-1] ** (-1.0 / 2)
    return gamma * X / (rms_x + eps)


# normalization/group-norm


@answer(
    "normalization/group-norm",
    "right",
    "written for the stub",
)
def _(X, groups, eps):
    def normalize(part):
        middle = part - part.mean(axis=1, keepdims=True)
        return middle / np.sqrt((middle**2).mean(axis=1, keepdims=True) + eps)
    return np.hstack([normalize(part) for part in np.split(X, groups, axis=1)])


@answer(
    "normalization/group-norm",
    "groups last in the reshape",
    "https://github.com/tensorflow/addons/issues/751 and "
    "https://github.com/titu1994/Keras-Group-Normalization/issues/6 (channels-last reshape without the "
    "transpose)",
    "reshapes to (n, d / groups, groups) and normalizes over axis 1: a group is then every groups-th "
    "feature (0, 2, 4, ... for two groups) and not a run of neighbours",
)
def _(X, groups, eps):
    n, d = X.shape
    G = X.reshape(n, d // groups, groups)
    mean = G.mean(axis=1, keepdims=True)
    var = G.var(axis=1, keepdims=True)
    return ((G - mean) / np.sqrt(var + eps)).reshape(n, d)


@answer(
    "normalization/group-norm",
    "whole table in groups",
    "chainer/chainer functions/normalization/group_normalization.py reshapes to (1, batch_size * "
    "groups, -1); here with batch_size left out",
    "reshapes the whole table to (groups, -1) and forgets the examples: one block holds several whole "
    "rows (or parts of them), so examples are mixed",
)
def _(X, groups, eps):
    G = X.reshape(groups, -1)
    mean = G.mean(axis=-1, keepdims=True)
    var = G.var(axis=-1, keepdims=True)
    G = (G - mean) / np.sqrt(var + eps)
    return G.reshape(X.shape)


@answer(
    "normalization/group-norm",
    "ddof 1 and eps outside",
    "nathanjpaek/kb-pilot KernelBench/KernelBench/level9/6638_GroupedChannelNorm.py; unbiased variance "
    "also in tong-wu-umn/spike-compression-autoencoder groupnorm.py",
    "two differences: the standard deviation has m - 1 in the denominator (the torch default), and eps "
    "is added to it, outside the root",
)
def _(X, groups, eps):
    n, d = X.shape
    x = X.reshape(n, groups, d // groups)
    mean = x.mean(axis=2, keepdims=True)
    std = x.std(axis=2, ddof=1, keepdims=True)
    x_norm = (x - mean) / (std + eps)
    return x_norm.reshape(n, d)


# normalization/fold


@answer(
    "normalization/fold",
    "right",
    "written for the stub",
)
def _(W, b, gamma, beta, mu, var, eps):
    def normalized(z):                     # batch norm in eval mode
        return gamma * (z - mu) / np.sqrt(var + eps) + beta
    b_new = normalized(b)                  # what the input 0 gives
    stretch = np.diag(gamma / np.sqrt(var + eps))
    return W @ stretch, b_new


@answer(
    "normalization/fold",
    "old bias as it was",
    "https://github.com/ultralytics/yolov3/issues/807 (fusedconv.bias.copy_(b_conv + b_bn)); the same "
    "in XiaoMi/mace issue 262",
    "the old bias is added as it is, without gamma / sqrt(var + eps)",
)
def _(W, b, gamma, beta, mu, var, eps):
    w_bn = gamma / np.sqrt(eps + var)
    b_bn = beta - gamma * mu / np.sqrt(var + eps)
    return W * w_bn, b + b_bn


@answer(
    "normalization/fold",
    "in place",
    "A1ex-Chen/DL_project_log deeplite-torch-zoo/deeplite_torch_zoo/utils/kd/kd_fuse_bn_to_conv.py "
    "(bias *= A; W.mul_(A); bias.add_(b))",
    "the returned values are right, but W and b of the caller are changed in place (*= and +=)",
)
def _(W, b, gamma, beta, mu, var, eps):
    denom = np.sqrt(var + eps)
    shift = beta - gamma * mu / denom
    A = gamma / denom
    W *= A
    b *= A
    b += shift
    return W, b


@answer(
    "normalization/fold",
    "old bias left out, eps outside",
    "AlexeyAB/darknet fuse_conv_batchnorm, older version (biases - scales * rolling_mean / "
    "(sqrt(rolling_variance) + .000001f)); find_string file ids 43503889082, 365392120",
    "two mistakes of the darknet code: the layer's own bias b is ignored, and eps is added to the root "
    "of var and not under it",
)
def _(W, b, gamma, beta, mu, var, eps):
    std = np.sqrt(var) + eps
    b_new = beta - gamma * mu / std
    W_new = W * (gamma / std)
    return W_new, b_new


# normalization/rms-norm-grad


@answer(
    "normalization/rms-norm-grad",
    "right",
    "written for the stub",
)
def _(dout, X, eps):
    # the Jacobian of each row, I / r - x x^T / (d r^3), times dout
    out = np.empty(np.shape(X), dtype=float)
    d = X.shape[1]
    for i, (g, x) in enumerate(zip(dout, X, strict=False)):
        r = math.sqrt(np.dot(x, x) / d + eps)
        J = np.eye(d) / r - np.outer(x, x) / (d * r ** 3)
        out[i] = J @ g
    return out


@answer(
    "normalization/rms-norm-grad",
    "root forgotten",
    "code corpus: numpy class RMSNorm with normalize(x) and backward(x, grad_output) (dx = dx_norm / "
    "rms + 2 * x * drms * dx_squared, dx_squared = 1 / (m * rms))",
    "the square root is forgotten in d rms / dX: 2 * x / (d * rms) is used, twice the true x / (d * rms)",
)
def _(dout, X, eps):
    rms = np.sqrt(np.mean(np.square(X), axis=-1, keepdims=True) + eps)
    x_norm = X / rms
    m = X.shape[1]
    drms = -np.sum(dout * x_norm, axis=-1, keepdims=True) / rms
    dx_squared = 1.0 / (m * rms)
    return dout / rms + 2 * X * drms * dx_squared


@answer(
    "normalization/rms-norm-grad",
    "slope of rms without rms",
    "mayank31398/kernel-hyperdrive cute_kernels/kernels/rmsnorm/README.md (derivation: (w / r^2) [r - x"
    " * 1/(2H) * 2x])",
    "quotient rule with rms**2 below, but d rms / dX taken as x / d without the 1 / rms: the second "
    "term is divided by rms**2 instead of rms**3",
)
def _(dout, X, eps):
    H = X.shape[1]
    r = np.sqrt(np.mean(X ** 2, axis=-1, keepdims=True) + eps)
    dot = np.sum(dout * X, axis=-1, keepdims=True)
    return dout / r - dot * X * 2 / (2 * H) / r ** 2


@answer(
    "normalization/rms-norm-grad",
    "backward pass of layer norm",
    "layer norm backward (dnorm - dnorm.mean - norm * (dnorm * norm).mean) * rstd as in karpathy/llm.c,"
    " turned into RMSNorm; cf. karpathy/llm.c pull request #763 'rmsnorm backward simple baseline "
    "kernel'",
    "the backward pass of layer norm is used with rms in place of the deviation: the mean of dout is "
    "subtracted too, though RMSNorm subtracts no mean",
)
def _(dout, X, eps):
    rstd = 1.0 / np.sqrt(np.mean(X ** 2, axis=-1, keepdims=True) + eps)
    norm = X * rstd
    dnorm_mean = dout.mean(axis=-1, keepdims=True)
    dnorm_norm_mean = (dout * norm).mean(axis=-1, keepdims=True)
    return (dout - dnorm_mean - norm * dnorm_norm_mean) * rstd


# normalization/pool-statistics


@answer(
    "normalization/pool-statistics",
    "right",
    "written for the stub",
)
def _(n1, mean1, var1, n2, mean2, var2):
    # share of the second part; the mean moves from mean1 by that share
    f = n2 / (n1 + n2)
    gap = mean2 - mean1
    mean = mean1 + f * gap
    within = var1 + f * (var2 - var1)
    between = f * (1 - f) * gap * gap
    return mean, within + between


@answer(
    "normalization/pool-statistics",
    "distance to the new mean",
    "younggyoseo/FastTD3 issue #32 'Potential typo in variance update equation in "
    "EmpiricalNormalization' and issue #8 (delta2 with the updated self._mean)",
    "the distance in the term between the parts is measured to the already updated mean, not from mean "
    "to mean",
)
def _(n1, mean1, var1, n2, mean2, var2):
    new_count = n1 + n2
    delta = mean2 - mean1
    mean = mean1 + delta * (n2 / new_count)
    delta2 = mean2 - mean
    m_a = var1 * n1
    m_b = var2 * n2
    M2 = m_a + m_b + delta2 ** 2 * (n1 * n2 / new_count)
    return mean, M2 / new_count


@answer(
    "normalization/pool-statistics",
    "plus for a times in the mean",
    "RLE-Foundation/rllte issue #47 'Potential bug in TorchRunningMeanStd' (new_mean = mean + delta + "
    "batch_count / tot_count); pokaxpoka/B_Pref pull request #3",
    "a plus in place of a times in the mean: mean1 + delta + n2 / n, which is mean2 plus a share",
)
def _(n1, mean1, var1, n2, mean2, var2):
    tot_count = n1 + n2
    delta = mean2 - mean1
    new_mean = mean1 + delta + n2 / tot_count
    m_2 = var1 * n1 + var2 * n2 + delta ** 2 * n1 * n2 / tot_count
    return new_mean, m_2 / tot_count


@answer(
    "normalization/pool-statistics",
    "sample variances",
    "code corpus: GroupCombinationFormulas.R (Cochrane handbook table 7.7.a: ((N1-1)*SD1^2 + "
    "(N2-1)*SD2^2 + (N1*N2/(N1+N2))*(M1^2+M2^2-2*M1*M2)) / (N1+N2-1)); "
    "ComplexOrganizationOfLivingMatter/Epithelia3D pooledmeanstd.m; two mistakes",
    "the formula for sample variances (n - 1) is used for biased ones: n1 = n2 = 2, equal means, "
    "variances 1 gives 0.667 instead of 1",
)
def _(n1, mean1, var1, n2, mean2, var2):
    n = n1 + n2
    mean = (n1 * mean1 + n2 * mean2) / n
    gap = mean1 ** 2 + mean2 ** 2 - 2 * mean1 * mean2
    var = ((n1 - 1) * var1 + (n2 - 1) * var2 + (n1 * n2 / n) * gap) / (n - 1)
    return mean, var


# normalization/read-digits


@answer(
    "normalization/read-digits",
    "right",
    "written for the stub",
)
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    H = np.einsum('mnd,dh->mnh', batches, W1) + b1
    means = H.mean(axis=1)
    variances = H.var(axis=1, ddof=1)              # divisor n - 1 is kept
    m = len(H)
    # all the steps at once: weights of the batches and of the start
    weights = momentum * (1.0 - momentum) ** np.arange(m - 1, -1, -1)
    start = (1.0 - momentum) ** m
    mean = weights @ means
    var = start * 1.0 + weights @ variances
    # batch norm in eval mode folded into the first layer
    scale = gamma / np.sqrt(var + 1e-5)
    A = X_test @ (W1 * scale) + ((b1 - mean) * scale + beta)
    return np.where(A > 0, A, 0.0) @ W2 + b2


@answer(
    "normalization/read-digits",
    "deviations averaged",
    "hmchen47/DataScience ML/MLNN-Hinton/src/batchnorm_forward.py (running_std = momentum * running_std"
    " + (1 - momentum) * s)",
    "running standard deviations are averaged instead of running variances (and squared at the end)",
)
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    running_mean = np.zeros(W1.shape[1])
    running_std = np.ones(W1.shape[1])
    for X in batches:
        h = X @ W1 + b1
        s = np.std(h, axis=0, ddof=1)
        running_mean = (1 - momentum) * running_mean + momentum * h.mean(axis=0)
        running_std = (1 - momentum) * running_std + momentum * s
    h = X_test @ W1 + b1
    h = (h - running_mean) / np.sqrt(running_std ** 2 + 1e-5) * gamma + beta
    return np.maximum(h, 0) @ W2 + b2


@answer(
    "normalization/read-digits",
    "spread around the running mean",
    "rwth-i6/returnn issue #1539, with the linked question 'Running mean/variance: biased or unbiased? "
    "running var via running mean or cur mean?' (discuss.pytorch.org 204486)",
    "the variance of a batch is measured around the RUNNING mean (just updated) instead of the mean of "
    "the batch",
)
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    running_mean = np.zeros(W1.shape[1])
    running_var = np.ones(W1.shape[1])
    for X in batches:
        h = X @ W1 + b1
        n = len(h)
        running_mean = (1 - momentum) * running_mean + momentum * h.mean(axis=0)
        var = np.sum((h - running_mean) ** 2, axis=0) / (n - 1)
        running_var = (1 - momentum) * running_var + momentum * var
    h = X_test @ W1 + b1
    h = gamma * (h - running_mean) / np.sqrt(running_var + 1e-5) + beta
    return np.maximum(h, 0) @ W2 + b2


@answer(
    "normalization/read-digits",
    "momentum of Keras",
    "hannawong/MLE-interview pytorch/BN (MyBN: (1 - momentum) * x_mean + momentum * running_mean with "
    "x.var(axis=0)); pytorch/examples issue #289; CanReader/FastNN issue #11; two mistakes combined",
    "the conventions of Keras in place of PyTorch's: momentum weighs the OLD value, and the biased "
    "variance (divisor n) is kept",
)
def _(batches, X_test, W1, b1, gamma, beta, W2, b2, momentum):
    eps = 1e-5
    running_mean, running_var = np.zeros(W1.shape[1]), np.ones(W1.shape[1])
    for x in batches:
        z = x @ W1 + b1
        running_mean = momentum * running_mean + (1 - momentum) * z.mean(axis=0)
        running_var = momentum * running_var + (1 - momentum) * z.var(axis=0)
    z = X_test @ W1 + b1
    x_hat = (z - running_mean) / np.sqrt(running_var + eps)
    return np.maximum(gamma * x_hat + beta, 0) @ W2 + b2

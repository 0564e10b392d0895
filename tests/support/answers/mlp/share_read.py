"""What learners answer to mlp/share-read."""

import numpy as np
from support.answer_corpus import answers_to

from dlbasics.activations import softmax

ANSWERS, answer = answers_to("mlp/share-read")


@answer("=right", source="tensorflow/tensorflow#19927, the answer given there")
def _(scores, y):
    return np.average(np.argmax(scores, axis=1) == y)


@answer("=right", source="lisa-lab/DeepLearningTutorials#15, in a loop")
def _(scores, y):
    correct = 0
    for row, label in zip(scores.tolist(), list(y), strict=True):
        if row.index(max(row)) == label:
            correct += 1
    return correct / len(y)


@answer("=right", source="iamtrask/Grokking-Deep-Learning#9")
def _(scores, y):
    correct_cnt = 0
    for i in range(len(scores)):
        correct_cnt += int(np.argmax(scores[i]) == y[i])
    return correct_cnt / float(len(scores))


@answer("=right", source="FondH/MachineLearning, ex2/evaluate.py")
def _(scores, y):
    right = 0
    for i, row in enumerate(scores):
        if np.argmax(row) == y[i]:
            right += 1
    return right / len(y)


@answer("=right", source="numpy idiom, np.argsort answers on Stack Overflow")
def _(scores, y):
    hits = [
        int(np.argsort(-np.asarray(row), kind="stable")[0]) == int(label)
        for row, label in zip(scores, y, strict=False)
    ]
    return hits.count(True) / len(hits)


@answer("=right")
def _(scores, y):
    first = np.argsort(-np.asarray(scores), axis=1, kind="stable")[:, 0]
    return np.count_nonzero(np.equal(first, y)) / len(y)


@answer("=right")
def _(scores, y):
    right = 0
    for row, label in zip(scores, y, strict=False):
        if np.argmax(row) == label:
            right += 1
    return right / len(y)


@answer("=right")
def _(scores, y):
    answers = np.array([int(np.argmax(row)) for row in scores])
    return sum(answers == y) / len(y)


@answer("=right")
def _(scores, y):
    return float(np.mean(np.argsort(scores, axis=1)[:, -1] == y))


@answer("=right")
def _(scores, y):
    return 1 - np.count_nonzero(np.argmax(scores, 1) - y) / len(y)


@answer("count", source="lisa-lab/DeepLearningTutorials#15, summed")
def _(scores, y):
    return int(sum(scores.argmax(axis=1) == y))


@answer("count")
def _(scores, y):
    right = 0
    for i in range(len(y)):
        if scores[i].argmax() == y[i]:
            right += 1
    return right


@answer("divided by the classes", source="mitmul/chainer-cifar10#1")
def _(scores, y):
    return np.sum(np.argmax(scores, axis=1) == y) / scores.shape[1]


# Divides the number of hits by the number of classes, not by the number of examples.
@answer("divided by the classes", source="mitmul/chainer-cifar10#1; NYU-DLSP20 pull request 801")
def _(scores, y):
    correct = 0
    for i in range(len(y)):
        if scores[i].argmax() == y[i]:
            correct += 1
    return correct / scores.shape[1]


# Returns the share that is read wrongly (the `errors` of the Theano tutorial): 1 minus the right answer,
# right only at exactly one half.
@answer(
    "share of errors",
    source="lisa-lab/DeepLearningTutorials code/logistic_sgd.py errors(): T.mean(T.neq(self.y_pred, y))",
)
def _(scores, y):
    y_pred = scores.argmax(axis=1)
    return np.mean(np.not_equal(y_pred, y))


@answer("percent", source="quark0/darts#165 (utils.accuracy)")
def _(scores, y):
    batch_size = y.shape[0]
    correct = (scores.argmax(axis=1) == y).sum()
    return correct * (100.0 / batch_size)


@answer("percent")
def _(scores, y):
    # accuracy
    acc = (scores.argmax(axis=-1) == y).mean() * 100
    return round(acc, 2)


@answer("lowest score", source="lisa-lab/DeepLearningTutorials#15, argsort")
def _(scores, y):
    return np.mean(np.argsort(scores, axis=1)[:, 0] == y)


@answer("along the columns")
def _(scores, y):
    predictions = scores.argmax(axis=0)
    correct = 0
    for p, t in zip(predictions, y, strict=False):
        if p == t:
            correct += 1
    return correct / len(y)


@answer("along the columns", never_says="`axis=0` looks down")
def _(scores, y):
    return sum((row == y).any() for row in scores) / len(y)


@answer("along the columns", never_says="`axis=0` looks down")
def _(scores, y):
    return (np.argsort(scores, axis=1)[-1] == y).mean()


@answer("one maximum for all", source="lisa-lab/DeepLearningTutorials#15")
def _(scores, y):
    y_pred = np.argmax(scores)
    return np.mean(y_pred == y)


@answer("the score itself", source="saurabhgarg1996/ATC_code#1")
def _(scores, y):
    return np.mean(np.max(scores, axis=-1) == y)


@answer("rounded down")
def _(scores, y):
    return float(np.array_equal(scores.argmax(1), y))


@answer("rounded down")
def _(scores, y):
    return (scores.argmax(axis=1) == y).sum() // len(y)


@answer("stops at the first")
def _(scores, y):
    right = 0
    for i in range(len(y)):
        if scores[i].argmax() == y[i]:
            right += 1
            return right / len(y)
    return right / len(y)


@answer("stops at a mistake")
def _(scores, y):
    seen = right = 0
    for i in range(len(y)):
        seen += 1
        if scores[i].argmax() != y[i]:
            break
        right += 1
    return right / seen


# A column of answers is compared with a row of labels: each answer with every label.
@answer("in both directions", source="blue-oil/blueoil#58, the shape a reviewer asks about")
def _(scores, y):
    pred = np.argmax(scores, axis=1).reshape(-1, 1)
    return np.mean(pred == y)


@answer("every entry", source="keras-team/keras#5849 (element-wise accuracy instead of a mean over examples)")
def _(scores, y):
    k = scores.shape[1]
    answer = np.eye(k)[scores.argmax(axis=1)]
    truth = np.eye(k)[y]
    return (answer == truth).mean()


@answer("mean over the classes", source="CoSMoMVPA/CoSMoMVPA#76, balanced accuracy")
def _(scores, y):
    pred = np.argmax(scores, axis=1)
    return np.mean([np.mean(pred[y == c] == c) for c in np.unique(y)])


@answer("among the best two", source="mila-iqia/blocks#656, top_k")
def _(scores, y):
    best = np.argsort(scores, axis=1)[:, -2:]
    return np.mean([y[i] in best[i] for i in range(len(y))])


@answer("somewhere in the labels")
def _(scores, y):
    return np.isin(scores.argmax(axis=1), y).mean()


@answer("search begins too high")
def _(scores, y):
    right = 0
    for row, label in zip(scores, y, strict=True):
        best, found = -999, 0
        for j, score in enumerate(row):
            if score > best:
                best, found = score, j
        right += found == label
    return right / len(y)


@answer("mean probability")
def _(scores, y):
    return softmax(scores)[np.arange(len(y)), y].mean()


@answer(
    "class 0 does not count",
    source="qubvel-org/segmentation_models.pytorch#539 (matched = target_i * (output_i == target_i))",
)
def _(scores, y):
    guess = scores.argmax(axis=1)
    matched = y * (guess == y)
    return np.count_nonzero(matched) / len(y)


@answer("near scores count as equal")
def _(scores, y):
    return np.mean(np.round(scores, 3).argmax(axis=1) == y)


# 1 minus the mean distance of the class numbers: a 3 for a 2 counts less than a 3 for a 9.
@answer("distance of the classes")
def _(scores, y):
    return 1 - np.mean(np.abs(scores.argmax(1) - y))


@answer("divided by the classes; counted from 1")
def _(scores, y):
    n, k = scores.shape
    hits = 0
    for i in range(n):
        best = 0
        for j in range(k):
            if scores[i, j] > scores[i, best]:
                best = j
        if best + 1 == y[i]:
            hits += 1
    return hits / k


# The labels are taken for a one-hot table: argmax along an axis that y does not have.
@answer("=does not run", source="search code: compute_accuracy, argmax of both with axis=1")
def _(scores, y):
    return np.mean(np.argmax(scores, axis=1) == np.argmax(y, axis=1))


# m, n = y.shape, where y has one axis.
@answer("=does not run", source="AlyssaChen2003/Machine-Learning-and-Application, ex1/evaluate.py")
def _(scores, y):
    m, _ = y.shape
    pred = scores.argmax(axis=1)
    hits = 0
    for i in range(m):
        if pred[i] == y[i]:
            hits += 1
    return hits / m


# Sums the scores.
@answer("=wrong", source="TobiasHeOl/AbLang2#4, probabilities summed")
def _(scores, y):
    return float(np.sum(scores[np.arange(len(y)), y]) / np.sum(scores))


# The class of the first example serves for all.
@answer("=wrong", source="BVLC/caffe#3182")
def _(scores, y):
    return np.mean(scores[0].argmax() == y)


@answer("=wrong shape")
def _(scores, y):
    return scores.argmax(axis=1) == y


@answer("one maximum for all")
def _(scores, y):
    return np.mean([np.argmax(scores) % scores.shape[1] == c for c in y])


@answer("one example left out")
def _(scores, y):
    hits = 0
    for i in range(1, len(y)):
        hits += scores[i].argmax() == y[i]
    return hits / len(y)


@answer("one example left out")
def _(scores, y):
    hits = [scores[i].argmax() == y[i] for i in range(len(y) - 1)]
    return sum(hits) / len(y)


@answer("the score itself", never_says="there: You compare the highest")
def _(scores, y):
    hits = [str(row.argmax()) == label for row, label in zip(scores, y, strict=True)]
    return np.mean(hits)


@answer("the score itself", never_says="there: You compare the highest")
def _(scores, y):
    return np.mean(scores.argmax(axis=1) is y)


@answer("sorted first")
def _(scores, y):
    return (np.sort(scores.argmax(1)) == np.sort(y)).mean()


@answer("a class left out")
def _(scores, y):
    return np.mean(scores[:, :-1].argmax(1) == y)


@answer("a class left out")
def _(scores, y):
    return np.mean(scores[:, 1:].argmax(1) + 1 == y)


@answer("best not kept")
def _(scores, y):
    n = 0
    for r, c in zip(scores, y, strict=True):
        a = 0
        for j in range(1, len(r)):
            if r[j] > r[j - 1]:
                a = j
        n += a == c
    return n / len(y)


@answer("best not kept")
def _(scores, y):
    n = 0
    for r, c in zip(scores, y, strict=True):
        best, a = (r[0], 0)
        for j in range(len(r)):
            if r[j] > best:
                a = j
        n += a == c
    return n / len(y)


@answer("one label for all")
def _(scores, y):
    pred = np.argmax(scores, axis=-1)
    true = np.argmax(y, axis=-1)
    return np.mean(pred == true)


@answer("first example only")
def _(scores, y):
    n = len(y)
    right = 0
    for i in range(n):
        if np.argmax(scores[i]) == y[i]:
            right += 1
        return right / n


@answer("softmax first")
def _(scores, y):
    p = np.exp(scores)
    p = p / p.sum(axis=1, keepdims=True)
    return (p.argmax(axis=1) == y).mean()


@answer("ten classes")
def _(scores, y):
    answers = np.array([max(range(min(10, len(row))), key=lambda c: row[c]) for row in scores])
    return (answers == y).mean()

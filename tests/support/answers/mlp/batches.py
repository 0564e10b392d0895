"""What learners answer to mlp/batches."""

import numpy as np
from support.answer_corpus import answers_to

ANSWERS, answer = answers_to("mlp/batches")


@answer("=right", source="JiaMauJian/gradient-descent, 3_mk_batches.py")
def _(order, size):
    batch = list()
    for start_idx in range(0, order.shape[0], size):
        batch.append(order[slice(start_idx, start_idx + size)])
    return batch


@answer("=right", source="bioinf-jku/TTUR#34, with a while loop")
def _(order, size):
    result, rest = [], np.array(order)
    while rest.size > 0:
        head, rest = rest[:size], rest[size:]
        result.append(head)
    return result


@answer("=right", source="awasthiabhijeet/PIE#32, with split")
def _(order, size):
    return np.split(order, np.arange(size, len(order), size))


@answer("=right", source="fani-lab/RePair#60, with the last one")
def _(order, size):
    parts = []
    while len(order) > 0:
        parts.append(order[:size])
        order = order[size:]
    return parts


@answer("=right", source="numpy documentation of np.split")
def _(order, size):
    parts = np.split(order, np.arange(size, len(order), size))
    return [part for part in parts if len(part)]


@answer("=right")
def _(order, size):
    if len(order) == 0:
        return []
    return np.split(order, np.arange(size, len(order), size))


@answer("=right")
def _(order, size):
    out = [order[i:i + size] for i in range(0, len(order), size)]
    a = np.empty(len(out), dtype=object)
    for i, o in enumerate(out):
        a[i] = o
    return a


@answer("=right")
def _(order, size):
    count = -(-len(order) // size)
    return [list(order[i * size : (i + 1) * size]) for i in range(count)]


@answer("rest left out", source="deepset-ai/FARM#507, reshaped")
def _(order, size):
    n = len(order) // size
    return order[: n * size].reshape(n, size)


@answer("rest left out", source="ialhashim/DenseDepth#137")
def _(order, size):
    N = len(order)
    out = []
    for i in range(N // size):
        out.append(order[i * size : (i + 1) * size])
    return out


@answer("rest left out")
def _(order, size):
    return [order[i * size : (i + 1) * size] for i in range(len(order) // size)]


@answer("number of batches", source="numpy documentation, array_split")
def _(order, size):
    return np.array_split(order, size)


@answer("balanced", source="numpy/numpy#9936 (docstring of array_split)")
def _(order, size):
    n_batches = int(np.ceil(len(order) / size))
    return np.array_split(order, n_batches)


@answer("balanced")
def _(order, size):
    return np.array_split(order, -(-len(order) // size))


@answer(
    "an empty one",
    source="the num_complete_minibatches pattern (Silva-6/deeplearning.AI-deep_learning "
           "1-random_mini_batches.py) without its `if m % mini_batch_size != 0`; scverse/annbatch#132 on "
           "empty splits",
)
def _(order, size):
    full = len(order) // size
    result = []
    for k in range(full + 1):
        result.append(order[k * size:(k + 1) * size])
    return result


@answer("an empty one")
def _(order, size):
    return [order[i * size : (i + 1) * size] for i in range(len(order) // size + 1)]


@answer("an empty one first")
def _(order, size):
    return np.split(order, range(0, len(order), size))


@answer("windows", source="PaddlePaddle/PaddleX#366, a stride of one")
def _(order, size):
    return [order[i : i + size] for i in range(len(order))]


@answer("not shuffled", source="HorizonRobotics/alf#1222, the splits in place of the parts")
def _(order, size):
    return [np.arange(i, min(i + size, len(order))) for i in range(0, len(order), size)]


@answer("sorted", source="delira-dev/delira#31, in the order of the numbers")
def _(order, size):
    order = np.sort(order)
    return [order[i : i + size] for i in range(0, len(order), size)]


@answer("filled up", source="geti#1872, wrapped round")
def _(order, size):
    return [np.take(order, range(i, i + size), mode="wrap") for i in range(0, len(order), size)]


@answer("reaches back", source="alibaba/graphlearn-for-pytorch#125")
def _(order, size):
    n = len(order)
    return [order[max(0, min(i, n - size)):i + size] for i in range(0, n, size)]


@answer("end does not move")
def _(order, size):
    return [order[start:size] for start in range(0, len(order), size)]


@answer("one array for all")
def _(order, size):
    pieces, buffer = [], np.empty(size, dtype=order.dtype)
    for start in range(0, len(order), size):
        part = order[start : start + size]
        buffer[: len(part)] = part
        pieces.append(buffer[: len(part)])
    return pieces


@answer("first batch only")
def _(order, size):
    for i in range(0, len(order), size):
        return order[i : i + size]


@answer("by number, not by place", never_says="0, 1, 2 in the first")
def _(order, size):
    return [order[order // size == j] for j in range(-(-len(order) // size))]


# The range of the ends is one shorter, so the last batch is lost even if it is full.
@answer("last batch lost", source="siddk/entity-network#7")
def _(order, size):
    n = len(order)
    return [order[start:end] for start, end in zip(range(0, n, size), range(size, n, size), strict=False)]


@answer("last example missing")
def _(order, size):
    out = []
    for start in range(0, len(order), size):
        stop = min(start + size, len(order) - 1)
        out.append(order[start:stop])
    return out


@answer("a last one alone is missing")
def _(order, size):
    result = []
    for start in range(0, len(order) - 1, size):
        result.append(order[start:start + size])
    return result


@answer("a last one alone is missing", says="len(part) > 1")
def _(order, size):
    out = []
    for start in range(0, len(order), size):
        part = order[start:start + size]
        if len(part) > 1:
            out.append(part)
    return out


@answer("the rest sorted")
def _(order, size):
    parts, rest = [], order
    while len(rest):
        parts.append(rest[:size])
        rest = np.setdiff1d(rest, rest[:size])
    return parts


@answer("the rest first", source="nagadomi/kaggle-cifar10-torch7#6")
def _(order, size):
    rest = len(order) % size
    return ([order[:rest]] if rest else []) + [order[i : i + size] for i in range(rest, len(order), size)]


# An example between batches is lost.
@answer("one lost at each full batch", source="TTUR#20, one example skipped")
def _(order, size):
    return [order[i : i + size] for i in range(0, len(order), size + 1)]


# Each batch is the one before: the first is empty, the last is lost.
@answer("=wrong shape", source="broadinstitute/ml4h#136, the index already counted up")
def _(order, size):
    out = []
    for start in range(0, len(order), size):
        out.append(order[max(start - size, 0):start])
    return out


# The rest comes twice; where nothing is left an empty batch follows.
@answer("=wrong shape", source="martinjedwabny/HandsOnMLTensorflow, aux.py, the loop to n + 1")
def _(order, size):
    out, i = [], 0
    for i in range(len(order) // size + 1):
        out.append(order[i * size:(i + 1) * size])
    if len(order) % size:
        out.append(order[i * size:])
    return out


# Each batch begins at the first example and is longer than the one before.
@answer("=wrong shape", source="search code: iter_minibatches, X[:current_batch_size]")
def _(order, size):
    out, end = [], size
    while len(order) - end >= 0:
        out.append(order[:end])
        end += size
    if len(order) % size:
        out.append(order[:len(order) % size])
    return out


# Each batch is drawn at random, examples can come twice.
@answer("=wrong", source="mnielsen/neural-networks-and-deep-learning#50")
def _(order, size):
    n = len(order)
    return [np.random.choice(order, min(size, n - i)) for i in range(0, n, size)]  # noqa: NPY002


# Only the first batch follows the order; from then on the numbers come one after the other.
@answer("=wrong", source="keras-team/keras#2590, index_array reset")
def _(order, size):
    index = order
    out = []
    for start in range(0, len(order), size):
        out.append(index[start:start + size])
        index = np.arange(len(order))
    return out


@answer("one lost at each full batch", never_says="shape (2, 3)")
def _(order, size):
    out, current = [], []
    for number in order:
        if len(current) == size:
            out.append(np.array(current))
            current = []
        else:
            current.append(number)
    if current:
        out.append(np.array(current))
    return out


@answer("filled with zeros", never_says="shape (3, 3)")
def _(order, size):
    n = -(-len(order) // size)
    big = np.zeros((n, size), order.dtype)
    big.flat[:len(order)] = order
    return list(big)


@answer("each one sorted")
def _(order, size):
    return [np.sort(order[i:i + size]) for i in range(0, len(order), size)]


@answer("=wrong shape", never_says="returns both")
def _(order, size):
    return [order[i:i + size][0] for i in range(0, len(order), size)]


@answer("from the end")
def _(order, size):
    out = []
    end = len(order)
    while end > 0:
        out.append(order[max(end - size, 0):end])
        end -= size
    return out


@answer("each one sorted")
def _(order, size):
    return [order[i:i + size][::-1] for i in range(0, len(order), size)]


@answer("all of them once more", never_says="make one array")
def _(order, size):
    full = len(order) // size
    rest = len(order) % size
    out = [order[i * size:(i + 1) * size] for i in range(full)]
    out.append(order[-rest:])
    return out


@answer("0 taken for padding")
def _(order, size):
    n = len(order)
    count = -(-n // size)
    padded = np.zeros(count * size, dtype=order.dtype)
    padded[:n] = order
    rows = padded.reshape(count, size)
    return [row[row != 0] for row in rows]


@answer("a full last one is missing")
def _(order, size):
    out = []
    while len(order) > size:
        out.append(order[:size])
        order = order[size:]
    if 0 < len(order) < size:
        out.append(order)
    return out


@answer("ends at number 0")
def _(order, size):
    result = []
    rest = order
    while rest.any():
        result.append(rest[:size])
        rest = rest[size:]
    return result

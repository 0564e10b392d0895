"""Write the way back through one layer."""

import numpy as np

from dlbasics.exercises.bank.combined_misconceptions import two_at_once
from dlbasics.exercises.kinds import Case, Code, Misconception


def layer_gradients(h, W, dz):
    dW = h.T @ dz
    db = dz.sum(axis=0)
    dh = dz @ W.T
    return dW, db, dh


def layer_gradients_by_loops(h, W, dz):
    dW, db, dh = np.zeros(W.shape), np.zeros(W.shape[1]), np.zeros(h.shape)
    for i in range(len(h)):
        dW += np.outer(h[i], dz[i])
        db += dz[i]
        dh[i] = W @ dz[i]
    return dW, db, dh


def layer_gradients_cases(rng):
    return [
        Case((np.array([[5.0, 3.0]]), np.array([[2.0, 4.0], [1.0, -1.0]]), np.array([[3.0, -1.0]])),
             about="the two units of the chapter, one example"),
        Case((rng.normal(size=(4, 3)), rng.normal(size=(3, 2)), rng.normal(size=(4, 2))),
             about="four examples, three inputs, two units"),
        Case((rng.normal(size=(3, 3)), rng.normal(size=(3, 3)), rng.normal(size=(3, 3))),
             about="as many examples as inputs and units"),
        Case((rng.normal(size=(2, 1)), rng.normal(size=(1, 1)), rng.normal(size=(2, 1))), kind="edge",
             about="one input and one unit"),
        Case((1e150 * rng.normal(size=(2, 3)), rng.normal(size=(3, 2)), 1e100 * rng.normal(size=(2, 2))),
             kind="extreme", about="very large numbers"),
    ]


def changed(dW=lambda h, W, dz: h.T @ dz, db=lambda h, W, dz: dz.sum(axis=0),
            dh=lambda h, W, dz: dz @ W.T):
    """The three gradients, some of them replaced."""
    return lambda h, W, dz: (dW(h, W, dz), db(h, W, dz), dh(h, W, dz))


def through_new_weights(lr):
    """`dh` from weights that have taken a step."""
    return changed(dh=lambda h, W, dz: dz @ (W - lr * h.T @ dz).T)


OF_THE_WEIGHTS = [
    ("mean in the weights", {"dW": lambda h, W, dz: h.T @ dz / len(h)}),
    ("weights transposed", {"dW": lambda h, W, dz: dz.T @ h}),
    ("product of sums", {"dW": lambda h, W, dz: np.outer(h.sum(axis=0), dz.sum(axis=0))}),
]
OF_THE_BIASES = [
    ("mean in the bias", {"db": lambda h, W, dz: dz.mean(axis=0)}),
    ("bias as a row", {"db": lambda h, W, dz: dz.sum(axis=0, keepdims=True)}),
    ("bias from the weights", {"db": lambda h, W, dz: (h.T @ dz).sum(axis=0)}),
]
OF_THE_INPUTS = [
    ("inputs for weights", {"dh": lambda h, W, dz: h}),
    ("slope of ReLU added", {"dh": lambda h, W, dz: (dz @ W.T) * (h > 0)}),
    ("dz left out of dh", {"dh": lambda h, W, dz: np.ones_like(dz) @ W.T}),
]


LAYER_GRADIENTS = Code(
    id="mlp/layer-gradients",
    title="One layer, on the way back",
    points=5,
    stub='''\
def layer_gradients(h, W, dz):
    """A layer has computed `z = h @ W + b`, with `h` of shape `(n, d)` and
    `W` of shape `(d, k)`. From above arrives `dz`, shape `(n, k)`: the
    slope of the loss for each entry of `z`. Return three arrays, `dW`,
    `db` and `dh`: the slopes for `W`, for `b` (shape `(k,)`) and for `h`."""
    ...
''',
    hints=[
        "Each slope has the shape of what it belongs to. If `n`, `d` and `k` are different, then of `h`, `W` "
        "and `dz`, with `.T` where it is needed, there is only one product that fits for `dW`, and one for "
        "`dh`.",
        "The same bias is added in every row of `z`. So its slope collects what arrives in all rows: `sum` "
        "down the columns.",
    ],
    reference=layer_gradients,
    alternatives=[layer_gradients_by_loops,
                  lambda h, W, dz: ((dz.T @ h).T, np.ones(len(dz)) @ dz, (W @ dz.T).T)],
    cases=layer_gradients_cases,
    misconceptions=[
        Misconception(
            "mean over examples",
            changed(dW=lambda h, W, dz: h.T @ dz / len(h), db=lambda h, W, dz: dz.mean(axis=0)),
            "You divide by the number of examples. If the loss is a mean, this division is already "
            "inside `dz`; here the slopes are added up.",
        ),
        Misconception(
            "mean everywhere", lambda h, W, dz: tuple(part / len(h) for part in layer_gradients(h, W, dz)),
            "You divide all three by the number of examples. If the loss is a mean, this division is "
            "already inside `dz`.",
        ),
        Misconception(
            "mean everywhere, and one bias for all",
            lambda h, W, dz: (h.T @ dz / len(h), dz.mean(), dz @ W.T / len(h)),
            "Two things at once: your `db` is one number, a mean over all entries, where each unit has its "
            "own bias (`axis=0`). And nothing is to be divided: if the loss is a mean, this division is "
            "already inside `dz`.",
        ),
        Misconception(
            "mean in the bias", changed(db=lambda h, W, dz: dz.mean(axis=0)),
            "Your `db` is a mean over the rows. The slopes of all rows are added.",
        ),
        Misconception(
            "mean in the weights", changed(dW=lambda h, W, dz: h.T @ dz / len(h)),
            "Your `dW` is divided by the number of examples: `h.T @ dz` is the sum that is needed.",
        ),
        Misconception(
            "bias not summed", changed(db=lambda h, W, dz: dz),
            "`dW` and `dh` are right. Your `db` has a row for each example, and the layer has one bias for "
            "each unit: add up down the columns.",
        ),
        Misconception(
            "inputs in the bias", changed(db=lambda h, W, dz: h.T @ dz),
            "Your `db` is `h.T @ dz`, the slope for `W`. A bias does not meet `h`: its slope is the sum of "
            "`dz` over the examples.",
        ),
        Misconception(
            "bias along the rows", changed(db=lambda h, W, dz: dz.sum(axis=1)),
            "Your `db` adds up along each row and has a number for each **example**. `axis=0` gives one for "
            "each unit.",
        ),
        Misconception(
            "one bias for all", changed(db=lambda h, W, dz: dz.sum()),
            "Your `db` is a single number. Each unit has its own bias: `dz.sum(axis=0)`.",
            also=(changed(db=lambda h, W, dz: dz.mean()),),
        ),
        Misconception(
            "bias as a row", changed(db=lambda h, W, dz: dz.sum(axis=0, keepdims=True)),
            "Your `db` is a table with one row. It must have the shape of `b`, which is `(k,)`.",
        ),
        Misconception(
            "weights transposed", changed(dW=lambda h, W, dz: dz.T @ h),
            "Your `dW` is transposed: a row for each unit. `W` has a **column** for each unit, and its slope "
            "has the same shape.",
        ),
        Misconception(
            "forward again", changed(dh=lambda h, W, dz: dz @ W),
            "On the way back rows and columns of `W` change places: `dh` needs `W.T`.",
        ),
        Misconception(
            "weights in another order", changed(dh=lambda h, W, dz: dz @ W.reshape(W.shape[::-1])),
            "In `dh` the shape of your weights is right, but they stand in another order than in `W.T`. "
            "`reshape` does not turn a table: it reads all numbers row by row into new rows.",
        ),
        Misconception(
            "inputs in another order", changed(dW=lambda h, W, dz: h.reshape(h.shape[::-1]) @ dz),
            "In `dW` the shape of your inputs is right, but they stand in another order than in `h.T`. "
            "`reshape` does not turn a table: it reads all numbers row by row into new rows.",
        ),
        Misconception(
            "inverse for transpose", changed(dh=lambda h, W, dz: dz @ np.linalg.pinv(W)),
            "Your `dh` goes back by the **inverse** of `W`, as if the layer were to be undone. A slope goes "
            "back through the transpose: `dz @ W.T`.",
        ),
        Misconception(
            "weights without transpose", changed(dW=lambda h, W, dz: h @ dz),
            "`h @ dz` does not fit: the examples stand in the rows of both. `h.T` puts them side by side, so "
            "that the product adds up over the examples.",
        ),
        Misconception(
            "inputs for weights", changed(dh=lambda h, W, dz: h),
            "Your `dh` is `h` itself. What an input does to the loss depends on the weights that it meets.",
        ),
        Misconception(
            "slope of ReLU added", changed(dh=lambda h, W, dz: (dz @ W.T) * (h > 0)),
            "Your `dh` is already multiplied by a slope of ReLU. That is the next step back; this exercise "
            "ends at `h`.",
        ),
        Misconception(
            "product of sums", changed(dW=lambda h, W, dz: np.outer(h.sum(axis=0), dz.sum(axis=0))),
            "Your `dW` multiplies sums or means over the examples. It is the sum of products, one for each "
            "example: `h.T @ dz` does both.",
            also=(changed(dW=lambda h, W, dz: np.outer(h.mean(axis=0), dz.sum(axis=0))),
                  changed(dW=lambda h, W, dz: np.outer(h.sum(axis=0), dz.mean(axis=0))),
                  changed(dW=lambda h, W, dz: np.outer(h.mean(axis=0), dz.mean(axis=0)))),
        ),
        Misconception(
            "slope of ReLU in dz", lambda h, W, dz: layer_gradients(h, W, dz * (h @ W > 0)),
            "All three come from `dz` times a slope of ReLU. `dz` belongs to `z` already: that step back is "
            "done.",
        ),
        Misconception(
            "bias from the weights", changed(db=lambda h, W, dz: (h.T @ dz).sum(axis=0)),
            "Your `db` adds the rows of `dW`, so the inputs are in it. The bias meets no input: add the rows "
            "of `dz`.",
        ),
        Misconception(
            "other order", lambda h, W, dz: layer_gradients(h, W, dz)[::-1],
            "All three are there, in the opposite order. Return `dW` first, then `db`, then `dh`.",
        ),
        Misconception(
            "first two swapped", lambda h, W, dz: [layer_gradients(h, W, dz)[i] for i in (1, 0, 2)],
            "`dW` and `db` have changed places: return `dW` first.",
        ),
        Misconception(
            "first example only",
            changed(dW=lambda h, W, dz: np.outer(h[0], dz[0]), db=lambda h, W, dz: dz[0]),
            "Your `dW` and `db` come from the first example alone. All examples use the same weights, so the "
            "slopes of all of them are added up.",
        ),
        Misconception(
            "size of dz lost", lambda h, W, dz: layer_gradients(h, W, 1.0 * (dz > 0)),
            "This is what 1 and 0, or a sign, give in the place of `dz`: how large a slope arrives makes no "
            "difference here. All three are products with `dz` as it is.",
            also=(lambda h, W, dz: layer_gradients(h, W, np.ones_like(dz)),
                  lambda h, W, dz: layer_gradients(h, W, np.sign(dz))),
        ),
        Misconception(
            "ones for the biases", changed(db=lambda h, W, dz: np.ones(dz.shape[1])),
            "Your `db` is made of ones: 1 is the slope of `z` for `b`. The slope of the **loss** is that "
            "times `dz`, added up over the examples.",
            also=(changed(db=lambda h, W, dz: np.full(dz.shape[1], len(dz))),
                  changed(db=lambda h, W, dz: 1.0 * np.full(dz.shape[1], len(dz)))),
        ),
        Misconception(
            "last example only",
            changed(dW=lambda h, W, dz: np.outer(h[-1], dz[-1]), db=lambda h, W, dz: dz[-1]),
            "Your `dW` and `db` come from the **last** example alone: perhaps each example writes over what "
            "the one before has left. The slopes of all examples are added up: `+=`.",
        ),
        Misconception(
            "last example only in one", changed(dW=lambda h, W, dz: np.outer(h[-1], dz[-1])),
            "Of your `dW` and `db` one comes from the **last** example alone: perhaps each example writes "
            "over what the one before has left. The slopes of all examples are added up: `+=`.",
            also=(changed(db=lambda h, W, dz: dz[-1]),),
        ),
        Misconception(
            "inputs added up over the examples", changed(dh=lambda h, W, dz: (dz @ W.T).sum(axis=0)),
            "Your `dh` is one row for all examples. They share the weights and biases, but each has inputs "
            "of its own: `dh` keeps a row for each.",
            also=(changed(dh=lambda h, W, dz: (dz @ W.T).sum(axis=0, keepdims=True)),
                  changed(dh=lambda h, W, dz: (dz @ W.T).mean(axis=0)),
                  changed(dh=lambda h, W, dz: (dz @ W.T).mean(axis=0, keepdims=True))),
        ),
        Misconception(
            "dz left out of dh", changed(dh=lambda h, W, dz: np.ones_like(dz) @ W.T),
            "Your `dh` does not change with `dz`: what arrives from above is left out. `W.T` is the other "
            "factor beside it.",
        ),
        Misconception(
            "each made of itself",
            changed(dW=lambda h, W, dz: W * dz.sum(axis=0),
                    dh=lambda h, W, dz: h * dz.sum(axis=1, keepdims=True)),
            "The slope for `W` is made of the inputs `h`, the one for `h` of the weights `W`: here each "
            "is made of itself.",
        ),
        Misconception(
            "new weights", through_new_weights(0.01),
            "Only `dh` is wrong: it goes back through weights that have taken a step already. All slopes "
            "belong to the `W` that was given.",
            also=tuple(map(through_new_weights, (1.0, 0.5, 0.1, 0.05, 0.001))),
        ),
        Misconception(
            "ReLU of what arrives", lambda h, W, dz: layer_gradients(h, W, np.maximum(dz, 0)),
            "Negative entries of `dz` count as 0 here, as ReLU cuts values on the way forward. A slope "
            "may be negative, and this layer has no activation: take `dz` as it is.",
        ),
        Misconception(
            "slopes in another order", changed(dW=lambda h, W, dz: (dz.T @ h).reshape(W.shape)),
            "The numbers of your `dW` or `dh` are right, and they stand in another order: a table that lies "
            "the other way was given the right shape by `reshape`. That does not turn a table, it reads all "
            "numbers row by row into new rows. `.T` turns it.",
            also=(changed(dh=lambda h, W, dz: (W @ dz.T).reshape(h.shape)),
                  changed(dW=lambda h, W, dz: (dz.T @ h).reshape(W.shape),
                          dh=lambda h, W, dz: (W @ dz.T).reshape(h.shape))),
        ),
    ],
    composed=two_at_once(changed, OF_THE_WEIGHTS, OF_THE_BIASES, OF_THE_INPUTS,
                         but=[("mean in the weights", "mean in the bias")]),
    explanation="These three lines are the way back through one layer. A network repeats them, layer by "
                "layer, and between two layers it multiplies by the slope of the activation.",
)

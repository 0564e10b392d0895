"""Write a layer of ReLU units."""

import numpy as np

from dlbasics.activations import sigmoid
from dlbasics.exercises.kinds import Case, Code, Misconception


def dense_layer(X, W, b):
    return np.maximum(X @ W + b, 0)


def dense_layer_by_loops(X, W, b):
    h = np.zeros((len(X), len(b)))
    for i in range(len(X)):
        for j in range(len(b)):
            z = b[j]
            for x, w in zip(X[i], W[:, j], strict=True):
                z += x * w
            if z > 0:
                h[i, j] = z
    return h


def first_example_only(X, W, b):
    h = np.zeros((len(X), len(b)))
    h[0] = np.maximum(X[0] @ W + b, 0)
    return h


def rows_of_weights(X, W, b):
    """Unit by unit with a row of the weights, which fits by chance where the table is square."""
    return np.array([[max(x @ W[j] + b[j], 0) for j in range(len(b))] for x in X])


def one_bias(of):
    """Units that all have one bias."""
    return lambda X, W, b: np.maximum(X @ W + of(b), 0)


def sums_run_on(X, W, b):
    return np.maximum(np.cumsum(X @ W + b, axis=1), 0)


def sums_run_on_through_all_rows(X, W, b):
    z = X @ W + b
    return np.maximum(np.cumsum(z).reshape(z.shape), 0)


def cut_products(X, W):
    return np.maximum(X[:, :, None] * W, 0).sum(axis=1)


def without_axes_of_length_1(X, W, b):
    return np.squeeze(dense_layer(X, W, b))


def without_the_only_row(X, W, b):
    h = dense_layer(X, W, b)
    return h[0] if len(h) == 1 else h


def without_the_only_column(X, W, b):
    h = dense_layer(X, W, b)
    return h[:, 0] if len(b) == 1 else h


def as_one_number(X, W, b):
    h = dense_layer(X, W, b)
    return h.item() if h.size == 1 else h


def leaky_layer(slope):
    """Units with a leak."""
    return lambda X, W, b: np.where(X @ W + b > 0, X @ W + b, slope * (X @ W + b))


# Mistakes that are often made together: other sums, and other units.
SUMS = {
    "no bias": lambda X, W, b: X @ W,
    "bias subtracted": lambda X, W, b: X @ W - b,
    "bias once for each input": lambda X, W, b: X @ W + len(W) * b,
    "bias multiplied": lambda X, W, b: X @ W * b,
}
UNITS = (
    ("no activation", lambda z: z),
    ("absolute value", np.abs),
    ("wrong side", lambda z: np.minimum(z, 0)),
    ("ReLU of minus the sum", lambda z: np.maximum(-z, 0)),
    ("switch", lambda z: (z > 0).astype(float)),
    ("sigmoid", sigmoid),
    ("tanh", np.tanh),
    ("leaky", lambda z: np.where(z > 0, z, 0.01 * z)),
    ("leaky", lambda z: np.where(z > 0, z, 0.1 * z)),
    ("leaky", lambda z: np.where(z > 0, z, 0.2 * z)),
)


def dense_layer_cases(rng):
    return [
        Case((np.array([[2.0, 1.0], [-1.0, 3.0]]), np.array([[1.0, -1.0, 0.5], [2.0, 1.0, -1.0]]),
              np.array([0.5, -3.0, 0.25])), about="two examples, two inputs, three units"),
        Case((rng.normal(size=(5, 4)), rng.normal(size=(4, 3)), rng.normal(size=3)),
             about="five examples, four inputs, three units"),
        Case((rng.normal(size=(3, 3)), rng.normal(size=(3, 3)), rng.normal(size=3)),
             about="as many inputs as units: the table of weights is square"),
        Case((np.array([[1.0, -2.0]]), np.array([[0.5], [0.25]]), np.array([1.0])), kind="edge",
             about="one example and one unit"),
        Case((np.array([[1e150, 1.0]]), np.array([[1e150, -1e150], [1.0, 1.0]]), np.array([0.0, 1.0])),
             kind="extreme", about="very large numbers"),
    ]


DENSE_LAYER = Code(
    id="mlp/dense-layer",
    title="A layer of units",
    points=2,
    stub='''\
def dense_layer(X, W, b):
    """Return the outputs of a layer of ReLU units, shape `(n, k)`. `X` has
    the shape `(n, d)`: an example in each row. `W`, shape `(d, k)`, holds
    the weights: a **column** for each unit. `b`, shape `(k,)`, holds the
    biases."""
    ...
''',
    hints=[
        "First all sums, one for each example and unit. A matrix product makes them: "
        "`(n, d) @ (d, k)` has the shape `(n, k)`.",
        "The biases are added to each row. Last comes ReLU, entry by entry: look up `np.maximum`, which "
        "compares two arrays, and not `np.max`, which finds the largest entry of one.",
    ],
    reference=dense_layer,
    alternatives=[dense_layer_by_loops, lambda X, W, b: np.where(X @ W + b > 0, X @ W + b, 0.0),
                  lambda X, W, b: (X @ W + b) * (X @ W + b > 0)],
    cases=dense_layer_cases,
    misconceptions=[
        Misconception(
            "no activation", lambda X, W, b: X @ W + b,
            "Your values are the sums. A unit sends its sum through ReLU: what is below 0 becomes 0.",
        ),
        Misconception(
            "no bias", lambda X, W, b: np.maximum(X @ W, 0),
            "The biases are missing: each unit adds its own one to the sum.",
        ),
        Misconception(
            "bias after ReLU", lambda X, W, b: np.maximum(X @ W, 0) + b,
            "You add the bias after ReLU. It belongs to the sum, so it comes before.",
        ),
        Misconception(
            "bias subtracted", lambda X, W, b: np.maximum(X @ W - b, 0),
            "You subtract the bias. It is added; where it lowers the sum, it is itself negative.",
        ),
        Misconception(
            "bias multiplied", lambda X, W, b: np.maximum(X @ W * b, 0),
            "The biases **multiply** the sums of products here, `*` in the place of `+`. Each unit adds its "
            "own bias.",
        ),
        Misconception(
            "transposed weights", lambda X, W, b: np.maximum(X @ W.T + b, 0),
            "You use the rows of `W` as the weights of the units. Here each **column** belongs to a unit: "
            "`X @ W`, without `.T`, and `W[:, j]` in a loop.",
            also=(rows_of_weights,
                  lambda X, W, b: np.array([[max((x * W[j]).sum() + b[j], 0) for j in range(len(b))]
                                            for x in X])),
        ),
        Misconception(
            "weights in another order", lambda X, W, b: np.maximum(X @ W.T.reshape(W.shape) + b, 0),
            "The shape of your weights is right, but they stand in another order than in `W`. `reshape` "
            "does not turn a table: it reads all numbers row by row into new rows.",
            also=(lambda X, W, b: np.maximum(X @ W.reshape(W.shape[::-1]).T + b, 0),),
        ),
        Misconception(
            "cut from above", lambda X, W, b: np.clip(X @ W + b, 0, 6),
            "Your outputs never rise above some limit, such as the 6 of ReLU6. ReLU only cuts what is below "
            "0: upwards it has no limit.",
            also=tuple(lambda X, W, b, limit=limit: np.clip(X @ W + b, 0, limit)
                       for limit in (10, 20, 100, 255)),
        ),
        Misconception(
            "factors swapped", lambda X, W, b: np.maximum(W @ X + b, 0),
            "The order of a matrix product counts. The examples stand in rows, so `X` comes first: "
            "`X @ W`.",
        ),
        Misconception(
            "entry by entry", lambda X, W, b: np.maximum(X * W + b, 0),
            "`*` multiplies entry by entry. A sum of products, a row with a column, is the matrix product "
            "`@`.",
        ),
        Misconception(
            "absolute value", lambda X, W, b: np.abs(X @ W + b),
            "Your negative sums turn positive. ReLU makes them 0.",
        ),
        Misconception(
            "wrong side", lambda X, W, b: np.minimum(X @ W + b, 0),
            "You keep the negative sums and cut the positive ones off. ReLU does the opposite.",
        ),
        Misconception(
            "largest entry", lambda X, W, b: np.max(X @ W + b, 0),
            "`np.max(z, 0)` takes the largest entry of each column: the 0 is read as `axis=0`. You need the "
            "larger of `z` and 0 at each place: `np.maximum`.",
        ),
        Misconception(
            "built-in max", lambda X, W, b: max(0, X @ W + b),
            "Somewhere a whole array is asked for **one** yes or no: `if`, `and`, and Python's own `max` and "
            "`min` do that. An array has an answer for each entry. `np.where`, `np.maximum` and `np.minimum` "
            "treat every entry on its own.",
            also=(lambda X, W, b: max(X @ W + b, 0),),
        ),
        Misconception(
            "switch", lambda X, W, b: (X @ W + b > 0).astype(float),
            "Your units give 1 where they are on. A ReLU unit gives the sum itself there.",
            also=(lambda X, W, b: X @ W + b > 0, lambda X, W, b: np.where(X @ W + b > 0, 1, 0)),
        ),
        Misconception(
            "sigmoid", lambda X, W, b: sigmoid(X @ W + b),
            "All your outputs lie between 0 and 1: you took the sigmoid. The units of this layer use ReLU.",
        ),
        Misconception(
            "tanh", lambda X, W, b: np.tanh(X @ W + b),
            "All your outputs lie between −1 and 1: you took tanh. The units of this layer use ReLU.",
        ),
        Misconception(
            "bias apart", lambda X, W, b: np.maximum(X @ W, 0) + np.maximum(b, 0),
            "You cut the products and the biases apart and add what is left. First add them, then cut the "
            "sum.",
        ),
        Misconception(
            "ReLU on the inputs", lambda X, W, b: np.maximum(X, 0) @ W + b,
            "You cut the negative **inputs**. ReLU comes after the sum.",
        ),
        Misconception(
            "first example only", first_example_only,
            "Only your first row is right; the others stay 0. Perhaps a `return` stands inside the loop.",
        ),
        Misconception(
            "leaky", leaky_layer(0.01),
            "Negative sums are made small here, as a leaky ReLU does. The units of this layer are plain "
            "ReLU: what is below 0 becomes exactly 0.",
            also=(leaky_layer(0.1), leaky_layer(0.2)),
        ),
        Misconception(
            "cut at 1 as well", lambda X, W, b: np.clip(X @ W + b, 0, 1),
            "You cut at 1 as well. ReLU has no upper limit: a sum above 0 comes out as it is.",
        ),
        Misconception(
            "one row or column lost", without_axes_of_length_1,
            "Where there is only one example, or only one unit, an axis of your table is lost: "
            "`np.squeeze`, `[0]` and `.item()` do that. The shape is `(n, k)`, also where one of them is 1.",
            credit=0.5,
            also=(without_the_only_row, without_the_only_column, as_one_number),
        ),
        Misconception(
            "bias once for each input", lambda X, W, b: np.maximum(X @ W + len(W) * b, 0),
            "The bias is in each sum several times, once for each input. Add it once, outside the loop or "
            "the sum over the inputs.",
        ),
        Misconception(
            "bias added to every weight", lambda X, W, b: np.maximum(X @ (W + b), 0),
            "You add the bias to every weight, so that it is multiplied by the inputs. Add it once, after "
            "the product: `X @ W + b`.",
        ),
        Misconception(
            "sums run on", sums_run_on,
            "Your sums run on: each unit begins with the sum of the unit before it. Begin every sum again, "
            "with the unit's own bias.",
            also=(sums_run_on_through_all_rows,),
        ),
        Misconception(
            "ReLU of minus the sum", lambda X, W, b: np.maximum(-(X @ W + b), 0),
            "You keep what is below 0, with the sign turned, and make 0 of the rest: that is ReLU of "
            "**minus** the sum. ReLU keeps what is above 0.",
        ),
        Misconception(
            "one bias for all", one_bias(lambda b: b[0]),
            "All your units have one number for their bias, such as `b[0]` or the sum of `b`. Each unit has "
            "its own: unit `j` has `b[j]`.",
            also=tuple(map(one_bias, (lambda b: b[-1], np.sum, np.mean))),
        ),
        Misconception(
            "ReLU on each product", lambda X, W, b: cut_products(X, W) + b,
            "You cut each product, `x * w`, before the sum. Add all of them and the bias first, then cut the "
            "sum once.",
            also=(lambda X, W, b: np.maximum(cut_products(X, W) + b, 0),),
        ),
        Misconception(
            "bias as a floor", lambda X, W, b: np.maximum(X @ W, b),
            "You take the larger of `X @ W` and the bias. The bias is **added** to the sum; then comes the "
            "larger of that and 0.",
        ),
        Misconception(
            "bias as a threshold", lambda X, W, b: np.where(X @ W > b, X @ W, 0),
            "The bias only decides which units are on; in their values it is missing. Add it to the sum: a "
            "unit is on where **that** is above 0, and gives that.",
            also=(lambda X, W, b: np.where(X @ W + b > 0, X @ W, 0),),
        ),
        Misconception(
            "minus the bias as a floor", lambda X, W, b: np.maximum(X @ W, -b),
            "You take the larger of `X @ W` and **minus** the bias. The corner is in the right place, but "
            "each value lacks its bias: add that to the sum, and then take the larger of the sum and 0.",
        ),
        Misconception(
            "outputs in another order",
            lambda X, W, b: np.maximum(W.T @ X.T + b[:, None], 0).reshape(len(X), len(b)),
            "Your numbers are right, and they stand in another order: a table with a row for each **unit** "
            "was given the shape `(n, k)` by `reshape`. That does not turn a table, it reads all numbers row "
            "by row into new rows. `.T` turns it.",
        ),
    ],
    composed=tuple(
        (name, other, lambda X, W, b, sums=sums, unit=unit: unit(sums(X, W, b)))
        for name, sums in SUMS.items() for other, unit in UNITS
    ),
    explanation="One line, and all examples at once: this is why networks are written with matrices.",
    rows_alone=("X",),
)

"""What verdicts say of a value of another structure than the expected one, and how structures are called."""

SHAPES_TEXTS = {
    "judge.wrong-shape": "Expected {expected}; yours is {got}.",
    "judge.wrong-shape.part": "In part {number} of what you return: {message}",
    "judge.wrong-shape.none": "Expected {expected}; yours is {got}.",
    "judge.wrong-shape.generator": (
        "Expected {expected}; yours is a generator. `yield`, or round brackets around `... for ... in ...`, "
        "make one. Square brackets in place of the round ones make a list, and so does `list(...)`."
    ),
    "judge.wrong-shape.coroutine": "Expected {expected}; yours is a coroutine, which `async def` makes.",
    "judge.wrong-shape.masked-array": (
        "Expected {expected}; yours is a masked array, whose hidden entries nobody sees. `.filled(...)` says "
        "what stands in their place."
    ),
    "judge.wrong-shape.text": (
        "Expected {expected}; yours is made of text. Quotes, `str(...)` and f-strings make texts: return the "
        "numbers themselves."
    ),
    "judge.wrong-shape.function": (
        "Expected {expected}; yours is a function that was not called. Are the brackets missing, as in "
        "`y.mean` for `y.mean()`?"
    ),
    "judge.wrong-shape.iterator": (
        "Expected {expected}; yours is {got}, no list yet. `list(...)` makes one of its "
        "values."
    ),
    "judge.wrong-shape.foreign": (
        "Expected {expected}; yours is {got}. Only numbers and arrays of numpy are compared. "
        "`np.asarray(...)` may make an array of it, or `float(...)` a number."
    ),
    "judge.wrong-shape.container": (
        "Expected {expected}; yours is {got}. Return the values themselves: a number, an array, or several "
        "with commas between."
    ),
    "judge.wrong-shape.one-part": (
        "Expected {expected}; yours is {got}, one part alone. `return a, b` returns both."
    ),
    "judge.wrong-shape.trailing-comma": (
        "Expected {expected}; yours is {got}. A comma behind the value, or brackets around it with a comma, "
        "make a tuple of one: leave the comma out."
    ),
    "judge.wrong-shape.too-many-parts": "Expected {expected}; yours is {got}. Return no more than is asked.",
    "judge.wrong-shape.other-order": (
        "Expected {expected}; yours is {got}: these shapes in another order. Return the parts in the order "
        "that is asked."
    ),
    "judge.wrong-shape.one-of-several": "Expected {expected}; yours is {got}. Return the one that is asked.",
    "judge.wrong-shape.mean-or-sum-missing": (
        "Expected {expected}; yours is {got}. Is a mean or a sum missing, or is one entry, row or column of "
        "it meant?"
    ),
    "judge.wrong-shape.both-classes": (
        "Expected {expected}; yours is {got}: two columns that add up to 1, such as the probabilities of "
        "class 0 and of class 1. One number for each row is asked for."
    ),
    "judge.wrong-shape.places-of-ones": (
        "Expected {expected}; yours is {got}: the places of the ones, as `np.flatnonzero(...)` gives them. "
        "Return a 0 or a 1 for every entry."
    ),
    "judge.wrong-shape.another-size": (
        "Expected {expected}; yours is {got}: along one axis it has {other} entries, where {right} are "
        "expected."
    ),
    "judge.wrong-shape.ones-lost": (
        "Expected {expected}; yours is {got}: every axis of length 1 is lost. `np.squeeze`, `[0]` and "
        "`.item()` do that."
    ),
    "judge.wrong-shape.single-number-by-entry": (
        "Expected {expected}; yours is {got}. Each entry of the input has a value of its own here: nothing "
        "is added up or averaged."
    ),
    "judge.wrong-shape.array-of-one": (
        "Expected {expected}; yours is {got}: a number inside an array. `float(...)` or `[0]` takes it out."
    ),
    "judge.wrong-shape.single-number": (
        "Expected {expected}; yours is {got}. Was a sum, a mean or a maximum taken over everything where "
        "`axis=` is needed?"
    ),
    "judge.wrong-shape.column-for-row": (
        "Expected {expected}; yours is {got}. A column where a row is expected: `[:, 0]` takes it out."
    ),
    "judge.wrong-shape.row-in-a-table": (
        "Expected {expected}; yours is {got}: one row of a table. `[0]` takes it out."
    ),
    "judge.wrong-shape.matrix": (
        "Expected {expected}; yours is {got}: `np.matrix` always has two axes. Use `np.array`, or take `.A1`."
    ),
    "judge.wrong-shape.outer": (
        "Expected {expected}; yours is {got}: one axis too many. One way to get there: an array of shape "
        "`(n, 1)` and one of shape `(n,)` combine to `(n, n)`, every entry with every other."
    ),
    "judge.wrong-shape.transposed": (
        "Expected {expected}; yours is {got}. Rows and columns have changed places."
    ),
    "judge.wrong-shape.axis-lost": (
        "Expected {expected}; yours is {got}: an axis was lost on the way. `keepdims=True` keeps it."
    ),
    "judge.wrong-shape.ellipsis": (
        "Expected {expected}; yours is `...`, which stands for what is not written yet."
    ),
    "judge.wrong-shape.list-of-none": (
        "Expected {expected}; yours is {got}, and None stands in it. `print`, `append` and functions without "
        "`return` give None."
    ),
    "judge.wrong-shape.places": (
        "Expected {expected}; yours is {got}: places in an array, as `np.where(condition)` gives them. "
        "`np.where(condition, a, b)` gives values."
    ),
    "judge.wrong-shape.uneven": (
        "Expected {expected}; yours is {got}. Parts of different shapes do not make one array."
    ),
    "judge.wrong-shape.one-axis-less": (
        "Expected {expected}; yours is {got}: one axis less. A sum, a mean or a maximum takes an axis away, "
        "and so does a loop that returns one row or keeps the last one alone."
    ),
    "judge.wrong-shape.one-along-an-axis": (
        "Expected {expected}; yours is {got}: one entry along an axis that has more. A list that each "
        "round of a loop makes again does that, and so does `keepdims=True`."
    ),
    "judge.wrong-shape.rearranged": (
        "Expected {expected}; yours is {got}: as many entries, arranged otherwise. `.ravel()`, `.flatten()`, "
        "`.reshape(...)` and a list that is filled with `extend` do that."
    ),
    "shape.tuple": "{count} parts: {parts}",
    "shape.tuple-inside": "{count} parts ({parts})",
    "shape.no-parts": "a tuple without entries",
    "shape.one-part": "1 part: {parts}",
    "shape.many-parts": "{count} parts",
    "shape.none": "nothing (None)",
    "shape.number": "a single number",
    "shape.array": "shape {shape}",
    "shape.object": "an object of type {type}",
}

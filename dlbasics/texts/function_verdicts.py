"""What verdicts on functions say: how they fail, and how their values differ from the right ones."""

VERDICTS_TEXTS = {
    # -- verdicts on functions --------------------------------------------------------------------
    "judge.unchanged": "Write the body of the function, then run the cell again.",
    "judge.stopped": "You stopped it before it was done. Nothing is counted.",
    "judge.not-a-function": "Expected a function, `def {signature}:`, below the line `@check`.",
    "judge.other-arguments": (
        "The exercise calls your function with other arguments. Expected `def {signature}:`."
    ),
    "judge.not-judged": "This could not be judged ({error}). Nothing is lost.",
    "judge.no-decorator": (
        "`check(\"{id}\")` judges nothing yet. Write `@` in front of it, and `def {signature}:` in the next"
        " line."
    ),
    "judge.other-exercise": (
        "Your function is called `{name}`, but `{id}` asks for `{function}`. Is `{other}` meant?"
    ),
    "judge.wrong-character": (
        "The character {character} is not the one that Python knows. Type {plain} with the keyboard set to "
        "English (half width)."
    ),
    "judge.wrong-character.space": (
        "The space {character} is not the one that Python knows. Type a plain one."
    ),
    "judge.wrong-character.nothing": (
        "The character {character} cannot be seen, and Python does not know it. Delete it."
    ),
    "judge.wrong-character.power": (
        "Python does not know the raised `{sign}`. A power is written with two stars: `**{plain}`."
    ),
    "judge.wrong-character.formula": "Python does not know the sign `{sign}`. Write `{plain}`.",
    "judge.is-a-class": "Below `@check` stands a class. Expected a function: `def {signature}:`.",
    "judge.has-yield": (
        "Your function contains `yield`, so a call runs none of its lines and returns a generator. Write "
        "`return` and give the whole result at once."
    ),
    "judge.is-async": (
        "Your function begins with `async def`, so a call returns a coroutine and no value. Write `def "
        "{signature}:`."
    ),
    "judge.must-refuse": "This input should be refused with {error}; your function returns a value.",
    "judge.returns-none": (
        "Your function returns nothing (None) here. Is a `return` missing on this way through the function?"
    ),
    "judge.always-returns-none": "Your function computes, but returns nothing (None). Is a `return` missing?",
    "judge.two-mistakes": "Two things at once.",
    "judge.always-the-same": (
        "Your function gave {value} for every input that was tried. One way to get there:"
    ),
    "judge.not-repeatable": (
        "For the same input your function gives different values when it is called again. Does it draw "
        "random "
        "numbers of its own, or keep something between calls: a global variable, a default argument that is "
        "a list or an array?"
    ),
    "judge.wrong-shape": "Expected {expected}; yours is {got}.",
    "judge.wrong-shape.part": "In part {number} of what you return: {message}",
    "judge.wrong-shape.none": "Expected {expected}; yours is {got}.",
    "judge.wrong-shape.generator": (
        "Expected {expected}; yours is a generator. `yield`, or round brackets around `... for ... in ...`, "
        "make one; `np.array([...])` makes an array."
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
        "Expected {expected}; yours is {got}, which only promises values. `np.array(list(...))` makes an "
        "array."
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
        "Expected {expected}; yours is {got}. Is a mean or a sum missing, or is one entry meant, such as the "
        "last one?"
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
    "judge.wrong-dtype": "Expected {expected}, yours is {got}.",
    "judge.wrong-dtype.whole": (
        "Expected {expected}, yours is {got}: whole numbers, which have no decimals. `dtype=int`, "
        "`.astype(int)` and `np.zeros_like` of whole numbers make such an array, and so does `np.vectorize` "
        "where its first result is a whole number."
    ),
    "judge.wrong-dtype.float": (
        "Expected {expected}, yours is {got}. Whole numbers are asked for: `.astype(int)` makes them, and "
        "`np.zeros(..., dtype=int)` begins with them."
    ),
    "judge.wrong-dtype.not-bool": (
        "Expected {expected}, yours is {got}. Return True and False, as a comparison gives them."
    ),
    "judge.wrong-dtype.object-whole": (
        "Expected {expected}, yours is an array of Python objects. Lists of different lengths make one, and "
        "so does `dtype=object`; `.astype(int)` makes whole numbers of them."
    ),
    "judge.wrong-dtype.object": (
        "Expected {expected}, yours is an array of Python objects. Lists of different lengths make one, and "
        "so does `dtype=object`; `.astype(float)` makes numbers of them."
    ),
    "judge.wrong-dtype.text": (
        "Expected {expected}, yours is an array of texts. Return the numbers; rounding and writing are for "
        "showing."
    ),
    "judge.wrong-dtype.complex": (
        "Expected {expected}, yours are complex numbers. The root of a negative number makes one, and so "
        "does `1j`. Return real numbers."
    ),
    "judge.wrong-dtype.bool": (
        "Expected {expected}, yours is {got}: True or False, the answer to a comparison. Return numbers."
    ),
    "judge.wrong-dtype.half": (
        "Expected {expected}, yours is {got}, which holds three digits only. Leave the type as it is."
    ),
    "judge.changes-its-input": (
        "After the call `{name}` is no longer what the caller passed in. Work on a new array."
    ),
    "judge.wrong-value": "The value is not right for this input.",
    "judge.wrong-value.relation": "The value is not right for this input. {relation}",
    "judge.must-be-finite": (
        "The value is not right for this input: it should be finite. A value too large for a float, a "
        "division by 0, a logarithm of 0 and a root or a logarithm of a negative number give `inf` or `nan`. "
        "It may also stand in the code itself."
    ),
    "judge.overflows": (
        "The result for this input is finite, but a value on the way to it is too large for a float."
    ),
    "judge.digits-lost": (
        "Right for ordinary numbers; for this input digits are lost to rounding, or to an eps or a limit "
        "that you have set."
    ),
    "judge.single.infinite": (
        "The value is `inf` or `nan` for this input, and should be finite. Yours is a float32, which ends at "
        "about 3.4e38: a float64, the usual kind, goes up to 1.8e308."
    ),
    "judge.single.digits": (
        "Right for ordinary numbers; for this input digits are lost. Yours is a float32, which holds 7 "
        "digits: a float64, the usual kind, holds 16."
    ),
    "judge.finding": "{sentence}",  # the author's
    "judge.harmless-overflow": "NumPy warned of an overflow on the way; the result is right all the same.",
    # -- how wrong values follow from the right ones ----------------------------------------------
    "relation.constant": "It is {value} whatever the input: does what you compute reach the result?",
    "relation.argument": "Yours is the argument {name}, as it came in.",
    "relation.rounded": (
        "Yours is the right one rounded to {decimals} decimals. Return all digits; rounding is for showing."
    ),
    "relation.cut": (
        "Yours is the right one without its decimals: `//`, `int(...)` and an array of whole numbers cut "
        "them off."
    ),
    "relation.root": "Yours is the square root of the right one.",
    "relation.square": "Yours is the square of the right one. Is a root missing?",
    "relation.reciprocal": (
        "Yours is 1 divided by the right one: is something divided that should be multiplied?"
    ),
    "relation.log": "Yours is the logarithm of the right one.",
    "relation.exp": "Yours is the exponential of the right one. Is a logarithm missing?",
    "relation.complement": "Yours is 1 minus the right one.",
    "relation.transposed": "Yours is the right table with rows and columns exchanged.",
    "relation.reversed": "The right entries stand in reverse order.",
    "relation.other-order": "The right entries stand in another order.",
    "relation.too-large": "It is too large by {amount} in each case.",
    "relation.too-small": "It is too small by {amount} in each case.",
    "relation.sign": "The sizes are right; some signs are not.",
    "relation.approximate": (
        "It is near everywhere, off by {percent} % at most: an approximation, an eps, a rounded constant, or "
        "a formula that differs a little."
    ),
    "relation.factor.minus-one": "The sign is the wrong way round everywhere.",
    "relation.factor.two": "Yours is twice the right one. Where does a factor of 2 come from?",
    "relation.factor.half": "Yours is half the right one. Where does a factor of 1/2 come from?",
    "relation.factor.minus-two": "Yours is minus twice the right one: a factor of 2, and the sign.",
    "relation.factor.minus-half": "Yours is minus half the right one: a factor of 1/2, and the sign.",
    "relation.factor.four": "Yours is four times the right one.",
    "relation.factor.quarter": "Yours is a quarter of the right one.",
    "relation.factor.hundred": "Yours is 100 times the right one: a percentage where a share is asked?",
    "relation.factor.hundredth": (
        "Yours is a hundredth of the right one: a share where a percentage is asked?"
    ),
    "relation.factor.log2": "Yours is the right one with logarithms to base 2 in place of natural ones.",
    "relation.factor.log10": "Yours is the right one with logarithms to base 10 in place of natural ones.",
    "relation.factor.ln2": "Yours is the right one with natural logarithms in place of those to base 2.",
    "relation.factor.ln10": "Yours is the right one with natural logarithms in place of those to base 10.",
    "relation.factor.times": (
        "Yours is {quantity} times the right one: a sum for a mean, or a factor too many?"
    ),
    "relation.factor.divided": (
        "Yours is the right one divided by {quantity}: a mean for a sum, or a division too many?"
    ),
    "relation.factor.once-more": (
        "Yours is {quantity} times the right one: is it multiplied once too often, or is a division missing?"
    ),
    "relation.factor.once-less": (
        "Yours is the right one divided by {quantity}: is it divided once too often, or is a factor missing?"
    ),
    "relation.factor.half-times": "Yours is {quantity} / 2 times the right one.",
    "relation.factor.twice-divided": "Yours is 2 / {quantity} times the right one.",
    "relation.factor.bessel": (
        "Yours is larger by the factor n / (n - 1) with n = {quantity}: a division by n - 1 where n belongs "
        "(`ddof`)."
    ),
    "relation.factor.bessel-back": (
        "Yours is smaller by the factor (n - 1) / n with n = {quantity}: a division by n where n - 1 belongs "
        "(`ddof`)."
    ),
    "relation.factor.same": "Yours is {factor} times the right one, in each case.",
    "relation.factor.of-each-case": (
        "All entries of a result are off by one common factor. What is computed once for the whole result?"
    ),
    "relation.factor.rows": "Each row is off by a factor of its own. What is computed once for each row?",
    "relation.factor.columns": (
        "Each column is off by a factor of its own. What is computed once for each column?"
    ),
    "relation.wrong-at": "It is right everywhere but at {name} = {low}.",
    "relation.wrong-above": "It is right up to {name} = {right}, and wrong from {low} on.",
    "relation.wrong-below": "It is right from {name} = {right} on, and wrong up to {high}.",
    "relation.wrong-between": (
        "Of the inputs tried, those of {name} from {low} to {high} are wrong, all others right."
    ),
    "relation.right-between": (
        "Of the inputs tried, those of {name} from {low} to {high} are right, all others wrong."
    ),
    "relation.right-at": "It is right at {name} = {right} only.",
    "relation.wrong-in-two": (
        "It is wrong in two places: for {name} {first} and {second}. In between it is right."
    ),
    "relation.wrong-between-but": (
        "Of the inputs tried, those of {name} from {low} to {high} are wrong, but for {right}. All others "
        "are right."
    ),
    "relation.at-input": "at {at}",
    "relation.from-input-to": "from {low} to {high}",
    "relation.only-first": (
        "Only the first {what} is right. What differs in the rounds after it? A `return` may stand inside "
        "the loop, or a round may go on with what the one before has left."
    ),
    "relation.only-last": "Only the last {what} is right.",
    "relation.not-first": "All is right but the first {what}.",
    "relation.not-last": "All is right but the last {what}.",
    "relation.entry": "entry",
    "relation.row": "row",
    "relation.column": "column",
    "relation.one-wrong-value": "Some entries are right; where it is wrong, it is always {value}.",
    "relation.factor.another-size": (
        "Yours is {right} divided by {other} times the right one. Is {other} a divisor where {right} belongs?"
    ),
    "judge.argument-unused": (
        "With another {names}, and all else as it is, your function returns the same."
    ),
    "judge.rows-not-alone": (
        "What you return for a row changes when only the other rows change. Each row stands alone here."
    ),
    "judge.entries-not-alone": (
        "What you return for an entry changes when only the other entries change. "
        "Each entry stands alone here."
    ),
    "relation.part": "Of what you return, only part {number} is wrong.",
    "relation.parts": "Of what you return, the parts {numbers} are wrong, and the others right.",
    "relation.where-zero": "It is right but where the right value is 0.",
    "relation.part.and": "Of what you return, only part {number} is wrong. {relation}",
    # -- structures of values ---------------------------------------------------------------------
    "shape.tuple": "{count} parts: {parts}",
    "shape.tuple-inside": "{count} parts ({parts})",
    "shape.one-part": "1 part: {parts}",
    "shape.many-parts": "{count} parts",
    "shape.none": "nothing (None)",
    "shape.number": "a single number",
    "shape.array": "shape {shape}",
    "shape.object": "an object of type {type}",
}

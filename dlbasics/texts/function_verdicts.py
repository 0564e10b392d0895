"""What verdicts on functions say of how they fail."""

FUNCTION_VERDICT_TEXTS = {
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
    "judge.wrong-character.at-the-end": (
        "The character {character} ends a sentence. A line of Python ends without it: delete it."
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
    "judge.always-the-same.or-fails": (
        "Your function gave {value} for every input for which it did not fail. One way to get there:"
    ),
    "judge.not-repeatable": (
        "For the same input your function gives different values when it is called again. Does it draw "
        "random "
        "numbers of its own, or keep something between calls: a global variable, a default argument that is "
        "a list or an array?"
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
    "judge.changes-its-input.and-is-wrong": (
        "After the call `{name}` is no longer what the caller passed in. What is read from `{name}` once it "
        "has been changed is no longer the input: the values may be wrong for that alone. Work on a new "
        "array first. The rest is said of the values as they are now."
    ),
    "judge.wrong-value": "The value is not right for this input.",
    "judge.wrong-value.relation": "The value is not right for this input. {relation}",
    "judge.wrong-value.only-here": (
        "The value is not right for this input. It is right for all others that were tried."
    ),
    "judge.wrong-value.ordinary-right": (
        "The value is not right for this input. It is right for all ordinary ones that were tried."
    ),
    "judge.wrong-value.right-for": "The value is not right for this input. It is right for {right}.",
    "judge.must-be-finite": (
        "The value is not right for this input: it should be finite. `inf` comes from a value too large for "
        "a float, from a division by 0 and from a logarithm of 0. `nan` comes from 0/0, from `inf - inf`, "
        "from 0 times `inf`, and from a root or a logarithm of a negative number. Or your code contains "
        "`nan` or `inf` itself."
    ),
    "judge.overflows": (
        "The result for this input is finite, but a value on the way to it is too large for a float."
    ),
    "judge.digits-lost": (
        "Right for ordinary numbers; for this input digits are lost. Rounding does that, for example where "
        "a small number is added to a huge one. So does an eps, a limit or a tolerance in your code."
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
    "judge.argument-unused": (
        "What you return does not depend on {names}: with another one, and all else as it is, it stays the "
        "same."
    ),
    "judge.argument-unused.in-part": (
        "Part {number} of what you return does not depend on {names}: with another one, and all else as it "
        "is, it stays the same."
    ),
    "judge.rows-not-alone": (
        "What you return for a row changes when only the other rows change. Each row stands alone here."
    ),
    "judge.entries-not-alone": (
        "What you return for an entry changes when only the other entries change. "
        "Each entry stands alone here."
    ),
}

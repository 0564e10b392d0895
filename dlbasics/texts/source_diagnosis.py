"""What is said of the source of a function, in place of a verdict's sentence or beside it."""

SOURCE_DIAGNOSIS_TEXTS = {
    "judge.has-command": (
        "A line that begins with `%` or `!` is a command to Jupyter and no Python. Your function was not "
        "called: in Jupyter the command would run at each call. Move the line out of the function, into a "
        "cell of its own."
    ),
    "judge.ends-at-once": (
        "`return` alone in its line ends the function with nothing: what stands below it never runs. Write "
        "the result behind `return`, in the same line."
    ),
    "judge.ends-at-once.line": (
        "`return` alone in line {line} ends the function with nothing: what stands below it never runs. "
        "Write the result behind `return`, in the same line."
    ),
    "judge.hides-errors": (
        "Your function returns nothing (None) here. The `except` in line {line} hides errors: leave `try` "
        "and `except` out, and run the cell again to see whether there is one."
    ),
    "judge.check-above-another": (
        "`@check` judges the function directly below it, and that is `{name}`. Move the line with `@check` "
        "directly above `def {signature}:`."
    ),
    "judge.check-above-stub": (
        "`@check` judges the function directly below it, and that has no body. The cell has another "
        "`{function}`: move the line with `@check` directly above it, and delete the empty one."
    ),
    "judge.parameters-exchanged": (
        "The exercise calls your function with the arguments in the order `def {signature}:`. Yours takes "
        "them as `{names}`."
    ),
    "judge.decimal-comma": (
        "In line {line} `{written}` is two values with a comma between. A decimal number is written with a "
        "point: `{right}`."
    ),
    "note.kept-default": (
        "`{name}` keeps what a call before has put into it: a default value is made once, and not at each "
        "call. Write `{name}=None`, and make it in the function."
    ),
    "note.kept-outside": (
        "`{name}` stands outside of the function and keeps what a call before has put into it. Make it "
        "inside."
    ),
    "note.hides-errors": (
        "The `except` in line {line} hides errors: leave `try` and `except` out to see whether there is one."
    ),
    "note.overwritten": (
        "Your function gives {names} another value before it uses what the caller passed in."
    ),
    "note.return-in-loop": (
        "The `return` in line {line} stands inside a loop, which ends in its first round."
    ),
    "note.random": (
        "Your function draws random numbers. A mean over many draws comes near the expected value, each time "
        "a little otherwise; what is asked for has a formula."
    ),
    "note.numpy-restored": (
        "A line such as `np.clip = ...` gave another value to {names}. Numpy's own is back there: give your "
        "value a name of its own."
    ),
    "note.whole-numbers": (
        "For an array of whole numbers, such as `np.array([1, 2])`, your function gives another value than "
        "for the same numbers as floats, or stops. An array that is made like it, by `np.zeros_like` or a "
        "copy, holds whole numbers alone; `np.zeros(x.shape)` holds floats."
    ),
    "note.single": (
        "Your function names `float32`, which holds 7 digits and ends at about 3.4e38; a float64, the usual "
        "kind, holds 16 and goes up to 1.8e308."
    ),
}

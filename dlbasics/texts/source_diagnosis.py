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
    "judge.parameter-with-star": (
        "The star in `*{name}` makes a tuple of all arguments. Write `def {signature}:`."
    ),
    "judge.parameters-exchanged": (
        "The exercise calls your function with the arguments in the order `def {signature}:`. Yours takes "
        "them as `{names}`."
    ),
    "judge.decimal-comma": (
        "In line {line} `{written}` is two values with a comma between. A decimal number is written with a "
        "point: `{right}`."
    ),
    "judge.returns-none.print": (
        "`print(...)` in line {line} shows a value, and gives nothing back (None). Write the value itself "
        "behind `return`, without `print`."
    ),
    "judge.returns-none.method": (
        "`{method}` in line {line} changes an object, and gives nothing back (None). Call it in a line of "
        "its own, and return the object itself."
    ),
    "judge.returns-none.helper": (
        "Your function returns what `{name}` gives back, and that is nothing (None): `{name}` has no "
        "`return` with a value. Write one there."
    ),
    "judge.returns-none.value": (
        "Your function has a `return`, and what stands behind it in line {line} is nothing (None)."
    ),
    "judge.returns-none.bare": (
        "The `return` in line {line} gives nothing (None) back. Write the result behind it, in the same "
        "line."
    ),
    "judge.returns-none.bare.name": (
        "The `return` in line {line} gives nothing (None) back. Write the result behind it: `{right}`."
    ),
    "judge.returns-none.inner": (
        "The `return` in line {line} belongs to `{name}`, a function inside yours. Your own function has "
        "none: write one below, with as many spaces in front as `def {name}` has."
    ),
    "judge.returns-none.inner-uncalled": (
        "The `return` in line {line} belongs to `{name}`, a function inside yours that is never called. "
        "Leave out the `def` of line {def_line}, or call `{name}` and return what it gives."
    ),
    "judge.returns-none.comment": (
        "`{right}` in line {line} stands behind `#`: it is a comment, and Python leaves it out. Write it in "
        "a line of its own, below."
    ),
    "judge.unchanged.comment": (
        "Line {line} is a comment: Python leaves out what stands behind `#`. Delete the `#` in front of "
        "`return`, then run the cell again."
    ),
    "judge.unchanged.quotes": (
        "The `return` in line {line} stands between quotes: Python takes it for a text. Write it below, "
        "without quotes, then run the cell again."
    ),
    "judge.raises.name.module": (
        "Your function raises `{error}`: the name `{name}` has no value there. The module has the name "
        "`{other}` here: write `{other}.` in place of `{name}.`."
    ),
    "judge.raises.name.capital": (
        "Your function raises `{error}`: the name `{name}` has no value there; `{other}` has one. Python "
        "tells capital letters from small ones."
    ),
    "judge.raises.name.transposed": (
        "Your function raises `{error}`: the name `{name}` has no value there. If `{other}` transposed is "
        "meant, write `{right}`."
    ),
    "judge.raises.name.near": (
        "Your function raises `{error}`: the name `{name}` has no value there. Is `{other}` meant?"
    ),
    "judge.raises.replaced": (
        "Your function raises `{error}`: `{name}` is `{numpys}` here, not the `{name}` of Python; "
        "`from numpy import *` does that. Its second argument is `axis`, the number of an axis."
    ),
    "judge.raises.replaced.compare": (
        "Your function raises `{error}`: `{name}` is `{numpys}` here, not the `{name}` of Python; "
        "`from numpy import *` does that. To compare two arrays entry by entry, write `{instead}`."
    ),
    "note.truth-value": (
        "`{written}` in line {line} asks a whole array for one yes or no. For arrays write `{right}`, with "
        "brackets around each comparison."
    ),
    "note.truth-value.chain": (
        "Line {line} compares twice, as `a < x < b` does, and asks a whole array for one yes or no. For "
        "arrays write `(a < x) & (x < b)`."
    ),
    "note.unused-parameter": (
        "Your function never uses {unused}, which the exercise passes in. It uses {names} from outside "
        "of the function."
    ),
    "note.sign.minus": (
        "In line {line}, `{written}` gives a new value with a minus in front. If you want to subtract from "
        "the old value, write `{right}`."
    ),
    "note.sign.plus": (
        "In line {line}, `{written}` gives a new value with a plus in front. If you want to add to the old "
        "value, write `{right}`."
    ),
    "note.half-power": (
        "In line {line}, `{written}` takes the power first, and divides then. For a power that is a fraction "
        "write `{right}`."
    ),
    "note.single-edit.sign": (
        "One change in line {line} makes your function right: look at the sign in `{written}`."
    ),
    "note.single-edit.operation": (
        "One change in line {line} makes your function right: look at the operation in `{written}`."
    ),
    "note.single-edit.brackets": (
        "One change in line {line} makes your function right: look at what is computed first in `{written}`."
    ),
    "note.single-edit.order": (
        "One change in line {line} makes your function right: look at the order of the two parts in "
        "`{written}`."
    ),
    "note.single-edit.comparison": (
        "One change in line {line} makes your function right: look at the comparison `{written}`."
    ),
    "note.single-edit.number": (
        "One change in line {line} makes your function right: look at the number `{written}`."
    ),
    "note.single-edit.assignment": (
        "One change in line {line} makes your function right: does `{written}` replace the old value, or add "
        "to it?"
    ),
    "note.single-edit.loop": (
        "One change makes your function right: does line {line}, `{written}`, belong inside the loop?"
    ),
    "note.single-edit.function": (
        "One change in line {line} makes your function right: look at the function in `{written}`."
    ),
    "note.single-edit.arguments": (
        "One change in line {line} makes your function right: look at what the function is given in "
        "`{written}`."
    ),
    "note.single-edit.name": (
        "One change in line {line} makes your function right: look at the name `{written}`."
    ),
    "note.below-return": (
        "Line {below} never runs: the `return` in line {line} ends the function before."
    ),
    "note.dropped": (
        "Line {line} computes a value, and nothing keeps it. Give it a name with `=`, or write `return` in "
        "front of it."
    ),
    "note.dropped-goes-on": (
        "Line {line} is a statement of its own, and its value is lost. A formula that goes on in the next "
        "line stands in brackets: `(a`, then `+ b)`."
    ),
    "note.dropped-compared": (
        "`==` in line {line} compares, and the answer is lost. `=` gives a name a value."
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
    "note.left-behind": (
        "The file that you hand in does not hold {names}, which your function uses. Define it inside the "
        "function."
    ),
    "note.not-in-the-file": (
        "The file that you hand in cannot hold this function: Python does not have its lines. Write it with "
        "`def`, below the line `@check`, in a cell that does not begin with `%`."
    ),
    "note.whole-numbers": (
        "For an array of whole numbers, such as `np.array([1, 2])`, your function gives another value than "
        "for the same numbers as floats, or stops. No whole number is a fraction or infinite, and an array "
        "that is made like it, by `np.zeros_like` or a copy, holds whole numbers alone; `np.zeros(x.shape)` "
        "holds floats."
    ),
    "note.single": (
        "Your function names `float32`, which holds 7 digits and ends at about 3.4e38; a float64, the usual "
        "kind, holds 16 and goes up to 1.8e308."
    ),
}

"""What is said of code that Python refuses, or that raises an exception when it is called."""

ERRORS_TEXTS = {
    # -- syntax errors ----------------------------------------------------------------------------
    "syntax.unclosed": "A bracket that opens is not closed: count them in this line and in the lines before.",
    "syntax.quote": "A text is not closed: it ends with the quote that it begins with, in the same line.",
    "syntax.times": "A number stands directly before a name. Is a `*` missing, as in `2 * x`?",
    "syntax.colon": "A line that begins with `def`, `if`, `else`, `for` or `while` ends with a colon.",
    "syntax.tabs": "Tabs and spaces are mixed at the beginning of lines. Use four spaces everywhere.",
    "syntax.not-indented": "The lines below belong to this one: begin them with four more spaces.",
    "syntax.indented": "The lines of one block begin with equally many spaces; this one does not.",
    "syntax.print": "`print` needs brackets: `print(x)`. Without them it is Python 2.",
    "syntax.equals": "`=` gives a name a value; `==` compares.",
    "syntax.return": "`return` stands outside the function. Does its line begin with as many spaces as the "
    "others?",
    # -- exceptions -------------------------------------------------------------------------------
    "judge.raises": "Your function raises `{error}` for this input.",
    "judge.raises.truth-value": (
        "Your function raises `{error}`: `if`, `while`, `and`, `or` and `not` need one truth value, and an "
        "array has many. `np.where`, a mask, or `&` and `|` work entry by entry."
    ),
    "judge.raises.shapes": (
        "Your function raises `{error}`: two arrays have shapes that do not fit together. Print the `.shape` "
        "of both just before the line below."
    ),
    "judge.raises.inhomogeneous": (
        "Your function raises `{error}`: rows of different lengths do not make one array."
    ),
    "judge.raises.empty": (
        "Your function raises `{error}`: an array without entries has no largest or first one."
    ),
    "judge.raises.element": (
        "Your function raises `{error}`: an array stands where one entry takes one number."
    ),
    "judge.raises.scalar-only": (
        "Your function raises `{error}`: something here takes one number and gets an array. The functions of "
        "`math`, `float()` and `int()` take one number; those of numpy take arrays."
    ),
    "judge.raises.none-inside": (
        "Your function raises `{error}`: a value here is None. A function without `return` gives None, and "
        "so "
        "do methods that work in place, such as `list.append` and `sort`."
    ),
    "judge.raises.not-callable": (
        "Your function raises `{error}`: round brackets stand behind something that is no function. Is a `*` "
        "missing, are square brackets meant, or did a variable take the name of a function?"
    ),
    "judge.raises.not-subscriptable": (
        "Your function raises `{error}`: square brackets stand behind something that has no entries."
    ),
    "judge.raises.list-arithmetic": (
        "Your function raises `{error}`: a list or a tuple does not compute. `np.array(...)` makes an array "
        "of it."
    ),
    "judge.raises.index": (
        "Your function raises `{error}`: an index points past the end, or there are more indices than axes. "
        "Counting begins at 0."
    ),
    "judge.raises.axis": (
        "Your function raises `{error}`: `axis=` names an axis that the array does not have. An array of "
        "shape `(n, k)` has the axes 0, down the rows, and 1, along a row."
    ),
    "judge.raises.name": (
        "Your function raises `{error}`: a name is used that has no value there. Is it spelt alike in both "
        "places? A name of numpy begins with `np.`; one of another cell needs that cell to run first."
    ),
    "judge.raises.local-name": (
        "Your function raises `{error}`: a name is used before it has a value. What is assigned anywhere in "
        "a function belongs to the function alone. Is the name set on every way to this line, and is it no "
        "name from outside, such as `np`?"
    ),
    "judge.raises.exit": (
        "Your function ends the program: `exit()` and `quit()` do that. `return` ends the function, and "
        "gives the result back."
    ),
    "judge.raises.input": (
        "Your function asks for something to be typed. Its values come as arguments, the names in the "
        "brackets behind `def`: leave `input` out."
    ),
    "judge.raises.not-implemented": (
        "Your function raises `{error}`: this line says that the rest is not written yet. Put your answer in "
        "its place."
    ),
    "judge.raises.caret": (
        "Your function raises `{error}`: `^` is no power in Python. A power is written `x**2`."
    ),
    "judge.raises.and-or": (
        "Your function raises `{error}`: `&`, `|` and `~` combine True and False. Put each comparison in "
        "brackets of its own: `(x > 0) & (x < 1)`."
    ),
    "judge.raises.division": "Your function raises `{error}`: Python's own numbers do not divide by 0.",
    "judge.raises.overflow": (
        "Your function raises `{error}`: Python's own numbers and `math` stop where a value is too large; "
        "numpy gives `inf` there. Better: a formula that needs no value so large."
    ),
    "judge.raises.recursion": (
        "Your function raises `{error}`: it calls itself without end. Which call should be the last one?"
    ),
    "judge.raises.module": (
        "Your function raises `{error}`: this package is not installed here. The exercises need numpy alone."
    ),
    "judge.raises.attribute": (
        "Your function raises `{error}`: this object has nothing of that name. Is the name spelt right, and "
        "is the object what you expect? `print(type(...))` tells."
    ),
}

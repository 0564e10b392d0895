"""What is said of a function that raises an exception when it is called."""

EXCEPTION_TEXTS = {
    "judge.raises": "Your function raises `{error}` for this input.",
    "judge.raises.truth-value": (
        "Your function raises `{error}`: `if`, `while`, `and`, `or`, `not`, and Python's own `max` and "
        "`min`, need one truth value, and an array has many. `np.where`, `np.maximum`, or `&` and `|` work "
        "entry by entry."
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
        "`math`, `float()`, `int()` and `round()` take one number."
    ),
    "judge.raises.none-inside": (
        "Your function raises `{error}`: a value here is None. A function without `return` gives None, and "
        "so do methods that work in place, such as `list.append` and `sort`."
    ),
    "judge.raises.not-callable": (
        "Your function raises `{error}`: round brackets stand behind something that is no function. Is a `*` "
        "missing, are square brackets meant, or did a variable take the name of a function?"
    ),
    "judge.raises.not-callable.replaced": (
        "Your function raises `{error}`: `{name}` is no function here. Another line of the notebook gave it "
        "a value of type `{type}`. Give that value another name, and run `del {name}` once."
    ),
    "judge.raises.not-callable.inside": (
        "Your function raises `{error}`: `{name}` is a variable of your function, so it is not Python's "
        "function there. Give that variable another name."
    ),
    "judge.raises.not-subscriptable": (
        "Your function raises `{error}`: square brackets stand behind something that has no entries."
    ),
    "judge.raises.list-arithmetic": (
        "Your function raises `{error}`: lists and tuples do not compute entry by entry. `np.array(...)` "
        "makes an array of one."
    ),
    "judge.raises.tuple-arithmetic": (
        "Your function raises `{error}`: a tuple does not compute entry by entry. Some functions of numpy "
        "return one that holds several arrays: `np.where(condition)`, `np.gradient` of a table, and "
        "`np.unique` where it counts, too. Of a tuple of numbers `np.array(...)` makes an array."
    ),
    "judge.raises.split": (
        "Your function raises `{error}`: `np.split` makes as many equal parts as its second argument says, "
        "and this array has no such equal parts. A slice takes a part of any length: `X[start : start + "
        "size]`."
    ),
    "judge.raises.where": (
        "Your function raises `{error}`: `np.where` takes a condition and two values, one for True and one "
        "for False."
    ),
    "judge.raises.reshape": (
        "Your function raises `{error}`: the new shape has not as many entries as the array. Print its "
        "`.shape` just before the line below."
    ),
    "judge.raises.read-only": (
        "Your function raises `{error}`: this array cannot be written into. `.copy()` makes one that can."
    ),
    "judge.raises.unpack": (
        "Your function raises `{error}`: there are more names, or fewer, than values to give them. "
        "`a, b = ...` and `for a, b in ...` need exactly two."
    ),
    "judge.raises.not-called": (
        "Your function raises `{error}`: a function stands where its result is needed. Round brackets call a "
        "function, as in `X.mean()`."
    ),
    "judge.raises.not-called.method": (
        "Your function raises `{error}`: a function stands where its result is needed. `{name}` is one; with "
        "brackets, `{name}()`, it is called."
    ),
    "judge.raises.not-called.square": (
        "Your function raises `{error}`: `{name}` is a function. Round brackets call it, not square ones: "
        "`{right}`."
    ),
    "judge.raises.not-changed": (
        "Your function raises `{error}`: what stands before the square brackets cannot be changed entry by "
        "entry. Arrays and lists can; tuples, texts and single numbers cannot."
    ),
    "judge.raises.one-number": (
        "Your function raises `{error}`: a single number stands where something with entries is needed. "
        "`for i in range(n)` counts; `for x in X` goes through the entries of `X`."
    ),
    "judge.raises.whole-number": (
        "Your function raises `{error}`: a number with decimals stands where a whole one is needed: an "
        "index, a shape, an `axis`, `range`. `/` always gives decimals; `//` gives none."
    ),
    "judge.raises.one-whole-number": (
        "Your function raises `{error}`: one whole number is needed, as an index, a shape, an `axis` or in "
        "`range`, and something else stands there."
    ),
    "judge.raises.axis-second": (
        "Your function raises `{error}`: the second argument of `{function}` is `axis`, the number of an "
        "axis. It takes one array."
    ),
    "judge.raises.axis-second.compare": (
        "Your function raises `{error}`: the second argument of `{function}` is `axis`, the number of an "
        "axis. `{instead}` compares two arrays entry by entry."
    ),
    "judge.raises.axis-second.list": (
        "Your function raises `{error}`: the arrays belong into one list, the first argument: `{instead}`."
    ),
    "judge.raises.axis-first": (
        "Your function raises `{error}`: the first argument of `{function}` is `axis`, the number of an axis."
    ),
    "judge.raises.list-index": (
        "Your function raises `{error}`: a list takes one index at a time, `h[i][j]`. `np.array(h)` makes an "
        "array of it, which takes `[i, j]`."
    ),
    "judge.raises.out": (
        "Your function raises `{error}`: there is one argument too many, and numpy takes it for `out`, the "
        "array for the result. A decimal number is written with a point: `0.5`."
    ),
    "judge.raises.dtype": (
        "Your function raises `{error}`: a value stands where `dtype`, the kind of number, belongs. Look "
        "at the brackets and commas of the call."
    ),
    "judge.raises.dtype-second": (
        "Your function raises `{error}`: the second argument of `{function}` is `dtype`, the kind of number. "
        "What belongs together stands in brackets of its own: `{instead}`."
    ),
    "judge.raises.arguments": (
        "Your function raises `{error}`: a function is called with more arguments than it takes, or with "
        "fewer. The error below names it. Look at the brackets and commas of its call."
    ),
    "judge.raises.keyword": (
        "Your function raises `{error}`: the function that is called has no argument `{name}`."
    ),
    "judge.raises.keyword.near": (
        "Your function raises `{error}`: the function that is called has no argument `{name}`. Is `{near}` "
        "meant?"
    ),
    "judge.raises.keyword.other-library": (
        "Your function raises `{error}`: the function that is called does not know `{written}`. numpy "
        "writes `{right}`."
    ),
    "judge.raises.unhashable": (
        "Your function raises `{error}`: arrays, lists and dicts cannot be the keys of a dict, stand in a "
        "set, or be arguments of a function under `lru_cache`."
    ),
    "judge.raises.text": (
        "Your function raises `{error}`: a text stands where a number is needed. Quotes, `str(...)` and "
        "f-strings make texts; `float(...)` makes a number of one."
    ),
    "judge.raises.whole-array": (
        "Your function raises `{error}`: an array of whole numbers cannot take decimals in place. Make it of "
        "floats, with `.astype(float)`, or make a new one: `x = x + y`."
    ),
    "judge.raises.index-kind": (
        "Your function raises `{error}`: an index is a whole number, and something else stands in the square "
        "brackets. `for x in X` gives the entries of `X`; `for i in range(len(X))` gives their places."
    ),
    "judge.raises.memory": (
        "Your function raises `{error}`: an array is asked for that is too large to be kept. Print the "
        "`.shape` of what it is made from."
    ),
    "judge.raises.import": (
        "Your function raises `{error}`: this package has nothing of that name. Is it spelt right?"
    ),
    "judge.raises.key": "Your function raises `{error}`: this dict has no such key.",
    "judge.raises.assert": "Your function raises `{error}`: what stands behind `assert` does not hold.",
    "judge.raises.file": (
        "Your function raises `{error}`: it asks for a file. All that it needs comes in its arguments."
    ),
    "judge.raises.list-attribute": (
        "Your function raises `{error}`: this is a list or a tuple and has nothing of that name. "
        "`np.array(...)` makes an array of it."
    ),
    "judge.raises.list-attribute.python": (
        "Your function raises `{error}`: lists and tuples have no `.{name}`. Python writes `{right}`."
    ),
    "judge.raises.numpy-renamed": (
        "Your function raises `{error}`: `{name}` is not numpy here. It was given another value, of type "
        "`{type}`. Give that value another name, and run `{line}` again."
    ),
    "judge.raises.numpy-renamed.module": (
        "Your function raises `{error}`: `{name}` is not numpy here, but the module `{module}`. Run `{line}` "
        "again."
    ),
    "judge.raises.numpy-renamed.inside": (
        "Your function raises `{error}`: `{name}` is a variable of your function, so it is not numpy there. "
        "Give that variable another name."
    ),
    "judge.raises.attribute.other-library": (
        "Your function raises `{error}`: numpy has nothing called `{name}`. With numpy you write `{right}`."
    ),
    "judge.raises.attribute.near-of-array": (
        "Your function raises `{error}`: arrays have no `.{name}`. Is `{near}` meant?"
    ),
    "judge.raises.attribute.function": (
        "Your function raises `{error}`: arrays have no `.{name}`. With numpy you write `{right}`."
    ),
    "judge.raises.attribute.near": (
        "Your function raises `{error}`: numpy has nothing called `{name}`. Is `{near}` meant?"
    ),
    "judge.raises.attribute.none": (
        "Your function raises `{error}`: numpy has nothing called `{name}`. What it lacks you write with "
        "what it has, or as a function of your own."
    ),
    "judge.raises.name.letter": (
        "Your function raises `{error}`: in the name `{name}` the letter `{letter}` only looks like the "
        "Latin `{latin}`, so it is another name. Type it again with a Latin keyboard."
    ),
    "judge.raises.name.arrow": (
        "Your function raises `{error}`: `<-` compares `{name}` with a negative number. A name gets its "
        "value by `=`: `{line}`."
    ),
    "judge.raises.name.note": (
        "Your function raises `{error}`: `//` divides, here by `{name}`, which has no value. If that is a "
        "comment, write `#` in front of it; if not, is the name spelt alike in both places?"
    ),
    "judge.raises.name.compared": (
        "Your function raises `{error}`: `==` compares, and `{name}` has no value yet. `{line}` gives it one."
    ),
    "judge.raises.name.e": (
        "Your function raises `{error}`: the name `e` has no value there. A power of the number e is "
        "`np.exp(x)`."
    ),
    "judge.raises.name.numpy": (
        "Your function raises `{error}`: the name `{name}` has no value there. That of numpy is `{right}`."
    ),
    "judge.raises.name.below": (
        "Your function raises `{error}`: `{name}` only gets its value in line {line}, below your function, "
        "which is judged before that. Move it above the line with `@check`."
    ),
    "judge.raises.name.library": (
        "Your function raises `{error}`: the name `{name}` has no value there. With numpy you write "
        "`{right}(...)`."
    ),
    "judge.raises.name.import": (
        "Your function raises `{error}`: nothing has the name `{name}` yet. Write `{line}` in the first line "
        "of the cell, and run it."
    ),
    "judge.raises.name.constant": (
        "Your function raises `{error}`: Python does not know `{name}`. It is written `{right}`."
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
        "a function belongs to the function alone. Is the name set on every way to this line, also where the "
        "condition of an `if` never holds, and is it no name from outside, such as `np`?"
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
    "judge.raises.truth-value.in": (
        "Your function raises `{error}`: `in` looks for one value in a list, and an array has many. "
        "`np.isin(values, wanted)` answers for each entry."
    ),
    "judge.raises.array-due": (
        "Your function raises `{error}`: a single number stands where NumPy needs an array, such as the "
        "limits in `np.digitize(x, limits)`."
    ),
    "judge.raises.boolean-subtract": (
        "Your function raises `{error}`: NumPy does not subtract True and False from each other. "
        "`.astype(int)` makes 1 and 0 of them. To turn True into False and False into True, write `~`."
    ),
    "judge.raises.boolean-negative": (
        "Your function raises `{error}`: NumPy has no minus sign for True and False. To turn True into False "
        "and False into True, write `~`."
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

"""What is said of code that is no Python."""

SYNTAX_TEXTS = {
    "syntax.unclosed": (
        "The bracket `{bracket}` in line {line} is not closed. Count the brackets from there on."
    ),
    "syntax.unopened": (
        "`{bracket}` closes a bracket that was not opened. Count the brackets in this line and in the lines "
        "before."
    ),
    "syntax.too-early": (
        "The cell ends too early: a bracket or a text is not closed, or a line that ends with a colon has "
        "nothing below it."
    ),
    "syntax.triple-quote": (
        "A text in three quotes is not closed: they stand where it begins and where it ends. Count them."
    ),
    "syntax.quote": "A text is not closed: it ends with the quote that it begins with, in the same line.",
    "syntax.times": "A number stands directly before a name. Is a `*` missing, as in `2 * x`?",
    "syntax.comma-or-times": (
        "A number stands directly before a name. Is a comma missing, as in `f(2, x)`, or a `*`, as in "
        "`2 * x`?"
    ),
    "syntax.exponent": (
        "Python reads `{number}` as the beginning of a number such as `1e-3`, and the digits behind `e` are "
        "missing. A product is written with `*`."
    ),
    "syntax.digit-first": "A name cannot begin with a digit.",
    "syntax.single-or-array": (
        "Python does not know `{wrong}` here. For single values write `{word}`, for arrays `{arrays}` with "
        "the round brackets."
    ),
    "syntax.comment": "`{sign}` begins no comment in Python. Write `#`.",
    "syntax.new-line": "Two statements stand in one line. Begin a new line before `{word}`.",
    "syntax.no-equals": "Is a `=` missing behind `{name}`? A name gets its value by `{name} = ...`.",
    "syntax.return-equals": (
        "`=` cannot stand behind `return`. To compare, write `==`; to give a name its value, write that in "
        "the line above."
    ),
    "syntax.parameter": (
        "`{part}` cannot be a parameter. Between the brackets of `def` stand names with commas between "
        "them; their values come with the call."
    ),
    "syntax.write-line": "Write this line as `{line}`, with nothing behind it.",
    "syntax.check-and-def": "Write `{line}` in a line of its own, and `def` in the next one.",
    "syntax.answer-in-quotes": "An answer that is not a plain number stands in quotes: `{line}`.",
    "syntax.def-twice": "`def {name}` stands in line {first} and again in line {second}. Delete one of them.",
    "syntax.two-lines": (
        "Does line {line} go on in the next one? Python knows that only inside brackets: put round "
        "brackets round the whole formula, or write it in one line."
    ),
    "syntax.backslash-last": (
        "Behind the last `\\` of this line stands a space. Delete it: `\\` must end the line."
    ),
    "syntax.backslash-comment": (
        "Behind the last `\\` of this line stands a comment. Write the comment in the line above: `\\` must "
        "end the line."
    ),
    "syntax.backslash-n": "`\\n` begins a new line in a text only. Here, press Enter instead.",
    "syntax.pasted.fence": (
        "This line marks where code begins or ends in a text. It is not Python: delete the whole line."
    ),
    "syntax.pasted.backticks": "Backticks mark code in a text. Python does not know them: delete them.",
    "syntax.pasted.tag": "What stands in `<` and `>` here belongs to a page, not to Python. Delete it.",
    "syntax.pasted.bold": (
        "Stars on both sides make words bold in a text. Python does not know that: delete them."
    ),
    "syntax.pasted.numbers": "The numbers at the beginning of the lines are not Python. Delete them.",
    "syntax.pasted.mark": (
        "`{mark}` at the beginning of a line is not Python here. Delete it, in the other lines too."
    ),
    "syntax.pasted.error": "This line belongs to what Python says of an error, not to the code. Delete it.",
    "syntax.pasted.sentence": (
        "This line reads like a sentence, not like Python. Delete it, or write `#` in front of it."
    ),
    "syntax.pasted.latex": "`{wrong}` is LaTeX, not Python. Write `{right}`.",
    "syntax.colon": "What begins with `{word}` ends with a colon; the lines that belong to it stand below.",
    "syntax.tabs": "Tabs and spaces are mixed at the beginning of lines. Use four spaces everywhere.",
    "syntax.not-indented": "The lines below belong to this one: begin them with four more spaces.",
    "syntax.no-body": (
        "Below line {line} nothing stands that belongs to it. Write what it does there, with four more "
        "spaces at the beginning; a comment is not enough."
    ),
    "syntax.indented": "The lines of one block begin with equally many spaces; this one does not.",
    "syntax.print": "`print` needs brackets: `print(x)`. Without them it is Python 2.",
    "syntax.equals": "`=` gives a name a value; `==` compares.",
    "syntax.return": "`return` stands outside the function. Does its line begin with as many spaces as the "
    "others?",
    "syntax.no-parameters": (
        "Behind the name of a function its parameters stand in round brackets, as in `def f(x):`."
    ),
    "syntax.write-instead": "Python does not know `{wrong}` here. Write `{right}`.",
    "syntax.list-comma": "Between the values of a list stand commas: `{right}`.",
    "syntax.leave-out": "Python does not know `{word}` here. Leave it out.",
    "syntax.prompt": "`{prompt}` is what an interpreter writes before a line, not Python. Delete it.",
    "syntax.braces": (
        "Python marks what belongs together with a colon and with spaces at the beginning of the lines, not "
        "with curly brackets."
    ),
    "syntax.for": "`for` goes through values: `for i in range(n):` counts from 0 to n - 1.",
    "syntax.hyphen": "In a name `-` cannot stand: it is a minus. Write `{name}`.",
    "syntax.space": "A name has no space. Write `{name}`.",
    "syntax.keyword-name": (
        "`{word}` is a word of Python's own and cannot be a name. Take another one, such as `{other}`."
    ),
    "syntax.block-alone": (
        "`{word}` needs a block with `{above}` directly above it that begins with as many spaces, and there "
        "is none."
    ),
    "syntax.try-alone": (
        "Below `try` stands `except`: it says what happens after an error. Without one, leave the line with "
        "`try` out."
    ),
    "syntax.global-parameter": (
        "`{name}` is a parameter and gets its value with the call. Leave the line with `global` out."
    ),
    "syntax.turned": "The name stands on the left of `=`, what is computed on the right: `{line}`.",
    "syntax.decorator-alone": "A line with `@` belongs to a function. Write `def` directly below it.",
    "syntax.decorator-above": (
        "A line with `@` stands directly above its function, not inside it or below. If this one belongs "
        "to `{name}`, move it above `def {name}`."
    ),
    "syntax.below-decorator": (
        "Directly below a line with `@` stands `def`. Move this line above the one with `@`."
    ),
}

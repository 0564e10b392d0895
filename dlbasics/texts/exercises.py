"""What the exercises say: verdicts, hints, solutions, progress."""

EXERCISES_TEXTS = {
    # -- verdicts on functions --------------------------------------------------------------------
    "judge.unchanged": "Write the body of the function, then run the cell again.",
    "judge.stopped": "You stopped it before it was done. Nothing is counted.",
    "judge.not-a-function": "Expected a function, `def {signature}:`, below the line `@check`.",
    "judge.other-arguments": (
        "The exercise calls your function with other arguments. Expected `def {signature}:`."
    ),
    "judge.not-judged": "This could not be judged ({error}). Nothing is lost.",
    "judge.raises": "Your function raises `{error}` for this input.",
    "judge.must-refuse": "This input should be refused with {error}; your function returns a value.",
    "judge.returns-none": "Your function returns nothing (None) here. Is a `return` missing?",
    "judge.always-returns-none": "Your function computes, but returns nothing (None). Is a `return` missing?",
    "judge.wrong-shape": "Expected {expected}; yours is {got}.",
    "judge.wrong-shape.mean-or-sum-missing": (
        "Expected {expected}; yours is {got}. Is a mean or a sum missing?"
    ),
    "judge.wrong-shape.column-for-row": (
        "Expected {expected}; yours is {got}. A column where a row is expected: `[:, 0]` takes it out."
    ),
    "judge.wrong-dtype": "Expected {expected}, yours is {got}.",
    "judge.changes-its-input": (
        "After the call `{name}` is no longer what the caller passed in. Work on a new array."
    ),
    "judge.wrong-value": "The value is not right for this input.",
    "judge.must-be-finite": (
        "The value is not right for this input: it should be finite. On the way there is a value too large "
        "for a float, a division by 0, or a logarithm of 0."
    ),
    "judge.overflows": (
        "The result for this input is finite, but a value on the way to it is too large for a float."
    ),
    "judge.digits-lost": (
        "Right for ordinary numbers; for this input digits are lost to rounding, or to an eps or a limit "
        "that you have set."
    ),
    "judge.finding": "{sentence}",  # the author's
    "judge.harmless-overflow": "NumPy warned of an overflow on the way; the result is right all the same.",
    # -- structures of values ---------------------------------------------------------------------
    "shape.tuple": "a tuple of {count}: {parts}",
    "shape.none": "nothing (None)",
    "shape.number": "a single number",
    "shape.array": "shape {shape}",
    "shape.object": "an object of type {type}",
    # -- verdicts on questions --------------------------------------------------------------------
    "question.not-all-options": "Nothing wrong so far, but not all of it: at least one more option is right.",
    "question.other-number": "Not this number. Work it through once more, step by step.",
    "question.goal-not-reached": "The goal is not reached with these settings yet.",
    "question.too-early": "{line} stands too early: what must come before it?",
    "question.unreadable": "The answer {answer} cannot be read.",
    "question.unreadable-letters": "The answer {answer} cannot be read. Expected {letters}, each once.",
    "question.letters": "letters from a to {last}",
    "question.each-line-once": "Give every line once: {count} {letters}.",
    "question.choose-one": "Choose one: {letters}.",
    "question.choose-some": "Choose at least one: {letters}.",
    "question.ambiguous-comma": (
        "{answer} cannot be read as a number: its comma may mean two things. Write {whole} or {decimal}."
    ),
    "question.unreadable-number": "{answer} cannot be read as a number. Write 0.25, 1/4, 2.5e-1 or inf.",
    "question.unreadable-settings": (
        "The settings {answer} cannot be read. Expected the explorer, or its values."
    ),
    # -- what stands beside a verdict -------------------------------------------------------------
    "detail.input": "Input",
    "detail.your-value": "Your value",
    "detail.your-line": "Your line",
    "detail.error": "Error",
    "detail.printed": "Printed",
    "detail.line": "line {number}: {source}",
    "detail.in-a-cell-before": ", in a cell before",
    "detail.unshowable": "(a {type} that cannot be shown: {error})",
    "verdict.partly-right": "Partly right",
    "verdict.score.one": "{earned} of {points} point",
    "verdict.score.other": "{earned} of {points} points",
    "error-plot.caption": "Your own output from {start} to {end}; the failing input {at} is marked.",
    # -- exercises, hints, solutions --------------------------------------------------------------
    "exercise.points.one": "{points} point",
    "exercise.points.other": "{points} points",
    "exercise.not-attempted": "Not attempted yet.",
    "exercise.not-answered": "Not answered yet.",
    "exercise.answered-in-place": '"{title}" is answered in its place on this page.',
    "exercise.answer-with-letter": "Answer with {call}",
    "exercise.answer-with-order": "Answer with the letters in order: {call}",
    "exercise.answer-with-number": "Answer with a number: {call}",
    "exercise.answer-with-number-in": "Answer with a number in {unit}: {call}",
    "exercise.answer-with-explorer": "Answer with the explorer, or its values: {call}",
    "exercise.check": "Check",
    "exercise.answer": "Answer:",
    "exercise.move-explorer": "Move the explorer above, then check.",
    "exercise.no-explorer": "The explorer is missing.",
    "exercise.move-line-up": "Move line {letter} up",
    "exercise.move-line-down": "Move line {letter} down",
    "hint.none": "This exercise has no hints.",
    "hint.heading": "Hint {number} of {count}",
    "solution.locked": (
        "The solution opens after full marks or {tries} different judged answers; so far: {so_far}."
    ),
    "solution.ask-for-a-hint": 'hint("{id}") shows a hint.',
    "solution.any-setting": "Any setting that reaches the goal.",
    # -- progress and the work file ---------------------------------------------------------------
    "progress.chapter": "{done} of {count} exercises, {earned} of {points} points",
    "progress.none": "There are no exercises yet.",
    "progress.heading": "Progress",
    "progress.in-place": "Your progress is drawn in its place on this page.",
    "progress.drawn-later": "Progress is drawn here when you run this cell, and on the page.",
    "work.written": "Written: {path}",
    "work.not-answered": "Not answered: {ids}",
    "work.all-answered": "Everything is answered.",
    "work.damaged": "{name} could not be read in full; the file as it was is kept as {copy}.",
    "work.unreadable": "Your work could not be read ({error}).",
    "work.earlier-unreadable": "Your earlier work could not be read ({error}).",
    "work.not-saved": "Your work could not be saved in {name} ({error}).",
}

"""What the exercises say: verdicts on questions, hints, solutions."""

EXERCISE_TEXTS = {
    # -- verdicts on questions --------------------------------------------------------------------
    "question.not-all-options": "Nothing wrong so far, but not all of it: at least one more option is right.",
    "question.of-option": "“{option}”: {feedback}",
    "question.too-few-digits": "Near: this is the answer, rounded or cut off too far. Give more digits.",
    "question.other-number": "Not this number. Work it through once more, step by step.",
    "question.first-hint": "The first hint may help: {hint}",
    "question.goal-not-reached": "The goal is not reached with these settings yet.",
    "question.too-early": "{line} stands too early: what must come before it?",
    "question.unreadable": "The answer {answer} cannot be read.",
    # -- what stands beside a verdict -------------------------------------------------------------
    "detail.input": "Input",
    "detail.your-value": "Your value",
    "detail.expected-value": "Expected",
    "detail.first-difference": "First wrong entry (expected)",
    "detail.your-line": "Your line",
    "detail.error": "Error",
    "detail.printed": "Printed",
    "detail.line": "line {number}: {source}",
    "detail.in-a-cell-before": ", in a cell before",
    "detail.unshowable": "(a {type} that cannot be shown: {error})",
    "verdict.partly-right": "Partly right",
    "verdict.about": "({about})",  # what is special about the input
    "verdict.in-a-line": "{title}: {heading} ({score})",
    "verdict.detail-in-a-line": "{label}: {body}",
    "verdict.score.one": "{earned} of {points} point",
    "verdict.score.other": "{earned} of {points} points",
    "curve-plot.caption": "Your own output from {start} to {end}; the failing input {at} is marked.",
    "image-picture.caption": "Image {index}: yours on the left, the expected one on the right.",
    # -- lists in one line -------------------------------------------------------------------------
    "line.labelled": "{label}: {body}",
    "list-of.words": "{before}, {word}",
    "list-of.alternatives": "{before} or {word}",
    # -- exercises, hints, solutions --------------------------------------------------------------
    "exercise.points.one": "{points} point",
    "exercise.points.other": "{points} points",
    "exercise.not-attempted": "Not attempted yet.",
    "exercise.not-answered": "Not answered yet.",
    "exercise.answered-in-place": '"{title}" is answered in its place on this page.',
    "exercise.answer-with-letter": "Answer with {call}",
    "exercise.answer-with-order": "Answer with the letters in order: {call}",
    "exercise.your-number": "your number",
    "exercise.answer-with-number": "Answer with a number: {call}",
    "exercise.answer-with-number-in": "Answer with a number in {unit}: {call}",
    "exercise.answer-with-explorer": "Answer with the explorer, or its values: {call}",
    "exercise.check": "Check",
    "exercise.answer": "Answer:",
    "exercise.move-explorer": "Move the explorer above, then check.",
    "exercise.no-explorer": "The explorer is missing.",
    "exercise.move-line-up": "Move line {letter} up",
    "exercise.move-line-down": "Move line {letter} down",
    "hint.button": "Hint",
    "solution.button": "Solution",
    "hint.none": "This exercise has no hints.",
    "hint.heading": "Hint {number} of {count}",
    "solution.locked": (
        "The solution opens when your answer is right, or after {tries} different answers that were checked; "
        "so far: {so_far}."
    ),
    "solution.ask-for-a-hint": 'hint("{id}") shows a hint.',
    "solution.any-setting": "Any setting that reaches the goal.",
}

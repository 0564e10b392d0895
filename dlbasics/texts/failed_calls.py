"""What is said of a call of an exercise's function that Python cannot run."""

FAILED_CALL_TEXTS = {
    "call.import": (
        "`{name}` is not the function of the exercises here. Run `from dlbasics.exercises import {name}`."
    ),
    "call.caret": "In Python `^` is no power. A power is written `**`.",
    "call.round-brackets": "Round brackets call a function: `{line}`.",
    "call.settings": "The values of an explorer stand in curly brackets: `{line}`.",
    "call.id-in-quotes": "The id of an exercise stands in quotes: `{line}`.",
    "call.file-in-quotes": "The name of a file stands in quotes, and so does that of a learner: `{line}`.",
    "call.no-value": (
        "`{name}` has no value here. If another cell gives it one, run that cell first. {how}"
    ),
}

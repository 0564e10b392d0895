"""What the grader says of hand-ins, rosters and gradebooks, by code; `dlbasics.texts` has the rest."""

GRADER_TEXTS = {
    # -- submissions, as instructors and learners read of them ------------------------------------
    "submission.symbolic-link": "A symbolic link is not read.",
    "submission.folder-unreadable": "It cannot be read ({error}).",
    "submission.file-unreadable": "The file cannot be read ({error}).",
    "submission.zip-unreadable": "The zip cannot be read: {error}.",
    "submission.zip-bomb": "The zip holds more than is read: it may be a zip bomb.",
    "submission.zip-without-notebook": "The zip holds no notebook and no work file.",
    "submission.too-large": "The file is too large; at most {most} MiB are read.",
    "submission.empty": "The file is empty.",
    "submission.too-many-parts": "The file has more parts than any notebook.",
    "submission.no-utf-8": "The file is no text in UTF-8.",
    "submission.no-json": "The file is no JSON: {error}.",
    "submission.unknown-format": "The file is neither a notebook nor a work file of this book.",
    "submission.work-file-unreadable": "The work file cannot be read: {error}.",
    "submission.work-file-incomplete": "Parts of the work file could not be read.",
    "submission.too-much-code-in-answers": "The answers hold more code than any notebook.",
    "submission.too-much-code-in-cells": "The cells hold more code than any notebook.",
    "submission.answered-more-than-once": "{id} is answered more than once; the last answer counts.",
    "submission.stands-several-times": "{id} stands there {count} times; the last one counts.",
    "submission.other-version": (
        "{id} is answered in another version of the exercise, which is not counted."
    ),
    "submission.skipped-line": "Skipped: {line}",
    "submission.cell-is-no-python": "Cell {cell} is no Python: {fault}",
    "submission.unknown-exercise": "There is no exercise {id}.",
    "submission.answers-nothing": "Nothing in it answers an exercise that counts.",
    "submission.broke-the-sandbox": "Reading the cells broke the box ({how}).",
    "submission.exercise-fails": "{id} cannot be judged ({error}).",
    "submission.cases-cannot-be-sent": "The cases of {id} cannot be sent: {error}.",
    "submission.grader-died": "The grader's process died on it.",
    "submission.grader-failed": "The grader failed on it ({error}).",
    # -- the gradebook ----------------------------------------------------------------------------
    "gradebook.judged": "judged",
    "gradebook.needs-a-look": "needs a look",
    "gradebook.nothing-handed-in": "nothing handed in",
    "gradebook.not-handed-in": "not handed in",
    "gradebook.not-in-the-roster": "Not in the roster.",
    "gradebook.without-a-sandbox": "judged WITHOUT a sandbox.",
    "gradebook.claimed": "the file itself says that it is of {name}.",
    "gradebook.better-answer-counts": (
        "Of what came more than once the better answer counts ({files}): {exercises}."
    ),
}

"""What the grader says: verdicts of its own, submissions, the gradebook."""

GRADING_TEXTS = {
    # -- verdicts of the grader -------------------------------------------------------------------
    "grade.cell-is-no-python": "Its cell is no Python. {fault}",
    "grade.no-function": "There is no function below `@check`.",
    "grade.cell-raises": "Its cell raises an exception before the function is there.",
    "grade.ended": "It ended Python ({how}) before it returned.",
    "grade.ended.time": "It took longer than an exercise may take. Is there a loop that never ends?",
    "grade.ended.wire": "It interfered with the grader's messages.",
    "grade.ended.signal 6": "It crashed Python (abort).",
    "grade.ended.signal 9": "It was killed.",
    "grade.ended.signal 11": "It crashed Python (segmentation fault).",
    "grade.ended.signal 24": "It used more computing time than an exercise may.",
    "grade.ended.signal 25": "It wrote a file that is too large.",
    "grade.hidden": "Right on the cases that the page shows, but not on {kind} ones that were kept back.",
    "grade.hidden-about": (
        "Right on the cases that the page shows, but not on {kind} ones that were kept back: {about}."
    ),
    "grade.hidden-no-return": (
        "Right on the cases that the page shows, but not on others that were kept back: it did not return."
    ),
    "grade.unreadable-answer": "This answer cannot be read ({error}).",
    "grade.not-judged": "This could not be judged, through no fault of yours.",
    "grade.cut": "{sentence}",  # of a sentence that is too long, its beginning
    "case.ordinary": "ordinary",
    "case.edge": "edge",
    "case.extreme": "extreme",
    # -- what keeps the boxes, as instructors read of it -----------------------------------------
    "sandbox.memory-group": "Memory of a box: at most {most} MiB, counted by the kernel (control group).",
    "sandbox.memory-limit": (
        "Memory of a box: the limit of its process. No control group is delegated to the grader here."
    ),
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
    "gradebook.judged-again.one": (
        "{number} exercise ran out of time or memory and was judged once more, alone: "
        "{in_time} then came to an end."
    ),
    "gradebook.judged-again.other": (
        "{number} exercises ran out of time or memory and were judged once more, alone: "
        "{in_time} then came to an end."
    ),
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

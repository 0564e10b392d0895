"""Which files cost nothing beside work that was judged: what is odd about them is a remark."""

import re

from dlbasics.grading.autograder.result import Result

ANSWERS_NOTHING = ("submission.answers-nothing", "submission.only-stubs")
# JSON of another program, such as an editor's settings
OF_ANOTHER_PROGRAM, JSON = "submission.unknown-format", ".json"
ARCHIVES = ("submission.is-archive", "submission.archive-in-zip")
HOLDS_NOTHING = ("submission.empty", "submission.is-only-zeros")
# A new notebook that nobody gave a name, and a work file that the book could not read and set aside
UNNAMED = re.compile(r"(?:^|[/_ ])(?:untitled|未命名)\d*\.ipynb$", re.IGNORECASE)
SET_ASIDE = re.compile(r"\.damaged-[^/]*\.json$")


def is_negligible_problem(result: Result, is_complete: bool) -> bool:
    """Whether the problem of a file needs nobody's look, since there is other work of this learner.

    Parameters
    ----------
    result : Result
        With a problem.
    is_complete : bool
        Whether the other files answer every exercise that counts. Where they do not, the answers that are
        missing may have stood in a file that is empty now, or stand in an archive.
    """
    code, label = result.problem.code, result.label
    if code in ANSWERS_NOTHING or (code == OF_ANOTHER_PROGRAM and label.lower().endswith(JSON)):
        return True
    if code in HOLDS_NOTHING:
        return is_complete or bool(UNNAMED.search(label))
    return is_complete and (code in ARCHIVES or bool(SET_ASIDE.search(label)))

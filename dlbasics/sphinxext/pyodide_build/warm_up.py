"""Run by Pyodide itself while the book is built: what a page's Python does for its reader, done once.

So all that it imports is known, and what is made at the first use is made; the scripts that follow use that
(compile_inside.py, prepare_snapshot.py).
"""

import json
import linecache
import tracemalloc  # noqa: F401 - a warning imports it when it is shown

import dlbasics.browser.after_restore
import dlbasics.browser.playground_training  # noqa: F401 - a page with a playground needs it
from dlbasics.browser.bridge import start_kernel
from dlbasics.datasets import load_digits
from dlbasics.exercises import Choice, Code, Number, all_exercises, attempt

CELLS = ["import numpy as np\nimport warnings\nfrom dlbasics.exercises import ask, check",
         "print(np.linspace(0, 1, 5), 0.5)\nnp.random.default_rng(0).normal(size=(2, 3)) @ np.ones((3, 1))",
         "warnings.warn('once')\nnp.float64(1) / 0",
         "def f(x):\n    return g(x)\nf(1)",
         "1 +"]


def judge_one_exercise():
    """A right answer and a wrong one; to find it, all chapters are imported."""
    exercise = first(Code)
    attempt(exercise, exercise.reference)
    attempt(exercise, exercise.misconceptions[0].answer)
    return exercise


def first(kind):
    """The first exercise of a kind."""
    return next(exercise for exercise in all_exercises() if isinstance(exercise, kind))


def use_a_kernel(exercise):
    """Print, show, warn, fail, check, ask, complete a name, and ask for a hint and the solution."""
    functions = start_kernel(lambda message: None)
    asked = [f'ask("{first(Number).id}", "1")', f'ask("{first(Choice).id}", "a")']
    sources = [*CELLS, *asked, f'@check("{exercise.id}")\n{exercise.source}']
    cells = json.dumps([{"name": "", "source": source} for source in sources])
    for index in range(len(sources)):
        functions["plan"](cells, index)
        functions["run"]("use", cells, index)
    functions["complete"]("use", cells, "np")
    for what in ("hint", "solution"):
        functions["ask"]("use", json.dumps({"what": what, "exercise": exercise.id, "number": 1}))


use_a_kernel(judge_one_exercise())
load_digits()  # to read a file of data imports more
linecache.clearcache()

"""Hostile exercises, each with the exact outcome expected, and what judges them as this user or as nobody.

Run as a program it judges all of them and prints the verdicts, so that a test of root's can have an ordinary
user do it.
"""

import json
import os
import re
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path
from subprocess import PIPE

import numpy as np
from support.refused_system_calls import NUMBERS, PASSING

from dlbasics.exercises import Case, Code, Misconception
from dlbasics.exercises.judging.verdict import Verdict
from dlbasics.grading.autograder.grade import grade_submission
from dlbasics.grading.autograder.parse import parse_submission
from dlbasics.grading.sandbox.bubblewrap import find_bubblewrap, require_bubblewrap
from dlbasics.grading.sandbox.sandbox_factory import SandboxFactory

ROOT = Path(__file__).parents[2]
SETUP = (
    f"ROOT, NUMBERS, PASSING = {str(ROOT)!r}, {NUMBERS!r}, {PASSING!r}"
    + """
import os, sys, ctypes, time
import numpy as np
libc = ctypes.CDLL(None, use_errno=True)
ALLOWED = set('OPENBLAS_NUM_THREADS OMP_NUM_THREADS MALLOC_ARENA_MAX PYTHONDONTWRITEBYTECODE PYTHONHASHSEED '
              'PYTHONPATH LD_LIBRARY_PATH LANG LC_CTYPE PWD MPLBACKEND MPLCONFIGDIR '
              'DLBASICS_RENDER_TARGET'.split())
def everywhere(data):
    for fd in range(3, 64):
        try: os.write(fd, data)
        except OSError: pass
def package_files():
    return [os.path.join(top, name) for top, _, names in os.walk('/site/dlbasics') for name in names]
def package_folders():
    return [top for top, *_ in os.walk('/site/dlbasics')]
def refused(name, *args):
    return NUMBERS[name] is None or libc.syscall(NUMBERS[name], *args) == -1 and ctypes.get_errno() in (1, 38)
"""
)
ATTACK = re.compile(r"^## (.+?) \| (.+?) \|(.*)\n((?:.+\n)+)", re.MULTILINE)


def attacks(part: str) -> dict:
    """Read attacks: name -> (lines of the function's body, status, a part of what is told)."""
    return {
        name: (body.splitlines(), status, told.strip()) for name, status, told, body in ATTACK.findall(part)
    }


_, *PARTS = re.split(
    "^# ", Path(__file__).with_suffix(".txt").read_text(encoding="utf-8"), flags=re.MULTILINE
)
ATTACKS, ENDLESS, NEXT, NEIGHBOURS = map(attacks, PARTS)


def exercise(name: str) -> Code:
    """An exercise that is solved by doubling."""
    plain = "-".join("".join(c if c.isalnum() else " " for c in name.lower()).split())
    return Code(
        f"activations/{plain}", name, 1,
        stub='def double(x):\n    """Return twice `x`."""\n    ...\n',
        hints=("a", "b"), reference=lambda x: 2 * x,
        cases=lambda rng: [Case((rng.normal(size=3),)), Case((np.zeros(2),), "edge", "zeros")],
        misconceptions=(Misconception("square", lambda x: x * x, "That is the square."),),
    )


def cell(exercise: Code, lines: list) -> str:
    """A cell that answers an exercise."""
    return "\n".join([f"@check({exercise.id!r})", "def double(x):", *("    " + line for line in lines)])


def notebook(cells: list) -> bytes:
    """A notebook as people save it."""
    made = [{"cell_type": "code", "source": c, "outputs": [], "metadata": {}} for c in cells]
    return json.dumps({"cells": made, "nbformat": 4, "nbformat_minor": 5, "metadata": {}}).encode()


def verdicts(attacks: dict, seconds: float, factory) -> dict:
    """Judge one submission that makes all of these attacks: name -> verdict."""
    made = {name: exercise(name) for name in attacks}
    cells = [SETUP, *(cell(made[name], lines) for name, (lines, *_) in attacks.items())]
    parsed = parse_submission(notebook(cells))
    graded = grade_submission(parsed, "ada", list(made.values()), "SECRET", factory, seconds)
    assert not graded.problem and len(graded.verdicts) == len(attacks), graded
    pairs = zip(made.values(), graded.verdicts, strict=True)
    return {exercise.title: with_sentence(verdict, exercise) for exercise, verdict in pairs}


def with_sentence(verdict: dict, exercise: Code) -> dict:
    """A verdict as it is kept, and the sentence that a learner reads."""
    return verdict | {"sentence": Verdict.from_dict(verdict, exercise).sentence}


def as_nobody(*words, **more) -> subprocess.CompletedProcess:
    """Run Python as an ordinary user, from root, to its end."""
    with start_as_nobody(*words, **more) as process:
        output, errors = process.communicate()
    return subprocess.CompletedProcess(process.args, process.returncode, output, errors)


def start_as_nobody(*words, **more) -> subprocess.Popen:
    """Start Python as an ordinary user, from root, with all that it needs made readable."""
    wanted = [Path(p).resolve() for p in (sys.base_prefix, sys.prefix, ROOT)]
    line, covered = [find_bubblewrap(), "--bind", "/", "/", "--dev-bind", "/dev", "/dev"], []
    for path in wanted:
        closed = [p for p in reversed(path.parents) if not p.stat().st_mode & 1]
        if closed and closed[0] not in covered:
            covered.append(closed[0])
            line += ["--perms", "0755", "--tmpfs", str(closed[0])]
        if closed:
            for part in [p for p in reversed(path.parents) if closed[0] in p.parents]:
                line += ["--perms", "0755", "--dir", str(part)]
            line += ["--ro-bind", str(path), str(path)]
    code = "import os, sys; os.setgroups([]); os.setgid(65534); os.setuid(65534); "
    code += "os.execv(sys.argv[1], sys.argv[1:])"
    line += ["--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID", "--die-with-parent"]
    line += [sys.executable, "-c", code, sys.executable, *words]
    more = {"PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}", "HOME": "/tmp", "PYTHONDONTWRITEBYTECODE": "1"} | more
    return subprocess.Popen(line, stdout=PIPE, stderr=PIPE, text=True, env=os.environ | more, cwd="/")


def judge_share(attacks: dict, seconds: float) -> dict:
    """Judge some attacks, and then whether their sandboxes have left anything to those that follow."""
    with closing(SandboxFactory()) as factory:
        return verdicts(attacks, seconds, factory) | verdicts(NEXT, 20.0, factory)


def judge_all() -> dict:
    """The verdicts on all attacks; those that wait for the clock do so at the same time."""
    honest = {"honest": ENDLESS["honest"]}
    shares = [(ATTACKS, 20.0), *(({name: attack} | honest, 1.0) for name, attack in ENDLESS.items())]
    found = {}
    require_bubblewrap()
    with ProcessPoolExecutor(4, mp_context=get_context("fork")) as processes:
        for share in processes.map(judge_share, *zip(*shares, strict=True)):
            for name, verdict in share.items():
                assert found.setdefault(name, verdict) == verdict, name
    return found


if __name__ == "__main__":
    print(json.dumps({"user": os.getuid()} | judge_all()))

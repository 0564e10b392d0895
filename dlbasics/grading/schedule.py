"""Which submissions are judged already, and judging the rest: anywhere, in any order, each result whole."""

import atexit
import ctypes
import hashlib
import json
import os
import re
import signal
import sys
import threading
import time
import types
from collections import deque
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from dlbasics import package_files
from dlbasics.atomic_write import atomic_write
from dlbasics.exercises import all_exercises
from dlbasics.exercises.kinds import Exercise
from dlbasics.grading.autograder.grade import SECONDS, mark
from dlbasics.grading.autograder.submission import blank, clean, read
from dlbasics.grading.collect import Job, collect, roster
from dlbasics.grading.sandbox.bubblewrap import SandboxUnavailable
from dlbasics.grading.sandbox.pool import SandboxPool

__all__ = ["Job", "Plan", "collect", "exercises", "grade", "judge", "roster"]
# No result depends on these, so a change in them judges nothing anew.
NO_RESULT_DEPENDS_ON = ("browser", "explore", "grading/reports", "sphinxext")
TEMPORARY = re.compile(r"\..+\.(json|html|csv|txt)-\w{8}")
_one = threading.Lock()


@cache
def code() -> str:
    """Digest of all code and data that a result can depend on."""
    return package_files.digest(package_files.package_files(without=NO_RESULT_DEPENDS_ON))


@dataclass(frozen=True)
class Plan:
    """What all submissions of a run have in common."""

    secret: str
    private: str = ""
    seconds: float = SECONDS
    unsafe: bool = False
    only: tuple = ()
    code: str = ""

    @property
    def digest(self) -> str:
        """Digest of everything that a result depends on beside the submission itself."""
        held = json.dumps(asdict(self) | {"code": code()}, sort_keys=True)
        return hashlib.sha256(held.encode()).hexdigest()


def key(job: Job, digest: str) -> str:
    """The name of a loaded job's result: it changes with everything that the result depends on."""
    made = hashlib.sha256(f"{digest}\0{job.learner}\0{job.label}\0{job.problem}\0".encode("utf-8", "replace"))
    made.update(job.data or b"")
    return f"{slug(job.learner)}-{made.hexdigest()[:24]}"


def slug(learner: str) -> str:
    """A file name that is the person's alone, whatever the person is called."""
    plain = re.sub(r"[^A-Za-z0-9]+", "-", learner)[:40].strip("-") or "learner"
    # Of fewer digits, whoever may choose a name finds one with another's within seconds.
    return f"{plain}-{hashlib.sha256(learner.encode('utf-8', 'replace')).hexdigest()[:16]}"


@cache
def exercises(private: str = "", only: tuple = ()) -> list:
    """The exercises that count: the book's and those of an instructor's own file (its text).

    Raises
    ------
    ValueError
        If the file does not run, holds no exercises, or `only` names what is not there.
    """
    found = {e.id: e for e in all_exercises()}
    if private:
        module = types.ModuleType("private_exercises")
        try:
            exec(compile(private, "--exercises", "exec"), module.__dict__)
        except Exception as error:  # it is the instructor's own code: whatever it raises, say so and stop
            why = f"{type(error).__name__}: {error}"
            raise ValueError(f"the file of --exercises does not run: {why}") from error
        own = getattr(module, "EXERCISES", None)
        if not isinstance(own, list | tuple) or not own or not all(isinstance(e, Exercise) for e in own):
            raise ValueError("the file of --exercises must end with EXERCISES = [...] of Code, Choice, ...")
        found |= {e.id: e for e in own}
    if strange := [word for word in only if not any(word in (e.id, e.chapter) for e in found.values())]:
        raise ValueError(f"--only names {strange[0]!r}; expected ids or chapters as `exercises` lists them")
    return [e for e in found.values() if not only or e.id in only or e.chapter in only]


@cache
def supply(unsafe: bool, process: int) -> SandboxPool:
    """The sandboxes of this process: a fork of one that has some needs its own."""
    made = SandboxPool(unsafe)
    atexit.register(made.close)
    return made


def judge(job: Job, plan: Plan) -> dict:
    """Judge one submission: the function that runs in a pool of processes or on a cluster."""
    if plan.code and plan.code != code():
        message = "A worker of the cluster has another dlbasics; install the same one everywhere."
        raise SandboxUnavailable(message)
    held = blank(job.problem) if job.problem else read(job.content())
    with _one:  # a worker of a cluster may have threads; sandboxes and numpy's warnings are one a process
        made = mark(held, job.learner, exercises(plan.private, plan.only), plan.secret,
                    supply(plan.unsafe, os.getpid()), plan.seconds, lambda: exercises(plan.private))
    if not made["verdicts"] and not made["problem"]:
        made["problem"] = "Nothing in it answers an exercise that counts."
    return made | {"label": job.label, "late": job.late, "unsafe": plan.unsafe}


def _follow(grader: int, unsafe: bool):
    """Die with the grader: a worker of a killed one would wait for ever. Start a fork server meanwhile."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)
    if os.getppid() != grader:  # it died before we could follow
        os._exit(1)
    with suppress(SandboxUnavailable):  # which is said when a sandbox is wanted
        supply(unsafe, os.getpid()).start()


def pool(jobs: int, unsafe: bool = False):
    """Processes of this machine, forked: they hold what is loaded, and follow the grader into death."""
    return ProcessPoolExecutor(jobs, mp_context=get_context("fork"), initializer=_follow,
                               initargs=(os.getpid(), unsafe))


def done(folder: Path, name: str) -> dict | None:
    """A result that is there already; a damaged one is none."""
    try:
        held = json.loads((folder / "results" / f"{name}.json").read_bytes())
        return held if held["key"] == name else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def put(path: Path, data: bytes):
    """Write a file whole, unless it is there, in a folder that may be deleted meanwhile."""
    for last in (False, False, True):
        try:
            if path.is_file() and path.read_bytes() == data:
                return
            path.parent.mkdir(parents=True, exist_ok=True)
            atomic_write(path, data)
            return
        except FileNotFoundError:
            if last:
                raise


def keep(folder: Path, name: str, made: dict, final: bool = True):
    """Write a result; one that is not final is there to be read, and judged anew by the next run."""
    text = json.dumps(made | {"key": name if final else ""}, indent=1, sort_keys=True, ensure_ascii=False)
    put(folder / "results" / f"{name}.json", (text + "\n").encode())


def sweep(folder: Path):
    """Remove what writes that were killed have left; a write that is going on elsewhere is repeated there."""
    for place in (folder, folder / "results", folder / "feedback", *folder.glob("gradescope/*")):
        for path in place.iterdir() if place.is_dir() else ():
            if TEMPORARY.fullmatch(path.name):
                path.unlink(missing_ok=True)


def missing(jobs: list, plan: Plan, folder: Path) -> list:
    """The jobs without a result; of the others lateness is brought up to date."""
    digest, todo = plan.digest, []
    for job in jobs:
        held = done(folder, name := key(job.loaded(), digest))
        if held is None:
            todo.append(job)
        elif held["late"] != job.late:
            keep(folder, name, held | {"late": job.late})
    return todo


def grade(todo: list, plan: Plan, folder: Path, start, window: int, told=lambda *_: None,
          aside=lambda: None) -> list:
    """Judge jobs and keep each result as it comes.

    Parameters
    ----------
    start : callable
        Makes an executor.
    window : int
        How many jobs are handed out at a time.
    told : callable
        ``told(finished, count, seconds, result)`` after each one.
    aside : callable
        What is to be done meanwhile, in a thread, which starts when the workers are there.

    Returns
    -------
    list of dict
        Results of jobs on which the grader itself failed: a worker died twice, the second time alone.
    """
    waiting, suspects, running, failed = deque(todo), deque(), {}, []
    digest, finished, began, executor = plan.digest, 0, time.monotonic(), start()
    thread = threading.Thread(target=aside)

    def again():
        """Another executor; its workers are forked, and what a thread is at they would wait for."""
        thread.join()
        return start()

    try:
        while waiting or suspects or running:
            source, most = (suspects, 1) if suspects else (waiting, window)
            broken = []
            while source and len(running) < most and not broken:
                job = source.popleft().loaded()
                try:
                    running[executor.submit(judge, job, plan)] = job
                except BrokenProcessPool:
                    broken.append(job)
            if not thread.ident:
                thread.start()
            for future in [] if broken else wait(running, return_when=FIRST_COMPLETED).done:
                job, final = running.pop(future), True
                try:
                    made = future.result()
                except SandboxUnavailable:
                    raise
                except BrokenProcessPool:
                    if source is waiting:
                        broken.append(job)
                        continue
                    made, final = wreck(job, "The grader's process died on it."), False
                    executor = again()
                except Exception as error:  # a fault of ours costs this one a second look, not the batch
                    told_ = f"The grader failed on it ({type(error).__name__}: {clean(error, 120)})."
                    made, final = wreck(job, told_), False
                failed += [] if final else [made]
                keep(folder, key(job, digest), made, final)
                finished += 1
                told(finished, len(todo), time.monotonic() - began, made)
            if broken:  # one at a time tells which of them it is
                suspects += [*broken, *running.values()]
                running, executor = {}, again()
    except BaseException:
        executor.shutdown(wait=False, cancel_futures=True)
        raise
    executor.shutdown()
    return failed


def wreck(job: Job, problem: str) -> dict:
    """The result of a submission that could not be judged."""
    return {"problem": problem, "notes": [], "verdicts": [], "learner": job.learner, "label": job.label,
            "late": job.late, "unsafe": False}

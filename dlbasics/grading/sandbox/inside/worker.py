"""The programs in a sandbox: a nursery that imports numpy once and, forked from it, an agent a submission.

The nursery runs nothing of a learner's and reads nothing of a submission. Whenever the grader passes it the
ends of two pipes, it forks an agent into a box, which gives up all that the nursery may do before it reads
from them. The agent runs nothing of a learner's either. Each exercise gets a child, which can start no
process, signal none and look into none, and which talks to the agent alone: the agent passes the grader's
frames on, one answer for one question, and ends the child before the next exercise. When a child dies out of
turn the agent says how and ends the box.
"""

import __future__

import ast
import contextlib
import gc
import json
import linecache
import os
import random
import select
import shutil
import signal
import socket
import sys
import types

import numpy as np
import numpy.random  # otherwise each child would import it

from dlbasics.grading.sandbox.inside import isolation
from dlbasics.runner import call_recorder, submitted_cells, wire

END = wire.dumps({})  # from the grader: this exercise is done
FILES = 1000
LATER = __future__.annotations.compiler_flag  # whatever a cell before has said, no hint can fail
MUTED = ("dlbasics.explore", "ipywidgets", "IPython", "IPython.display", "google.colab")


class Mute(types.ModuleType):
    """Stands for what only shows things: any attribute, any call, no effect."""

    version_info = (9, 0)  # of IPython: Matplotlib asks before it draws

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Mute(name)

    __enter__ = __exit__ = lambda *args: None

    def __call__(self, *args, **named):  # interact, and what it returns, give their function back
        return args[0] if args and isinstance(args[0], types.FunctionType) else self


class Pipe:
    """Whole frames from one file descriptor and to another."""

    def __init__(self, source: int, sink: int):
        self.source, self.sink = source, sink

    def some(self, most: int) -> bytes:
        return os.read(self.source, min(most, 2**16))

    def exactly(self, size: int) -> bytes:
        made = bytearray()
        while len(made) < size:
            part = self.some(size - len(made))
            if not part:
                raise EOFError
            made += part
        return bytes(made)

    def receive(self) -> dict:
        return wire.loads(*wire.frame(self.exactly)[1:])

    def write(self, data: bytes):
        left = memoryview(data)
        while left:
            left = left[os.write(self.sink, left) :]

    def send(self, message: dict):
        self.write(wire.dumps(message))

    def close(self):
        os.close(self.source)
        os.close(self.sink)


class Watched(Pipe):
    """A pipe from a child that may not fill the box's disk with files, whose memory no limit counts."""

    def some(self, most: int) -> bytes:
        ready = []
        while not ready:
            ready = select.select([self.source], [], [], 0.1)[0]
            disk = os.statvfs("/tmp")
            if disk.f_files - disk.f_ffree > FILES:
                raise wire.WireError("files")
        return super().some(most)


def function_of(sources: list, task: dict) -> tuple:
    """Run what an exercise needs; return the function under its `check` and what failed before it."""
    taken, failed, trees = {}, [], {}
    check = lambda id: lambda function: taken.setdefault(id, []).append(function) or function
    shown = Mute("dlbasics.exercises")
    shown.check = check
    sys.modules |= {name: Mute(name) for name in MUTED} | {"dlbasics.exercises": shown}
    sys.modules["dlbasics"].exercises = shown
    names = dict.fromkeys(("ask", "hint", "solution", "display", "get_ipython"), shown)
    names |= {"__name__": "__main__", "check": check}
    for at, place in task["needs"]:
        title = f"cell {at + 1}"
        if at not in trees:
            text = submitted_cells.readable(sources[at])[0]
            linecache.cache[title] = (len(text), None, text.splitlines(True), title)
            trees[at] = ast.parse(text).body
        try:
            exec(compile(ast.Module([trees[at][place]], []), title, "exec", LATER), names)
        except BaseException as error:  # in a notebook the cells behind a failing one still run
            failed.append(told(error))
            if [at, place] == task["needs"][-1]:
                raise
    return (taken.get(task["id"]) or [names.get(task["function"])])[-1], failed[:1]


def told(error: BaseException) -> list:
    """An exception as type, message, and the last line of a cell that led to it."""
    trace, line, source = error.__traceback__, 0, ""
    while trace:
        title = trace.tb_frame.f_code.co_filename
        if title.startswith("cell "):
            line, source = trace.tb_lineno, linecache.getline(title, trace.tb_lineno).strip()
        trace = trace.tb_next
    return [type(error).__name__, call_recorder._safe_text(error), int(line or 0), source[:300]]


def result(outcome) -> dict:
    """What one call did; a value that does not cross the wire is replaced by the name of its type."""
    failed, value, foreign = outcome.failure, outcome.value, ""
    try:
        wire.dumps({"": value})
    except TypeError:
        value, foreign = None, getattr(value, "type", type(value).__name__)
    return {
        "failure": failed and [failed.type, failed.message[:300], int(failed.line), failed.source[:300]],
        "mutated": [bool(m) for m in outcome.mutated],
        "printed": outcome.printed[:500],
        "warnings": [str(w)[:200] for w in outcome.warnings[:20]],
        "foreign": foreign,
        "value": value,
    }


def serve(pipe: Pipe, sources: list, task: dict):
    """One task, in a child: find the exercises, or make a function and call it as often as asked."""
    if "id" not in task:
        pipe.send({"cells": json.dumps(submitted_cells.find(sources))})
        pipe.receive()
    random.seed(0)
    np.random.seed(0)  # noqa: NPY002  (so that a learner's use of it repeats)
    try:
        function, failed = function_of(sources, task)
    except BaseException as error:
        pipe.send({"state": "failed", "failure": told(error)})
        pipe.receive()
    state = "ran" if callable(function) else "missing"
    if state == "ran" and call_recorder.unchanged(function, task["stub"]):
        state = "unchanged"
    pipe.send({"state": state, "failure": failed[0] if failed else None})
    while True:
        ran = call_recorder.run(function, [pipe.receive()["args"]])
        pipe.send({"state": ran.state} | (result(ran.outcomes[0]) if ran.outcomes else {}))


def nursery(boxed: bool):
    """Fork an agent for each pair of pipes that comes from the grader, at descriptor 0, until it hangs up.

    Parameters
    ----------
    boxed : bool
        False for ``--unsafe``: there is no sandbox, so make no boxes and set no filter.
    """
    os.environ |= {"MPLBACKEND": "Agg", "MPLCONFIGDIR": "/tmp", "DLBASICS_RENDER_TARGET": "print"}
    if boxed:
        isolation.unseen()
        isolation.limit({"NOFILE": 64})
        isolation.program()  # fails here, where it is seen, on a machine that it does not know
        if first := isolation.fork():  # bubblewrap's own namespace is not the nursery's to come back to
            os.waitpid(first, 0)
            os._exit(0)
        own = os.pidfd_open(1)
    grader = socket.socket(fileno=0)
    gc.freeze()  # a collection in a child would copy all of these pages
    while True:
        user, ends, *_ = socket.recv_fds(grader, 16, 2)
        if not user:
            os._exit(0)
        child = isolation.fork(own) if boxed else os.fork()
        if not child:
            try:
                for at, end in enumerate(ends):
                    os.dup2(end, at)
                os.closerange(3, 64)
                isolation.settle(user.decode()) if boxed else os.setsid()
                agent(boxed)
            except Exception as error:  # the grader reads this where no box works
                os.write(2, f"{type(error).__name__}: {error}\n".encode())
            finally:
                os._exit(1)
        seen = [os.pidfd_open(child)] if boxed else []
        socket.send_fds(grader, [b"%d" % child], seen)
        for fd in (*ends, *seen):
            os.close(fd)
        while os.waitpid(-1, os.WNOHANG)[0] not in (0, child):
            pass


def tidy():
    """Leave the next exercise an empty disk; what cannot be removed stands in its author's way alone."""
    for left in os.scandir("/tmp"):
        with contextlib.suppress(OSError, RecursionError):
            shutil.rmtree(left.path) if left.is_dir(follow_symlinks=False) else os.unlink(left.path)


def agent(boxed: bool):
    """Get the submission, then one task after the other, until the grader hangs up."""
    grader = Pipe(os.dup(0), os.dup(1))  # moved away from where a print would reach them
    null = os.open(os.devnull, os.O_RDWR)
    for n in (0, 1, 2):
        os.dup2(null, n)
    grader.send({"ready": True})
    submission = grader.receive()
    sources = json.loads(submission["cells"].tobytes())
    while True:
        task = grader.receive()
        (ours, child_out), (child_in, to_child) = os.pipe(), os.pipe()
        child = os.fork()
        if not child:
            try:
                grader.close()
                os.close(ours)
                os.close(to_child)
                isolation.limit(submission["limits"])
                if boxed:
                    isolation.fence()
                serve(Pipe(child_in, child_out), sources, task)
            finally:
                os._exit(1)
        os.close(child_in)
        os.close(child_out)
        pipe, why = (Watched if boxed else Pipe)(ours, to_child), ""
        try:
            while True:
                grader.write(b"".join(wire.frame(pipe.exactly)))
                data = b"".join(wire.frame(grader.exactly))
                if data == END:
                    break
                pipe.write(data)
        except wire.WireError as error:
            why = str(error)
        except (EOFError, BrokenPipeError):
            why = "died"
            select.select([os.pidfd_open(child)] if boxed else [], [], [], 1)  # it may be about to
        os.kill(child, signal.SIGKILL)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        pipe.close()
        if boxed:
            tidy()
        if why:
            died = f"signal {-code}" if code < 0 else f"exit {code}"
            grader.send({"ended": died if why == "died" else why})
            os._exit(0)

"""The supervisor of a sandbox: a process for each exercise, and the frames between it and the grader.

It runs nothing of a learner's. Each exercise gets a process, which can start no process, signal none and
look into none, and which talks to the supervisor alone. The supervisor relays the grader's frames, a fixed
number of answers for each question, and ends the process before the next exercise. When the process dies out
of turn the supervisor says how and ends the sandbox.
"""

import json
import os
import select
import signal
from dataclasses import dataclass

from dlbasics.grading.sandbox.inside import isolation, task_process
from dlbasics.grading.sandbox.inside.pipe import Pipe
from dlbasics.grading.sandbox.inside.seccomp import install_seccomp
from dlbasics.grading.sandbox.inside.tmpfs import clear_tmpfs
from dlbasics.runner import wire

EXERCISE_DONE = wire.encode_frame({})  # from the grader
READY = {"ready": True}  # to the grader: the next exercise can come
FRAMES_PER_CALL = 2  # what the function did, and its arguments afterwards
DIED = "died"


@dataclass(frozen=True)
class TaskProcess:
    """The process of a task, and the pipe to it."""

    pid: int
    pipe: Pipe

    def kill(self) -> str:
        """End it; say how it ended, by itself or by this."""
        os.kill(self.pid, signal.SIGKILL)
        code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        self.pipe.close()
        return f"signal {-code}" if code < 0 else f"exit {code}"


def supervise(sandboxed: bool):
    """Get the submission, then one task after the other, until the grader hangs up.

    Parameters
    ----------
    sandboxed : bool
        False for ``--unsafe``: there is no sandbox, so set no filter and leave the disk alone.
    """
    grader = take_over_grader_pipe()
    grader.send(READY)
    submission = grader.receive()
    sources = json.loads(submission["cells"].tobytes())
    while True:
        task = grader.receive()
        process = start_task_process(grader, sources, task, submission["limits"], sandboxed)
        problem = relay(grader, process.pipe)
        if problem == DIED:  # or it is about to die: wait, so that its own ending is told
            select.select([os.pidfd_open(process.pid)] if sandboxed else [], [], [], 1)
        ending = process.kill()
        if problem == DIED:
            problem = ending
        elif not problem and sandboxed and not clear_tmpfs():
            problem = "disk"
        grader.send({"ended": problem} if problem else READY)
        if problem:
            os._exit(0)


def take_over_grader_pipe() -> Pipe:
    """Move the grader's pipe away from where a print would reach it."""
    grader = Pipe(os.dup(0), os.dup(1))
    silence_standard_streams()
    return grader


def silence_standard_streams():
    """Let the standard streams lead nowhere.

    Each process opens them anew: what is set of an open file, those who share it see.
    """
    null = os.open(os.devnull, os.O_RDWR)
    for standard_stream in (0, 1, 2):
        os.dup2(null, standard_stream)
    os.close(null)


def start_task_process(grader: Pipe, sources: list, task: dict, limits: dict, sandboxed: bool) -> TaskProcess:
    """Fork a process, which sets its limits and its filter before it runs anything of a learner's."""
    (from_task, task_sink), (task_source, to_task) = os.pipe(), os.pipe()
    pid = os.fork()
    if not pid:
        try:
            grader.close()
            os.close(from_task)
            os.close(to_task)
            silence_standard_streams()
            isolation.set_limits(limits)
            if sandboxed:
                install_seccomp()
            task_process.run_task(Pipe(task_source, task_sink), sources, task)
        finally:
            os._exit(1)
    os.close(task_source)
    os.close(task_sink)
    return TaskProcess(pid, Pipe(from_task, to_task))


def relay(grader: Pipe, pipe: Pipe) -> str:
    """Pass frames on until the grader is done with the exercise; return what went wrong, or nothing."""
    try:
        grader.write(pipe.read_frame())
        while True:
            question = grader.read_frame()
            if question == EXERCISE_DONE:
                return ""
            pipe.write(question)
            for _ in range(FRAMES_PER_CALL):
                grader.write(pipe.read_frame())
    except wire.WireError:
        return "wire"
    except (EOFError, BrokenPipeError):
        return DIED

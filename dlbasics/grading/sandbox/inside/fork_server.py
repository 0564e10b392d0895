"""The fork server: imports once what submissions need, and forks a supervisor for each of them.

It runs nothing of a learner's and reads nothing of a submission. Whenever the grader passes it the ends of
two pipes, it forks a supervisor into a sandbox, which gives up all that the fork server may do before it
reads from them.
"""

import gc
import importlib
import os
import socket

from dlbasics.chapters import CHAPTERS
from dlbasics.grading.sandbox.inside import isolation, seccomp, supervisor, tmpfs

MAX_OPEN_FILES = 64
MAX_USER = 16  # bytes of a user's number
ENVIRONMENT = {"MPLBACKEND": "Agg", "MPLCONFIGDIR": tmpfs.MOUNT_POINT, "DLBASICS_RENDER_TARGET": "print"}
# What a submission may come to need: otherwise each exercise would import it anew. numpy loads these parts of
# itself when they are first used, and the others when it reads a file of data.
IMPORTED_ONCE = (
    "numpy.ma",
    "numpy.polynomial",
    "numpy.random",
    "encodings.cp437",
    "importlib.readers",
    "zipfile",
    "dlbasics.claims",
    "dlbasics.datasets",
    *(f"dlbasics.{chapter}" for chapter in CHAPTERS),
)


def serve(sandboxed: bool):
    """Fork a supervisor for each pair of pipes that comes from the grader, until it hangs up.

    The grader is at descriptor 0.

    Parameters
    ----------
    sandboxed : bool
        False for ``--unsafe``: there is no sandbox, so isolate nothing and set no filter.
    """
    os.environ |= ENVIRONMENT
    for name in IMPORTED_ONCE:
        importlib.import_module(name)
    own_namespace = enter_own_namespace() if sandboxed else -1
    grader = socket.socket(fileno=0)
    gc.freeze()  # a collection in a fork would copy all of these pages
    while True:
        user, pipe_ends, *_ = socket.recv_fds(grader, MAX_USER, 2)
        if not user:
            os._exit(0)
        child = isolation.fork_into_new_pid_namespace(own_namespace) if sandboxed else os.fork()
        if not child:
            become_supervisor(user.decode(), pipe_ends, sandboxed)
        handles = [os.pidfd_open(child)] if sandboxed else []
        socket.send_fds(grader, [b"%d" % child], handles)
        for fd in (*pipe_ends, *handles):
            os.close(fd)
        reap(child)


def enter_own_namespace() -> int:
    """Go on in a namespace that this process can come back to; return a pidfd for that.

    Bubblewrap's own namespace is not one to come back to.
    """
    isolation.make_undumpable()
    isolation.set_limits({"NOFILE": MAX_OPEN_FILES})
    seccomp.filter_program()  # fails here, where it is seen, on a machine that it does not know
    first = isolation.fork_into_new_pid_namespace()
    if first:
        os.waitpid(first, 0)
        os._exit(0)
    return os.pidfd_open(1)


def become_supervisor(user: str, pipe_ends: list, sandboxed: bool):
    """Be isolated, then supervise the submission that comes through the pipes; never return."""
    try:
        for standard_stream, end in enumerate(pipe_ends):
            os.dup2(end, standard_stream)
        os.closerange(3, MAX_OPEN_FILES)
        if sandboxed:
            isolation.isolate(user)
        else:
            os.setsid()
        supervisor.supervise(sandboxed)
    except Exception as error:  # the grader reads this where no sandbox works
        os.write(2, f"{type(error).__name__}: {error}\n".encode())
    finally:
        os._exit(1)


def reap(newest: int):
    """Reap children that have ended, until there are none or it is the newest."""
    while os.waitpid(-1, os.WNOHANG)[0] not in (0, newest):
        pass

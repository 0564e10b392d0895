"""What the commands that judge have in common: which exercises, how long, with which workers."""

import sys
from argparse import Namespace
from collections.abc import Callable
from contextlib import nullcontext

from dlbasics.grading.autograder.exercise_selection import select_exercises
from dlbasics.grading.autograder.grading_settings import GradingSettings, code_digest
from dlbasics.grading.sandbox import memory_group
from dlbasics.grading.sandbox.bubblewrap import require_bubblewrap
from dlbasics.grading.scheduling.executors import LocalProcesses, connect_to_cluster


def make_settings(arguments: Namespace, secret: str) -> tuple[GradingSettings, list]:
    """The settings of a run, and the exercises that count."""
    own_exercises = own_source(arguments)
    if not 0 < arguments.seconds < 1e6:
        raise ValueError(f"--seconds is {arguments.seconds:g}; expected a number above 0")
    if not arguments.budget > 0:
        raise ValueError(f"--budget is {arguments.budget:g}; expected a number above 0")
    only = tuple(arguments.only)
    if arguments.unsafe:
        print("WITHOUT a sandbox: what is judged can do whatever you can.", file=sys.stderr)
    else:
        require_bubblewrap()
        print(memory_group.protection(), file=sys.stderr)
    exercises = select_exercises(own_exercises, only)
    settings = GradingSettings(
        secret, own_exercises, arguments.seconds, arguments.unsafe, only, arguments.own_numbers,
        arguments.budget, code_digest(),
    )  # fmt: skip
    return settings, exercises


def own_source(arguments: Namespace) -> str:
    """Text of the instructor's own file of exercises; empty if there is none."""
    return arguments.exercises.read_text(encoding="utf-8") if arguments.exercises else ""


def workers(arguments: Namespace) -> Callable:
    """What connects to the workers: processes here, or a Dask cluster."""
    if arguments.cluster:
        tls = {"ca": arguments.tls_ca, "cert": arguments.tls_cert, "key": arguments.tls_key}
        return lambda: connect_to_cluster(arguments.cluster, tls)
    return lambda: nullcontext(LocalProcesses(arguments.jobs, arguments.unsafe))

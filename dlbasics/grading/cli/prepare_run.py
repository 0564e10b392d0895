"""What the commands that judge have in common: which exercises, how long, with which workers."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Collection
from contextlib import nullcontext
from pathlib import Path

from dlbasics.grading.autograder.exercise_selection import select_exercises
from dlbasics.grading.autograder.grading_settings import GradingSettings, code_digest
from dlbasics.grading.cli.file_among_values import file_among
from dlbasics.grading.cli.read_exercise_files import read_exercise_files
from dlbasics.grading.sandbox import cgroup
from dlbasics.grading.sandbox.bubblewrap import require_bubblewrap
from dlbasics.grading.scheduling.workers import LocalProcesses, connect_to_cluster
from dlbasics.messages import UsageError, text

# Whose files are read
FILE_OPTIONS = ("roster", "times", "map", "extensions", "overrides")


def make_settings(arguments: Namespace, secret: str) -> tuple[GradingSettings, list]:
    """The settings of a run, and the exercises that count."""
    own_exercises = read_exercise_files(arguments)
    if not 0 < arguments.seconds < 1e6:
        raise UsageError(text("cli.not-above-0", option="--seconds", value=arguments.seconds))
    if not arguments.budget > 0:
        raise UsageError(text("cli.not-above-0", option="--budget", value=arguments.budget))
    only = tuple(arguments.only)
    known = {name for exercise in select_exercises(own_exercises) for name in (exercise.id, exercise.chapter)}
    refuse_files("--only", [name for name in only if name not in known])
    if arguments.unsafe:
        print(text("cli.without-a-sandbox"), file=sys.stderr)
    else:
        require_bubblewrap()
        print(cgroup.describe_memory_limit(), file=sys.stderr)
    exercises = list(select_exercises(own_exercises, only))
    settings = GradingSettings(
        secret,
        own_exercises=own_exercises,
        seconds=arguments.seconds,
        learner_seconds=arguments.budget,
        unsafe=arguments.unsafe,
        only=only,
        own_numbers=arguments.own_numbers,
        code=code_digest(),
    )
    return settings, exercises


def refuse_files(option: str, values: list[str]):
    """Refuse a file among the values of an option.

    Raises
    ------
    UsageError
        If there is one.
    """
    if message := file_among(option, values):
        raise UsageError(message)


def check_output_folder(path: Path):
    """See that a folder stands there, or can be made, and can be written into.

    Raises
    ------
    UsageError
        If a file stands there, or above it, or it is somebody else's.
    """
    for folder in (path, *path.parents):
        if folder.exists() and not folder.is_dir():
            raise UsageError(text("cli.out-is-a-file", path=folder))
    existing = next(folder for folder in (path.absolute(), *path.absolute().parents) if folder.exists())
    if not os.access(existing, os.W_OK | os.X_OK):
        raise UsageError(text("cli.out-not-writable", path=existing))


def refuse_to_overwrite_inputs(arguments: Namespace, names: Collection[str]):
    """Refuse what is given to be read where a file or folder is written that is called so.

    Parameters
    ----------
    arguments : Namespace
    names : collection of str
        What is written into the folder of results.

    Raises
    ------
    UsageError
        If there is such an input.
    """
    given = (getattr(arguments, option, None) for option in FILE_OPTIONS)
    outputs = [arguments.out / name for name in names if (arguments.out / name).exists()]
    for path in filter(None, [*arguments.submissions, *arguments.exercises, *given]):
        places = (path, *path.resolve().parents)
        if any(output.samefile(place) for output in outputs for place in places):
            raise UsageError(text("cli.input-overwritten", path=path))


def worker_connector(arguments: Namespace) -> Callable:
    """What connects to the workers, once it is called: processes here, or a Dask cluster."""
    files = [name for name in ("tls_ca", "tls_cert", "tls_key") if getattr(arguments, name)]
    wants_tls = (arguments.cluster or "").startswith("tls://")
    if wants_tls and len(files) < 3:
        raise UsageError(text("cli.tls-files"))
    if files and not wants_tls:
        raise UsageError(text("cli.tls-cluster"))
    if arguments.cluster:
        tls = {"ca": arguments.tls_ca, "cert": arguments.tls_cert, "key": arguments.tls_key}
        return lambda: connect_to_cluster(arguments.cluster, tls)
    return lambda: nullcontext(LocalProcesses(arguments.jobs, arguments.unsafe))

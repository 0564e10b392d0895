"""Read the files of --exercises, each with the modules that it imports from its own folder."""

import ast
import sys
from argparse import Namespace
from pathlib import Path

from dlbasics.grading.autograder.exercise_file import ExerciseFile
from dlbasics.grading.cli.read_utf8 import read_utf8
from dlbasics.ipython_source import PARSE_ERRORS


def read_exercise_files(arguments: Namespace) -> tuple[ExerciseFile, ...]:
    """The instructor's own files of exercises, read.

    Raises
    ------
    UsageError
        If one of them is no text in UTF-8.
    """
    return tuple(map(read_exercise_file, arguments.exercises))


def read_exercise_file(path: Path) -> ExerciseFile:
    """A file of exercises, with the modules of its folder that it imports, and those that they import."""
    source, folder = read_utf8(path), path.resolve().parent
    beside: dict[str, str] = {}
    unread = [source]
    while unread:
        for name in _imported_names(unread.pop()):
            for file in _files_of_module(folder, name):
                place = file.relative_to(folder).as_posix()
                if place not in beside:
                    beside[place] = read_utf8(file)
                    unread.append(beside[place])
    return ExerciseFile(path.name, source, tuple(sorted(beside.items())), str(folder))


def _imported_names(source: str) -> list[str]:
    """The first parts of the names of all modules that a text imports; none if it is no Python."""
    try:
        nodes = list(ast.walk(ast.parse(source)))
    except PARSE_ERRORS:
        return []
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module for node in nodes if isinstance(node, ast.ImportFrom) and not node.level]
    return [name.partition(".")[0] for name in names]


def _files_of_module(folder: Path, name: str) -> list[Path]:
    """The files of a module in a folder; none of one that Python or the grader has already."""
    if name in sys.stdlib_module_names or name in sys.modules:
        return []
    return [file for file in (folder / f"{name}.py", *(folder / name).rglob("*.py")) if file.is_file()]

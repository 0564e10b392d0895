"""The options of the last run into a folder: the next one says what is different."""

import json
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from dlbasics.grading.autograder.exercise_file import ExerciseFile
from dlbasics.grading.autograder.grading_settings import LEARNER_SECONDS, SECONDS
from dlbasics.grading.results.write_result_files import write_if_changed
from dlbasics.messages import Message
from dlbasics.stable_digest import short_digest

OPTIONS_FILE = "options.json"
SEED, EXERCISES = "seed", "exercises"
# Those that decide what counts; who is in the class may change, and what was handed in does.
REMEMBERED = ("only", "exercises", "own_numbers", "deadline", "times", "timezone", "extensions", "late",
              "best_of", "weights", "overrides", "map", "seconds", "budget", "unsafe")
# What these are where they are not given
DEFAULTS = {"best_of": 1, "seconds": SECONDS, "budget": LEARNER_SECONDS}


def options_of(arguments: Namespace, secret: str,
               own_exercises: Sequence[ExerciseFile] = ()) -> dict[str, str]:
    """The options that decide what counts, each as it is written, and digests of the seed and own exercises.

    Of the options only those that were given.
    """
    given = {f"--{name.replace('_', '-')}": _written(getattr(arguments, name)) for name in REMEMBERED
             if getattr(arguments, name) != DEFAULTS.get(name)}
    given[SEED] = short_digest(secret)
    if own_exercises:
        given[EXERCISES] = short_digest(json.dumps([file.content for file in own_exercises]))
    return {name: value for name, value in given.items() if value is not None}


def _written(value) -> str | None:
    """An option's value as it is written; None where it was not given."""
    match value:
        case Path():
            return value.name
        case list():
            return " ".join(map(_written, value)) or None
        case bool():
            return "" if value else None
        case float():
            return str(value).removesuffix(".0")
    return str(value) if value else None


def note_differences(folder: Path, options: dict[str, str]) -> list[Message]:
    """What is not as in the last run into this folder; nothing where there was none."""
    try:
        before = json.loads((folder / OPTIONS_FILE).read_bytes())
        names = [*options, *(name for name in before if name not in options)]
        changed = [name for name in names
                   if before.get(name) != options.get(name) and name not in (SEED, EXERCISES)]
        has_other_seed = before.get(SEED, options[SEED]) != options[SEED]
        notes = [Message("cli.other-seed")] if has_other_seed else []
        has_other_exercises = before.get(EXERCISES, "") != options.get(EXERCISES, "") and EXERCISES in before
        if has_other_exercises and "--exercises" not in changed:
            notes.append(Message("cli.changed-exercises", {"files": options["--exercises"]}))
        notes += [Message("cli.other-options", {"now": _shown(name, options), "before": _shown(name, before)})
                  for name in changed]
        return notes
    except (OSError, ValueError, TypeError, AttributeError, KeyError):  # a damaged file tells nothing
        return []


def _shown(name: str, options: dict[str, str]) -> str | Message:
    if name not in options:
        return Message("cli.without-option", {"option": name})
    return f"{name} {options[name]}".strip()


def remember_options(folder: Path, options: dict[str, str]):
    """Keep the options for the next run."""
    written = json.dumps(options, indent=1, sort_keys=True, ensure_ascii=False)
    write_if_changed(folder / OPTIONS_FILE, (written + "\n").encode())

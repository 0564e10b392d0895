"""What is given of a class: who is in it, and what was handed in."""

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import tzinfo

from dlbasics.chapters import CHAPTERS
from dlbasics.grading.autograder.exercise_selection import select_exercises
from dlbasics.grading.cli.read_exercise_files import read_exercise_files
from dlbasics.grading.cli.summary import MAX_SHOWN
from dlbasics.grading.collect.collect_submissions import collect_submissions
from dlbasics.grading.collect.collection import Collection
from dlbasics.grading.collect.identity_map import WHO_FILE, read_identity_map
from dlbasics.grading.collect.people_index import IdentityMap, PeopleIndex
from dlbasics.grading.collect.read_time import find_zone, own_zone
from dlbasics.grading.collect.roster import Person, Roster, read_roster
from dlbasics.grading.collect.submission_times import SubmissionTimes, read_times, times_in_table
from dlbasics.messages import Message, UsageError, text


@dataclass(frozen=True)
class ClassInputs:
    """What is known of a class before its work is read."""

    people: list[Person]
    times: SubmissionTimes
    zone: tzinfo
    identity_map: IdentityMap
    roster: Roster | None
    notes: list[Message]

    @property
    def header(self) -> list[str]:
        """The columns of the roster as they stand there."""
        return self.roster.table.header if self.roster else []


@contextmanager
def open_class(arguments: Namespace) -> Iterator[tuple[ClassInputs, Collection]]:
    """What is known of a class, and its submissions, as long as they are open.

    Raises
    ------
    UsageError
        If one of the files cannot be read.
    """
    class_inputs = read_class_inputs(arguments)
    chapters = {exercise.chapter for exercise in select_exercises(read_exercise_files(arguments))}
    collection = collect_submissions(
        arguments.submissions, class_inputs.people, arguments.out, identity_map=class_inputs.identity_map,
        zone=class_inputs.zone, times=class_inputs.times,
        own_chapters=tuple(sorted(chapters - set(CHAPTERS))))
    with collection:
        if arguments.times:
            collection.notes += _notes_on_times(arguments.times.name, class_inputs, collection)
        yield class_inputs, collection


def _notes_on_times(name: str, class_inputs: ClassInputs, collection: Collection) -> list[Message]:
    """Notes on rows of a list of times that do nothing: about nobody, or where the platform has a time."""
    times = class_inputs.times
    found = {"time.of-nobody": _in_times_alone(class_inputs, collection),
             "time.platform-counts": collection.learners_timed_otherwise(times.of, class_inputs.zone)}
    return [Message(code, {"path": name, "count": len(people), "people": people[:MAX_SHOWN]})
            for code, people in found.items() if people]


def _in_times_alone(class_inputs: ClassInputs, collection: Collection) -> list[str]:
    """Who stands in the list of times, and neither in the roster nor in what was handed in."""
    if not class_inputs.people:
        return []
    return class_inputs.times.of_nobody(PeopleIndex(class_inputs.people), collection.identities)


def print_notes(notes: Iterable[Message]):
    """Print what a person should know of how the files were read, each once."""
    for note in dict.fromkeys(map(str, notes)):
        print(note, file=sys.stderr)


def read_class_inputs(arguments: Namespace) -> ClassInputs:
    """Read the roster, the list of times and the mapping of strangers.

    Raises
    ------
    UsageError
        If one of them cannot be read.
    """
    people, notes, times, roster = [], [], SubmissionTimes(), None
    zone = find_zone(arguments.timezone)
    if arguments.roster:
        roster = read_roster(arguments.roster)
        people, notes, times = roster.people, list(roster.notes), times_in_table(roster.table, zone)
    if arguments.times:
        times = read_times(arguments.times, zone)
    if arguments.map and not people:
        raise UsageError(text("cli.map-without-roster"))
    path = arguments.map or arguments.out / WHO_FILE
    is_there = arguments.map or path.is_file()
    identity_map = read_identity_map(path, PeopleIndex(people), notes) if people and is_there else {}
    notes += times.notes
    if not arguments.timezone and (problem := own_zone()[1]):
        notes.append(problem)
    return ClassInputs(people, times, zone, identity_map, roster, notes)

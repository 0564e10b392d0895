"""Grade a class: from what was handed in to everything that is written."""

import sys
from argparse import Namespace
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from dlbasics.grading.autograder.exercise_selection import select_exercises
from dlbasics.grading.cli.class_inputs import ClassInputs, open_class, print_notes
from dlbasics.grading.cli.file_among_values import TAKES_MANY
from dlbasics.grading.cli.prepare_run import (
    check_output_folder,
    make_settings,
    refuse_files,
    refuse_to_overwrite_inputs,
    worker_connector,
)
from dlbasics.grading.cli.previous_options import OPTIONS_FILE, note_differences, options_of, remember_options
from dlbasics.grading.cli.progress_bar import ProgressBar
from dlbasics.grading.cli.read_exercise_files import read_exercise_files
from dlbasics.grading.cli.secret_seed import find_secret
from dlbasics.grading.cli.summary import MAX_SHOWN, print_summary, print_times
from dlbasics.grading.collect.collection import Collection
from dlbasics.grading.collect.identity_map import WHO_FILE, identity_map_template
from dlbasics.grading.collect.moodle_status import has_extension
from dlbasics.grading.collect.people_index import PeopleIndex
from dlbasics.grading.collect.roster import Person
from dlbasics.grading.collect.worksheet_assignment import without_participant
from dlbasics.grading.policy.deadlines import Deadlines, read_deadlines, read_extensions
from dlbasics.grading.policy.grading_policy import GradingPolicy, read_weights
from dlbasics.grading.policy.lateness import read_late_policy
from dlbasics.grading.policy.override_warnings import override_warnings
from dlbasics.grading.policy.overrides import (
    OVERRIDES_FILE,
    Override,
    overrides_template,
    read_overrides,
)
from dlbasics.grading.reports.learner_grades import GradingStatus, LearnerGrades, learner_grades
from dlbasics.grading.reports.platform_import_warnings import platform_import_warnings
from dlbasics.grading.reports.write_reports import OUTPUT_NAMES, write_reports
from dlbasics.grading.results.result_store import ResultStore
from dlbasics.grading.results.write_result_files import (
    RESULTS_FOLDER,
    file_stem,
    remove_temporaries,
    write_if_changed,
)
from dlbasics.grading.scheduling.class_run import ClassRun
from dlbasics.messages import Message, UsageError, plural, text


def grade(arguments: Namespace) -> int:
    """Grade a class; 1 if a person has to look at some of it."""
    _check_paths_and_jobs(arguments)
    connect = worker_connector(arguments)
    with open_class(arguments) as (class_inputs, collection):
        _check_work(arguments, class_inputs, collection)
        secret = find_secret(arguments.seed, arguments.seed_file, arguments.out)
        settings, exercises = make_settings(arguments, secret)
        policy, notes = make_policy(arguments, exercises, class_inputs, collection)
        options = options_of(arguments, secret, settings.own_exercises)
        differences = note_differences(arguments.out, options)
        if collection.has_roster_of_another_assignment:
            notes.append(Message("platform.other-assignment", {"path": arguments.roster.name}))
        print_notes([*class_inputs.notes, *collection.notes, *notes, *differences])
        remove_temporaries(arguments.out)
        store = ResultStore(arguments.out)
        run = ClassRun(collection, settings, store, lambda: ProgressBar(sys.stderr))
        results = run.grade(connect)
    people = _known_people(class_inputs, collection)
    entries = learner_grades(results, people, policy, collection.matches)
    written = write_reports(arguments.out, entries, policy, class_inputs.zone, class_inputs.header)
    write_templates(arguments.out, entries, collection)
    remember_options(arguments.out, options)
    print_summary(arguments.out, entries, policy, written, count_left_out(entries, store))
    print_times(run.seconds, run.slowest)
    if any(entry.status is GradingStatus.NEEDS_A_LOOK for entry in entries):
        return 1
    return 0


def count_left_out(entries: list[LearnerGrades], store: ResultStore) -> int:
    """How many learners have nothing in this run, though an earlier one has judged work of theirs."""
    earlier = store.file_stems()
    return sum(not entry.results and file_stem(entry.person.id) in earlier for entry in entries)


def _check_paths_and_jobs(arguments: Namespace):
    """Refuse what is wrong before anything is read."""
    for option in TAKES_MANY:
        if option != "--only":  # of which the exercises must be known
            refuse_files(option, getattr(arguments, option.removeprefix("--")))
    check_output_folder(arguments.out)
    for path in arguments.submissions:
        if arguments.out.exists() and path.samefile(arguments.out):
            raise UsageError(text("cli.out-is-the-input", path=path))
    refuse_to_overwrite_inputs(arguments, (*OUTPUT_NAMES, RESULTS_FOLDER, OPTIONS_FILE))
    if arguments.jobs < 1:
        raise UsageError(text("cli.not-from-1", option="--jobs", value=arguments.jobs))


def _known_people(class_inputs: ClassInputs, collection: Collection) -> list[Person]:
    """The roster, without numbers and status of another assignment's worksheet: they lead to that one."""
    if collection.has_roster_of_another_assignment:
        return list(map(without_participant, class_inputs.people))
    return class_inputs.people


def _check_work(arguments: Namespace, class_inputs: ClassInputs, collection: Collection):
    """Refuse a class of nobody; where nobody has handed in, say so."""
    if collection.count:
        return
    message = text("cli.no-submission", paths=list(map(str, arguments.submissions)))
    if not class_inputs.people:
        raise UsageError(message)
    print(message, file=sys.stderr)


def make_policy(arguments: Namespace, exercises: list, class_inputs: ClassInputs,
                collection: Collection) -> tuple[GradingPolicy, list[Message]]:
    """Make the policy of a class from what was given, and what a person should know of it.

    Raises
    ------
    UsageError
        If something of it cannot be read.
    """
    late_policy = read_late_policy(arguments.late)
    chapters = list(dict.fromkeys(exercise.chapter for exercise in exercises))
    matches = collection.matches.values()
    index = PeopleIndex(class_inputs.people or [match.person for match in matches])
    deadlines, extensions = read_deadlines(arguments.deadline, class_inputs.zone, chapters), {}
    read_notes: list[Message] = []
    if arguments.extensions:
        all_chapters = [exercise.chapter for exercise in select_exercises(read_exercise_files(arguments))]
        extensions = read_extensions(arguments.extensions, class_inputs.zone, index, chapters, deadlines,
                                     all_chapters, read_notes)
    _check_options(arguments, extensions)
    strangers = [match.person for match in matches if match.problem]
    everyone = PeopleIndex([*index.people.values(), *strangers], class_inputs.identity_map)
    overrides, notes = counted_overrides(arguments, everyone, exercises)
    policy = GradingPolicy(
        exercises,
        Deadlines(deadlines, extensions),
        late_policy,
        arguments.best_of,
        read_weights(arguments.weights, chapters),
        overrides,
    )
    notes += override_warnings(overrides_path(arguments).name, policy)
    notes += platform_import_warnings(class_inputs.roster, policy) if class_inputs.roster else []
    if collection.has_late_marks_alone and (deadlines or extensions):
        read_notes.append(Message("policy.late-marks-alone"))
    class_inputs = replace(class_inputs, people=_known_people(class_inputs, collection))
    return policy, [*read_notes, *policy_notes(arguments, class_inputs, policy), *notes]


def overrides_path(arguments: Namespace) -> Path:
    """Where points by hand are."""
    return arguments.overrides or arguments.out / OVERRIDES_FILE


def _check_options(arguments: Namespace, extensions: dict):
    """Refuse options that have no effect, or say what cannot be."""
    has_own_deadline = any(isinstance(extension, datetime) for extension in extensions.values())
    has_deadline = arguments.deadline or has_own_deadline
    useless = [name for name in ("late", "extensions") if getattr(arguments, name) and not has_deadline]
    if useless:
        raise UsageError(text("policy.without-deadline", option=f"--{useless[0]}"))
    if arguments.best_of < 1:
        raise UsageError(text("cli.not-from-1", option="--best-of", value=arguments.best_of))


def counted_overrides(arguments: Namespace, everyone: PeopleIndex,
                      exercises: list) -> tuple[list[Override], list[Message]]:
    """What a person has decided on exercises that count, and a note on what was decided on others."""
    path = overrides_path(arguments)
    all_ids = [exercise.id for exercise in select_exercises(read_exercise_files(arguments))]
    notes: list[Message] = []
    overrides = read_overrides(path, everyone, all_ids, notes)
    counted = {"", *(exercise.id for exercise in exercises)}
    not_counted = list(dict.fromkeys(
        override.exercise for override in overrides if override.exercise not in counted))
    if not_counted:
        notes.append(Message("policy.not-counted", {"path": path.name, "exercises": not_counted}))
    return [override for override in overrides if override.exercise in counted], notes


def _note_on_moodles_extensions(arguments: Namespace, people: list[Person],
                                extensions: dict) -> list[Message]:
    """A note on those to whom Moodle gives more time and the instructor's table does not."""
    extended = {learner for learner, _ in extensions}
    learners = [person.id for person in people if has_extension(person) and person.id not in extended]
    params = {"path": arguments.roster and arguments.roster.name, "count": len(learners),
              "learners": learners[:MAX_SHOWN]}
    return [Message("policy.moodles-extensions", params)] if learners else []


def policy_notes(arguments: Namespace, class_inputs: ClassInputs,
                 policy: GradingPolicy) -> list[Message | str]:
    """What the deadlines, the late policy and the extensions were read as, where there are any."""
    by_chapter, extensions = policy.deadlines.by_chapter, policy.deadlines.extensions
    zone, people = class_inputs.zone, class_inputs.people
    if not by_chapter and not extensions:
        return []
    notes = [Message("time.zone-alone", {"zone": str(zone)})]
    if by_chapter:
        deadlines = [f"{chapter} {time.isoformat(sep=' ')}".strip() for chapter, time in by_chapter.items()]
        notes = [Message("time.zone", {"zone": str(zone), "deadlines": deadlines})]
    notes += policy.late_policy.described({name: policy.points_of(name) for name in policy.chapters})
    notes += _note_on_moodles_extensions(arguments, people, extensions)
    if extensions:
        useless = policy.deadlines.extensions_without_effect(policy.chapters)
        count, path = len(extensions) - len(useless), arguments.extensions.name
        notes.append(plural("policy.extensions", count, number=count, path=path))
        learners = [f"{learner} ({chapter})" if chapter else learner for learner, chapter in useless]
        notes += [Message("policy.no-effect", {"path": path, "learners": learners})] if learners else []
    return notes


def write_templates(folder: Path, entries: list[LearnerGrades], collection: Collection):
    """Write the tables that a person fills in; nothing that was filled in is lost."""
    claimed = {entry.person.id: ", ".join(dict.fromkeys(
        result.claimed for result in entry.results if result.claimed)) for entry in entries}
    identity_map = identity_map_template(folder / WHO_FILE, list(collection.matches.values()), claimed)
    if identity_map:
        write_if_changed(folder / WHO_FILE, identity_map)
    if not (folder / OVERRIDES_FILE).exists():
        to_look_at = [entry.person for entry in entries if entry.status is GradingStatus.NEEDS_A_LOOK]
        write_if_changed(folder / OVERRIDES_FILE, overrides_template(to_look_at))

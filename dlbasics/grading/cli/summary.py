"""The table at the end of a run."""

import re
from collections.abc import Collection
from pathlib import Path
from statistics import median

from dlbasics.grading.collect.identity_map import WHO_FILE
from dlbasics.grading.policy.grading_policy import GradingPolicy
from dlbasics.grading.policy.lateness import Lateness
from dlbasics.grading.policy.overrides import OVERRIDES_FILE
from dlbasics.grading.policy.write_points import points
from dlbasics.grading.reports.class_report import common_misconceptions, judged_again
from dlbasics.grading.reports.grade_columns import exercises_add_up
from dlbasics.grading.reports.learner_grades import GradingStatus, LearnerGrades
from dlbasics.grading.results.write_csv import safe_cell
from dlbasics.grading.results.write_result_files import FEEDBACK_FOLDER
from dlbasics.messages import text
from dlbasics.translation.join_sentences import join_sentences

MAX_SHOWN, MAX_NOTE_LENGTH, MAX_FILE_LENGTH = 10, 200, 150
LATENESS = {Lateness.LATE: "cli.summary.late", Lateness.UNKNOWN: "cli.summary.late-unknown"}
NOT_COUNTED = ("submission.other-version", "submission.other-numbers", "submission.book-numbers",
               "submission.others-numbers")
INDENT = " " * 9
# Where sentences end, and words
SENTENCE_END, WORD_END = re.compile(r"[.!?](?= )|[。！？]"), re.compile(r"(?= )")


def print_summary(folder: Path, entries: list[LearnerGrades], policy: GradingPolicy,
                  written: Collection[str], left_out: int = 0):
    """Print how many learners are in which state, how they scored, what they misunderstood most, and what is
    to be done now.

    Parameters
    ----------
    folder : Path
        Where everything was written.
    entries : list of LearnerGrades
    policy : GradingPolicy
    written : collection of str
        The names of the files that were written there.
    left_out : int
        How many have nothing here, though an earlier run has judged work of theirs.
    """
    for status in GradingStatus:
        of_status = [entry for entry in entries if entry.status is status]
        print(f"{len(of_status):7}  {status.label}")
        if status is GradingStatus.NEEDS_A_LOOK:
            _print_who_needs_a_look(folder, of_status)
    if left_out:
        print(f"{left_out:7}  {text('cli.summary.left-out')}")
    _print_lateness(entries, policy)
    better = sum(entry.has_better_answer for entry in entries)
    if better:
        print(f"{better:7}  {text('cli.summary.another-earned-more')}")
    _print_answers_without_points(entries)
    counted = [entry for entry in entries if entry.counts]
    totals = [entry.total for entry in counted]
    if totals:
        sentence = text("cli.summary.points", least=points(min(totals)), most=points(max(totals)),
                        possible=points(policy.possible))
        print(f"{points(median(totals)):>7}  {sentence}")
    for common in common_misconceptions(counted, policy.exercises)[:1]:
        sentence = text("cli.summary.misconception", exercise=common.exercise.id, sentence=common.sentence)
        print(f"{common.count:7}  {sentence}")
    if again := judged_again(entries):
        print(f"{INDENT}{again}")
    print(f"{INDENT}{folder / 'gradebook.csv'}, {folder / 'class.html'}, {folder / FEEDBACK_FOLDER}")
    _print_upload(folder, _file_to_upload(entries, written), counted, policy)


def _print_answers_without_points(entries: list[LearnerGrades]):
    """Print which exercises were answered in another version, or with other numbers: that counts nothing."""
    ids = [id for entry in entries
           for id in {note.params["id"] for result in entry.results for note in result.notes
                      if note.code in NOT_COUNTED} - set(entry.answers)]
    if ids:
        print(f"{len(ids):7}  {text('cli.summary.not-counted', exercises=sorted(set(ids)))}")


def _print_who_needs_a_look(folder: Path, entries: list[LearnerGrades]):
    """Print whom a person has to look at, why, and what to do then."""
    for entry in entries[:MAX_SHOWN]:
        notes = shortened(safe_cell(join_sentences(entry.all_notes)), MAX_NOTE_LENGTH)
        print(f"{INDENT}- " + text("class.notes", name=safe_cell(_who(entry)), notes=notes))
    if len(entries) > MAX_SHOWN:
        print(f"{INDENT}- " + text("cli.summary.more", count=len(entries) - MAX_SHOWN,
                                   path=folder / "gradebook.csv"))
    if any(entry.is_stranger for entry in entries):
        print(INDENT + text("cli.summary.strangers", path=folder / WHO_FILE))
    if any(not entry.is_stranger for entry in entries):
        print(INDENT + text("cli.summary.to-look-at", path=folder / OVERRIDES_FILE))


def _print_lateness(entries: list[LearnerGrades], policy: GradingPolicy):
    """Print how many are late, and of how many the late policy could take nothing off."""
    for lateness, code in LATENESS.items():
        count = sum(entry.lateness is lateness for entry in entries)
        if count:
            print(f"{count:7}  {text(code)}")
    count = sum(entry.is_late_by_unknown_days for entry in entries)
    if count and (policy.late_policy.per_day or policy.late_policy.cut_off is not None):
        print(f"{count:7}  {text('cli.summary.days-unknown')}")


def _print_upload(folder: Path, name: str, counted: list[LearnerGrades], policy: GradingPolicy):
    """Print which file to upload, and whom Canvas's table of exercises leaves out."""
    if not name:
        return
    print(INDENT + text("cli.summary.upload", path=folder / name))
    left_out = [entry for entry in counted if not entry.is_stranger and not exercises_add_up(entry, policy)]
    if left_out and name == "canvas.csv":
        learners = [entry.person.id for entry in left_out[:MAX_SHOWN]]
        print(INDENT + text("cli.summary.not-by-exercise", count=len(left_out), learners=learners))


def _file_to_upload(entries: list[LearnerGrades], written: Collection[str]) -> str:
    """The file for the platform whose list the roster is; empty where that is not known."""
    people = [entry.person for entry in entries if not entry.is_stranger]
    kinds = {kind for person in people for kind in person.ids}
    columns = {column for person in people for column in person.columns}
    # Those for Canvas are always written, and those for Blackboard wherever people have a login.
    files = {
        "canvas.csv": "canvas" in kinds,
        "moodle-worksheet.csv": True,
        "brightspace.csv": True,
        "blackboard.csv": "availability" in columns,
    }
    return next((name for name, is_theirs in files.items() if is_theirs and name in written), "")


def shortened(prose: str, max_length: int) -> str:
    """The whole sentences that a text begins with, or words, in `max_length` characters besides the dots."""
    if len(prose) <= max_length:
        return prose
    for pattern in (SENTENCE_END, WORD_END):
        ends = [match.end() for match in pattern.finditer(prose, 0, max_length)]
        if ends and ends[-1] > max_length // 3:
            return prose[: ends[-1]] + " …"
    return prose[:max_length] + "…"


def _who(entry: LearnerGrades) -> str:
    """A learner by id and name, since an id alone may be a number that nobody knows."""
    person = entry.person
    if not person.name or person.name in person.id:
        return person.id
    return text("cli.summary.who", id=person.id, name=person.name)


def print_times(seconds: list[float], slowest: tuple[float, str]):
    """Print how long judging took in this run: in no file, since no two runs take as long."""
    if seconds:
        print(INDENT + text("cli.times", middle=round(median(seconds), 2), most=round(slowest[0], 1),
                            file=safe_cell(slowest[1])[:MAX_FILE_LENGTH]))

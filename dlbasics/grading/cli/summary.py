"""The table at the end of a run."""

from pathlib import Path
from statistics import median

from dlbasics.grading.policy.grading_policy import GradingPolicy
from dlbasics.grading.policy.lateness import Lateness
from dlbasics.grading.reports.class_report import common_misconceptions, judged_again
from dlbasics.grading.reports.entries import EntryStatus, GradebookEntry
from dlbasics.grading.reports.grade_columns import points
from dlbasics.grading.results.write_csv import safe_cell
from dlbasics.messages import joined, text

MAX_SHOWN, MAX_NOTE_LENGTH = 10, 150
LATENESS = {Lateness.LATE: "cli.summary.late", Lateness.UNKNOWN: "cli.summary.late-unknown"}


def print_summary(folder: Path, entries: list[GradebookEntry], policy: GradingPolicy):
    """Print how many learners are in which state, how they scored, and what they misunderstood most."""
    for status in EntryStatus:
        of_status = [entry for entry in entries if entry.status is status]
        print(f"{len(of_status):7}  {status.words}")
        if status is EntryStatus.NEEDS_A_LOOK:
            for entry in of_status[:MAX_SHOWN]:
                notes = safe_cell(joined(entry.all_notes))[:MAX_NOTE_LENGTH]
                print("         - " + text("class.notes", name=safe_cell(_who(entry)), notes=notes))
    for lateness, code in LATENESS.items():
        count = sum(entry.lateness is lateness for entry in entries)
        if count:
            print(f"{count:7}  {text(code)}")
    counted = [entry for entry in entries if entry.counts]
    totals = [entry.total for entry in counted]
    if totals:
        sentence = text("cli.summary.points", least=points(min(totals)), most=points(max(totals)),
                        possible=points(policy.possible))
        print(f"{points(median(totals)):>7}  {sentence}")
    for common in common_misconceptions(counted, policy.exercises)[:1]:
        held = text("cli.summary.misconception", exercise=common.exercise.id, sentence=common.sentence)
        print(f"{common.count:7}  {held}")
    if again := judged_again(entries):
        print(f"         {again}")
    print(f"         {folder / 'gradebook.csv'}, {folder / 'class.html'}, {folder / 'feedback'}")


def _who(entry: GradebookEntry) -> str:
    """A learner by id and name, since an id alone may be a number that nobody knows."""
    person = entry.person
    if not person.name or person.name in person.id:
        return person.id
    return text("cli.summary.who", id=person.id, name=person.name)


def print_times(seconds: list[float], slowest: tuple[float, str]):
    """Print how long judging took in this run: in no file, since no two runs take as long."""
    if seconds:
        print("         " + text("cli.times", middle=round(median(seconds), 2), most=round(slowest[0], 1),
                                 file=safe_cell(slowest[1])[:MAX_NOTE_LENGTH]))

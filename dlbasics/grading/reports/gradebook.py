"""The gradebook as a table."""

from datetime import UTC, datetime, tzinfo

from dlbasics.grading.policy.grading_policy import GradingPolicy
from dlbasics.grading.policy.lateness import Lateness
from dlbasics.grading.policy.write_points import points
from dlbasics.grading.reports.column_headings import headings
from dlbasics.grading.reports.learner_grades import LearnerGrades
from dlbasics.grading.results.write_csv import csv_bytes
from dlbasics.grading.results.write_result_files import FEEDBACK_FOLDER, file_stem
from dlbasics.translation.join_sentences import join_sentences

HEADINGS = ("id", "name", "email", "status", "late", "handed-in", "late-days", "taken-off", "total", "of")
LAST_HEADINGS = ("files", "feedback", "notes")


def gradebook_csv(entries: list[LearnerGrades], policy: GradingPolicy, zone: tzinfo = UTC) -> bytes:
    """A row for each person, a column for each exercise.

    Points are empty where nothing was handed in, and where a person has to look at the work first: nothing
    becomes 0 by accident.
    """
    ids = [exercise.id for exercise in policy.exercises]
    rows = [[*headings(HEADINGS), *ids, *headings(LAST_HEADINGS)]]
    for entry in entries:
        rows.append([
            entry.person.id,
            entry.person.name,
            entry.person.email,
            entry.status.label,
            entry.lateness.label if entry.results else "",
            _local(entry.handed_in, zone),
            _late_days(entry),
            _taken_off(entry),
            _points(entry, entry.total),
            points(policy.possible),
            *(_points(entry, entry.earned[id]) if id in entry.earned else "" for id in ids),
            "; ".join(entry.files),
            feedback_name(entry.person.id),
            join_sentences(entry.all_notes),
        ])
    return csv_bytes(rows)


def feedback_name(id: str) -> str:
    """Where a learner's page stands in the folder of the reports."""
    return f"{FEEDBACK_FOLDER}/{file_stem(id)}.html"


def _points(entry: LearnerGrades, earned: float) -> str:
    """Points of a learner; empty where they may not be believed."""
    return points(earned) if entry.counts else ""


def _taken_off(entry: LearnerGrades) -> str:
    taken_off = [deduction.points for deduction in entry.deductions.values()]
    return _points(entry, sum(taken_off)) if taken_off else ""


def _late_days(entry: LearnerGrades) -> str:
    deductions = entry.deductions.values()
    if any(deduction.has_unknown_days for deduction in deductions):
        return Lateness.UNKNOWN.label
    return f"{max((deduction.days for deduction in deductions), default=0) or ''}"


def _local(time: str, zone: tzinfo) -> str:
    """A time with the offset of a zone."""
    return (
        datetime.fromisoformat(time).astimezone(zone).isoformat(sep=" ", timespec="seconds") if time else ""
    )

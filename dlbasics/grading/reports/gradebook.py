"""The gradebook as a table."""

from dlbasics.grading.reports.entries import GradebookEntry
from dlbasics.grading.reports.spreadsheet import csv_table


def gradebook_csv(entries: list[GradebookEntry], exercises: list) -> bytes:
    """A row for each person, a column for each exercise; empty where nothing was handed in."""
    ids = [exercise.id for exercise in exercises]
    possible = f"{sum(exercise.points for exercise in exercises):g}"
    rows = [["id", "name", "email", "status", "late", "total", "of", *ids, "files", "notes"]]
    rows += [
        [
            entry.person.id,
            entry.person.name,
            entry.person.email,
            entry.status.words,
            "yes" if entry.late else "",
            f"{entry.total:g}",
            possible,
            *(f"{entry.answers[id].earned:g}" if id in entry.answers else "" for id in ids),
            "; ".join(entry.files),
            " ".join(entry.notes),
        ]
        for entry in entries
    ]
    return csv_table(rows)


def canvas_csv(entries: list[GradebookEntry], exercises: list) -> bytes:
    """The CSV that Canvas imports; with a roster that Canvas exported its own columns come back."""
    possible = f"{sum(exercise.points for exercise in exercises):g}"
    rows = [["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Deep Learning Basics"]]
    rows.append(["    Points Possible", "", "", "", "", possible])
    for entry in entries:
        person, columns = entry.person, entry.person.columns
        from_canvas = "student" in columns
        canvas_id = person.id if from_canvas else ""
        sis_id = columns.get("sis user id", "") if from_canvas else person.id
        section = columns.get("section", "")
        rows.append([entry.display_name, canvas_id, sis_id, person.email, section, f"{entry.total:g}"])
    return csv_table(rows)

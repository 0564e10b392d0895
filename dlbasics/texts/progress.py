"""What is said of a learner's progress and of the work file."""

PROGRESS_TEXTS = {
    "progress.chapter": "{done} of {count} exercises, {earned} of {points} points",
    "progress.to-repeat": "To repeat, the oldest mistake first:",
    "progress.repetition": "**{title}** (`{id}`).",
    "progress.next": "Next: **{title}** (`{id}`).",
    "progress.none": "There are no exercises yet.",
    "progress.heading": "Progress",
    "progress.in-place": "Your progress is drawn in its place on this page.",
    "progress.drawn-later": "Progress is drawn here when you run this cell, and on the page.",
    "work.written": "Written: {path}",
    "work.in-the-page": "A cell of this page writes no file. Press **Download my work** below your progress, "
                        "and hand in the file that it saves.",
    "work.not-answered": "Not answered: {ids}",
    "work.all-answered": "Everything is answered.",
    "work.damaged": "{name} could not be read in full; the file as it was is kept as {copy}.",
    "work.unreadable": "Your work could not be read ({error}).",
    "work.earlier-unreadable": "Your earlier work could not be read ({error}).",
    "work.other-file": "data is no {format} file",
    "work.other-version": "format_version is {value}; expected {expected}",
    "work.not-saved": "Your work could not be saved in {name} ({error}).",
}

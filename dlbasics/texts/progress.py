"""What is said of a learner's progress and of the work file."""

PROGRESS_TEXTS = {
    "progress.chapter": "{done} of {count} exercises, {earned} of {points} points",
    "progress.earlier-counts": "Your earlier answer still counts: {score}.",
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
    "work.unreadable": (
        "Your earlier work in {name} could not be read ({error}). It stays as it is, and what you do now "
        "is not saved: it counts until you restart the notebook. Make {name} in {folder} readable, or "
        "give it another name."
    ),
    "work.other-file": "data is no {format} file",
    "work.other-version": "format_version is {value}; expected {expected}",
    "work.no-exercises": "exercises is a {type}; expected an object",
    "work.not-written": (
        "Your work could not be saved in {name} ({error}). It counts until you restart the notebook, and "
        "is lost then. See that you may write in the folder {folder} and that there is room; your next "
        "answer then saves all."
    ),
    "work.no-submission": (
        "{name} could not be written ({error}). See that you may write in the folder {folder} and that "
        'there is room, or name another folder, such as submit("{example}").'
    ),
    "work.not-saved": "Your work could not be saved in {name} ({error}).",
}

"""What the grader says of the rules of a class, and of the files for platforms."""

GRADING_RULE_TEXTS = {
    # -- rules ------------------------------------------------------------------------------------
    "time.no-zone": "{zone} is no time zone; write one such as Europe/Berlin.",
    "time.zone-alone": "Times without a zone are those of {zone}.",
    "time.zone-unreadable": (
        "the time zone of this machine, {zone}, cannot be read, so times without one are taken for UTC; name "
        "it with --timezone."
    ),
    "time.zone": "Times without a zone are those of {zone}. Deadlines: {deadlines}.",
    "time.no-deadline": (
        "{time} is no time that is understood; write 2026-11-30T23:59, or +01:00 behind it."
    ),
    "time.two-ways": (
        "{time} can be read in two ways: which is the day, and which the month? Write 2026-11-30T23:59."
    ),
    "time.no-clock": "{time} is a day without a time of day; write 2026-11-30T23:59.",
    "time.no-such-day": "{time}: there is no such day, or no such time of day; write 2026-11-30T23:59.",
    "time.not-read": "{reason} So this file does not say when people handed in.",
    "time.unreadable": "{path}, line {line}: {time} is no time that is understood; write 2026-11-30T23:59.",
    "time.of-nobody": "{path}: {count} in this list are nobody in the roster: {people}.",
    "time.platform-counts": (
        "{path}: of {count} this list has another time than the download, whose own times count: {people}. "
        "Use --extensions to give somebody more time."
    ),
    "time.several-assignments": (
        "{path}: people have handed in to several assignments in this log ({assignments}). Keep the rows of "
        "one alone, or download the log of that assignment."
    ),
    "time.log-of": "{path} is a log of hand-ins to {assignment}.",
    "time.day-or-month": (
        "{path}: in times such as {time} it cannot be told which is the day and which the month, so none of "
        "them counts. Write 2026-11-30 instead."
    ),
    "policy.no-chapter": "there is no chapter {chapter}; expected one of {chapters}.",
    "policy.at-line": "{path}, line {line}: {message}",
    "policy.twice": "{word}: this is given twice.",
    "policy.no-weight": "{word} is no weight; write losses=40.",
    "policy.without-weight": (
        "--weights says nothing of {chapters}. Give each a number, such as {chapter}=0 for one that does not "
        "count, or say with --only what is graded."
    ),
    "policy.no-weight-at-all": "--weights are all 0: there would be nothing to earn.",
    "policy.without-deadline": "{option} has no effect without --deadline.",
    "policy.no-late-policy": (
        "--late does not know {word}; write per-day=10% or per-day=0.5, grace=15m, cut-off=3d."
    ),
    "policy.nobody": "{path}, line {line}: {words} is nobody, or not one alone, of the class.",
    "policy.row-twice": "{path}, line {line}: a row above decides this already; leave one of them.",
    "policy.no-extension": "{path}, line {line}: no deadline and no days; write one of them.",
    "policy.chapter-not-counted": "{path} extends {chapters}, which does not count in this run.",
    "policy.no-days": "{path}, line {line}: {days} is no number of days from 0 to {most}.",
    "policy.deadline-and-days": "{path}, line {line}: a deadline and days as well; leave one of them.",
    "policy.extension-is-earlier": (
        "{path}, line {line}: {time} is before the deadline, {deadline}; expected a later time. Is the month "
        "right?"
    ),
    "policy.moodles-extensions": (
        "{path}: Moodle gives {count} more time, and no row of --extensions does: {learners}. Nothing of "
        "that counts here. Write it into a table with id and deadline, and give that as --extensions."
    ),
    "policy.late-marks-alone": (
        "The download does not say when anything came, only what the platform marked late, by its own due "
        "date. That counts, for all chapters alike; the deadlines given here change nothing. A table with id "
        "and time would say when (--times)."
    ),
    "policy.late.no-cost": "Being late costs nothing.",
    "policy.late.points": (
        "Being late in a chapter costs {points} of its points for each day that has begun. The points of "
        "each chapter: {chapters}."
    ),
    "policy.late.percent": (
        "A late answer costs {percent}% of what it earns for each day that has begun."
    ),
    "policy.late.grace": "{duration} after a deadline is on time all the same.",
    "policy.late.cut-off": "{duration} after a deadline nothing counts any more.",
    "policy.late.minutes.one": "{number} minute",
    "policy.late.minutes.other": "{number} minutes",
    "policy.late.hours.one": "{number} hour",
    "policy.late.hours.other": "{number} hours",
    "policy.late.days.one": "{number} day",
    "policy.late.days.other": "{number} days",
    "policy.extensions.one": "{number} row of {path} extends a deadline.",
    "policy.extensions.other": "{number} rows of {path} extend a deadline.",
    "policy.no-effect": (
        "{path} extends nothing for {learners}: there is no deadline, or one as late as that already."
    ),
    "policy.grace-after-cut-off": "grace is longer than cut-off: nothing would ever be cut off.",
    "policy.no-points-column": "{path}: there is no column points; the columns here are {columns}.",
    "policy.no-exercise": (
        "{path}, line {line}: there is no exercise {id}. The command `exercises` lists all ids."
    ),
    "policy.no-exercise-but-near": "{path}, line {line}: there is no exercise {id}; did you mean {near}?",
    "policy.chapter-for-exercise": (
        "{path}, line {line}: {id} is a chapter. Points are given for one exercise, such as {near}; for all "
        "together, leave the cell empty."
    ),
    "policy.not-counted": "{path} decides on {exercises}, which does not count in this run.",
    "policy.row-says-nothing": (
        "{path}, line {line}: an exercise without points and without a comment decides nothing."
    ),
    "policy.columns-not-read": (
        "{path}: {columns} is not read; what counts stands in the columns exercise, points and comment."
    ),
    "policy.no-points": (
        "{path}, line {line}: {points} is not a number of points; write a number or, in a row without an "
        "exercise, `judged` for what the answers earned."
    ),
    "policy.number-two-ways": "{number} can be read in two ways; write {decimal} or {whole}.",
    "policy.cell-cut": (
        "{path}, line {line}: a cell is too long; only its first {most} characters are read and shown."
    ),
    "policy.row-above": "line {line}: {points} of {possible}",
    "policy.above-maximum": (
        "{path} gives more points than there are ({rows}). Points by hand are points of the book, not of the "
        "platform. They count as they are written; only Moodle's worksheet gets the maximum instead, since "
        "Moodle leaves out every grade above it."
    ),
    "policy.row-weighted": "line {line}: {points} of {possible} become {total} of {weights}",
    "policy.weighted-totals": (
        "{path} gives totals: these are points of the book, and the same share of --weights counts ({rows})."
    ),
    "policy.total-of-chapters": (
        "{path} gives the total of {learners} and does not say how much each chapter earned ({chapters}). So "
        "they stand in no table by chapters. Where you need these tables, give points by exercise."
    ),
    # -- the files for platforms ------------------------------------------------------------------
    "platform.no-grade-column": (
        "{path}: it is not known which column holds the grade, so there is no moodle-worksheet.csv. Set your "
        "language in Moodle to English, download the worksheet again, and upload it in English, too. The "
        "columns here are {columns}."
    ),
    "platform.other-assignment": (
        "{path}: this is the worksheet of another assignment than what was handed in. So there is no "
        "moodle-worksheet.csv and no moodle-feedback.zip. Give the worksheet of the same assignment."
    ),
    "platform.scale": (
        "{path}: there are no points behind the column of the grade, as where Moodle grades with a scale. So "
        "there is no moodle-worksheet.csv. Give the assignment points, and download the worksheet again. The "
        "columns here are {columns}."
    ),
    "platform.assignment": "{name}: {points}",
    "platform.other-points": (
        "{path}: this run has {possible} points, and no assignment there has as many ({assignments}). Canvas "
        "takes points as they are. Let Canvas make a new assignment, or give --weights that add up to the "
        "points of yours."
    ),
}

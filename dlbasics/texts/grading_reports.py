"""What stands in the reports of the grader: pages, figures, and the headings of tables."""

GRADING_REPORT_TEXTS = {
    # -- the class --------------------------------------------------------------------------------
    "class.title": "The class",
    "class.handed-in": "{count} of {all} handed something in.",
    "class.unsafe": "The work of {count} was judged WITHOUT a sandbox.",
    "class.needs-a-look": "Needs a look",
    "class.notes": "{name}: {notes}",
    "class.scores": "Scores",
    "class.median": "The median is **{median} of {possible} points**.",
    "class.score-figure": "Histogram of points: {count} learners, from {least} to {most} of {possible}.",
    "class.points-axis": "points",
    "class.learners-axis": "learners",
    "class.difficulty": "Difficulty",
    "class.difficulty-about": "Points earned by those who tried, the hardest first.",
    "class.difficulty-figure": "Share of points earned in each exercise, the hardest first: {hardest}.",
    "class.share": "{percent}% of {count}",  # who have tried
    "class.items": "What each exercise tells",
    "class.items-about": (
        "*Difficulty* is the mean share of the points among those who answered. *Discrimination* is the "
        "corrected item-total\ncorrelation: that of the points for an exercise with the points for all "
        "others, from −1 to 1\n(Nunnally and Bernstein, {book}, 1994, chapter 8). Near 0, the exercise tells "
        "nothing of the rest of the work;\nbelow 0, those who are good at the rest do it worse: look at the "
        "exercise."
    ),
    "class.items-book": "Psychometric Theory",
    "class.all-items": "All exercises, as in items.csv",
    "class.teach-next": "What to teach next",
    "class.misconceptions": "The misconceptions of this class, most common first.",
    "class.misconception": "**{title}**: {name}",
    "class.misconception-without-name": "**{title}**",
    "class.held-by.one": "({number} learner, {exercise})",
    "class.held-by.other": "({number} learners, {exercise})",
    "class.numbered": "{number}. {title}: {name}",
    "class.numbered-without-name": "{number}. {title}",
    "class.misconception-figure": (
        "Learners who hold each misconception; the most common one, in {exercise}: {count}."
    ),
    "class.by-section": "By section",
    "class.by-section-about": (
        "How many of those who answered hold each of them, in the sections of the roster."
    ),
    "class.no-section": "no section",
    "class.held-of": "{count} of {answers}",
    "class.rarer": "The rarer ones",
    "class.no-misconception": "No known misconception was found.",
    # -- known mistakes of questions, in a table: as their kinds name them ------------------------
    "mistake.choice": "option {letter}",
    "mistake.number": "mistake {number}",
    "mistake.order": "line {then} before line {first}",
    "mistake.tune": "region {number}",
    # -- what each exercise tells -----------------------------------------------------------------
    "items.no-answers": "Nobody has answered it.",
    "items.only-one": "There is no other exercise.",
    "items.too-few": "Fewer than {least} answers.",
    "items.all-alike": "All earned the same.",
    "items.rest-alike": "All earned the same in the other exercises.",
    "items.difficulty-axis": "difficulty: points earned (%)",
    "items.discrimination-axis": "discrimination",
    "items.figure": (
        "Difficulty and discrimination of {count} exercises; the lowest discrimination, of number {number}: "
        "{lowest}."
    ),
    # -- a learner's page -------------------------------------------------------------------------
    "feedback.needs-a-look": "This work could not be graded by itself: a person has to look at it first.",
    "feedback.points": "{earned} of {possible} points",
    "feedback.late": "Handed in late.",
    "feedback.nothing-handed-in": "Nothing was handed in.",
    "feedback.taken-off.one": "{points} points were taken off: answers came {days} day late.",
    "feedback.taken-off.other": "{points} points were taken off: answers came up to {days} days late.",
    "feedback.later-earns-nothing": "What came still later earns nothing.",
    "feedback.decided": "Decided by your teacher: {points} of {possible} points.",
    "feedback.missing": "Not handed in: {exercises}.",
    "feedback.missing-titles": "{before}; {title}",
    "feedback.files": "About your files",
    # -- answers that are alike -------------------------------------------------------------------
    "similar.title": "Answers that are alike",
    "similar.compared": "{answers} answers of {learners} learners were compared.",
    "similar.pairs.one": (
        "{number} pair of learners have answers that are alike\nbeyond what the exercise asks for."
    ),
    "similar.pairs.other": (
        "{number} pairs of learners have answers that are alike\nbeyond what the exercise asks for."
    ),
    "similar.what-it-shows": "What this shows, and what not",
    "similar.shows": (
        "It shows code that two learners have in common and that few others of the class have. Names, "
        "comments, layout and most numbers\nplay no part, so a copy with other names is found."
    ),
    "similar.shows-not": (
        "It does not show who wrote it first, and not whether anybody copied. Two learners may have worked "
        "together, may have the same book,\nweb page or assistant, or may have had the same idea. Read both "
        "texts, and talk to both learners, before you decide anything."
    ),
    "similar.leaves-out": (
        "It leaves out what the stub, the hints, the solution, the known mistakes and the chapter show, and "
        "what more than 20 learners have.\nWhat remains of a short answer is often too little: a copy of two "
        "lines is not found alone, only together with others."
    ),
    "similar.finds-not": (
        "It does not find a copy that was written again in other steps, nor what was copied from somebody "
        "outside this class."
    ),
    "similar.numbers": (
        "The strength counts the pieces of five words in a row that both have, a rarer one more. The share "
        "is the part of the shorter answer's\nown pieces that the other one has, too. Marked is what both "
        "have."
    ),
    "similar.pair": "{first} and {second}",
    "similar.strength": "strength {strength}",
    "similar.strength-and-share": "strength {strength}, share {percent}%",
    "similar.more-answers": "{count} more of theirs stand in similar.csv.",
    "similar.more-pairs": "{count} more pairs stand in similar.csv.",
    "similar.common": "One answer of many",
    "similar.common-about": (
        "More learners have these than are compared with each other. They may know it from one place, such "
        "as a lecture, a web page or an assistant."
    ),
    "similar.learners": "{count} learners",
    # -- the headings of tables -------------------------------------------------------------------
    "column.answers": "answers",
    "column.difficulty": "difficulty",
    "column.discrimination": "discrimination",
    "column.email": "email",
    "column.exercise": "exercise",
    "column.feedback": "feedback",
    "column.files": "files",
    "column.handed-in": "handed in",
    "column.id": "id",
    "column.judged-again": "judged again",
    "column.late": "late",
    "column.late-days": "late days",
    "column.learners": "learners",
    "column.looks-like": "looks like",
    "column.misconception": "misconception",
    "column.name": "name",
    "column.notes": "notes",
    "column.of": "of",
    "column.other-id": "other id",
    "column.other-name": "other name",
    "column.points": "points",
    "column.ran-out": "out of time or memory",
    "column.section": "section",
    "column.share": "share",
    "column.status": "status",
    "column.strength": "strength",
    "column.taken-off": "taken off",
    "column.title": "title",
    "column.total": "total",
    "column.total-strength": "total",
    "column.why": "why",
    "column.why-blank": "blank since",
}

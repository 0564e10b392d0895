"""The table of sentences: what the engine, the explorers, the judges and the page say, by code.

`dlbasics.messages` looks them up. The texts whose codes begin with ``page.`` are written into each page of
the book, where its scripts find them. Those about hand-ins and gradebooks stand in `dlbasics.grader_texts`.
"""

from dlbasics.grader_texts import GRADER_TEXTS

TEXTS = GRADER_TEXTS | {
    # -- verdicts on functions --------------------------------------------------------------------
    "judge.unchanged": "Write the body of the function, then run the cell again.",
    "judge.stopped": "You stopped it before it was done. Nothing is counted.",
    "judge.not-a-function": "Expected a function, `def {signature}:`, below the line `@check`.",
    "judge.other-arguments": (
        "The exercise calls your function with other arguments. Expected `def {signature}:`."
    ),
    "judge.not-judged": "This could not be judged ({error}). Nothing is lost.",
    "judge.raises": "Your function raises `{error}` for this input.",
    "judge.must-refuse": "This input should be refused with {error}; your function returns a value.",
    "judge.returns-none": "Your function returns nothing (None) here. Is a `return` missing?",
    "judge.always-returns-none": "Your function computes, but returns nothing (None). Is a `return` missing?",
    "judge.wrong-shape": "Expected {expected}; yours is {got}.",
    "judge.wrong-shape.mean-or-sum-missing": (
        "Expected {expected}; yours is {got}. Is a mean or a sum missing?"
    ),
    "judge.wrong-shape.column-for-row": (
        "Expected {expected}; yours is {got}. A column where a row is expected: `[:, 0]` takes it out."
    ),
    "judge.wrong-dtype": "Expected {expected}, yours is {got}.",
    "judge.changes-its-input": (
        "After the call `{name}` is no longer what the caller passed in. Work on a new array."
    ),
    "judge.wrong-value": "The value is not right for this input.",
    "judge.must-be-finite": (
        "The value is not right for this input: it should be finite. On the way there is a value too large "
        "for a float, a division by 0, or a logarithm of 0."
    ),
    "judge.overflows": (
        "The result for this input is finite, but a value on the way to it is too large for a float."
    ),
    "judge.digits-lost": (
        "Right for ordinary numbers; for this input digits are lost to rounding, or to an eps or a limit "
        "that you have set."
    ),
    "judge.finding": "{sentence}",  # the author's
    "judge.harmless-overflow": "NumPy warned of an overflow on the way; the result is right all the same.",
    # -- structures of values ---------------------------------------------------------------------
    "shape.tuple": "a tuple of {count}: {parts}",
    "shape.none": "nothing (None)",
    "shape.number": "a single number",
    "shape.array": "shape {shape}",
    "shape.object": "an object of type {type}",
    # -- verdicts on questions --------------------------------------------------------------------
    "question.not-all-options": "Nothing wrong so far, but not all of it: at least one more option is right.",
    "question.other-number": "Not this number. Work it through once more, step by step.",
    "question.goal-not-reached": "The goal is not reached with these settings yet.",
    "question.too-early": "{line} stands too early: what must come before it?",
    "question.unreadable": "The answer {answer} cannot be read.",
    "question.unreadable-letters": "The answer {answer} cannot be read. Expected {letters}, each once.",
    "question.letters": "letters from a to {last}",
    "question.each-line-once": "Give every line once: {count} {letters}.",
    "question.choose-one": "Choose one: {letters}.",
    "question.choose-some": "Choose at least one: {letters}.",
    "question.ambiguous-comma": (
        "{answer} cannot be read as a number: its comma may mean two things. Write {whole} or {decimal}."
    ),
    "question.unreadable-number": "{answer} cannot be read as a number. Write 0.25, 1/4, 2.5e-1 or inf.",
    "question.unreadable-settings": (
        "The settings {answer} cannot be read. Expected the explorer, or its values."
    ),
    # -- what stands beside a verdict -------------------------------------------------------------
    "detail.input": "Input",
    "detail.your-value": "Your value",
    "detail.your-line": "Your line",
    "detail.error": "Error",
    "detail.printed": "Printed",
    "detail.line": "line {number}: {source}",
    "detail.in-a-cell-before": ", in a cell before",
    "detail.unshowable": "(a {type} that cannot be shown: {error})",
    "verdict.partly-right": "Partly right",
    "verdict.score.one": "{earned} of {points} point",
    "verdict.score.other": "{earned} of {points} points",
    "error-plot.caption": "Your own output from {start} to {end}; the failing input {at} is marked.",
    # -- exercises, hints, solutions --------------------------------------------------------------
    "exercise.points.one": "{points} point",
    "exercise.points.other": "{points} points",
    "exercise.not-attempted": "Not attempted yet.",
    "exercise.not-answered": "Not answered yet.",
    "exercise.answered-in-place": '"{title}" is answered in its place on this page.',
    "exercise.answer-with-letter": "Answer with {call}",
    "exercise.answer-with-order": "Answer with the letters in order: {call}",
    "exercise.answer-with-number": "Answer with a number: {call}",
    "exercise.answer-with-number-in": "Answer with a number in {unit}: {call}",
    "exercise.answer-with-explorer": "Answer with the explorer, or its values: {call}",
    "exercise.check": "Check",
    "exercise.answer": "Answer:",
    "exercise.move-explorer": "Move the explorer above, then check.",
    "exercise.no-explorer": "The explorer is missing.",
    "exercise.move-line-up": "Move line {letter} up",
    "exercise.move-line-down": "Move line {letter} down",
    "hint.none": "This exercise has no hints.",
    "hint.heading": "Hint {number} of {count}",
    "solution.locked": (
        "The solution opens after full marks or {tries} different judged answers; so far: {so_far}."
    ),
    "solution.ask-for-a-hint": 'hint("{id}") shows a hint.',
    "solution.any-setting": "Any setting that reaches the goal.",
    # -- progress and the work file ---------------------------------------------------------------
    "progress.chapter": "{done} of {count} exercises, {earned} of {points} points",
    "progress.none": "There are no exercises yet.",
    "progress.heading": "Progress",
    "progress.in-place": "Your progress is drawn in its place on this page.",
    "progress.drawn-later": "Progress is drawn here when you run this cell, and on the page.",
    "work.written": "Written: {path}",
    "work.not-answered": "Not answered: {ids}",
    "work.all-answered": "Everything is answered.",
    "work.damaged": "{name} could not be read in full; the file as it was is kept as {copy}.",
    "work.unreadable": "Your work could not be read ({error}).",
    "work.earlier-unreadable": "Your earlier work could not be read ({error}).",
    "work.not-saved": "Your work could not be saved in {name} ({error}).",
    # -- verdicts of the grader -------------------------------------------------------------------
    "grade.cell-is-no-python": "Its cell is no Python. {fault}",
    "grade.no-function": "There is no function below `@check`.",
    "grade.cell-raises": "Its cell raises an exception before the function is there.",
    "grade.ended": "It ended Python ({how}) before it returned.",
    "grade.ended.time": "It took longer than an exercise may take. Is there a loop that never ends?",
    "grade.ended.wire": "It interfered with the grader's messages.",
    "grade.ended.files": "It made too many files.",
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
    # -- exercises on the page --------------------------------------------------------------------
    "exercise.how-to-solve": (
        "Complete the function below. Try it here, in the page, or in Jupyter: the links at the top of this "
        "page open or download the notebook. Both give the same verdict, at once. The solution opens after "
        "full marks or {tries} different judged answers."
    ),
    "exercise.needs-javascript": "Checking needs JavaScript, or the notebook.",
    "exercise.choose-one": "Choose one",
    "exercise.choose-all": "Choose all that hold",
    "exercise.choose-first": "Choose an option first.",
    "exercise.your-answer": "Your answer",
    "exercise.no-number-yet": "This is not a number yet. Write 0.25, 1/4, 2.5e-1 or inf.",
    "exercise.explorer-not-ready": "The explorer is not ready yet.",
    "exercise.set-the-explorer": "Set [the explorer](#{explorer}), then check.",
    "exercise.lines-to-order": "{title}: lines to put in order",
    "progress.your-name": "Your name, to hand in",
    "progress.download-work": "Download my work",
    "progress.import": "Import",
    "progress.start-over": "Start over",
    "progress.needs-javascript": "Progress needs JavaScript.",
    # -- the frame of a page ----------------------------------------------------------------------
    "layout.skip-to-content": "Skip to content",
    "layout.contents": "Contents of the book",
    "layout.close-contents": "Close the contents",
    "layout.search-the-book": "Search the book",
    "layout.search": "Search",
    "layout.search-needs-javascript": (
        "The search runs in your browser and needs JavaScript. Without it, use the contents of the book."
    ),
    "layout.dark-theme": "Dark theme",
    "layout.book": "Book",
    "layout.about": "About this book",
    "layout.repository": "Repository",
    "layout.run-this-chapter": "Run this chapter:",
    "layout.download-notebook": "download the notebook",
    "layout.previous-and-next": "Previous and next page",
    "layout.previous": "Previous",
    "layout.next": "Next",
    "layout.licence": "Text {licence}, code MIT.",
    "layout.source": "Source of this page",
    "layout.on-this-page": "On this page",
    "layout.read-the-book": "Read the book",
    "layout.preview": "{title}: a fan of sigmoid curves",
    # -- the scripts of a page: code blocks, explorers, questions, progress -------------------------
    "page.copy-code": "Copy",
    "page.code-copied": "Copied",
    "page.link-copied": "Link copied",
    "page.line-moved": "Now line {place} of {count}.",
    "page.storage-broken": "This browser cannot keep your work. Download it before you leave.",
    "page.imported": "Imported.",
    "page.not-imported": "That file holds no work of this book.",
    "page.sure-to-delete": "Delete all your work in this browser?",
    # -- explorers --------------------------------------------------------------------------------
    "explore.predict-first": "Predict first.",
    "explore.reset": "Reset",
    "explore.copy-link": "Copy link",
    # -- the scripts of a page: code cells ----------------------------------------------------------
    "page.edit-cell": "Edit and run",
    "page.edit-exercise": "Try it",
    "page.code-cells-not-loaded": "Not loaded: try again",
    "page.cell-name": "cell {number}",
    "page.code-of-cell": "Code of {cell}",
    "page.code-of-exercise": "{title}: your code",
    "page.editor-of-cell": "Python code of {cell}",
    "page.editor-of-exercise": "Python code: {title}",
    "page.output-of-cell": "Output of {cell}",
    "page.editor-help": "Tab indents, Escape leaves the editor, Shift and Enter runs.",
    "page.run": "Run",
    "page.stop": "Stop",
    "page.reset": "Reset",
    "page.undo-reset": "Undo reset",
    "page.solution": "Solution",
    "page.retry": "Retry",
    "page.check-or-run": (
        "Check judges your answer; Run tries it out without a verdict. Checks in the page teach, they do not "
        "examine: what you hand in is judged anew."
    ),
    "page.reset-done": "The book's own text is back. Undo reset brings yours again.",
    "page.reset-undone": "Your text is back",
    "page.as-in-the-book": "As in the book",
    "page.other-draft": "Another tab, or a file, has another text for this cell.",
    "page.take-draft": "Take that text",
    "page.right": "Right",
    "page.not-yet-right": "Not yet right",
    "page.does-not-run": "Does not run",
    "page.best-answer": "This is your best answer so far. Check says more.",
    # -- the scripts of a page: what goes on while code runs, and how it ends -----------------------
    "page.waiting": "Waiting",
    "page.starting": "Starting Python",
    "page.running": "Running",
    "page.loading-python": "Loading Python",
    "page.loading": "Loading {what} ({loaded} of {total} MB)",
    "page.also-ran": "Also ran:",
    "page.error-elsewhere": "The error is in {cell}, which this cell needs.",
    "page.output-cut": "\N{HORIZONTAL ELLIPSIS} the rest of the output is left out.",
    "page.done": "Done in {time}",
    "page.ended-with-error": "Ended with an error in {time}",
    "page.cell-done": "{cell} is done. {output}",
    "page.stopped": "Stopped",
    "page.stopped-why": (
        "Your code is kept. Python starts afresh, so cells that this one needs run again first."
    ),
    "page.timed-out": "Stopped after {seconds} seconds",
    "page.timed-out-why": (
        "A check should take far less: look for a loop that never ends. Your code is kept, and nothing was "
        "counted as a try."
    ),
    "page.died": "Python gave up",
    "page.died-why": "It ran out of memory, or broke{reason}. Your code is kept, and Python starts afresh.",
    "page.not-started": "Python did not start",
    "page.not-started-why": (
        "Python did not start. {reason} Everything you typed is kept; reading, figures and questions work "
        "without it."
    ),
    "page.or-in-notebook": "Or go on in the notebook:",
    "page.restarted": "Python was started anew",
    "page.explorer-stopped": "{reason}: run the cell again to move this figure.",
    "page.config-not-fetched": "{file} could not be fetched ({status})",
    "page.worker-not-loaded": "its script could not be loaded",
    "page.python-not-loaded": "Python could not be loaded from {base}: {reason}",
    "page.packages-not-loaded": "{packages} could not be loaded from {base}",
    "page.file-refused": "{url} is not the file that this book was made with",
    "page.file-not-answered": "{url} answered {status}",
}

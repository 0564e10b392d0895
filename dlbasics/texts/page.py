"""What the pages and their explorers say. Texts whose codes begin with ``page.`` are written into each page,
where its scripts find them.
"""

PAGE_TEXTS = {
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
    "exercise.explorer-not-ready": "The explorer is not ready yet.",
    "exercise.set-the-explorer": "Set [the explorer](#{explorer}), then check.",
    "exercise.lines-to-order": "{title}: lines to put in order",
    "progress.your-name": "Your name, to hand in",
    "progress.download-work": "Download my work",
    "progress.import": "Import",
    "progress.start-over": "Start over",
    "progress.continue": "Continue",
    "progress.what-next": "What next",
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
    "layout.terms": "The terms on this page",
    "layout.checked.one": "Checked: {claims} claim",
    "layout.checked.other": "Checked: {claims} claims",
    "layout.read-the-book": "Read the book",
    "layout.not-found": "This page is not here",
    "layout.not-found-why": "The page has moved, or its address has a mistake.",
    "layout.preview": "{title}: a fan of sigmoid curves",
    # -- the scripts of a page: code blocks, explorers, questions, progress -------------------------
    "page.copy-code": "Copy",
    "page.code-copied": "Copied",
    "page.chapter-done": "{percent} % done",
    "page.exercise-done": "done",
    "page.left-off": "Where you left off:",
    "page.to-repeat": "To repeat:",
    "page.next-exercise": "Next exercise:",
    "page.next-chapter": "Next chapter:",
    "page.search-section": "Section",
    "page.search-term": "Term",
    "page.search-explorer": "Explorer",
    "page.search-exercise": "Exercise",
    "page.search-count.one": "{count} place for “{query}”.",
    "page.search-count.other": "{count} places for “{query}”.",
    "page.search-nothing": (
        "Nothing found for “{query}”. Try another word, or fewer. The glossary lists all terms of the book."
    ),
    "page.link-copied": "Link copied",
    "page.line-moved": "Now line {place} of {count}.",
    "page.practice-not-loaded": "The next one could not be loaded. Try again.",
    "page.storage-broken": "This browser cannot keep your work. Download it before you leave.",
    "page.storage-damaged": (
        "Some of the work that this browser kept could not be read, and does not count. If you have "
        "downloaded your work before, import that file."
    ),
    "page.imported": "Imported.",
    "page.imported-in-part": "Imported, but for what could not be read.",
    "page.not-imported": "That file holds no work of this book, or more than this browser can keep.",
    "page.sure-to-delete": "Delete all your work in this browser?",
    # -- explorers --------------------------------------------------------------------------------
    "explore.predict-first": "Predict first.",
    "explore.commit": "This is my prediction",
    "explore.skip": "Skip",
    "explore.answer-after-all": "Answer the question",
    "explore.now-move": "Your prediction is kept. Now move the controls.",
    "explore.as-predicted": "It happens as you predicted.",
    "explore.not-as-predicted": "It happens differently.",
    "explore.what-happens": "What happens:",
    "explore.reset": "Reset",
    "explore.copy-link": "Copy link",
    "explore.table": "Data table",
    "explore.point": "point",
    "explore.kind": "class",
    "explore.step": "One step: {control}",
    "page.play": "Play: {control}",
    "page.pause": "Pause: {control}",
    "explore.add-point": "Add a point",
    "explore.new-sample": "New sample",
    "explore.remove-point": "Remove the point",
    "explore.other-kind": "Change its class",
    "page.point": "Point {number} of {count}: {x}, {y}. Arrow keys move it, Page Down goes to the next one.",
    "page.point-of-kind": (
        "Point {number} of {count}, {name}: {x}, {y}. Arrow keys move it, Page Down goes to the next one."
    ),
    "page.only-point": "{name}: {x}, {y}. Arrow keys move it.",
    "page.in-picture": "{control}, in the picture",
    "page.series": "drawn as",
    "page.unnamed": "line {number}",
    "page.panel": "Panel {number}",
    "page.csv": "Download as CSV",
    "page.tables": "Data tables",
    "page.no-table": "There are no numbers in this picture.",
    # -- the scripts of a page: code cells ----------------------------------------------------------
    "page.edit-cell": "Edit and run",
    "page.edit-exercise": "Try it",
    "page.download-changed": "download it with my changes",
    "page.code-cells-not-loaded": "Not loaded: try again",
    "page.cell-name": "cell {number}",
    "page.code-of-cell": "Code of {cell}",
    "page.code-of-exercise": "{title}: your code",
    "page.editor-of-cell": "Python code of {cell}",
    "page.editor-of-exercise": "Python code: {title}",
    "page.output-of-cell": "Output of {cell}",
    "page.editor-help": (
        "Tab indents, Escape leaves the editor, Shift and Enter runs. Names are offered while you type: "
        "Tab takes the first, the arrow keys choose."
    ),
    "page.completions": "Names",
    "page.run": "Run",
    "page.stop": "Stop",
    "page.reset": "Reset",
    "page.undo-reset": "Undo reset",
    "page.solution": "Solution",
    "page.retry": "Retry",
    "page.check-or-run": (
        "Check judges your answer; Run tries it out without a verdict. Checks in the page teach, they do not "
        "examine: what you hand in is judged again."
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
    "page.best-so-far": "Best so far: {heading}",
    "page.best-answer-elsewhere": "The code that stands here now is another answer. Check judges it.",
    "page.take-best-answer": "Show my best answer",
    "page.changed-since": "Changed since this verdict",
    "page.outdated-status": "The page is outdated",
    "page.outdated": (
        "The book has a newer edition than this page. Reload the page to go on; your text is kept."
    ),
    "page.reload": "Reload",
    # -- what Python in the page says of a cell ----------------------------------------------------
    "cell.only-in-jupyter": "{line} works in Jupyter only. Here this line was left out.",
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
        "Your code is kept. Python starts again, so cells that this one needs run again first."
    ),
    "page.not-judged": "Nothing was judged",
    "page.not-judged-why": "This line must stand directly above the function: {line}",
    "page.timed-out": "Stopped after {seconds} seconds",
    "page.timed-out-why": (
        "A check should take far less: look for a loop that never ends. Your code is kept, and nothing was "
        "counted as a try."
    ),
    "page.died": "Python gave up",
    "page.died-why": "It ran out of memory, or broke{reason}. Your code is kept, and Python starts again.",
    "page.not-started": "Python did not start",
    "page.not-started-why": (
        "Python did not start. {reason} Everything you typed is kept; reading, figures and questions work "
        "without it."
    ),
    "page.or-in-notebook": "Or go on in the notebook:",
    "page.restarted": "Python was started again",
    "page.explorer-stopped": "{reason}: run the cell again to move this figure.",
    "page.config-not-fetched": "{file} could not be fetched ({status})",
    "page.worker-not-loaded": "its script could not be loaded",
    "page.python-not-loaded": "Python could not be loaded from {base}: {reason}",
    "page.packages-not-loaded": "{packages} could not be loaded from {base}",
    "page.file-refused": "{url} is not the file that this book was made with",
    "page.file-not-answered": "{url} answered {status}",
}

"""`submit`: write the file to hand in, and say what is missing in it."""

import os
from pathlib import Path

from dlbasics.exercises import progress_store
from dlbasics.exercises.notebook_functions.display import show
from dlbasics.exercises.registry import all_exercises
from dlbasics.exercises.views import progress_view
from dlbasics.exercises.views.text_and_html import TextAndHtml
from dlbasics.markdown import block
from dlbasics.messages import text
from dlbasics.render_target import render_target


def submit(path, learner: str = ""):
    """Write the submission file and say what it holds and what is missing.

    In the page, which keeps the work itself, it says how to download it.

    Parameters
    ----------
    path : str or path-like
        Where to write it, such as ``"me.json"``.
    learner : str
        Your name or number, as your instructor asks for it.
    """
    if not isinstance(learner, str):
        raise TypeError(text("argument.no-text", name="learner", type=type(learner).__name__))
    target = render_target()
    if target == "browser":  # the page keeps the work
        show(TextAndHtml.from_markdown(text("work.in-the-page")))
    elif target == "kernel":
        check_path(path)
        _write_submission(path, learner)


def check_path(path):
    """Refuse what is no name of a file: what the system says of it names hidden files.

    Parameters
    ----------
    path : object

    Raises
    ------
    ValueError
        Which says what is expected.
    """
    is_path = isinstance(path, str | os.PathLike) and str(path).strip()
    if not is_path or Path(path).is_dir():
        raise ValueError(text("argument.no-file-name", path=repr(path)))
    folder = Path(path).parent
    if not folder.is_dir():
        raise ValueError(text("argument.no-folder", folder=repr(str(folder))))


def _write_submission(path, learner: str):
    work, message = progress_store.load_own()
    progress_store.save(Path(path).absolute(), work | {"learner": learner or work["learner"]})
    unanswered = [e.id for e in all_exercises() if not progress_store.entry_of(work, e)["when"]]
    rows = progress_view.progress_by_chapter(work)
    written = text("work.written", path=path)
    missing = text("work.not-answered", ids=unanswered) if unanswered else text("work.all-answered")
    note = str(message or "")
    words = "\n\n".join(filter(None, [written, progress_view.as_text(rows), missing, note]))
    html = block(written) + progress_view.as_html(rows) + block(missing) + block(note)
    show(TextAndHtml(words, html))

"""`submit`: write the file to hand in, and say what is missing in it."""

import os
from pathlib import Path

from dlbasics.exercises import progress_store
from dlbasics.exercises.notebook_functions.display import show
from dlbasics.exercises.registry import all_exercises
from dlbasics.exercises.views import progress_view
from dlbasics.exercises.views.text_and_html import TextAndHtml
from dlbasics.markdown import block
from dlbasics.messages import UsageError, text
from dlbasics.render_target import render_target


def submit(path=None, learner: str = "", *more):
    """Write the submission file and say what it holds and what is missing.

    In the page, which keeps the work itself, it says how to download it.

    Parameters
    ----------
    path : str or path-like
        Where to write it, such as ``"me.json"``. Of what is there only an earlier submission is replaced.
    learner : str
        Your name or number, as your instructor asks for it.
    *more
        Nothing: who gives more is told what to write.
    """
    if more:
        raise TypeError(text("argument.file-name-and-learner"))
    if not isinstance(learner, str):
        name = path if isinstance(path, str) else "me.json"
        raise TypeError(text("argument.learner-in-quotes", type=type(learner).__name__, path=repr(name),
                             learner=repr(str(learner))))
    target = render_target()
    if target == "browser":  # the page keeps the work
        show(TextAndHtml.from_markdown(text("work.in-the-page")))
    elif target == "kernel":
        check_path(path)
        _write_submission(path, learner)


def check_path(path):
    """Refuse what is no name of a file, or that of a file which holds something else than work.

    What the system says of a name names hidden files.

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
    if Path(path).suffix.lower() != ".json":
        raise ValueError(text("argument.no-json-name", path=repr(str(path))))
    if not _may_be_replaced(Path(path)):
        raise ValueError(text("argument.no-work-file", path=repr(str(path))))


def _may_be_replaced(path: Path) -> bool:
    """Whether nothing is lost by writing there: the file is new, or a submission of before."""
    try:
        progress_store.validated(progress_store.read_json(path.read_bytes()))
    except FileNotFoundError:
        return True
    except (OSError, ValueError, RecursionError):
        return False
    return True


def _write_submission(path, learner: str):
    work, message = progress_store.load_own()
    _save(Path(path).absolute(), work | {"learner": learner or work["learner"]})
    unanswered = [e.id for e in all_exercises() if not progress_store.entry_of(work, e)["when"]]
    rows = progress_view.progress_by_chapter(work)
    written = text("work.written", path=path)
    missing = text("work.not-answered", ids=unanswered) if unanswered else text("work.all-answered")
    note = str(message or "")
    words = "\n\n".join(filter(None, [written, progress_view.as_text(rows), missing, note]))
    html = block(written) + progress_view.as_html(rows) + block(missing) + block(note)
    show(TextAndHtml(words, html))


def _save(path: Path, work: dict):
    try:
        progress_store.save(path, work)
    except OSError as error:  # whose own words name a hidden file
        example = (Path.home() / path.name).as_posix()
        raise UsageError(text("work.no-submission", name=path.name, folder=path.parent.as_posix(),
                              error=error.strerror or str(error), example=example)) from None

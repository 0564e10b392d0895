"""After a build that did not end well, the next one makes all pages anew.

Sphinx takes a page that is newer than its document for done, and a notebook that has run is known to have
run, even if what it printed never came to its page.
"""

from pathlib import Path


def on_env_get_outdated(app, env, added, changed, removed):
    """Mark that a build has begun.

    Returns
    -------
    set of str
        The documents that Sphinx must read again: all, if the last build did not end.
    """
    mark = _mark(app)
    was_interrupted = mark.exists()
    mark.touch()
    return set(env.found_docs) - added if was_interrupted else set()


def on_build_finished(app, error):
    """Take the mark away, unless an error has ended the build."""
    if not error:
        _mark(app).unlink(missing_ok=True)


def _mark(app) -> Path:
    return Path(app.doctreedir) / "unfinished"

"""When one document is read anew, all pages are written anew.

A page shows much of the others: their titles in the menu, sections that it links, meanings of terms, sources,
all exercises in its progress. Sphinx knows of the titles alone, and only for the page that lists them.
"""


def on_env_updated(app, env):
    """Tell Sphinx which pages to write after an edit of each document: all."""
    env.files_to_rebuild = {docname: set(env.found_docs) for docname in env.found_docs}

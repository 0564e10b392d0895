"""Small books, built by Sphinx with our extension."""

import json
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO

import pytest

CONF = """
extensions = ["myst_nb", "dlbasics.sphinxext"]
include_patterns = ["*.md", "*.ipynb"]
myst_enable_extensions = ["dollarmath", "amsmath"]
myst_heading_anchors = 3
# The default is one list for all builds of a process, which the theme makes longer each time.
templates_path = []
html_theme = "sphinx_book_theme"
html_theme_options = {"repository_url": "https://github.com/a/b", "repository_branch": "trunk"}
html_baseurl = "https://a.github.io/b/"
html_title = "Small"
html_short_title = "a small book"
nb_execution_raise_on_error = True
nb_execution_mode = "cache"
nb_execution_show_tb = True
"""


def cell(source, **metadata):
    """A code cell of a notebook for `small_book`."""
    return {"cell_type": "code", "id": str(abs(hash(source)))[:8], "metadata": metadata, "source": source,
            "outputs": [], "execution_count": None}


@pytest.fixture
def small_book(tmp_path):
    """Build a small book from documents, in this process; return what Sphinx said and the pages.

    `conf` is more configuration, as Python.
    """
    from sphinx.cmd.build import main as sphinx_build

    def build(conf="", **documents):
        cache = f"nb_execution_cache_path = {str(tmp_path / 'cache')!r}\n"
        (tmp_path / "conf.py").write_text(CONF + cache + conf)
        for name, content in documents.items():
            (tmp_path / name).parent.mkdir(exist_ok=True)
            if isinstance(content, list):
                text = {"cell_type": "markdown", "id": "t", "metadata": {}, "source": "# Title"}
                kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
                notebook = {"cells": [text, *content], "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
                (tmp_path / f"{name}.ipynb").write_text(json.dumps(notebook))
            else:
                (tmp_path / f"{name}.md").write_text(content)
        output = StringIO()
        with redirect_stdout(output), redirect_stderr(output):
            code = sphinx_build(["-W", "--keep-going", "-q", str(tmp_path), str(tmp_path / "out")])
        pages = {path.stem: path.read_text() for path in (tmp_path / "out").glob("*.html")}
        return code, output.getvalue(), pages
    return build

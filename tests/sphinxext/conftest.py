"""Small books, built by Sphinx with our extension."""

import json
import subprocess
import sys

import pytest
from support.small_book import CONF


@pytest.fixture
def book(tmp_path):
    """Build a small book from documents; return what Sphinx said and the pages."""
    def build(**documents):
        (tmp_path / "conf.py").write_text(CONF + f"nb_execution_cache_path = {str(tmp_path / 'cache')!r}\n")
        for name, content in documents.items():
            if isinstance(content, list):
                text = {"cell_type": "markdown", "id": "t", "metadata": {}, "source": "# Title"}
                kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
                notebook = {"cells": [text, *content], "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
                (tmp_path / f"{name}.ipynb").write_text(json.dumps(notebook))
            else:
                (tmp_path / f"{name}.md").write_text(content)
        done = subprocess.run([sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", str(tmp_path),
                               str(tmp_path / "out")], capture_output=True, text=True)
        pages = {path.stem: path.read_text() for path in (tmp_path / "out").glob("*.html")}
        return done.returncode, done.stdout + done.stderr, pages
    return build

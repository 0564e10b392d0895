"""The book that the tests build, and what they build it with."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

from dlbasics.sphinxext.pyodide_release import CDN, release_folder

ROOT = Path(__file__).parents[2]
# As it is before the first test: a build may begin in a thread, while a test changes it.
ENVIRONMENT = dict(os.environ)


def toc_pages() -> list[str]:
    """Every page that the table of contents names, root first."""
    toc = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
    parts = toc.get("parts", [toc])
    return [toc["root"], *(chapter["file"] for part in parts for chapter in part["chapters"])]


STRICT = ("--all", "-W", "-n", "--keep-going")
# All pages that a reader can open, and those of them that are notebooks.
PAGES = [*toc_pages(), "search"]
CHAPTER_PAGES = [page for page in PAGES if (ROOT / f"{page}.ipynb").exists()]
# Where the Chinese pages stand beside them.
CHINESE = "zh/"


def by_turns(pages: list[str]) -> list[str]:
    """The pages, every second one in Chinese: what is asked of all is asked of both languages, at no cost."""
    return [CHINESE + page if place % 2 else page for place, page in enumerate(pages)]


def pyodide() -> Path:
    """A folder with the files of the Pyodide release, from a package that carries them (requirements.txt)."""
    return release_folder(CDN)


def notebooks() -> list[Path]:
    """The chapters that are notebooks."""
    return sorted((ROOT / "chapters").glob("*.ipynb"))


def build(out: Path) -> str:
    """Build the book and return what went wrong: a warning, a broken reference or a failing cell.

    Every document is read anew, since Sphinx repeats no warning of a page that it already knows; only
    the results of unchanged notebooks are kept between runs.
    """
    shutil.rmtree(out / "_build" / "html", ignore_errors=True)
    return run("-c", "from jupyter_book.cli.main import main; main()", "build", str(ROOT),
               "--path-output", str(out), *STRICT)


def build_translations(out: Path) -> str:
    """The same for the book in its other languages, which are put beside the English pages."""
    return run("-m", "dlbasics.sphinxext.translation", "site", "--path-output", str(out), *STRICT)


def run(*command: str) -> str:
    """Run Python, and return what it said if it failed."""
    # A fork's address must not change what the tests see.
    environment = {key: value for key, value in ENVIRONMENT.items() if key != "GITHUB_REPOSITORY"}
    # The form that carries its own runtime: nothing is fetched from elsewhere, by readers or by tests.
    environment |= {"DLBASICS_PYODIDE": str(pyodide()), "DLBASICS_ALL_LANGUAGES": "1"}
    words = [sys.executable, *command]
    done = subprocess.run(words, capture_output=True, text=True, env=environment, cwd=ROOT)
    return (done.stdout + done.stderr or "no output") if done.returncode else ""

"""``python -m dlbasics.sphinxext.translation``: the catalogues, the sources in other languages, their sites.

    messages               bring every catalogue up to date with the English, and say what is to be done
    site                   build every other language into _build/html; options of jupyter-book may follow
    site --with-english    build all of _build/html
    notebooks LANGUAGE     write the notebooks in a language, and the package that speaks it
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from dlbasics.sphinxext.html_pages.site_languages import site_language
from dlbasics.sphinxext.translation import catalogue_checks, catalogue_files, translated_sources
from dlbasics.sphinxext.translation.extraction import extract
from dlbasics.translation import ENGLISH, LANGUAGE_VARIABLE
from dlbasics.translation.stored_catalogues import languages


def update(book: Path) -> int:
    """Bring the catalogues of every language up to date, and print what a translator has to do."""
    messages = extract(book)
    for language in languages():
        folder = book / "locale" / language
        names = sorted({*messages, *(path.stem for path in folder.glob("*.po"))})
        old = {name: catalogue_files.read(folder / f"{name}.po") for name in names}
        unused = {}
        for name, catalogue in old.items():
            unused |= catalogue_files.unused(catalogue, messages.get(name, []))
        new = {name: catalogue_files.updated(old[name], wanted, language, unused)
               for name, wanted in messages.items()}
        for name, catalogue in new.items():
            catalogue.save(str(folder / f"{name}.po"))
        for name in old.keys() - new.keys():
            (folder / f"{name}.po").unlink()
    for line in catalogue_checks.faults(book, messages):
        print(line)
    return 0


def build_site(book: Path, out: Path, options: list[str], with_english: bool) -> int:
    """Build every language other than English, and put it beside the English pages.

    The languages are built side by side. What one of them says follows when those before it are done.

    Parameters
    ----------
    book : pathlib.Path
        The folder of ``_config.yml``.
    out : pathlib.Path
        The folder that holds ``_build``, as for ``jupyter-book build --path-output``.
    options : list of str
        Further ones for ``jupyter-book build``.
    with_english : bool
        Whether to build the English pages too.

    Returns
    -------
    int
        0, or the status of the first build that failed: then no pages are put beside the English ones.
    """
    folders = {language: out / "_build" / language for language in languages()}
    for language, sources in folders.items():
        translated_sources.write_sources(book, sources, language)
    builds = []
    if with_english:
        builds.append(_start_build(book, book, ENGLISH, ["--path-output", str(out), *options]))
    builds += [_start_build(book, sources, language, options) for language, sources in folders.items()]
    statuses = [_finish_build(build) for build in builds]
    if any(statuses):
        return next(filter(None, statuses))
    for language, sources in folders.items():
        copy = sources / "site"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(sources / "_build" / "html", copy)
        _replace(out / "_build" / "html" / site_language(language).folder, copy)
    return 0


def _start_build(book: Path, sources: Path, language: str, options: list[str]) -> subprocess.Popen:
    """Begin to build the book of a folder; what is said waits in a pipe."""
    command = [sys.executable, "-c", "from jupyter_book.cli.main import main; main()", "build"]
    environment = os.environ | {LANGUAGE_VARIABLE: language}
    return subprocess.Popen([*command, str(sources), *options], env=environment, cwd=book,
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def _finish_build(build: subprocess.Popen) -> int:
    """Repeat what a build says until it ends; its status."""
    for line in build.stdout:
        print(line, end="", flush=True)
    return build.wait()


def _replace(folder: Path, new: Path) -> None:
    """Put a new folder in the place of another by renaming both: readers see no half of either."""
    old = new.with_name("old_site")
    shutil.rmtree(old, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    if folder.exists():
        folder.rename(old)
    new.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def write_notebooks(book: Path, language: str) -> int:
    """Write the notebooks of one language as a repository of its own, with outputs."""
    out = book / "_build" / f"{language}-notebooks"
    translated_sources.write_repository(book, out, language)
    environment = os.environ | {"PYTHONPATH": str(out)}
    command = [sys.executable, "-m", "dlbasics.sphinxext.store_outputs", "chapters"]
    done = subprocess.run(command, env=environment, cwd=out)
    if done.returncode == 0:
        print(f"written: {out}")
    return done.returncode


def main(arguments=None) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description="The book in other languages.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("messages", help="bring every catalogue up to date with the English")
    site = commands.add_parser("site", help="build every other language into _build/html")
    site.add_argument("--with-english", action="store_true", help="build the English pages too")
    site.add_argument("--path-output", type=Path, default=Path(), help="the folder that holds _build")
    notebooks = commands.add_parser("notebooks", help="write the notebooks in a language")
    notebooks.add_argument("language", choices=languages())
    options, further = parser.parse_known_args(arguments)
    if further and options.command != "site":
        parser.error(f"unrecognized arguments: {' '.join(further)}")
    book = Path.cwd()
    match options.command:
        case "messages":
            return update(book)
        case "notebooks":
            return write_notebooks(book, options.language)
        case _:
            return build_site(book, book / options.path_output, further, options.with_english)


if __name__ == "__main__":
    sys.exit(main())

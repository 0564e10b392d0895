"""The sources of the book in another language: chapters with other sentences, and a config to build them.

They are made from the English ones and the catalogues, into a folder that is never committed.
"""

import json
import re
import shutil
from collections.abc import Collection
from pathlib import Path

import yaml

from dlbasics.exercises.progress_store import WORK_FILE
from dlbasics.package_contents import PACKAGE, package_files
from dlbasics.sphinxext.translation import catalogue_files
from dlbasics.sphinxext.translation.config_texts import translate_config
from dlbasics.sphinxext.translation.english_anchors_and_classes import ENGLISH_NAMES, MARKS, empty_names
from dlbasics.sphinxext.translation.extraction import named_in_errors, notebook_values
from dlbasics.sphinxext.translation.markdown_messages import (
    heading_texts,
    markdown_messages,
    translated_markdown,
)
from dlbasics.translation.python_source import translated_source
from dlbasics.translation.stored_catalogues import PAGES, package_data

LEAD = re.compile(r"^\*\*(.+?)\*\*")


def write_sources(book: Path, out: Path, language: str) -> None:
    """Write the book's sources in a language into a folder, for ``jupyter-book build``.

    Parameters
    ----------
    book : pathlib.Path
        The folder of ``_config.yml``.
    out : pathlib.Path
        The folder to write into; files that stay the same keep their time, and other chapters are deleted.
    language : str
        A folder of ``locale``.
    """
    locale = book / "locale" / language
    names = empty_names()
    pages = sorted([*book.glob("chapters/*.ipynb"), *book.glob("chapters/*.md")])
    files = {path.relative_to(book): path for path in _files_of(book / "chapters")}
    _delete_others(out, files)
    for path in pages:
        messages = catalogue_files.translations(locale / f"{PAGES}{path.stem}.po")
        with named_in_errors(path):
            page = translated_page(path, messages, language)
        _write(out / "chapters" / path.name, page.encode())
        headings, is_cell = [], path.suffix == ".ipynb"
        for markdown in _markdown_of(path):
            headings += heading_texts(markdown, is_cell)
            names["leads"] |= _leads(markdown_messages(markdown, is_cell), messages)
        names["headings"][f"chapters/{path.stem}"] = headings
    # Sources, pictures, data and modules are the same in every language.
    same = {name: path for name, path in files.items() if path not in pages}
    for name, path in (same | {"_toc.yml": book / "_toc.yml"}).items():
        _write(out / name, path.read_bytes())
    texts = catalogue_files.translations(locale / "texts.po")
    _write(out / "_config.yml", _config(book / "_config.yml", texts, language).encode())
    _write(out / ENGLISH_NAMES, json.dumps(names, ensure_ascii=False, indent=1).encode())


def write_repository(book: Path, out: Path, language: str) -> None:
    """Write a repository of its own: notebooks and pages in a language, and the package that speaks it.

    Parameters
    ----------
    book : pathlib.Path
        The folder of ``_config.yml``.
    out : pathlib.Path
        The folder to write into; what stood there is deleted.
    language : str
        A folder of ``locale``.
    """
    shutil.rmtree(out, ignore_errors=True)
    write_sources(book, out, language)
    (out / ENGLISH_NAMES).unlink()
    for name in (".gitignore", "LICENSE", "pyproject.toml", "requirements.txt"):
        shutil.copy(book / name, out)
    (out / "README.md").write_text(_readme(book, out, language), encoding="utf-8", newline="\n")
    contents = {name: path.read_bytes() for name, path in package_files().items()}
    contents |= {name: text.encode() for name, text in package_data(language).items()}
    for name, content in contents.items():
        path = out / PACKAGE.name / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def translated_page(path: Path, messages: dict[str, str], language: str) -> str:
    """A page or a notebook in another language; a notebook has no outputs, and says its language first.

    Parameters
    ----------
    path : pathlib.Path
        The English one.
    messages : dict of str to str
        From English to the language; what is missing stays English.
    language : str
        Such as ``zh_CN``.
    """
    def translate(text):
        return messages.get(text, text)

    source = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        return translated_markdown(source, translate)
    notebook, values = json.loads(source), notebook_values(path)
    for cell in notebook["cells"]:
        text = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            text = translated_markdown(text, translate, is_cell=True)
        elif cell["cell_type"] == "code":
            text = _with_language(translated_source(text, translate, values), language)
            cell["outputs"], cell["execution_count"] = [], None
        cell["source"] = text.splitlines(keepends=True)
    return json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"


def _with_language(source: str, language: str) -> str:
    """The first cell chooses the language, before anything else of the package is imported."""
    installs = re.match(r"from importlib\.util import find_spec\n(?:.*\n)*?    %pip .*\n", source)
    if not installs:
        return source
    install = re.sub(r"(git\+https://[^\s\"]+)", rf"\1@{language}", installs[0])
    chosen = f'from dlbasics.translation import set_language, shown_word\nset_language("{language}")\n'
    return install + chosen + source[installs.end() :]


def _leads(sentences: list[str], messages: dict[str, str]) -> dict[str, str]:
    """The bold words that boxes begin with: from the language to English."""
    found = {}
    for english in sentences:
        before, after = LEAD.match(english), LEAD.match(messages.get(english, ""))
        if before and after:
            found[after[1].strip(MARKS)] = before[1].strip(MARKS)
    return found


def _markdown_of(path: Path) -> list[str]:
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        return [source]
    cells = json.loads(source)["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]


def _config(path: Path, texts: dict[str, str], language: str) -> str:
    config = yaml.safe_load(path.read_text(encoding="utf-8"))
    translate_config(config, lambda text, place: texts.get(text, text))
    config["sphinx"]["config"]["language"] = language
    # Its notebooks stand on a branch of their own.
    config["repository"]["branch"] = language
    return yaml.safe_dump(config, allow_unicode=True, sort_keys=False)


def _files_of(folder: Path) -> list[Path]:
    """The files of the chapters, without a learner's work and what tools leave there."""
    work = Path(WORK_FILE).stem  # a damaged one has more behind it
    return [path for path in sorted(folder.rglob("*"))
            if path.is_file() and not path.name.startswith(work)
            and not any(part.startswith((".", "__pycache__")) for part in path.relative_to(folder).parts)]


def _delete_others(out: Path, names: Collection[Path]) -> None:
    """Delete the chapters' files that have other names: Sphinx would make a page of an old chapter."""
    for path in (out / "chapters").rglob("*"):
        if path.is_file() and path.relative_to(out) not in names:
            path.unlink()


def _readme(book: Path, out: Path, language: str) -> str:
    """What the language says of its repository, or else the title: the package needs a file of this name."""
    own = book / "locale" / language / "README.md"
    if own.exists():
        return own.read_text(encoding="utf-8")
    config = yaml.safe_load((out / "_config.yml").read_text(encoding="utf-8"))
    return f"# {config['title']}\n"


def _write(path: Path, content: bytes) -> None:
    """Write a file, if it is another one than before."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_bytes() != content:
        path.write_bytes(content)

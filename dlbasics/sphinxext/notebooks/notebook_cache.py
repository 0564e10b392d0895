"""Which notebooks must run again, and running them side by side.

The execution cache looks at a notebook's code alone. Its outputs also come from `dlbasics`, from Python and
from what computes and draws, so each notebook is tied to a digest of the modules that it can reach and of
those versions, and runs again when that changes.
"""

import importlib.metadata
import json
import os
import re
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import nbformat
from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn
from jupyter_cache.cache.db import NbCacheRecord
from jupyter_cache.executors.utils import single_nb_execution
from sphinx.util import logging

from dlbasics.atomic_write import atomic_write
from dlbasics.chapters import CHAPTERS
from dlbasics.package_contents import package_files
from dlbasics.sphinxext.notebooks.classify_cells import Role, roles
from dlbasics.translation import ENGLISH, language
from dlbasics.translation.stored_catalogues import stored

# The tag of a cell that nbclient does not run.
SKIPPED = "skip-execution"

logger = logging.getLogger(__name__)

# These turn outputs into pages and gradebooks; no output depends on them.
NO_OUTPUT_DEPENDS_ON = ("browser", "grading", "mathml", "sphinxext")
# What computes and draws
OTHER_PACKAGES = ("numpy", "matplotlib")


@lru_cache(maxsize=1)
def _sources() -> dict[str, bytes]:
    files = package_files(without=NO_OUTPUT_DEPENDS_ON)
    return {name: path.read_bytes() for name, path in files.items()}


def dependency_digest(notebook: str) -> str:
    """Digest what a notebook's outputs can depend on besides its own code.

    Parameters
    ----------
    notebook : str
        The text of the notebook file.

    Returns
    -------
    str
        Hexadecimal sha256 of the versions of what runs it, of the shared modules and of every chapter that
        the notebook reaches by name.
    """
    others = set(CHAPTERS) - _reached_chapters(notebook)
    unreached = {name for chapter in others for name in _files_of(chapter)}
    versions = [list(sys.version_info[:2]), *map(importlib.metadata.version, OTHER_PACKAGES)]
    hasher = sha256(json.dumps(versions).encode())
    if language() != ENGLISH:
        hasher.update(json.dumps(stored(language())).encode())
    for path, content in _sources().items():
        if path not in unreached:
            hasher.update(path.encode() + b"\0" + sha256(content).digest())
    return hasher.hexdigest()


def _files_of(chapter: str) -> list[str]:
    """The files that belong to a chapter alone."""
    folder = f"exercises/bank/{chapter}/"
    return [name for name in _sources() if name == f"{chapter}.py" or name.startswith(folder)]


def _reached_chapters(notebook: str) -> set[str]:
    """The chapters that a notebook names, and those that their files name."""
    reached, texts = set(), [notebook]
    while texts:
        text = texts.pop()
        for chapter in set(CHAPTERS) - reached:
            if re.search(rf"\b{chapter}\b", text):
                reached.add(chapter)
                texts += [_sources()[name].decode() for name in _files_of(chapter)]
    return reached


def on_env_get_outdated(app, env, added, changed, removed):
    """Forget the stored outputs of every notebook whose `dependency_digest` has changed.

    Returns
    -------
    list of str
        The documents that Sphinx must read again.
    """
    folder = Path(app.config.nb_execution_cache_path or Path(app.outdir).parent / ".jupyter_cache")
    record = folder / "dlbasics.json"
    known = _known_digests(record)
    paths = {doc: Path(env.doc2path(doc)) for doc in env.found_docs}
    notebooks = {doc: path for doc, path in paths.items() if path.suffix == ".ipynb"}
    now = {doc: dependency_digest(path.read_text(encoding="utf-8")) for doc, path in notebooks.items()}
    stale = [doc for doc in now if known.get(doc) != now[doc]]
    cache = get_cache(folder)
    _forget_all_but(cache, {notebooks[doc] for doc in now.keys() - stale})
    atomic_write(record, json.dumps(now, indent=1, sort_keys=True).encode())
    if app.config.nb_execution_mode == "cache":
        run_missing(cache, list(notebooks.values()), app.config.nb_execution_timeout)
    return stale


def _forget_all_but(cache, paths: set[Path]) -> None:
    """Keep the outputs of some notebooks alone.

    The cache finds a notebook by its code, wherever it stood when it ran: the folder, too, may have moved.
    """
    kept = set()
    for path in paths:
        with suppress(KeyError):
            kept.add(cache.match_cache_notebook(nbformat.read(path, as_version=4)).pk)
    for entry in cache.list_cache_records():
        if entry.pk not in kept and Path(entry.uri) not in paths:
            _forget(cache, entry)


def _known_digests(record: Path) -> dict[str, str]:
    """The digests that an earlier build has recorded; none where there is no record, or a damaged one."""
    try:
        known = json.loads(record.read_bytes())
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def run_missing(cache, paths: list[Path], timeout: int):
    """Run the notebooks that the cache lacks, one a core, since Sphinx runs them one after the other.

    One that fails is not kept. Sphinx runs it again in its turn, and ends there if it still fails; it does
    not name a notebook whose kernel is not there, so this does.
    """
    missing = {}
    for path in paths:
        book = nbformat.read(path, as_version=4)
        if not _is_stored(cache, book):
            # Here, and not where it runs: two threads of Python 3.11 that parse at once can fail (CPython
            # issue 106905).
            missing[path] = book, _left_out(book)
    # For matrices as small as the book's, a second thread only waits for the first.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if not missing:
        return
    # In how many pieces a kernel sends what a cell prints depends on timing, and MyST-NB would put a line's
    # end between them.
    from nbconvert.preprocessors import CoalesceStreamsPreprocessor  # takes a moment to load

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        runs = {pool.submit(_run, book, left_out, path.parent, timeout): path
                for path, (book, left_out) in missing.items()}
        for count, run in enumerate(as_completed(runs), 1):
            path = runs[run]
            try:
                done = run.result()
            except Exception as error:  # no such kernel, or it died or did not start
                logger.info("did not run %s: %s", path, error)
                continue
            logger.info("ran %s in %.1f s (%d of %d)", path.name, done.time, count, len(runs))
            if done.err is None:
                notebook, _ = CoalesceStreamsPreprocessor().preprocess(done.nb, {})
                bundle = CacheBundleIn(notebook, str(path), data={"execution_seconds": done.time})
                cache.cache_notebook_bundle(bundle, check_validity=False, overwrite=True)


def _is_stored(cache, book) -> bool:
    """Whether the cache has what a notebook prints; a notebook that was half written is removed from it."""
    try:
        record = cache.match_cache_notebook(book)
    except KeyError:
        return False
    try:
        cache.get_cache_bundle(record.pk)
    except (KeyError, ValueError):  # the cache records a notebook before it is written
        _forget(cache, record)
        return False
    return True


def _forget(cache, record: NbCacheRecord) -> None:
    """Remove what is stored of a notebook, of which a stopped build may have left a part alone."""
    shutil.rmtree(Path(cache.path, "executed", record.hashkey), ignore_errors=True)
    NbCacheRecord.remove_record(record.pk, cache.db)


def _left_out(book) -> list:
    """The cells that need not run: in another language than English those that only check claims.

    The English pages, which are built beside it, check them, and their numbers are the same in any language.
    """
    if language() == ENGLISH:
        return []
    cells = [cell for cell in book.cells if cell.cell_type == "code"]
    found = roles([cell.source for cell in cells])
    return [cell for cell, role in zip(cells, found, strict=True) if role is Role.CHECKS]


def _run(book, left_out: list, folder: Path, timeout: int):
    """Run a notebook without some of its cells."""
    metadata = [dict(cell.metadata) for cell in left_out]
    for cell in left_out:
        cell.metadata["tags"] = [SKIPPED]
    done = single_nb_execution(book, str(folder), timeout, False)
    # The cache finds a notebook by its metadata, too.
    for cell, before in zip(left_out, metadata, strict=True):
        cell.metadata = nbformat.from_dict(before)
    return done

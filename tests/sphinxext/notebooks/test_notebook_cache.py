"""Which notebooks run again, and that they run side by side."""

import ast
import importlib.metadata
import json
import shutil
import threading
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn
from support.small_book import cell
from support.timeouts import HANG_SECONDS

from dlbasics import translation
from dlbasics.sphinxext.notebooks import notebook_cache


def test_outputs_follow_the_package_not_only_the_notebook(monkeypatch):
    sources = {"validation.py": b"1", "activations.py": b"2",
               "losses.py": b"from dlbasics import activations",
               "exercises/bank/losses/questions.py": b"4", "overfitting.py": b"5"}

    def digests():
        return {name: notebook_cache.dependency_digest(f"from dlbasics import {name}")
                for name in ("activations", "losses", "overfitting")}

    def changed_by(path):
        monkeypatch.setattr(notebook_cache, "_sources", lambda: sources)
        before = digests()
        monkeypatch.setattr(notebook_cache, "_sources", lambda: sources | {path: b"changed activations"})
        after = digests()
        return {name for name in before if before[name] != after[name]}

    assert changed_by("validation.py") == {"activations", "losses", "overfitting"}
    assert changed_by("activations.py") == {"activations", "losses"}
    assert changed_by("exercises/bank/losses/questions.py") == {"losses"}
    assert changed_by("overfitting.py") == {"overfitting"}


def test_outputs_follow_python_and_the_packages_that_compute_and_draw(monkeypatch):
    def digest():
        return notebook_cache.dependency_digest("")

    before = digest()
    assert digest() == before
    installed = importlib.metadata.version
    for package in ("numpy", "matplotlib"):
        with monkeypatch.context() as patched:
            patched.setattr(importlib.metadata, "version",
                            lambda name, other=package: "0.1" if name == other else installed(name))
            assert digest() != before, package
    with monkeypatch.context() as patched:
        patched.setattr("sys.version_info", (3, 99, 0))
        assert digest() != before


def test_the_page_itself_is_no_reason_to_run_again():
    assert not any(name.startswith("sphinxext/") for name in notebook_cache._sources())


def test_a_changed_package_runs_the_notebook_again(small_book, tmp_path):
    def build():
        code, said, _ = small_book(index=[cell("print('ran')")])
        assert code == 0, said
        return [path.stat().st_mtime_ns for path in (tmp_path / "cache" / "executed").glob("*/base.ipynb")]

    first = build()
    assert len(first) == 1 and build() == first
    record = tmp_path / "cache" / "dlbasics.json"
    known = record.read_text()
    record.write_text(json.dumps({"index": "the digest of another package"}))
    assert build() > first
    assert record.read_text() == known


@pytest.mark.parametrize("change", ["renamed", "moved", "written and taken back"])
def test_outputs_of_another_package_are_forgotten_whatever_became_of_the_notebook(change, tmp_path):
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    printed = nbformat.v4.new_output("stream", text="printed by another package")
    executed = nbformat.v4.new_code_cell("print(1)", outputs=[printed], execution_count=1)
    book = nbformat.v4.new_notebook(cells=[executed])
    cache = get_cache(old / "cache")
    cache.cache_notebook_bundle(CacheBundleIn(book, str(old / "mlp.ipynb")), check_validity=False)
    (old / "cache" / "dlbasics.json").write_text('{"mlp": "the digest of that package"}')
    folder = old if change == "written and taken back" else shutil.move(old, new)
    path = folder / ("perceptron.ipynb" if change == "renamed" else "mlp.ipynb")
    if change == "written and taken back":
        nbformat.write(nbformat.v4.new_notebook(), path)
        look(folder, path)
    nbformat.write(book, path)
    look(folder, path)
    assert get_cache(folder / "cache").list_cache_records() == []


def look(folder, path):
    """Begin a build of one notebook, without running it."""
    config = SimpleNamespace(nb_execution_cache_path=str(folder / "cache"), nb_execution_mode="off")
    env = SimpleNamespace(found_docs={path.stem}, doc2path=lambda name: str(path))
    notebook_cache.on_env_get_outdated(SimpleNamespace(config=config), env, set(), set(), set())


def test_outputs_are_kept_where_the_folder_alone_is_another(tmp_path):
    path = tmp_path / "mlp.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("print(1)")]), path)
    digest = notebook_cache.dependency_digest(path.read_text())
    cache = get_cache(tmp_path / "cache")
    bundle = CacheBundleIn(nbformat.read(path, as_version=4), "/another/mlp.ipynb")
    cache.cache_notebook_bundle(bundle, check_validity=False)
    (tmp_path / "cache" / "dlbasics.json").write_text(json.dumps({"mlp": digest}))
    look(tmp_path, path)
    assert len(cache.list_cache_records()) == 1


@pytest.mark.parametrize("left", ['{\n "index": "5f3', "null", "", "\xff"])
def test_a_record_that_is_damaged_runs_all_notebooks_again(small_book, tmp_path, left):
    code, said, _ = small_book(index=[cell("print('ran')")])
    assert code == 0, said
    record = tmp_path / "cache" / "dlbasics.json"
    known = record.read_text()
    record.write_bytes(left.encode("latin-1"))
    code, said, pages = small_book()
    assert code == 0 and "ran" in pages["index"], said
    assert record.read_text() == known


@pytest.mark.parametrize("length", [0, 40])
def test_outputs_of_which_a_part_was_stored_are_made_again(small_book, tmp_path, length):
    code, said, _ = small_book(index=[cell("print('ran')")])
    assert code == 0, said
    (stored,) = (tmp_path / "cache" / "executed").glob("*/base.ipynb")
    stored.write_bytes(stored.read_bytes()[:length])
    shutil.rmtree(tmp_path / "out")
    code, said, pages = small_book()
    assert code == 0 and "ran" in pages["index"], said


@pytest.mark.parametrize("left", ["nothing", "an empty folder"])
@pytest.mark.parametrize("record", ["known", "of another package"])
def test_outputs_that_are_recorded_and_were_never_stored_are_made(small_book, tmp_path, left, record):
    code, said, _ = small_book(index=[cell("print('ran')")])
    assert code == 0, said
    (stored,) = (tmp_path / "cache" / "executed").glob("*")
    shutil.rmtree(stored)
    if left == "an empty folder":
        stored.mkdir()
    if record == "of another package":
        (tmp_path / "cache" / "dlbasics.json").write_text('{"index": "other"}')
    shutil.rmtree(tmp_path / "out")
    code, said, pages = small_book()
    assert code == 0 and "ran" in pages["index"], said


def test_notebooks_run_side_by_side_and_a_failing_one_is_left(tmp_path, monkeypatch):
    meet = "import pathlib, time\npathlib.Path('{}').touch()\n" \
           "while not pathlib.Path('{}').exists():\n    time.sleep(0.02)"
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    for name, source in {"a": meet.format("a", "b"), "b": meet.format("b", "a"), "c": "1 / 0"}.items():
        notebook = {"cells": [cell(source)], "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
        (tmp_path / f"{name}.ipynb").write_text(json.dumps(notebook))
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    cache = get_cache(tmp_path / "cache")
    notebook_cache.run_missing(cache, sorted(tmp_path.glob("*.ipynb")), HANG_SECONDS)
    assert sorted(Path(record.uri).name for record in cache.list_cache_records()) == ["a.ipynb", "b.ipynb"]


@pytest.mark.parametrize(("source", "kernel"), [("import os; os._exit(1)", "python3"), ("1", "my-env")])
def test_a_notebook_whose_kernel_dies_or_is_not_there_is_left_to_sphinx(source, kernel, tmp_path):
    for name, (code, by) in {"a": (source, kernel), "b": ("print(2)", "python3")}.items():
        notebook = {"cells": [cell(code)], "nbformat": 4, "nbformat_minor": 5,
                    "metadata": {"kernelspec": {"name": by, "display_name": "Python 3"}}}
        (tmp_path / f"{name}.ipynb").write_text(json.dumps(notebook))
    cache = get_cache(tmp_path / "cache")
    notebook_cache.run_missing(cache, sorted(tmp_path.glob("*.ipynb")), HANG_SECONDS)
    assert [Path(record.uri).name for record in cache.list_cache_records()] == ["b.ipynb"]


def test_what_a_cell_prints_is_one_output_in_however_many_pieces_it_comes(tmp_path):
    source = "import sys\nprint('one:', end=' ')\nsys.stdout.flush()\nprint('two')"
    notebook = {"cells": [cell(source)], "nbformat": 4, "nbformat_minor": 5,
                "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3"}}}
    (tmp_path / "a.ipynb").write_text(json.dumps(notebook))
    cache = get_cache(tmp_path / "cache")
    notebook_cache.run_missing(cache, [tmp_path / "a.ipynb"], HANG_SECONDS)
    (record,) = cache.list_cache_records()
    (output,) = cache.get_cache_bundle(record.pk).nb.cells[0].outputs
    assert output.text == "one: two\n"


@pytest.mark.parametrize(("language", "count"), [("en", 1), ("zh_CN", 0)])
def test_claims_are_checked_once_for_all_languages(language, count, tmp_path, monkeypatch):
    monkeypatch.setattr(translation, "_language", language)
    sources = ["x = 3", "y = x + 1\nassert y == 4", "print(x)"]
    notebook = {"cells": list(map(cell, sources)), "nbformat": 4, "nbformat_minor": 5,
                "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3"}}}
    path = tmp_path / "a.ipynb"
    path.write_text(json.dumps(notebook))
    cache = get_cache(tmp_path / "cache")
    parse, threads = ast.parse, set()

    def recorded(*given, **options):
        threads.add(threading.current_thread())
        return parse(*given, **options)

    monkeypatch.setattr(ast, "parse", recorded)
    notebook_cache.run_missing(cache, [path], HANG_SECONDS)
    assert threads <= {threading.main_thread()}, "two threads of Python 3.11 must not parse at once"
    found = cache.match_cache_notebook(nbformat.read(path, as_version=4))
    ran = cache.get_cache_bundle(found.pk).nb.cells
    assert ran[2].outputs[0].text == "3\n"
    assert sum(one.execution_count is not None for one in ran) == 2 + count

"""What the build makes of the release: archives in which the page's Python finds bytecode, and a snapshot."""

import io
import json
import subprocess
import sys
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest

from dlbasics.deterministic_zip import INNER, deterministic_zip
from dlbasics.sphinxext import wheel
from dlbasics.sphinxext.build_output import build_finished
from dlbasics.sphinxext.pyodide_build import build_process
from dlbasics.sphinxext.pyodide_build.__main__ import made_once
from dlbasics.sphinxext.pyodide_build.archives import CompiledPython
from dlbasics.sphinxext.pyodide_build.pyodide_in_v8 import PyodideInV8
from dlbasics.sphinxext.pyodide_build.snapshot import make_snapshot
from dlbasics.sphinxext.pyodide_release import CDN, checked_files, recorded_release, release_folder
from dlbasics.sphinxext.wheel import package_wheel

UNCHECKED_HASH = (1).to_bytes(4, "little")
MAGIC_OF_PYTHON_312 = (3531).to_bytes(2, "little") + b"\r\n"


@pytest.fixture(scope="module")
def archives(site) -> dict:
    """The files of each archive of the built site, by the archive's kind."""
    opened = {}
    for path in (site / "_static" / "python").iterdir():
        files = entries(path.read_bytes())
        opened[path.name.split("-")[0]] = entries(files[INNER]) if INNER in files else files
    return opened


def entries(packed: bytes) -> dict[str, bytes]:
    """The files of a zip."""
    archive = zipfile.ZipFile(io.BytesIO(packed))
    return {name: archive.read(name) for name in archive.namelist()}


def test_every_bytecode_is_that_of_the_release_and_needs_no_source(archives):
    entries = [entry for files in archives.values() for entry in files.items()]
    compiled = [content for name, content in entries if name.endswith(".pyc")]
    assert len(compiled) > 250
    assert {content[:4] for content in compiled} == {MAGIC_OF_PYTHON_312}
    assert {content[4:8] for content in compiled} == {UNCHECKED_HASH}


def test_what_a_start_imports_is_bytecode_and_nothing_is_lost(archives):
    stdlib, numpy, ours = (archives[kind] for kind in ("stdlib", "numpy", "dlbasics"))
    libraries = archives["libraries"]
    assert len(libraries) > 10 and all(name.endswith(".so") for name in libraries)
    assert not set(libraries) & set(numpy)
    assert {"inspect.pyc", "asyncio/events.pyc", "tarfile.py"} <= set(stdlib) and "inspect.py" not in stdlib
    assert {"numpy/_core/numeric.pyc", "numpy/f2py/__init__.py"} <= set(numpy)
    packed = zipfile.ZipFile(io.BytesIO(package_wheel().content))
    assert {name: packed.read(name) for name in packed.namelist()}.items() <= ours.items()
    # A page needs the exercises of one chapter: their bytecode would be more to load than it spares.
    sources = [name for name in ours if name.endswith(".py") and "/bank/" not in name]
    assert len([name for name in ours if name.endswith(".pyc")]) == len(sources)


@pytest.fixture(scope="module")
def snapshot(archives) -> dict:
    """How the built site's snapshot is restored."""
    return json.loads(archives["snapshot"]["snapshot.json"])


def test_the_snapshot_holds_memory_and_knows_the_files_that_a_page_has_not(archives, snapshot):
    assert snapshot["libraries"] == list(archives["libraries"])
    for kind, entries in snapshot["files"].items():
        assert entries == [[name, len(content)] for name, content in archives[kind].items()]
    assert len(archives["snapshot"]["memory"]) > 10_000_000
    assert snapshot["memory"] <= 33 * 2**20  # bytes that a phone has to have


def test_a_first_verdict_loads_little(site, archives):
    sizes = {path.name.split("-")[0]: path.stat().st_size for path in (site / "_static" / "python").iterdir()}
    assert sizes["snapshot"] + sizes["libraries"] < 6_900_000
    memory, libraries = archives["snapshot"]["memory"], archives["libraries"]
    docstring = b"Return evenly spaced numbers over a specified interval."
    assert docstring not in memory and docstring in archives["docstrings"]["memory"]
    samples = [content[len(content) // 4:][:64] for content in libraries.values()]  # of their code
    assert not [code for code in samples if code in memory], "a library is loaded twice"
    assert b"numpy/ma/core.py" not in memory, "no verdict needs masked arrays"


def test_an_archive_of_many_small_files_is_compressed_as_one(site, archives):
    sizes = {path.name.split("-")[0]: path.stat().st_size for path in (site / "_static" / "python").iterdir()}
    for kind in ("numpy", "dlbasics"):
        assert sizes[kind] < 0.95 * len(deterministic_zip(archives[kind]))


def test_builds_side_by_side_make_bytecode_once(tmp_path):
    path, made = tmp_path / "shared" / "new.zip", []

    def make():
        made.append(path)
        time.sleep(0.2)  # so that the others come meanwhile
        return b"bytecode"

    with ThreadPoolExecutor(3) as pool:
        results = list(pool.map(lambda _: made_once(path, make), range(3)))
    assert results == [b"bytecode"] * 3 and len(made) == 1
    other = path.with_name("of_other_contents.zip")
    assert made_once(other, lambda: b"others") == b"others"
    assert {file.name for file in path.parent.glob("*.*")} == {other.name}
    with pytest.raises(RuntimeError):
        made_once(path, lambda: (_ for _ in ()).throw(RuntimeError("V8 failed")))
    assert made_once(path, make) == b"bytecode", "a build that failed leaves nothing behind"


def test_bytecode_is_shared_by_the_languages_and_by_nothing_else(tmp_path, monkeypatch):
    names = {}
    for language in ("en", "zh_CN"):
        monkeypatch.setattr(wheel, "language", lambda language=language: language)
        package_wheel.cache_clear()
        names[language] = package_wheel().name, build_process.bytecode_file("1.0")
    package_wheel.cache_clear()
    assert names["en"][0] != names["zh_CN"][0] and names["en"][1] == names["zh_CN"][1]
    sources = build_process.package_sources()
    monkeypatch.setattr(build_process, "package_sources", lambda: sources | {"dlbasics/mlp.py": b""})
    assert build_process.bytecode_file("1.0") != names["en"][1] != build_process.bytecode_file("1.1")


def test_a_release_that_lacks_what_a_snapshot_needs_gets_none():
    files = checked_files(release_folder(CDN))
    lock = json.dumps(recorded_release()["lock"]).encode()
    script = files["pyodide.asm.js"].replace(b'Module["newDSO"]=newDSO', b"0")
    broken = files | {"pyodide.asm.js": script, "pyodide-lock.json": lock}
    nothing = CompiledPython({}, {}, {}, {})
    with pytest.raises(RuntimeError, match="this release has no newDSO"):
        make_snapshot(broken, nothing, {"stdlib": files["python_stdlib.zip"]})


def test_what_a_script_of_the_release_throws_is_told_like_all_else_that_fails():
    with pytest.raises(RuntimeError, match="no such thing"):
        PyodideInV8({"pyodide.js": b"throw Error('no such thing')", "pyodide.asm.js": b""})
    with PyodideInV8({"pyodide.js": b"", "pyodide.asm.js": b""}) as v8:
        for script in ("throw Error('no such thing')", "const = 'no such thing'"):
            for run in (v8.evaluate, v8.run):
                with pytest.raises(RuntimeError, match="no such thing"):
                    run(script)


def test_the_log_says_why_there_is_no_snapshot(tmp_path, monkeypatch):
    said = []
    monkeypatch.setattr(build_process.logger, "info", lambda text, *parts: said.append(text % parts))
    (tmp_path / "stdlib-1.zip").write_bytes(b"")
    (tmp_path / build_process.WITHOUT_SNAPSHOT).write_text("this release has no newDSO")
    app = SimpleNamespace(dlbasics_archive_build=build_process.ArchiveBuild(tmp_path, None))
    assert list(build_process.finish(app)) == ["stdlib"]
    assert len(said) == 1 and "from bytecode" in said[0] and "no newDSO" in said[0]


class App(SimpleNamespace):
    """As much of Sphinx as the making asks for."""

    def __init__(self, out, location):
        config = SimpleNamespace(dlbasics_compile_python=True, dlbasics_pyodide=str(location))
        super().__init__(config=config, builder=SimpleNamespace(format="html"), outdir=str(out / "html"))


def test_a_release_that_cannot_be_compiled_is_left_as_it_is(tmp_path, monkeypatch):
    said = []
    monkeypatch.setattr(build_process.logger, "info", lambda text, *parts: said.append(text % parts))
    app = App(tmp_path, tmp_path / "nothing here")
    build_process.on_builder_inited(app)
    assert build_process.finish(app) is None
    assert len(said) == 1 and "nothing here" in said[0] and "start later" in said[0]
    monkeypatch.setattr(build_process, "release_folder", lambda location: None)
    app = App(tmp_path, "https://example.org/")
    build_process.on_builder_inited(app)
    assert build_process.finish(app) is None
    assert len(said) == 2 and "requirements.txt" in said[1]


def endless_process() -> subprocess.Popen:
    return subprocess.Popen([sys.executable, "-c", "while True: pass"], stderr=subprocess.PIPE, text=True)


def test_a_process_that_never_ends_is_ended(monkeypatch):
    monkeypatch.setattr(build_process, "MAX_SECONDS", 0.1)
    endless = endless_process()
    assert "not made within" in build_process._wait(endless)
    assert endless.returncode is not None


def test_a_build_that_failed_waits_for_nothing():
    endless = endless_process()
    app = SimpleNamespace(dlbasics_archive_build=build_process.ArchiveBuild("folder", endless))
    build_finished.on_build_finished(app, ValueError("a notebook failed"))
    assert endless.returncode is not None, "it would go on without anybody"
    nothing = SimpleNamespace(dlbasics_archive_build=None)
    build_finished.on_build_finished(nothing, ValueError("a notebook failed"))

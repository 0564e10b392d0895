"""The memory of a Python that is ready: the page restores it in place of starting Python and importing numpy.

It is recorded once a build, with the exercises of all chapters in it. What is recorded, and what that needs
of Pyodide's inside, is said in ``snapshot_recorder.js`` and in ``web_workers/pyodide_internals.js``.

It is one layer, not two, of the release and of the book: two would be two recordings and two things to check
in each start, and spare bytes only to a reader who comes back to a new edition, and no time to a first one.
"""

import json
from pathlib import Path

from dlbasics.deterministic_zip import deterministic_zip
from dlbasics.sphinxext.pyodide_build.archives import CompiledPython
from dlbasics.sphinxext.pyodide_build.pyodide_in_v8 import ENVIRONMENT, PyodideInV8

HERE = Path(__file__).parent
INTERNALS = HERE.parent / "web_workers" / "pyodide_internals.js"
RECORDER = HERE / "snapshot_recorder.js"
INSIDE = [HERE / "warm_up.py", HERE / "prepare_snapshot.py"]
LEFT_OUT = "/tmp/left_out.json"  # where prepare_snapshot.py writes it


def make_snapshot(core: dict[str, bytes], python: CompiledPython,
                  archives: dict[str, bytes]) -> dict[str, bytes]:
    """Start Python in V8, use it as pages do, and record its memory.

    Reproducible: equal input gives equal bytes.

    Parameters
    ----------
    core : dict of str to bytes
        The files of the release: its core and its lock file.
    python : CompiledPython
        What it imports.
    archives : dict of str to bytes
        What `CompiledPython.archives` returns.

    Returns
    -------
    dict of str to bytes
        Two archives: ``snapshot``, of ``memory`` and of ``snapshot.json``, which says how to restore it;
        ``docstrings``, of the ``memory`` that these fill.

    Raises
    ------
    RuntimeError
        If the release lacks something that a snapshot needs; the message names it.
    """
    files = python.numpy | python.dlbasics | python.libraries
    with PyodideInV8(core | {"python_stdlib.zip": archives["stdlib"]}) as pyodide:
        pyodide.evaluate(INTERNALS.read_text(encoding="utf-8") + RECORDER.read_text(encoding="utf-8"))
        pyodide.evaluate(f"watchRecording({json.dumps(list(python.libraries))}); 0")
        pyodide.load(files, recorded=True)
        pyodide.run_python("\n".join(path.read_text(encoding="utf-8") for path in INSIDE))
        memory = bytes(pyodide.run(f"return recordedMemory({pyodide.read_file(LEFT_OUT).decode()});"))
        docstrings = bytes(pyodide.run("return recording.texts;"))
        description = json.loads(pyodide.run("return JSON.stringify(describeRecording(python));"))
    # Files that a page does not have before it needs them: [name, size]
    sizes = {kind: [[name, len(content)] for name, content in entries.items()]
             for kind, entries in python.files().items() if kind != "stdlib"}
    description |= {"environment": ENVIRONMENT, "libraries": list(python.libraries),
                    "stdlib": len(archives["stdlib"]), "files": sizes}
    text = json.dumps(description, separators=(",", ":"), sort_keys=True)
    return {"snapshot": deterministic_zip({"snapshot.json": text.encode(), "memory": memory}),
            "docstrings": deterministic_zip({"memory": docstrings})}

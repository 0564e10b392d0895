"""Run by Pyodide itself after warm_up.py, before its memory is recorded (snapshot.py).

What a start of Pyodide does is undone here, where it is done again when the memory is restored. The addresses
of docstrings are written to a file, to record them apart: they would be a tenth of the snapshot, and few
readers ask for them.
"""

import gc
import json
import sys
from pathlib import Path
from types import FunctionType, ModuleType

import numpy as np

import dlbasics.browser.after_restore

SHORT = 64  # characters; to leave out less is not worth its address


def docstrings():
    """Those of functions, classes and modules, and what Cython keeps of its own for doctest."""
    for thing in gc.get_objects():
        if isinstance(thing, FunctionType):
            yield thing.__doc__
        elif isinstance(thing, (type, ModuleType, type(np.linspace))):
            yield vars(thing).get("__doc__")
        if isinstance(thing, ModuleType):
            yield from getattr(thing, "__test__", {}).values()


# A start puts it there, even if it is there already.
sys.path.remove("")
# It reads files, which a page may not have yet; the page says itself which packages it has. Now it does
# nothing.
sys.modules["pyodide._package_loader"].init_loaded_packages = bool
gc.collect()
texts = {id(text): text for text in docstrings()
         if type(text) is str and text.isascii() and len(text) > SHORT}
dlbasics.browser.after_restore.LEFT_OUT.extend(texts.values())
# Behind the head of such a text its characters stand, a byte each, and a zero.
HEAD = sys.getsizeof("") - 1
places = [[place + HEAD, len(text) + 1] for place, text in texts.items()]
Path("/tmp/left_out.json").write_text(json.dumps(places), encoding="utf-8")
globals().clear()  # the page shall not see the names of these scripts

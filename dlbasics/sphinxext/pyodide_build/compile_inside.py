"""Run by Pyodide itself after warm_up.py (archives.py): only its own Python writes its bytecode.

The packages stand in site-packages, the sources of the standard library in /build/stdlib; made is
/build/compiled.zip.
"""

import importlib
import sys
from pathlib import Path

SITE = Path(next(path for path in sys.path if path.endswith("site-packages")))
STDLIB = next(path for path in sys.path if path.endswith(".zip")) + "/"
BUILD = Path("/build")


def imported_files(suffix):
    """The files with a suffix of all modules that are imported now."""
    files = [getattr(module, "__file__", None) for module in sys.modules.values()]
    return sorted(file for file in set(files) - {None} if file.endswith(suffix))


def bytecode(source, runtime_path):
    """Compile a file; the bytecode says itself that nobody needs to compare it with its source."""
    from py_compile import PycInvalidationMode, compile

    target = BUILD / "module.pyc"
    compile(str(source), str(target), runtime_path, doraise=True,
            invalidation_mode=PycInvalidationMode.UNCHECKED_HASH)
    return target.read_bytes()


def compile_all(imported, libraries):
    """Make bytecode for the standard library and numpy to stand in place of the source, and beside ours.

    With the names of the compiled libraries, in the order in which they are linked.
    """
    from importlib.util import cache_from_source
    from zipfile import ZipFile

    with ZipFile(BUILD / "compiled.zip", "w") as compiled:
        compiled.writestr("libraries.txt", "\n".join(libraries))
        for file in imported:
            if file.startswith(STDLIB):
                name = file.removeprefix(STDLIB)
                compiled.writestr(f"stdlib/{name}c", bytecode(BUILD / "stdlib" / name, file))
            elif file.startswith(f"{SITE}/numpy/"):
                compiled.writestr(f"numpy/{Path(file).relative_to(SITE)}c", bytecode(file, file))
        for path in sorted((SITE / "dlbasics").rglob("*.py")):
            beside = Path(cache_from_source(str(path))).relative_to(SITE)
            compiled.writestr(f"dlbasics/{beside}", bytecode(path, str(path)))


sys.dont_write_bytecode = True
importlib.import_module("numpy.polynomial")  # numpy does so at its first use, in some answers
libraries = [str(Path(file).relative_to(SITE)) for file in imported_files(".so")]
# Listed before this script imports what it needs itself: no start needs that.
compile_all(imported_files(".py"), libraries)

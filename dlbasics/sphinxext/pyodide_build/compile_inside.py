# Run by Pyodide itself while the book is built (compiled_archives.py): only its own Python writes its
# bytecode. The wheels lie in /build; /build/compiled.zip is made.
import importlib
import sys
import zipfile
from importlib.util import cache_from_source
from pathlib import Path
from py_compile import PycInvalidationMode
from py_compile import compile as compile_file

SITE = Path(next(path for path in sys.path if path.endswith("site-packages")))
STDLIB = next(path for path in sys.path if path.endswith(".zip")) + "/"
BUILD = Path("/build")


def unpack(archive, folder):
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(folder)


def import_what_a_start_imports():
    """Import what the page's Python imports until the first verdict stands."""
    importlib.invalidate_caches()
    from dlbasics.browser.bridge import start_kernel
    from dlbasics.exercises import all_exercises

    start_kernel(lambda message: None)
    list(all_exercises())


def imported_files():
    files = [getattr(module, "__file__", None) for module in sys.modules.values()]
    return sorted(file for file in set(files) - {None} if file.endswith(".py"))


def bytecode(source, runtime_path):
    """Compile a file; the bytecode says itself that nobody needs to compare it with its source."""
    target = BUILD / "module.pyc"
    compile_file(str(source), str(target), runtime_path, doraise=True,
                 invalidation_mode=PycInvalidationMode.UNCHECKED_HASH)
    return target.read_bytes()


def compile_all():
    """Make bytecode for the standard library and numpy to stand in place of the source, and beside ours."""
    with zipfile.ZipFile(BUILD / "compiled.zip", "w") as compiled:
        for file in imported_files():
            if file.startswith(STDLIB):
                name = file.removeprefix(STDLIB)
                compiled.writestr(f"stdlib/{name}c", bytecode(BUILD / "stdlib" / name, file))
            elif file.startswith(f"{SITE}/numpy/"):
                compiled.writestr(f"numpy/{Path(file).relative_to(SITE)}c", bytecode(file, file))
        # All of ours: the drawing modules are imported later, and are many.
        for path in sorted((SITE / "dlbasics").rglob("*.py")):
            beside = Path(cache_from_source(str(path))).relative_to(SITE)
            compiled.writestr(f"dlbasics/{beside}", bytecode(path, str(path)))


sys.dont_write_bytecode = True
for wheel in sorted(BUILD.glob("*.whl")):
    unpack(wheel, SITE)
unpack(BUILD / "python_stdlib.zip", BUILD / "stdlib")
import_what_a_start_imports()
compile_all()

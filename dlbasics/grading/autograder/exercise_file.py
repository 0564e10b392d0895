"""A file of an instructor's own exercises, with the modules beside it that it imports, and how it is run."""

import builtins
import importlib.abc
import importlib.machinery
import sys
import traceback
import types
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock

from dlbasics.exercises.model import DefinitionError, Exercise
from dlbasics.messages import UsageError, text

_one_at_a_time = RLock()  # a worker of a cluster has several threads, and all know the same modules


@dataclass(frozen=True)
class ExerciseFile:
    """A file of exercises as it was read; a worker may be on another machine.

    Attributes
    ----------
    name : str
        Of the file.
    source : str
    beside : tuple of (str, str)
        The modules of its folder that it imports: the path of each from there, and its text.
    folder : str
        Where it stands; no result depends on it.
    """

    name: str
    source: str
    beside: tuple[tuple[str, str], ...] = ()
    folder: str = field(default="", compare=False)

    @property
    def content(self) -> list:
        """All that a result can depend on."""
        return [self.name, self.source, self.beside]

    def path(self, name: str) -> str:
        """What tracebacks call a file of its folder."""
        return str(Path(self.folder, name))

    def exercises(self) -> list[Exercise]:
        """The exercises that it defines.

        Raises
        ------
        UsageError
            If it does not run, or defines none.
        """
        module = types.ModuleType("private_exercises")
        module.__file__ = self.path(self.name)
        module.__builtins__ = ModulesBeside(self).builtins
        try:
            exec(compile(self.source, module.__file__, "exec"), module.__dict__)
        except (Exception, SystemExit) as error:  # whatever the instructor's own code raises, say so and stop
            line = _failing_line(error, module.__file__)
            if isinstance(error, DefinitionError):
                message = text("cli.exercise-in-line", path=self.name, line=line, fault=error)
            else:
                reason = f"{type(error).__name__}: {error}"
                message = text("cli.exercises-do-not-run", path=self.name, line=line, reason=reason)
            raise UsageError(message) from error
        own = getattr(module, "EXERCISES", None)
        if not isinstance(own, list | tuple) or not own or not all(isinstance(e, Exercise) for e in own):
            raise UsageError(text("cli.no-exercises", path=self.name))
        return list(own)


def _failing_line(error: BaseException, path: str) -> int:
    """The line of a file at which an exception was raised, in it or in what it calls."""
    if isinstance(error, SyntaxError) and error.filename == path:
        return error.lineno or 1
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == path]
    return lines[-1] if lines else 1


class ModulesBeside(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds and loads the modules beside a file of exercises: from what was read, not from a folder.

    They are for this file and for each other alone, also where a function imports when it is called: those
    beside another file may have the same names.

    Attributes
    ----------
    builtins : dict
        The built-in names of the file, and of the modules beside it, whose imports find these.
    """

    def __init__(self, file: ExerciseFile):
        self._file, self._texts = file, dict(file.beside)
        self._names = {place.partition("/")[0].removesuffix(".py") for place in self._texts}
        self._modules: dict[str, types.ModuleType] = {}
        self.builtins = vars(builtins) | {"__import__": self._import}

    def _import(self, name, globals=None, locals=None, fromlist=(), level=0):
        """Import as ever; a module beside the file is known to Python only meanwhile."""
        if not (level or self._is_beside(name)):
            return builtins.__import__(name, globals, locals, fromlist, level)
        with _one_at_a_time, self._known_to_python():
            return builtins.__import__(name, globals, locals, fromlist, level)

    @contextmanager
    def _known_to_python(self) -> Iterator[None]:
        if self in sys.meta_path:  # one of the modules imports another
            yield
            return
        others = _taken_out(self._is_beside)
        sys.modules.update(self._modules)
        sys.meta_path.insert(0, self)
        try:
            yield
        finally:
            sys.meta_path.remove(self)
            self._modules = _taken_out(self._is_beside)
            sys.modules.update(others)

    def _is_beside(self, name: str) -> bool:
        return name.partition(".")[0] in self._names

    def find_spec(self, fullname, path=None, target=None):
        """The spec of a module that stands beside the file; None of any other."""
        place = fullname.replace(".", "/")
        names = [name for name in (f"{place}/__init__.py", f"{place}.py") if name in self._texts]
        is_folder = any(name.startswith(f"{place}/") for name in self._texts)
        if not names and not is_folder:
            return None
        origin = self._file.path(names[0]) if names else None
        is_package = is_folder and names[:1] != [f"{place}.py"]
        spec = importlib.machinery.ModuleSpec(
            fullname, self, origin=origin, loader_state=names, is_package=is_package)
        spec.has_location = bool(names)
        return spec

    def exec_module(self, module):
        """Run the text of a module; a folder without one has nothing to run."""
        module.__builtins__ = self.builtins
        for name in module.__spec__.loader_state[:1]:
            exec(compile(self._texts[name], self._file.path(name), "exec"), module.__dict__)


def _taken_out(is_meant: Callable[[str], bool]) -> dict[str, types.ModuleType]:
    """The loaded modules of some names, which are loaded no more."""
    return {name: sys.modules.pop(name) for name in list(sys.modules) if is_meant(name)}

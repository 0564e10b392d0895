"""A file of an instructor's own exercises, with the modules beside it that it imports, and how it is run."""

import importlib.abc
import importlib.machinery
import sys
import traceback
import types
from dataclasses import dataclass, field
from pathlib import Path

from dlbasics.exercises.model import DefinitionError, Exercise
from dlbasics.messages import UsageError, text


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
        try:
            with_modules_beside(self)
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


def with_modules_beside(file: ExerciseFile):
    """Let imports find the modules beside a file, in place of those beside another one.

    They stay there, since a function may import when it is called.
    """
    finder = ModulesBeside(file)
    for name in [name for name, module in sys.modules.items() if is_beside_some_file(module)]:
        del sys.modules[name]
    sys.meta_path.insert(0, finder)


def is_beside_some_file(module) -> bool:
    """Whether a module was imported from beside a file of exercises."""
    return isinstance(getattr(getattr(module, "__spec__", None), "loader", None), ModulesBeside)


class ModulesBeside(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds and loads the modules beside a file of exercises: from what was read, not from a folder."""

    def __init__(self, file: ExerciseFile):
        self._file, self._texts = file, dict(file.beside)

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
        for name in module.__spec__.loader_state[:1]:
            exec(compile(self._texts[name], self._file.path(name), "exec"), module.__dict__)

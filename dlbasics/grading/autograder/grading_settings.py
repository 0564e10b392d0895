"""What all submissions of a run have in common, and the digest of everything that a result depends on."""

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from dlbasics import package_contents
from dlbasics.grading.autograder.exercise_file import ExerciseFile

SECONDS, LEARNER_SECONDS = 10.0, 300.0
# What a result can depend on, beside the package's own modules: other changes judge nothing anew.
RESULTS_DEPEND_ON = (
    "data/",
    "exercises/",
    "grading/__init__.py",
    "grading/autograder/",
    "grading/sandbox/",
    "plotting/",
    "runner/",
    "syntax_advice/",
    "texts/",
    "translation/",
)


def digested_files() -> dict[str, Path]:
    """All code and data that a result can depend on, by the path in the package."""
    return {name: path for name, path in package_contents.package_files().items()
            if "/" not in name or name.startswith(RESULTS_DEPEND_ON)}


@cache
def code_digest() -> str:
    """Digest of all code and data that a result can depend on."""
    return package_contents.digest(digested_files())


@dataclass(frozen=True)
class GradingSettings:
    """What all submissions of a run have in common.

    Attributes
    ----------
    secret : str
        What the hidden cases are made from.
    own_exercises : tuple of ExerciseFile
        The instructor's own files of exercises.
    seconds : float
        How long the function of one exercise may take for all of its cases.
    learner_seconds : float
        How long all of one learner's work may take.
    unsafe : bool
        Whether to judge without a sandbox.
    only : tuple of str
        Ids or chapters that count.
    own_numbers : bool
        Whether each learner's questions have numbers of their own.
    code : str
        Digest of the grader's code: a worker of a cluster must have the same.
    """

    secret: str
    own_exercises: tuple[ExerciseFile, ...] = ()
    seconds: float = SECONDS
    learner_seconds: float = LEARNER_SECONDS
    unsafe: bool = False
    only: tuple[str, ...] = ()
    own_numbers: bool = False
    code: str = ""

    @property
    def digest(self) -> str:
        """Digest of everything that a result depends on beside the submission itself."""
        own = [file.content for file in self.own_exercises]
        parts = json.dumps(asdict(self) | {"own_exercises": own, "code": code_digest()}, sort_keys=True)
        return hashlib.sha256(parts.encode()).hexdigest()

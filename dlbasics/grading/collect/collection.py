"""The submissions of a class, found at once and read one after the other."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from dlbasics.clean_text import clean
from dlbasics.grading.autograder.parse import parse_submission
from dlbasics.grading.autograder.submission import Submission
from dlbasics.grading.collect import discover
from dlbasics.grading.collect.archive import ArchiveError, path_parts, unpack
from dlbasics.grading.collect.discover import LONGEST_PATH, SubmittedFile
from dlbasics.grading.collect.owner import find_owner, index_names, marked_late
from dlbasics.grading.collect.roster import Person
from dlbasics.messages import Message

WORK_FILE_FORMAT = b"dlbasics-work"


class Collection:
    """The submissions in files, folders and zips: found when it is made, read while it is iterated.

    A zip given by itself may be a whole class's; one inside a folder, or inside another zip, is one person's
    and held to narrower limits. Each file is opened once in an iteration, and no content is kept.

    Parameters
    ----------
    paths : list of Path
        What was given.
    people : list of Person
        The roster.
    deadline : float, optional
        Files that were changed after this time are late, in seconds.
    output : Path, optional
        The folder of results, which is no submission.

    Attributes
    ----------
    count : int
        How many submissions there are, as far as is known before all zips have been read.
    """

    def __init__(self, paths: list, people: list[Person] = (), deadline: float | None = None,
                 output: Path | None = None):  # fmt: skip
        self._names = index_names(people)
        self._deadline = deadline
        self._archives = ExitStack()
        self._files = []
        for path in map(Path, paths):
            files = self._discover(path, output)
            if len(paths) > 1 and path.is_dir():
                files = [replace(file, label=f"{clean(path.name)}/{file.label}") for file in files]
            self._files += files
        self.count = sum(file.is_expected for file in self._files)

    def __enter__(self) -> "Collection":
        return self

    def __exit__(self, *exception):
        self.close()

    def close(self):
        """Close the zips; nothing can be read any more."""
        self._archives.close()

    def _discover(self, path: Path, output: Path | None) -> list[SubmittedFile]:
        if path.suffix.lower() == ".zip":
            archive = discover.open_class_archive(path)
            files = discover.discover_in_archive(archive, path) if archive else []
            if files:
                self._archives.enter_context(archive)
                return files
        return discover.discover_in_folder(path, output)

    def __iter__(self) -> Iterator[Submission]:
        self.count = sum(file.is_expected for file in self._files)
        served = set()
        for file in self._files:
            if file.is_expected:
                for submission in self._read(file):
                    served.add(submission.learner)
                    yield submission
        for file in self._files:
            if not file.is_expected and self._owner(file) not in served:
                self.count += 1
                yield from self._read(file)

    def _read(self, file: SubmittedFile) -> list[Submission]:
        """Read a file: one submission, or those of one person's zip."""
        data, problem = _content(file)
        if file.is_zip and not problem:
            try:
                members = unpack(data)
            except ArchiveError as error:
                data, problem = b"", error.message
            else:
                submissions = [
                    self._submission(
                        file, content, label=f"{file.label}/{clean(name, LONGEST_PATH)}",
                        inner_names=path_parts(name.rsplit(".", 1)[0]))
                    for name, content in members if not discover.is_noise(path_parts(name))
                ]  # fmt: skip
                self.count += len(submissions) - 1
                return submissions
        return [self._submission(file, data, file.label, problem)]

    def _submission(self, file: SubmittedFile, data: bytes, label: str, problem: Message | None = None,
                    inner_names: tuple = ()) -> Submission:  # fmt: skip
        claimed = ""
        if label.lower().endswith(".json") and WORK_FILE_FORMAT in data:
            claimed = parse_submission(data).learner
        learner = self._owner(file, claimed, inner_names)
        return Submission(learner, label, data, problem, self._is_late(file), claimed)

    def _owner(self, file: SubmittedFile, claimed: str = "", inner_names: tuple = ()) -> str:
        around = (*file.platform_names, *inner_names)
        return find_owner(file.parts, claimed, self._names, around)

    def _is_late(self, file: SubmittedFile) -> bool:
        after_deadline = self._deadline is not None and file.changed > self._deadline
        return after_deadline or marked_late(file.parts[-1])


def _content(file: SubmittedFile) -> tuple[bytes, Message | None]:
    """A file's bytes, or what hinders reading them."""
    if file.problem:
        return b"", file.problem
    try:
        return file.read(), None
    except Exception as error:  # a zip that is none makes zipfile raise anything
        reason = getattr(error, "strerror", "") or error
        return b"", Message("submission.file-unreadable", {"error": clean(reason, 120)})


def read_single_file(path: Path) -> Submission:
    """Read one file that is given by itself; whoever it is of, it is called after its name."""
    file = discover.discovered_file(path, (path.name,))
    data, problem = _content(file)
    return Submission(path.stem, path.name, data, problem)

"""The submissions of a class, read one after the other."""

import hashlib
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo
from itertools import groupby
from pathlib import Path

from dlbasics.clean_text import clean
from dlbasics.grading.autograder.parse import MAX_FILE_BYTES, parse_submission
from dlbasics.grading.autograder.submission import Submission
from dlbasics.grading.collect import discover
from dlbasics.grading.collect.archive import FIRST_SIGNATURE, ArchiveError, Member, unpack
from dlbasics.grading.collect.discover import MAX_PATH_LENGTH, DiscoveredFile
from dlbasics.grading.collect.file_priority import is_unread_archive
from dlbasics.grading.collect.identity_matcher import IdentityMatch
from dlbasics.grading.collect.platforms.hand_in_metadata import HandInMetadata
from dlbasics.grading.collect.platforms.identity import Identity
from dlbasics.grading.collect.read_time import in_zone
from dlbasics.messages import Message

WORK_FILE_FORMAT = b"dlbasics-work"
# Files of office programs are zips; of a damaged one its name alone says so.
DOCUMENTS = (".docx", ".odt", ".pages", ".xlsx", ".ods", ".pptx", ".odp")
# A budget of size for each learner: what is over it is reported, and not judged.
MAX_BYTES, MAX_FILES = 2**27, 200


@dataclass(frozen=True, slots=True)
class SubmittedFile:
    """A file that a person has handed in; one of a group stands there for each of them.

    Attributes
    ----------
    file : DiscoveredFile
    metadata : HandInMetadata
        What the platform says of it.
    match : IdentityMatch
        Whose it is.
    time : str
        When it was handed in, in UTC (ISO 8601); empty where neither the platform nor its list says.
    download : int
        Of several downloads this is greater for the later one.
    is_missing_in_list : bool
        Whether a list of times says when others handed in who have a mark, and not when this came.
    """

    file: DiscoveredFile
    metadata: HandInMetadata
    match: IdentityMatch
    time: str = ""
    download: int = 0
    is_missing_in_list: bool = False

    @property
    def marked_late(self) -> bool | None:
        """Whether the platform marked it late, by its own due date; None if that does not say enough.

        Where times count, "not late" is about a deadline that is not the one that was given.
        """
        if self.is_missing_in_list and not self.metadata.marked_late:
            return None
        return self.metadata.marked_late

    @property
    def learner(self) -> str:
        """The id of the person."""
        return self.match.person.id

    @property
    def sequence(self) -> str:
        """What is greater for the later hand-in where no time and no number of an attempt says so."""
        return f"{self.metadata.file_number:020}-{self.download:06}"

    @property
    def order(self) -> tuple:
        """What is greater for the later hand-in of one learner, but for its time."""
        return self.metadata.attempt, self.sequence

    @property
    def in_one_hand_in(self) -> tuple:
        """What files that one learner has handed in together have in common."""
        return self.learner, self.time, self.order

    def is_known_to_be_hand_in_of(self, copy: "SubmittedFile") -> bool:
        """Whether the platform says that a copy in another download is of the same hand-in."""
        return bool(self.metadata.time or self.metadata.attempt) or (
            0 < self.metadata.file_number == copy.metadata.file_number)

    @property
    def sort_key(self) -> tuple:
        """What is greater for the later file of one learner."""
        return self.time, self.order, natural_sort_key(self.file.label)


class Collection:
    """The submissions of a class, which were found before and are read while it is iterated.

    Each file is opened once in an iteration, one of a group once for each of them, and no content is kept.

    Parameters
    ----------
    files : list of SubmittedFile
        Those of one learner one after the other, in the order in which they are read.
    matches : dict of str to IdentityMatch
        Everyone who handed something in, by id.
    notes : list of Message
        How the names were read.
    archives : ExitStack
        Closes the zips that the files are read from.

    Attributes
    ----------
    count : int
        How many submissions there are, as far as is known before all zips have been read.
    notes, matches
        The same.
    has_roster_of_another_assignment : bool
        Whether the roster is a worksheet of an assignment that nothing of this was handed in to.
    """

    has_roster_of_another_assignment = False

    def __init__(self, files: list[SubmittedFile], matches: dict[str, IdentityMatch], notes: list[Message],
                 archives: ExitStack):
        self.count, self.matches, self.notes = len(files), matches, notes
        self._files, self._archives = files, archives

    def __enter__(self) -> "Collection":
        return self

    def __exit__(self, *exception):
        self.close()

    @property
    def has_late_marks_alone(self) -> bool:
        """Whether nothing is known but which files the platform marked late: no table has a time of any."""
        marked = [submitted for submitted in self._files if submitted.metadata.marked_late is not None]
        return bool(marked) and not any(submitted.time for submitted in marked)

    @property
    def identities(self) -> list[Identity]:
        """The people of the exports of whom there are files."""
        people = (identity for submitted in self._files for identity in submitted.metadata.people)
        return list(dict.fromkeys(people))

    def learners_timed_otherwise(self, time_of: Callable, zone: tzinfo) -> list[str]:
        """The ids of those of whom a list has another time than the platform's last."""
        by_platform: dict[str, SubmittedFile] = {}
        for submitted in self._files:  # the last one first
            if submitted.metadata.time:
                by_platform.setdefault(submitted.learner, submitted)
        listed = {id: time_of(last.match.person, Identity()) for id, last in by_platform.items()}
        return [id for id, time in listed.items()
                if time and _differ(in_zone(time, zone), datetime.fromisoformat(by_platform[id].time))]

    def close(self):
        """Close the zips, and forget the files: nothing can be read any more."""
        self._archives.close()
        self._files = []

    def __iter__(self) -> Iterator[Submission]:
        self.count = len(self._files)
        for _, group in groupby(self._files, key=lambda submitted: submitted.learner):
            yield from self._of_one_learner(list(group))

    def _of_one_learner(self, files: list[SubmittedFile]) -> Iterator[Submission]:
        copies = DownloadCopies()
        submissions = self._within_budget(files, copies)
        if len({submitted.download for submitted in files}) == 1:
            yield from submissions
            return
        for submission in list(submissions):  # all are read before it is known which ones stand twice
            yield replace(submission, is_in_earlier_download=copies.is_repeated(submission))

    def _within_budget(self, files: list[SubmittedFile], copies: "DownloadCopies") -> Iterator[Submission]:
        """Read one learner's files; what is over the budget is reported, and not judged."""
        count = size = 0
        for submitted in files:
            submissions = [submission for submission in _read_submissions(submitted)
                           if not copies.has(submitted, submission)]
            self.count += len(submissions) - 1
            for submission in submissions:
                count += 1
                size += len(submission.data)
                is_over = count > MAX_FILES or (count > 1 and size > MAX_BYTES)
                yield _over_budget(submission) if is_over else submission


class DownloadCopies:
    """What of one learner stands in several downloads: it was handed in once.

    They are read from the last download to the first.
    """

    def __init__(self):
        self._last: dict[tuple, tuple[SubmittedFile, str]] = {}
        self._repeated: set[str] = set()

    def has(self, submitted: SubmittedFile, submission: Submission) -> bool:
        """Whether a later download has the same; if not, it is remembered."""
        key = _identical(submitted, submission)
        last, label = self._last.setdefault(key, (submitted, submission.label))
        if not submission.data or submitted.download == last.download:
            return False
        if not submitted.is_known_to_be_hand_in_of(last):
            self._repeated.add(label)
        return True

    def is_repeated(self, submission: Submission) -> bool:
        """Whether an earlier download has a submission too, and no platform says that it is one hand-in."""
        return submission.label in self._repeated


def _differ(time: datetime, other: datetime) -> bool:
    """Whether two times are not the same, as far as both are written: without seconds, up to the minute."""
    times = [each.astimezone(UTC).replace(microsecond=0) for each in (time, other)]
    if not all(each.second for each in times):
        times = [each.replace(second=0) for each in times]
    return times[0] != times[1]


def _read_submissions(submitted: SubmittedFile) -> list[Submission]:
    """Read a file: one submission, or those of one person's zip."""
    file = submitted.file
    data, problem = _content(file)
    problem = problem or submitted.metadata.problem
    if file.is_zip and not problem:
        try:
            return [_submission(submitted, _member_label(file.label, member), member.content,
                                member.problem, changed=member.changed)
                    for member in _last_first(data)]
        except ArchiveError as error:
            data, problem = b"", error.message
    return [_submission(submitted, file.label, data, problem)]


def _submission(submitted: SubmittedFile, label: str, data: bytes, problem: Message | None = None,
                changed: str = "") -> Submission:
    claimed = ""
    if label.lower().endswith(".json") and WORK_FILE_FORMAT in data:
        claimed = parse_submission(data).learner
    if not problem and label.lower().endswith(DOCUMENTS) and data.startswith(FIRST_SIGNATURE):
        problem = Message("submission.is-document")
    if not problem and is_unread_archive(label):
        problem = Message("submission.is-archive")
    return Submission(
        learner=submitted.learner,
        other_ids=tuple(submitted.match.person.ids.values()),
        label=label,
        data=data,
        problem=problem,
        claimed=claimed,
        time=submitted.time,
        marked_late=submitted.marked_late,
        attempt=submitted.metadata.attempt,
        sort_key=(submitted.sequence, changed, natural_sort_key(label)),
    )


def _identical(submitted: SubmittedFile, submission: Submission) -> tuple:
    """What two copies of one hand-in have in common, of which each stands in a download of its own.

    Its time is the platform's: a list says it of the copy in the last download alone.
    """
    digest = hashlib.sha256(submission.data).digest()
    return digest, submitted.metadata.time, submission.attempt, submitted.metadata.marked_late


def _over_budget(submission: Submission) -> Submission:
    """A submission that is reported and not judged: its learner has handed in more than one learner may."""
    params = {"files": MAX_FILES, "most": MAX_BYTES // 2**20}
    return replace(submission, data=b"", problem=Message("submission.over-budget", params))


def natural_sort_key(label: str) -> str:
    """What sorts labels by their numbers, a2 before a10, and copies behind what they are of."""
    name, dot, ending = label.casefold().rpartition(".")
    label = f"{name}\t{ending}" if dot else ending  # so that "a" is before "a (1)" and "a-1"
    return re.sub(r"\d+", lambda digits: digits[0].zfill(9), label)


def _last_first(data: bytes) -> list[Member]:
    """What is in one person's zip, the last one first."""
    order = lambda member: (member.changed, natural_sort_key(member.name))
    return sorted(unpack(data), key=order, reverse=True)


def _member_label(label: str, member: Member) -> str:
    return f"{label}/{clean(member.name, MAX_PATH_LENGTH)}"


def _content(file: DiscoveredFile) -> tuple[bytes, Message | None]:
    """A file's bytes, or what hinders reading them."""
    if file.problem:
        return b"", file.problem
    try:
        return file.read(), None
    except Exception as error:  # zipfile raises many kinds of errors on a broken zip
        return b"", _unreadable(error)


def _unreadable(error: Exception) -> Message:
    reason = getattr(error, "strerror", "") or error
    return Message("submission.file-unreadable", {"error": clean(reason, 120)})


def read_single_file(path: Path) -> list[Submission]:
    """Read one file that is given by itself, or what is in one person's zip, called after the file's name.

    It may be whatever the system can read, such as a pipe: who gives it here has chosen it.
    """
    try:
        with open(path, "rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        return [Submission(path.stem, path.name, problem=_unreadable(error))]
    if not discover.is_zip(path):
        return [Submission(path.stem, path.name, data)]
    try:
        return [Submission(path.stem, _member_label(path.name, member), member.content, member.problem)
                for member in _last_first(data)]
    except ArchiveError as error:
        return [Submission(path.stem, path.name, problem=error.message)]

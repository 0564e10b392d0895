"""The submissions of a class, found at once and read one after the other."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
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
from dlbasics.grading.collect.discover import MAX_PATH_LENGTH, DiscoveredFile, Source
from dlbasics.grading.collect.download_order import download_order
from dlbasics.grading.collect.file_rank import FileRank
from dlbasics.grading.collect.identity_matcher import IdentityMatcher, Match
from dlbasics.grading.collect.people_index import PeopleIndex
from dlbasics.grading.collect.platforms import read_layout
from dlbasics.grading.collect.platforms.identity import HandIn, Identity
from dlbasics.grading.collect.roster import Person
from dlbasics.grading.collect.sources import open_sources
from dlbasics.grading.collect.text_encoding import words_of_names
from dlbasics.messages import Message

WORK_FILE_FORMAT = b"dlbasics-work"
# Files of office programs are zips; of a damaged one its name alone says so.
DOCUMENTS = (".docx", ".odt", ".pages", ".xlsx", ".ods", ".pptx", ".odp")
# A budget of size for each learner: what is over it is reported, and not judged.
MAX_BYTES, MAX_FILES = 2**27, 200


@dataclass(frozen=True, slots=True)
class SubmittedFile:
    """A file, what the platform says of it, and whose it is; one of a group stands there for each of them.

    Of several downloads `download` is greater for the later one.
    """

    file: DiscoveredFile
    hand_in: HandIn
    match: Match
    identity: Identity
    download: int = 0

    @property
    def place(self) -> str:
        """What is greater for the later hand-in where no time and no number of an attempt says so."""
        return f"{self.hand_in.file_number:020}-{self.download:06}"


def no_time(person: Person, identity: Identity) -> datetime | None:
    """When a person handed in, where no list says so."""
    return None


class Collection:
    """The submissions in files, folders and zips: found when it is made, read while it is iterated.

    Each file is opened once in an iteration, one of a group once for each of them, and no content is kept.
    The files of one learner come one after the other, the last one first.

    Parameters
    ----------
    paths : list of Path
        What was given, as for `open_sources`.
    people : list of Person
        The roster.
    output : Path, optional
        The folder of results, which is no submission.
    who : dict, optional
        Whom a person has found strangers to be: label -> ids.
    zone : tzinfo, optional
        The zone of times for which the platform names none.
    time_of : callable, optional
        When a person has handed in, where a list of the platform's says so, as `TimeList.of`.

    Attributes
    ----------
    count : int
        How many submissions there are, as far as is known before all zips have been read.
    notes : list of Message
        How the names were read.
    matches : dict of str to Match
        Everyone who handed something in, by id.
    """

    def __init__(self, paths: list, people: list[Person] = (), output: Path | None = None,
                 who: dict | None = None, zone: tzinfo = UTC, time_of: Callable = no_time):
        self.notes: list[Message] = []
        self.matches: dict[str, Match] = {}
        self._zone, self._time_of = zone, time_of
        self._archives = ExitStack()
        known = words_of_names(person.name for person in people)
        sources = open_sources([Path(path) for path in paths], output, self._archives, known)
        files = self._assigned(sources, list(people), who or {})
        best: dict[str, FileRank] = {}
        for each in files:
            id = each.match.person.id
            best[id] = min(each.file.rank, best.get(id, FileRank.NEVER))
        self._files = [each for each in files if each.file.rank == best[each.match.person.id]]
        self._files.sort(key=self._order, reverse=True)
        self._files.sort(key=lambda each: each.match.person.id)
        self.count = len(self._files)

    def __enter__(self) -> "Collection":
        return self

    def __exit__(self, *exception):
        self.close()

    def close(self):
        """Close the zips, and forget the files: nothing can be read any more."""
        self._archives.close()
        self._files = []

    def _assigned(self, sources: list[Source], people: list[Person], who: dict) -> list[SubmittedFile]:
        """The files, each for every person whose it is."""
        index = PeopleIndex(people)
        layouts, names = [], []
        for source in sources:
            self.notes += source.notes
            for platform, export, layout in read_layout(source.export(), index.knows, bool(people)):
                layouts.append((source, layout))
                names.append(export.name)
                if platform:
                    params = {"name": export.name, "platform": platform, "count": len(layout)}
                    self.notes.append(Message("collect.platform", params))
        exports = []
        for _, layout in layouts:
            identities = [person for hand_in in layout.values() if hand_in for person in hand_in.people]
            exports.append(list(dict.fromkeys(identities)))
        matcher = IdentityMatcher(exports, index, who)
        downloads, files = download_order(names), []
        for number, (source, layout) in enumerate(layouts):
            for file in source.files:
                hand_in = layout.get(file.parts)
                for identity in hand_in.people if hand_in else ():
                    for match in matcher.owners(number, identity):
                        files.append(SubmittedFile(file, hand_in, match, identity, downloads[number]))
                        self.matches[match.person.id] = match
        return files

    def __iter__(self) -> Iterator[Submission]:
        self.count = len(self._files)
        for id, files in groupby(self._files, key=lambda each: each.match.person.id):
            yield from self._within_budget(id, files)

    def _within_budget(self, learner: str, files: Iterable[SubmittedFile]) -> Iterator[Submission]:
        """Read one learner's files; what is over the budget is reported, and not judged."""
        count = size = 0
        in_download: dict[tuple, int] = {}
        for each in files:
            # What stands the same in an earlier download as well was handed in once.
            submissions = [
                submission for submission in self._read(each) if not submission.data
                or each.download == in_download.setdefault(_identical(submission), each.download)
            ]
            self.count += len(submissions) - 1
            for submission in submissions:
                count += 1
                size += len(submission.data)
                is_over = count > MAX_FILES or (count > 1 and size > MAX_BYTES)
                yield _over_budget(submission, learner) if is_over else replace(submission, learner=learner)

    def _read(self, each: SubmittedFile) -> list[Submission]:
        """Read a file: one submission, or those of one person's zip; the learner is not in it yet."""
        file = each.file
        data, problem = _content(file)
        problem = problem or each.hand_in.problem
        if file.is_zip and not problem:
            try:
                return [self._submission(each, _member_label(file.label, member), member.content,
                                         changed=member.changed)
                        for member in _last_first(data)]
            except ArchiveError as error:
                data, problem = b"", error.message
        return [self._submission(each, file.label, data, problem)]

    def _submission(self, each: SubmittedFile, label: str, data: bytes, problem: Message | None = None,
                    changed: str = "") -> Submission:
        claimed = ""
        if label.lower().endswith(".json") and WORK_FILE_FORMAT in data:
            claimed = parse_submission(data).learner
        if not problem and label.lower().endswith(DOCUMENTS) and data.startswith(FIRST_SIGNATURE):
            problem = Message("submission.is-document")
        return Submission("", label, data, problem, claimed, self._time(each), each.hand_in.marked_late,
                          each.hand_in.attempt, (each.place, changed, _natural(label)))

    def _order(self, each: SubmittedFile) -> tuple:
        return self._time(each), each.hand_in.attempt, each.place, _natural(each.file.label)

    def _time(self, each: SubmittedFile) -> str:
        """When a file was handed in, in UTC; empty where neither the platform nor its list says."""
        time = each.hand_in.time or self._time_of(each.match.person, each.identity)
        if not time:
            return ""
        if not time.tzinfo:
            time = time.replace(tzinfo=self._zone)
        return time.astimezone(UTC).isoformat(timespec="seconds")


def _identical(submission: Submission) -> tuple:
    """What two copies of one hand-in have in common, of which each stands in a download of its own."""
    digest = hashlib.sha256(submission.data).digest()
    return digest, submission.time, submission.attempt, submission.marked_late


def _over_budget(submission: Submission, learner: str) -> Submission:
    """A submission that is reported and not judged: its learner has handed in more than one learner may."""
    params = {"files": MAX_FILES, "most": MAX_BYTES // 2**20}
    return replace(submission, learner=learner, data=b"", problem=Message("submission.over-budget", params))


def _natural(label: str) -> str:
    """A label by which numbers come in their order, a2 before a10, and copies behind what they are of."""
    name, dot, ending = label.casefold().rpartition(".")
    label = f"{name}\t{ending}" if dot else ending  # so that "a" is before "a (1)" and "a-1"
    return re.sub(r"\d+", lambda digits: digits[0].zfill(9), label)


def _last_first(data: bytes) -> list[Member]:
    """What is in one person's zip, the last one first."""
    return sorted(unpack(data), key=lambda member: (member.changed, _natural(member.name)), reverse=True)


def _member_label(label: str, member: Member) -> str:
    return f"{label}/{clean(member.name, MAX_PATH_LENGTH)}"


def _content(file: DiscoveredFile) -> tuple[bytes, Message | None]:
    """A file's bytes, or what hinders reading them."""
    if file.problem:
        return b"", file.problem
    try:
        return file.read(), None
    except Exception as error:  # a zip that is none makes zipfile raise anything
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
        return [Submission(path.stem, _member_label(path.name, member), member.content)
                for member in _last_first(data)]
    except ArchiveError as error:
        return [Submission(path.stem, path.name, problem=error.message)]

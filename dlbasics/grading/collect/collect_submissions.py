"""Find the submissions of a class: which files were handed in, whose each is, and when it was handed in."""

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from dlbasics.grading.collect.collection import Collection, SubmittedFile
from dlbasics.grading.collect.discover import Source
from dlbasics.grading.collect.download_order import download_order
from dlbasics.grading.collect.file_priority import FilePriority, is_unread_archive
from dlbasics.grading.collect.identity_matcher import IdentityMatcher
from dlbasics.grading.collect.open_sources import open_sources
from dlbasics.grading.collect.open_zips import OpenZips
from dlbasics.grading.collect.people_index import IdentityMap, PeopleIndex
from dlbasics.grading.collect.platforms import read_layouts
from dlbasics.grading.collect.platforms.export import Layout, stem
from dlbasics.grading.collect.platforms.identity import Identity
from dlbasics.grading.collect.read_time import in_zone, is_in_calendar
from dlbasics.grading.collect.roster import Person
from dlbasics.grading.collect.submission_times import SubmissionTimes
from dlbasics.grading.collect.text_encoding import words_of_names
from dlbasics.grading.collect.worksheet_assignment import (
    are_of_another_assignment,
    is_numbered,
    numbers_by_name,
)
from dlbasics.grading.results.write_csv import safe_cell
from dlbasics.messages import Message


def collect_submissions(paths: Iterable, people: Sequence[Person] = (), output: Path | None = None, *,
                        identity_map: IdentityMap | None = None, zone: tzinfo = UTC,
                        times: SubmissionTimes | None = None,
                        own_chapters: tuple[str, ...] = ()) -> Collection:
    """Find the submissions in files, folders and zips; the zips stay open until the collection is closed.

    The files of one learner come one after the other, the last one first.

    Parameters
    ----------
    paths : iterable of path-like
        What was given, as for `open_sources`.
    people : sequence of Person
        The roster.
    output : Path, optional
        The folder of results, which is no submission.
    identity_map : IdentityMap, optional
    zone : tzinfo, optional
        The zone of times for which the platform names none.
    times : SubmissionTimes, optional
        When people have handed in, where a list of the platform's says so.
    own_chapters : tuple of str
        As of `Export`.
    """
    index, identity_map = PeopleIndex(list(people)), identity_map or {}
    known_words = words_of_names(person.name for person in people)
    with ExitStack() as stack:
        zips = stack.enter_context(OpenZips())
        sources = open_sources([Path(path) for path in paths], output, zips, known_words)
        exports, notes = _read_exports(sources, index, own_chapters)
        notes += _notes_on_map(exports, identity_map)
        matcher = IdentityMatcher([export.identities for export in exports], index, identity_map)
        is_other = [bool(times) and times.is_of_another_assignment(export.identities) for export in exports]
        notes += [Message("collect.other-assignment", {"name": export.name})
                  for export, is_other_one in zip(exports, is_other, strict=True) if is_other_one]
        notes += _notes_on_unread_times(exports)
        files = _submitted_files(exports, matcher, zone, _times_of_exports(exports, is_other, times))
        matches = {submitted.learner: submitted.match for submitted in files}
        collection = Collection(_in_order(_of_highest_priority(files)), matches, notes, stack.pop_all())
        collection.has_roster_of_another_assignment = _is_roster_of_another_assignment(exports, people)
        return collection


def _times_of_exports(exports: list["ExportInSource"], is_other: list[bool],
                      times: SubmissionTimes | None) -> list[SubmissionTimes | None]:
    """The times of each export: those of the list, unless it is of another assignment.

    Then it says nothing of files without numbers either, such as those that came by mail.
    """
    of_numbered = [other for export, other in zip(exports, is_other, strict=True)
                   if is_numbered(export.identities)]
    fits_none = bool(of_numbered) and all(of_numbered)
    return [None if other or fits_none else times for other in is_other]


def _is_roster_of_another_assignment(exports: list["ExportInSource"], people: Sequence[Person]) -> bool:
    """Whether the roster is a worksheet of another assignment than all that was handed in."""
    numbers = numbers_by_name(people)
    numbered = [export.identities for export in exports if is_numbered(export.identities)]
    return bool(numbered) and all(are_of_another_assignment(numbers, identities) for identities in numbered)


@dataclass(frozen=True)
class ExportInSource:
    """An export of a platform, or names by hand, in a folder or a zip that may hold several.

    Attributes
    ----------
    source : Source
    name : str
        Of the export.
    layout : Layout
        What is known of each file.
    """

    source: Source
    name: str
    layout: Layout

    @property
    def identities(self) -> list[Identity]:
        """The people whose files are in it, each once."""
        known = filter(None, self.layout.values())
        return list(dict.fromkeys(person for metadata in known for person in metadata.people))


def _read_exports(sources: list[Source], index: PeopleIndex,
                  own_chapters: tuple[str, ...]) -> tuple[list[ExportInSource], list[Message]]:
    """The exports in all sources, and how their names were read."""
    exports, notes, by_name = [], [], []
    for source in sources:
        notes += source.notes
        given = source.export(own_chapters)
        for platform, export, layout in read_layouts(given, index.knows, bool(index.people)):
            exports.append(ExportInSource(source, export.name, layout))
            if platform:
                params = {"name": export.name, "platform": platform, "count": len(layout)}
                notes.append(Message("collect.platform", params))
            elif owner := _owner_by_name(exports[-1], index):
                if any(metadata.problem for metadata in filter(None, layout.values())):
                    notes.append(Message("collect.zip-of-several", {"name": export.name, "person": owner}))
                else:
                    by_name.append(f"{export.name}: {owner}")
    if by_name:
        notes.append(Message("collect.by-its-name", {"people": by_name}))
    return exports, notes


def _owner_by_name(export: ExportInSource, index: PeopleIndex) -> str:
    """The person after whom a zip or folder is named, if all in it is theirs; empty if names in it decide."""
    person = index.people.get(index.find(export.name))
    is_file = [stem("/".join(path)) for path in export.layout] == [export.name]
    if not person or is_file or [identity.label for identity in export.identities] != [export.name]:
        return ""
    return f"{person.id} ({person.name})" if person.name else person.id


def _notes_on_map(exports: list[ExportInSource], identity_map: IdentityMap) -> list[Message]:
    """A note on those of whom the mapping says who they are, and who have handed in nothing."""
    labels = {safe_cell(identity.label) for export in exports for identity in export.identities}
    unknown = [label for label in identity_map if label not in labels]
    return [Message("owner.map-of-nobody", {"people": unknown})] if unknown else []


def _notes_on_unread_times(exports: list[ExportInSource]) -> list[Message]:
    """A note on each export that says of some hand-ins of one person when they came, and not of others."""
    notes = []
    for export in exports:
        has_time: dict[Identity, set[bool]] = {}
        for metadata in filter(None, export.layout.values()):
            for person in metadata.people:
                has_time.setdefault(person, set()).add(metadata.time is not None)
        people = [person.label for person, known in has_time.items() if len(known) > 1]
        if people:
            notes.append(Message("collect.unread-times", {"name": export.name, "people": people}))
    return notes


def _submitted_files(exports: list[ExportInSource], matcher: IdentityMatcher, zone: tzinfo,
                     times: list[SubmissionTimes | None]) -> list[SubmittedFile]:
    """The files of all exports, each for every person whose it is; for each export the list of its times."""
    downloads = download_order([export.name for export in exports])
    files, listed = [], []
    for number, export in enumerate(exports):
        for file in export.source.files:
            metadata = export.layout.get(file.parts)
            for identity in metadata.people if metadata else ():
                for match in matcher.owners(number, identity):
                    time = _in_utc(metadata.time, zone)
                    submitted = SubmittedFile(file, metadata, match, time, downloads[number])
                    list_of_times = times[number]
                    if list_of_times:
                        listed_time = time or _in_utc(list_of_times.of(match.person, identity), zone)
                        listed.append((submitted, listed_time))
                    else:
                        files.append(submitted)
    return _with_missing_in_list(files + _with_listed_times(listed))


def _with_listed_times(with_times: list[tuple[SubmittedFile, str]]) -> list[SubmittedFile]:
    """The files, of which those that each learner handed in last get the time of a list, which stands beside.

    A list has the last time of each. When the earlier ones were handed in it does not say.
    """
    last: dict[str, tuple] = {}
    for submitted, _ in with_times:
        last[submitted.learner] = max(submitted.order, last.get(submitted.learner, submitted.order))
    return [replace(submitted, time=time) if submitted.order == last[submitted.learner] else submitted
            for submitted, time in with_times]


def _with_missing_in_list(files: list[SubmittedFile]) -> list[SubmittedFile]:
    """The files, of which those that are missing in a list of times know it: `SubmittedFile.marked_late`."""
    has_times = any(submitted.time and submitted.metadata.marked_late is not None for submitted in files)
    return [replace(submitted, is_missing_in_list=True) if has_times and not submitted.time else submitted
            for submitted in files]


def _in_utc(time: datetime | None, zone: tzinfo) -> str:
    """A time in UTC (ISO 8601), from `zone` where it names none itself; empty if there is no time."""
    if not time or not is_in_calendar(time):
        return ""
    return in_zone(time, zone).astimezone(UTC).isoformat(timespec="seconds")


def _of_highest_priority(files: list[SubmittedFile]) -> list[SubmittedFile]:
    """Of each hand-in the files that are likeliest to have been handed in, and archives beside them."""
    likeliest: dict[tuple, FilePriority] = {}
    for submitted in files:
        priority = likeliest.get(submitted.in_one_hand_in, FilePriority.NEVER)
        likeliest[submitted.in_one_hand_in] = min(submitted.file.priority, priority)
    is_likeliest = lambda submitted: submitted.file.priority == likeliest[submitted.in_one_hand_in]
    folder_of = lambda submitted: (submitted.in_one_hand_in, submitted.file.parts[:-1])
    folders = {folder_of(submitted) for submitted in files if is_likeliest(submitted)}
    # In another folder than the notebooks an archive holds data.
    return [submitted for submitted in files
            if is_likeliest(submitted)
            or (submitted.file.priority is FilePriority.OTHER and folder_of(submitted) in folders
                and is_unread_archive(submitted.file.label))]


def _in_order(files: list[SubmittedFile]) -> list[SubmittedFile]:
    """The files of one learner one after the other, the last one first."""
    last_first = sorted(files, key=lambda submitted: submitted.sort_key, reverse=True)
    return sorted(last_first, key=lambda submitted: submitted.learner)

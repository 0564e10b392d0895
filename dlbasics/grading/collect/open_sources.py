"""The folders and zips in which a class's work was given, opened."""

from dataclasses import replace
from pathlib import Path

from dlbasics.clean_text import clean
from dlbasics.grading.collect.discover import Source, discover_in_archive, discover_in_folder, is_zip
from dlbasics.grading.collect.file_priority import FilePriority
from dlbasics.grading.collect.open_zips import OpenZips
from dlbasics.grading.collect.platforms import recognise


def open_sources(paths: list[Path], output: Path | None, zips: OpenZips,
                 known_words: frozenset[str] = frozenset()) -> list[Source]:
    """Find what was handed in.

    Parameters
    ----------
    paths : list of Path
        Folders, zips and files. A zip given by itself may be a whole class's; so may the zips of a folder
        that holds nothing else. Any other zip in a folder is one person's.
    output : Path, optional
        The folder of results, which is no submission.
    zips : OpenZips
        Opens the zips.
    known_words : frozenset of str
        Words of the class's names, as of `words_of_names`.
    """
    sources = [source for path in paths for source in _sources_at(path, output, zips, known_words)]
    if len(sources) > 1:
        return [_labelled(source) for source in sources]
    return sources


def _sources_at(path: Path, output: Path | None, zips: OpenZips,
                known_words: frozenset[str]) -> list[Source]:
    if is_zip(path):
        source = discover_in_archive(path, zips, known_words)
        if source:
            return [source]
    source = discover_in_folder(path, output)
    of_classes = _zips_of_classes(path, source, zips, known_words) if path.is_dir() else []
    return of_classes or [source]


def _zips_of_classes(folder: Path, source: Source, zips: OpenZips,
                     known_words: frozenset[str]) -> list[Source]:
    """The zips of a folder, if a platform has exported a class in each of them and nothing is beside them."""
    names = [file.parts for file in source.files if file.priority is FilePriority.HANDED_IN]
    if not names or not all(len(parts) == 1 and parts[0].lower().endswith(".zip") for parts in names):
        return []
    of_classes = []
    for parts in names:
        inner = discover_in_archive(folder / parts[0], zips, known_words)
        if not inner or not _is_of_a_class(inner):
            for name, *_ in names:
                zips.close(folder / name)
            return []
        of_classes.append(inner)
    return of_classes


def _is_of_a_class(source: Source) -> bool:
    """Whether a zip is a platform's export of several people."""
    recognised = recognise(source.export())
    if not recognised:
        return False
    _, layout = recognised
    return len({metadata.people for metadata in layout.values() if metadata}) > 1


def _labelled(source: Source) -> Source:
    """A source whose files say where they come from."""
    files = [replace(file, label=f"{clean(source.name)}/{file.label}") for file in source.files]
    return replace(source, files=files)

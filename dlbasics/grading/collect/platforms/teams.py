"""Microsoft Teams: ``Submitted files/Ada Lovelace/Homework 1/Version 2/losses.ipynb``, as SharePoint keeps
it.

Beside it stands ``Working files``, which learners have not turned in.
"""

import re

from dlbasics.grading.collect.platforms.export import Export, Layout, stray_file
from dlbasics.grading.collect.platforms.hand_in_metadata import HandInMetadata
from dlbasics.grading.collect.platforms.identity import Identity
from dlbasics.messages import Message

# In the language of the school
SUBMITTED = re.compile(
    "submitted files|eingereichte dateien|abgegebene dateien|fichiers (envoyés|remis)"
    "|archivos (enviados|entregados)|file (inviati|consegnati)|arquivos enviados"
    "|已提交的文件|提出済みファイル",
    re.IGNORECASE,
)
WORKING = re.compile(
    "working files|arbeitsdateien|fichiers de travail|archivos de trabajo|file di lavoro"
    "|arquivos de trabalho|工作文件|作業ファイル",
    re.IGNORECASE,
)
VERSION = re.compile(
    r"(version|versión|versione|versão|versie|версия|版本|バージョン) ?(?P<number>\d{1,20})", re.IGNORECASE
)


def read(export: Export) -> Layout | None:
    """What Teams says of each file; None if it is no folder of Teams."""
    depth = _depth_of_kinds(export)
    if depth is not None:
        return _layout(export, depth + 1)
    for depth in range(export.common_depth() + 1):
        folders = {path[depth] for path in export.paths if len(path) > depth + 1}
        with_versions = {path[depth] for path in export.paths
                         if len(path) > depth + 3 and VERSION.fullmatch(path[depth + 2])}
        if folders and 2 * len(with_versions) > len(folders):
            return _layout(export, depth)
    return None


def _depth_of_kinds(export: Export) -> int | None:
    """Where the folders of submitted and of working files stand."""
    for depth in range(export.common_depth() + 1):
        folders = {path[depth] for path in export.paths if len(path) > depth + 2}
        if folders and all(SUBMITTED.fullmatch(name) or WORKING.fullmatch(name) for name in folders):
            return depth
    return None


def _layout(export: Export, depth: int) -> Layout:
    """What each file is, where the people's folders stand below that many folders."""
    layout, turned_in = {}, set()
    for path in export.paths:
        if len(path) > depth + 2 and not _is_working(path, depth):
            turned_in.add(path[depth : depth + 2])
    for path in export.paths:
        if len(path) < depth + 3:
            layout[path] = stray_file(path, depth)
            continue
        people = (Identity(path[depth]),)
        version = VERSION.fullmatch(path[depth + 2])
        if not _is_working(path, depth):
            layout[path] = HandInMetadata(people, attempt=int(version["number"]) if version else 0)
        elif path[depth : depth + 2] in turned_in:
            layout[path] = None
        else:
            layout[path] = HandInMetadata(people, problem=Message("submission.not-turned-in"))
    return layout


def _is_working(path: tuple, depth: int) -> bool:
    return depth > 0 and bool(WORKING.fullmatch(path[depth - 1]))

"""Who handed in what: files, folders and zips as a learning platform gives them, and the roster."""

import csv
import io
import os
import re
import unicodedata
import zipfile
from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from dlbasics.grading.autograder.submission import LARGEST, clean, member, read, unzip

WANTED = (".ipynb", ".json", ".zip", "/")  # the last is a folder that cannot be read
LONGEST = 4096  # of a path; a label must keep its end
CANVAS = re.compile(r"([^_]+)(_LATE)?_\d+_\d+_")  # lovelaceada_LATE_123_456_losses.ipynb
MOODLE = re.compile(r"_\d+_assignsubmission_.*")  # Ada Lovelace_123_assignsubmission_file
COLUMNS = {"student": "name", "sis login id": "email"}  # a gradebook that Canvas exported is a roster too


@dataclass(frozen=True)
class Job:
    """One submission: whose it is, what it is called, and its bytes or where they are."""

    learner: str
    label: str
    path: str = ""
    within: tuple = ()  # its place in that zip, and in a zip in that
    data: bytes | None = None
    problem: str = ""
    late: bool = False
    claimed: str = ""

    def content(self) -> bytes:
        """The bytes; a file is read no further than is needed to see that it is too large."""
        if self.data is not None:
            return self.data
        with open(self.path, "rb") as file:
            data = b"" if self.within else file.read(LARGEST + 1)
            for at in self.within:
                with zipfile.ZipFile(file) as held:
                    data = member(held, held.infolist()[at], LARGEST + 1)
                file = io.BytesIO(data)
            return data

    def loaded(self) -> "Job":
        """The same with its bytes, or with what hinders reading them."""
        if self.problem or self.data is not None:
            return self
        try:
            return replace(self, data=self.content())
        except Exception as error:  # a zip that is none makes zipfile raise anything
            why = getattr(error, "strerror", "") or error
            return replace(self, problem=f"The file cannot be read ({clean(why, 120)}).")


def roster(path) -> list[dict]:
    """The people of a roster: a CSV with a column ``id``, and ``name`` and ``email`` if there are any."""
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError(f"roster {path} is not UTF-8; save it as 'CSV UTF-8'") from None
    mark = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
    people = []
    try:  # line for line as a spreadsheet reads it: a name may hold what Python takes for a line's end
        rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=mark))
    except csv.Error as error:
        raise ValueError(f"roster {path} is no CSV ({error})") from None
    for row in rows:
        held = {str(k).strip().lower(): clean(v or "", 200).strip() for k, v in row.items() if k}
        held |= {new: held[old] for old, new in COLUMNS.items() if old in held and not held.get(new)}
        if any(held.values()) and not held.get("name", "").startswith("Points Possible"):
            people.append({"id": "", "name": "", "email": ""} | held)
    ids = Counter(person["id"] for person in people)
    if not people or not all(ids):
        raise ValueError(f"roster {path} needs a header line with a column `id`, and an id in every row")
    if twice := sorted(i for i in ids if ids[i] > 1):
        raise ValueError(f"roster {path} has the id {twice[0]!r} in more than one row")
    return people


def alike(word: str) -> str:
    """A name without what two systems write differently: case, kinds of space, é as one character or two."""
    return unicodedata.normalize("NFKC", word).strip().casefold()


def names_of(people: list[dict]) -> dict:
    """Every way to write a person leads to the id; doubtful ones lead nowhere."""
    found = {}
    for person in people:
        words = (person["id"], person["name"], person["email"], person["email"].split("@")[0])
        for word in {*map(alike, words)} - {""}:
            found.setdefault(word, set()).add(person["id"])
    return {word: ids.pop() for word, ids in found.items() if len(ids) == 1}


def owner(parts: tuple, claimed: str, names: dict, around: tuple = ()) -> str:
    """Whose submission it is: what folder and file are called comes first, what the file claims last."""
    stem = parts[-1].rsplit(".", 1)[0]
    whole = [MOODLE.sub("", part) for part in (*parts[:-1], stem, *around)]
    split = [word for part in whole for word in re.split(r"[_-]", part)]
    for word in [*whole, *split, claimed]:
        if alike(word) in names:
            return names[alike(word)]
    canvas = CANVAS.match(stem)
    alone = canvas[1] if canvas else claimed if stem.startswith("dlbasics-work") and claimed else stem
    return clean((whole[0] if len(parts) > 1 else alone).strip(), 100) or "unnamed"


def steps(name: str) -> tuple:
    """The folders and the file of a zip member's name, none of which can climb."""
    return tuple(p for p in name.replace("\\", "/").split("/") if p not in ("", ".", "..")) or ("unnamed",)


def noise(parts: tuple) -> bool:
    """Whether it is a checkpoint, a Mac's resource fork or another file that no person handed in."""
    return any(part.startswith((".", "~$")) or part == "__MACOSX" for part in parts)


def inside(top: Path) -> list:
    """The members of a class's zip as (their own folders and file, Job, its time); none if it is no zip."""
    try:
        with zipfile.ZipFile(top) as held:
            infos = [(at, i) for at, i in enumerate(held.infolist()) if not i.filename.endswith("/")]
    except Exception:  # as above
        return []
    infos = [(at, info) for at, info in infos if not noise(steps(info.filename))]
    paths = [steps(info.filename) for _, info in infos]
    while paths and all(len(p) > 1 for p in paths) and len({p[0] for p in paths}) == 1:
        paths = [p[1:] for p in paths]
    one = all(len(p) == 1 and not CANVAS.match(p[0]) for p in paths)  # six notebooks, no names: one person's
    made = []
    for (at, info), path in zip(infos, paths, strict=True):
        try:
            when = datetime(*info.date_time).timestamp()
        except ValueError:  # a month 0 from a careless program
            when = 0.0
        job = Job("", clean("/".join(steps(info.filename)), LONGEST), str(top), (at,))
        made.append(((top.stem, *path) if one else path, job, when))
    return made


def outside(top: Path, out: Path | None) -> list:
    """The files of a folder, or the one file, as (folders and file, Job, its time)."""
    made, paths, own = [], [top], out.stat() if out and out.exists() else None
    for path in paths:  # which grow meanwhile: folders can be nested deeper than Python calls itself
        parts, problem, when = path.relative_to(top).parts or (top.name,), "", 0.0
        try:
            if path.is_symlink() and not (path == top and path.is_dir()):  # could lead to any of your files
                problem = "A symbolic link is not read."
            elif path.is_dir():
                if not (own and os.path.samestat(path.stat(), own)):
                    paths += [inner for inner in path.iterdir() if not noise((inner.name,))]
                continue
            elif path.is_file():
                when = path.stat().st_mtime
            else:
                continue
        except OSError as error:
            parts, problem = (*parts, ""), f"It cannot be read ({error.strerror})."
        label = clean("/".join(parts), LONGEST)
        made.append((parts, Job("", label, str(path.absolute()), problem=problem), when))
    return sorted(made, key=lambda one: one[0])


def unpacked(job: Job) -> list:
    """The Jobs in a person's own zip, with the names of their folders and file."""
    job = job.loaded()
    held, problem = unzip(job.data) if not job.problem else ([], job.problem)
    job = replace(job, data=None)  # what a class has in its zips is more than fits into memory
    if problem:
        return [(replace(job, problem=problem), ())]
    return [(replace(job, within=(*job.within, at), label=f"{job.label}/{clean(name, LONGEST)}"),
             steps(name.rsplit(".", 1)[0])) for at, name in held if not noise(steps(name))]


def collect(paths: list, people: list, deadline: float | None = None, out: Path | None = None) -> list[Job]:
    """List the submissions in files, folders and zips, in the order of their names.

    A zip given by itself may be a whole class's; one inside a folder, or inside another zip, is one
    person's and held to narrower limits.
    """
    names, jobs = names_of(people), []
    for top in map(Path, paths):
        held = inside(top) if top.suffix.lower() == ".zip" else []
        for parts, job, when in held or outside(top, out):
            late = (deadline is not None and when > deadline) or bool((CANVAS.match(parts[-1]) or [0] * 3)[2])
            label = f"{clean(top.name)}/{job.label}" if len(paths) > 1 and top.is_dir() else job.label
            job = replace(job, label=label, late=late)
            packed = parts[-1].lower().endswith(".zip") and not job.problem
            for one, inner in unpacked(job) if packed else [(job, ())]:
                work = one.loaded().data if one.label.lower().endswith(".json") else None
                claimed = read(work)["learner"] if work and b"dlbasics-work" in work else ""
                who = owner(parts, claimed, names, (*([top.stem] if held else []), *inner))
                jobs.append(replace(one, learner=who, claimed=claimed))
    served = {job.learner for job in jobs if job.label.lower().endswith(WANTED)}
    return [job for job in jobs if job.label.lower().endswith(WANTED) or job.learner not in served]

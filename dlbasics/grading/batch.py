"""Which submissions there are, which are judged already, and judging the rest: anywhere, in any order."""

import atexit
import csv
import ctypes
import hashlib
import json
import signal
import sys
import time
import types
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from ..exercises import all_exercises, catalogue
from ..exercises.work import write_bytes
from .marking import SECONDS, Supply, mark
from .submission import LARGEST, blank, clean, read, unzip

PACKAGE = Path(__file__).parent.parent
TRIES = 2


@dataclass(frozen=True)
class Plan:
    """What all submissions of a run have in common."""

    secret: str
    private: str = ""
    seconds: float = SECONDS
    unsafe: bool = False

    @property
    def digest(self) -> str:
        """Digest of everything that a result depends on beside the submission itself."""
        made = hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode())
        for path in sorted(PACKAGE.rglob("*.py")):
            if path.parent.name != "page":
                made.update(path.read_bytes())
        return made.hexdigest()


@dataclass(frozen=True)
class Job:
    """One submission: whose it is, what it is called, and its bytes or where they are."""

    learner: str
    label: str
    path: str = ""
    data: bytes | None = None
    problem: str = ""
    late: bool = False

    def content(self) -> bytes:
        """The bytes; a file is read no further than is needed to see that it is too large."""
        if self.data is not None:
            return self.data
        with open(self.path, "rb") as file:
            return file.read(LARGEST + 1)


def roster(path) -> list[dict]:
    """The people of a roster: a CSV with a column ``id``, and ``name`` and ``email`` if there are any."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = [{str(k).strip().lower(): (v or "").strip() for k, v in row.items() if k} for row in csv.DictReader(file)]
    if not rows or not all(row.get("id") for row in rows):
        raise ValueError(f"roster {path} needs a header line and an `id` in every row")
    return [{"id": clean(r["id"], 100), "name": clean(r.get("name", ""), 200), "email": clean(r.get("email", ""), 200)}
            for r in rows]


def names_of(people: list[dict]) -> dict:
    """Every way in which a person may be written, in small letters, leads to the id; doubtful ones to none."""
    found = {}
    for person in people:
        for word in {person["id"], person["name"], person["email"], person["email"].split("@")[0]} - {""}:
            found.setdefault(word.casefold(), set()).add(person["id"])
    return {word: ids.pop() for word, ids in found.items() if len(ids) == 1}


def owner(parts: list, claimed: str, names: dict) -> str:
    """Whose submission it is: what the folder and the file are called first, what the file claims last."""
    stem = parts[-1].rsplit(".", 1)[0]
    words = [*parts[:-1], stem, *stem.replace("-", "_").split("_"), claimed]
    for word in words:
        if word.casefold() in names:
            return names[word.casefold()]
    return clean((parts[0] if len(parts) > 1 else claimed or stem).strip(), 100) or "unnamed"


def collect(paths: list, people: list, deadline: float | None = None) -> list[Job]:
    """List the submissions in files, folders and zips, in the order of their names."""
    names, jobs = names_of(people), []
    for top in map(Path, paths):
        files = sorted(p for p in top.rglob("*") if not p.name.startswith(".")) if top.is_dir() else [top]
        for path in files:
            if path.is_symlink():  # could lead to any file of the grader's
                jobs.append(Job(owner([path.name], "", names), clean(path.name), problem="A symbolic link is not read."))
                continue
            if not path.is_file():
                continue
            parts = list(path.relative_to(top).parts) if top.is_dir() else [path.name]
            late = deadline is not None and path.stat().st_mtime > deadline
            label = clean("/".join(parts))
            if path.suffix == ".zip":
                members, problem = unzip(path.read_bytes()) if path.stat().st_size <= LARGEST else ([], "The zip is too large.")
                if problem:
                    jobs.append(Job(owner(parts, "", names), label, problem=problem, late=late))
                for name, data in members:
                    inner = [p for p in name.replace("\\", "/").split("/") if p not in ("", ".", "..")] or ["unnamed"]
                    who = inner if len(inner) > 1 else [path.stem, *inner]
                    jobs.append(Job(owner(who, claim(data), names), f"{label}/{clean(name)}", data=data, late=late))
            else:
                head = path.read_bytes() if path.suffix == ".json" and path.stat().st_size <= LARGEST else b""
                jobs.append(Job(owner(parts, claim(head), names), label, str(path.absolute()), late=late))
    return jobs


def claim(data: bytes) -> str:
    """The name that a work file gives."""
    return read(data)["learner"] if b"dlbasics-work" in data else ""


def key(job: Job, plan: Plan, digest: str) -> str:
    """The name of a result: it changes with everything that the result depends on."""
    made = hashlib.sha256(f"{digest}\0{job.learner}\0{job.label}\0{job.problem}\0".encode("utf-8", "replace"))
    made.update(job.content() if not job.problem else b"")
    return made.hexdigest()[:32]


@cache
def exercises(private: str) -> list:
    """All exercises, and those of an instructor's own file (its text)."""
    if private:
        module = types.ModuleType("private_exercises")
        exec(compile(private, "private exercises", "exec"), module.__dict__)
        catalogue.add(module.EXERCISES)
    return all_exercises()


@cache
def supply(unsafe: bool) -> Supply:
    """The boxes of this process."""
    made = Supply(unsafe)
    atexit.register(made.close)
    return made


def judge(job: Job, plan: Plan) -> dict:
    """Judge one submission: the function that runs in a pool of processes or on a cluster."""
    held = blank(job.problem) if job.problem else read(job.content())
    made = mark(held, job.learner, exercises(plan.private), plan.secret, supply(plan.unsafe), plan.seconds)
    return made | {"label": job.label, "late": job.late, "unsafe": plan.unsafe}


def _follow():
    """Die with the grader: a worker of a killed one would wait for ever."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)


def pool(jobs: int):
    """Processes of this machine."""
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_follow)


def done(folder: Path, name: str) -> dict | None:
    """A result that is there already; a damaged one is none."""
    try:
        held = json.loads((folder / "results" / f"{name}.json").read_bytes())
        return held if held["key"] == name else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep(folder: Path, name: str, made: dict):
    """Write a result whole, in a folder that may have been deleted meanwhile."""
    (folder / "results").mkdir(parents=True, exist_ok=True)
    text = json.dumps(made | {"key": name}, indent=1, sort_keys=True, ensure_ascii=False)
    write_bytes(folder / "results" / f"{name}.json", (text + "\n").encode())


def grade(todo: list, plan: Plan, folder: Path, workers: int, start, told=lambda *_: None):
    """Judge the submissions of ``todo``, a list of (job, key), and keep each result as it comes.

    A submission on which a worker dies twice gets a result that says so; the others go on.
    """
    window, running, tries = workers * 3, {}, {}
    waiting, finished, began = list(reversed(todo)), 0, time.monotonic()
    executor = start()
    try:
        while waiting or running:
            while waiting and len(running) < window:
                job, name = waiting.pop()
                running[executor.submit(judge, job, plan)] = (job, name)
            dead = False
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                job, name = running.pop(future)
                try:
                    made = future.result()
                except BrokenProcessPool:
                    dead, window = True, 1  # one at a time tells which submission it is
                    tries[name] = tries.get(name, 0) + 1
                    if tries[name] < TRIES + workers * 3:
                        waiting.append((job, name))
                        continue
                    made = failed(job, "The grader's process died on it.")
                except Exception as error:  # a fault of ours costs this submission a second look, not the batch
                    made = failed(job, f"The grader failed on it ({type(error).__name__}: {clean(error, 120)}).")
                keep(folder, name, made)
                finished += 1
                told(finished, len(todo), time.monotonic() - began, made)
            if dead:
                waiting += list(running.values())
                running = {}
                executor.shutdown(wait=False, cancel_futures=True)
                executor = start()
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def failed(job: Job, problem: str) -> dict:
    """The result of a submission that could not be judged."""
    return {"problem": problem, "notes": [], "verdicts": [], "learner": job.learner, "label": job.label,
            "late": job.late, "unsafe": False}

"""Our grader beside nbgrader and otter-grader: the same 20 submissions of one exercise, in one run.

``python benchmarks/grading.py [--growth 10 100 1000] [--zip 5000] [--rivals nbgrader otter-grader]`` makes an
environment for each of the two (once, in ``_build/benchmarks``), hands each the same functions in the form
that it wants, and prints seconds, submissions a second, peak memory, the submissions whose scores differ, how
ours grows, and how a zip of a class compares with its folder. nbgrader has no parallel mode and otter none
without Docker: the first runs as it comes, the second twice at a time. Where a rival cannot be installed, the
figure recorded here stands in its place, and is marked so. On a busy machine seconds of processor say more
than seconds: both are printed, with the load.
"""

import argparse
import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import numpy as np
import psutil
from benchmark_setup import ROOT, environment_with, notebook, write_notebook

from dlbasics.exercises import all_exercises, find
from dlbasics.exercises.kinds import Code

RIVALS = {"nbgrader": "nbgrader==0.9.6", "otter-grader": "otter-grader==7.0.0"}  # with numpy as it is here
# Seconds for the class below on two cores that did nothing else, where a rival cannot be installed
RECORDED = {"nbgrader": 25.0, "otter-grader": 31.0}
EXERCISE = find("activations/hard-sigmoid")
HEAD = "def hard_sigmoid(x):\n    "
RIGHT = HEAD + "return np.clip((x + 3) / 6, 0, 1)"
# name: (source of the answer, what it is about)
SPECIAL = {
    "warns": HEAD + "import warnings\n    warnings.warn('corners')\n    return np.clip((x + 3) / 6, 0, 1)",
    "exits": HEAD + "import os\n    os._exit(0)",
    "patches": "np.testing.assert_allclose = lambda *a, **k: None\n" + HEAD + "return x",
    "writes": HEAD + "x[...] = np.clip((x + 3) / 6, 0, 1)\n    return x",
    "line": HEAD + "return (x + 3) / 6",
    "tangent": HEAD + "return np.clip(x / 4 + 0.5, 0, 1)",
    "raises": HEAD + "return x / undefined",
}
CLASS = SPECIAL | {f"right-{at:02}": RIGHT for at in range(20 - len(SPECIAL))}
WHY = {
    "exits": "the kernel dies: nbgrader and otter lose the whole submission, ours this exercise alone",
    "patches": "numpy's own comparison is replaced beside the tests; ours judges outside",
    "writes": "it changes the caller's array, which a test that compares values cannot see",
    "warns": "nbgrader takes words on stderr for a failure",
}


def test_source() -> str:
    """The same cases, public and some more, as both rivals' tests want them: plain code."""
    cases = [c.args[0] for seed in (0, 1) for c in EXERCISE.cases(np.random.default_rng(seed))]
    wanted = "np.testing.assert_allclose(hard_sigmoid(x.copy()), np.clip((x + 3) / 6, 0, 1), rtol=1e-6)"
    return "\n".join(f"x = np.array({case.tolist()!r})\n{wanted}" for case in cases)


def rival(name: str) -> Path:
    """The programs of a rival's environment, made once."""
    return environment_with(name, RIVALS[name], "ipykernel", f"numpy=={np.__version__}")


class Memory(NamedTuple):
    """What a process holds: bytes of its own, with its part of what forks share, and bytes of each file."""

    own: int
    files: dict


def memory_of(pid: int) -> Memory:
    """What a process holds, as Linux says."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    sizes = dict(line.split(":") for line in rollup[1:])
    files, place = {}, ()
    for line in Path(f"/proc/{pid}/smaps").read_text().splitlines():
        words = line.split()
        if not words[0].endswith(":"):
            inode, offset = words[4], words[2]
            place = inode, offset
        elif words[0] == "Rss:":
            resident = int(words[1])
        elif words[0] == "Anonymous:" and place[0] != "0":  # pages that were written are no longer the file's
            files[place] = 1024 * (resident - int(words[1]))
    return Memory(1024 * int(sizes["Pss_Anon"].split()[0]), files)


class Watch(threading.Thread):
    """The most memory that this process's descendants take together, shared pages counted once.

    Pages of files count once and whole, though other programs of the machine may have the same in memory.
    Also how long they have computed, with those of theirs that have ended: the grader leaves its workers to
    the system at the end, so that nobody counts these for us.
    """

    def __init__(self):
        super().__init__(daemon=True)
        self.peak, self.busy, self.going = 0, 0.0, True
        self.start()

    def run(self):
        while self.going:
            own, files, busy = 0, {}, 0.0
            for process in psutil.Process().children(recursive=True):
                try:
                    memory = memory_of(process.pid)
                    busy += sum(process.cpu_times()[:4])
                except (psutil.Error, OSError):
                    continue
                own += memory.own
                for place, size in memory.files.items():
                    files[place] = max(size, files.get(place, 0))
            self.peak, self.busy = max(self.peak, own + sum(files.values())), max(self.busy, busy)
            time.sleep(0.1)


class Cost(NamedTuple):
    """What some work costs: seconds, peak MB, seconds of processor."""

    seconds: float
    megabytes: float
    busy: float


def timed(work) -> Cost:
    """The cost of some work in other processes."""
    watch, began = Watch(), time.perf_counter()
    work()
    seconds, watch.going = time.perf_counter() - began, False
    return Cost(seconds, watch.peak / 1e6, watch.busy)


def variables_for(programs: Path) -> dict:
    """The variables of the environment in which a rival's programs run."""
    others = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV")}
    return others | {"PATH": f"{programs}:{os.environ['PATH']}", "OPENBLAS_NUM_THREADS": "1"}


def ours(folder: Path, books: dict, out: Path, only: str = EXERCISE.id, zipped: bool = False) -> tuple:
    """Grade with ours."""
    for name, content in books.items():
        write_notebook(folder / f"{name}.ipynb", content)
    if zipped:
        folder = Path(shutil.make_archive(str(folder), "zip", folder))
    command = [sys.executable, "-m", "dlbasics.grading", "grade", folder, "--out", out, "--seed", "s"]
    variables = os.environ | {"PYTHONPATH": str(ROOT)}
    cost = timed(lambda: subprocess.run([*command, "--only", only], env=variables, capture_output=True))
    with open(out / "gradebook.csv", encoding="utf-8-sig") as file:
        return cost, {row["id"]: float(row["total"]) for row in csv.DictReader(file)}


def marked(source: str) -> dict:
    """A notebook with one answer."""
    return notebook(["import numpy as np", source.replace(HEAD, f'@check("{EXERCISE.id}")\n{HEAD}')])


def chapter() -> dict:
    """A notebook with the answers to every function of the first chapter."""
    asked = [e for e in all_exercises() if e.chapter == EXERCISE.chapter and isinstance(e, Code)]
    head = "import numpy as np\nfrom dlbasics.activations import *\nfrom dlbasics.datasets import *"
    return notebook([head, *(f'@check("{e.id}")\n{e.solution()}' for e in asked)])


def nbgrader(folder: Path) -> tuple:
    """Grade with nbgrader, feedback not included."""
    programs = rival("nbgrader")
    none = {"schema_version": 3, "grade": False, "solution": False, "locked": False, "task": False}
    meta = {1: {"nbgrader": none | {"grade_id": "answer", "solution": True}},
            2: {"nbgrader": none | {"grade_id": "test", "grade": True, "locked": True, "points": 2}}}
    solution = f"### BEGIN SOLUTION\n{RIGHT}\n### END SOLUTION"
    source = notebook(["import numpy as np", solution, test_source()], meta)
    write_notebook(folder / "source" / "ps1" / "q.ipynb", source)
    config = f"c = get_config()\nc.CourseDirectory.root = {str(folder)!r}\n"
    (folder / "nbgrader_config.py").write_text(config)
    run = lambda *words: subprocess.run([programs / "nbgrader", *words], cwd=folder,
                                        env=variables_for(programs), capture_output=True, text=True)
    if (made := run("generate_assignment", "ps1")).returncode:
        sys.exit(made.stderr)
    release = json.loads((folder / "release" / "ps1" / "q.ipynb").read_text())
    for name, answer in CLASS.items():
        release["cells"][1]["source"] = answer
        write_notebook(folder / "submitted" / name / "ps1" / "q.ipynb", release)
    cost = timed(lambda: run("autograde", "ps1"))
    run("export")
    with open(folder / "grades.csv", encoding="utf-8") as file:
        return cost, {row["student_id"]: float(row["score"] or 0) for row in csv.DictReader(file)}


def otter(folder: Path) -> tuple:
    """Grade with otter, two at a time."""
    programs = rival("otter-grader")
    body = "\n".join("    " + text for text in test_source().splitlines())
    (folder / "tests").mkdir(parents=True)
    (folder / "tests" / "q1.py").write_text(
        "OK_FORMAT = False\nfrom otter.test_files import test_case\nimport numpy as np\n"
        "name = 'q1'\npoints = 2\n"
        f"@test_case()\ndef test_all(hard_sigmoid):\n{body}\n")
    (folder / "requirements.txt").write_text("numpy\n")
    run = lambda *words: subprocess.run([programs / "otter", *map(str, words)], cwd=folder,
                                        capture_output=True, text=True, env=variables_for(programs))
    made = run("generate", "-t", "tests", "-r", "requirements.txt", "-o", "autograder.zip")
    if made.returncode:
        sys.exit(made.stdout + made.stderr)
    for name, answer in CLASS.items():
        (folder / "out" / name).mkdir(parents=True)
        head = "import numpy as np\nimport otter\ngrader = otter.Notebook()"
        write_notebook(folder / f"{name}.ipynb", notebook([head, answer, "grader.check('q1')"]))
    one = lambda name: run("run", f"{name}.ipynb", "-a", "autograder.zip", "-o", folder / "out" / name)
    with ThreadPoolExecutor(2) as two:
        cost = timed(lambda: list(two.map(one, CLASS)))
    scores = {}
    for name in CLASS:
        path = folder / "out" / name / "results.json"
        held = json.loads(path.read_text())["tests"] if path.exists() else []
        scores[name] = sum(float(t.get("score") or 0) for t in held) if held else float("nan")
    return cost, scores


def try_rivals(names: list[str], top: Path) -> dict:
    """The runs of the rivals that can be installed: name -> cost and scores."""
    runs = {}
    for name in names:
        try:
            rival(name)
        except (subprocess.CalledProcessError, OSError) as error:
            print(f"{name} cannot be installed here ({error}); its figure is the recorded one")
            continue
        runs[name] = {"nbgrader": nbgrader, "otter-grader": otter}[name](top / name)
    return runs


def compare(top: Path, names: list[str]):
    """Ours beside the rivals, on the same class."""
    books = {name: marked(source) for name, source in CLASS.items()}
    # Ours is done first and last, and the slower counts: a machine is not always alike.
    first = ours(top / "ours", books, top / "ours-0")
    rivals = try_rivals(names, top)
    run = max(first, ours(top / "ours", books, top / "ours-1"), key=lambda run: run[0].seconds)
    runs = {"dlbasics": run, **rivals}
    print(f"{'':14} {'seconds':>8} {'busy s':>7} {'per s':>7} {'peak MB':>8} {'ours is':>8}")
    for name, (cost, _) in runs.items():
        print(f"{name:14} {cost.seconds:8.2f} {cost.busy:7.1f} {len(CLASS) / cost.seconds:7.2f} "
              f"{cost.megabytes:8.0f} {cost.seconds / run[0].seconds:7.1f}x")
    for name in set(names) - set(runs):
        print(f"{name:14} {RECORDED[name]:8.2f} {'recorded on two idle cores':>24} "
              f"{RECORDED[name] / run[0].seconds:7.1f}x")
    print("\nscores of 2 that differ")
    for name in sorted(CLASS):
        given = {tool: scores.get(name, float("nan")) for tool, (_, scores) in runs.items()}
        if len({str(score) for score in given.values()}) > 1:
            listed = "  ".join(f"{tool} {score:g}" for tool, score in given.items())
            print(f"{name:10} {listed}  {WHY.get(name, '')}")


def many(kind: list, count: int) -> dict:
    """So many learners with these notebooks in turn."""
    return {f"p{at:05}": kind[at % len(kind)] for at in range(count)}


def grow(top: Path, counts: list[int]):
    """Ours on larger and larger classes."""
    print(f"\n{'submissions':>12} {'seconds':>8} {'busy s each':>12} {'peak MB':>8} {'kB each':>8}")
    books = [marked(source) for source in CLASS.values()]
    kinds = [(count, EXERCISE.id, books) for count in counts]
    for count, only, kind in [*kinds, (100, EXERCISE.chapter, [chapter()])] if counts else []:
        out = top / f"{only.replace('/', '-')}-{count}-out"
        cost, scores = ours(top / f"{only.replace('/', '-')}-{count}", many(kind, count), out, only)
        size = sum(p.stat().st_size for p in out.rglob("*") if p.is_file()) / count / 1000
        points = np.mean(list(scores.values()))
        print(f"{count:12} {cost.seconds:8.1f} {cost.busy / count:12.3f} {cost.megabytes:8.0f} {size:8.1f}  "
              f"{only}, {points:.2f} points on average; load {os.getloadavg()[0]:.1f}", flush=True)


def compare_zip(top: Path, count: int):
    """The same class in a folder and in a zip."""
    answers = many([marked(RIGHT)], count)
    costs = [ours(top / "class", answers, top / f"class-{zipped}", zipped=zipped)[0]
             for zipped in (False, True)]
    print(f"\n{count} submissions: unpacked {costs[0].seconds:.1f} s ({costs[0].busy:.1f} busy), in a zip "
          f"{costs[1].seconds:.1f} s ({costs[1].busy:.1f} busy): {costs[1].seconds / costs[0].seconds:.2f} "
          f"({costs[1].busy / costs[0].busy:.2f} busy)")


def main():
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--growth", nargs="*", type=int, default=[10, 100, 1000])
    parser.add_argument("--zip", type=int, default=5000, help="submissions in a zip; 0 for none")
    parser.add_argument("--rivals", nargs="*", choices=list(RIVALS), default=list(RIVALS))
    parser.add_argument("--keep", type=Path, help="folder to keep what was made in")
    arguments = parser.parse_args()
    top = arguments.keep or Path(tempfile.mkdtemp())
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    if arguments.rivals:
        compare(top, arguments.rivals)
    grow(top, arguments.growth)
    if arguments.zip:
        compare_zip(top, arguments.zip)
    if not arguments.keep:
        shutil.rmtree(top)


if __name__ == "__main__":
    main()

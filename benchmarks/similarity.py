"""`report similar` beside copydetect: a class that is made up, with copies of public answers in it.

``python benchmarks/similarity.py [--learners 1000] [--rival 100]`` prints seconds and peak memory of the
whole command, for the class and for one half as large, and of copydetect (in an environment of its own in
``_build/benchmarks``) on one exercise of a smaller class. It also prints how many pairs of the command are
copies, and how many are not.
"""

import argparse
import csv
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmark_setup import ROOT, environment_with, notebook, write_notebook

sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from support.answer_corpus import answers_of_strangers  # noqa: E402
from support.disguised_copy import disguised, source_of  # noqa: E402

from dlbasics.exercises import Code, all_exercises  # noqa: E402

EXERCISES = [exercise for exercise in all_exercises() if isinstance(exercise, Code)]
COPIES, COPIED = 10, 10  # pairs of a class, and the answers that one has of the other
RIVAL = "copydetect==0.5.0"
DETECT = """
import sys, time
from copydetect import CopyDetector
began = time.perf_counter()
detector = CopyDetector(test_dirs=[sys.argv[1]], boilerplate_dirs=[sys.argv[2]], extensions=["py"],
                        noise_t=10, guarantee_t=14, display_t=0.7, silent=True, autoopen=False)
detector.run()
print(time.perf_counter() - began)
"""


def own_answer(rng: random.Random) -> str:
    """An answer of somebody's own, as long as people's are: no one else has it, and it need not run."""

    def term(depth: int) -> str:
        if not depth or rng.random() < 0.2:
            return rng.choice(("x", "y", "n", "total", "x.shape[0]", "1", "0.5", "y[i]", "x.T"))
        call = rng.choice(("", "", "np.abs", "np.exp", "np.log", "np.sum", "np.mean", "np.where", "len"))
        return f"{call}({term(depth - 1)} {rng.choice('+-*/@<')} {term(depth - 1)})"

    lines = [f"    {rng.choice(('x', 'total', 'y', 'n'))} {rng.choice(('=', '+='))} {term(2)}"
             for _ in range(rng.randint(2, 8))]
    return "\n".join(["def answer(*arguments):", *lines, f"    return {term(1)}"])


def make_class(learners: int) -> dict[str, dict[str, str]]:
    """The answers of a class: learner -> exercise -> text; the last ones have copied from the first ones."""
    rng = random.Random(0)
    people = {f"p{number:05}": {exercise.id: own_answer(rng) for exercise in EXERCISES}
              for number in range(learners)}
    ids = list(people)
    copied = rng.sample(answers_of_strangers(), COPIES * COPIED)
    for at in range(COPIES):
        source = people[ids[at]]
        for answer in copied[at::COPIES]:
            copy = source_of(answer.function)
            source[answer.exercise], people[ids[-1 - at]][answer.exercise] = copy, disguised(copy)
    return people


def write_class(people: dict, folder: Path) -> Path:
    """Write the class as notebooks."""
    for learner, answers in people.items():
        sources = [f"@check('{exercise}')\n{text}" for exercise, text in answers.items()]
        write_notebook(folder / f"{learner}.ipynb", notebook(sources))
    return folder


def ours(people: dict, top: Path) -> tuple[float, float, float, set]:
    """Seconds, seconds of processor, peak MB and the pairs that are found."""
    folder = write_class(people, top / f"in-{len(people)}")
    out = top / f"out-{len(people)}"
    words = ["report", "similar", folder, "--out", out]
    began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "dlbasics.grading", *map(str, words)]
    subprocess.run(command, capture_output=True, env=os.environ | {"PYTHONPATH": str(ROOT)}, check=True)
    seconds = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    with open(out / "similar.csv", encoding="utf-8") as file:
        pairs = {(row["id"], row["other id"]) for row in csv.DictReader(file)}
    return seconds, busy, after.ru_maxrss / 1000, pairs


def rival(people: dict, top: Path) -> float:
    """Seconds of copydetect for one exercise."""
    programs = environment_with("copydetect", RIVAL)
    exercise = max(EXERCISES, key=lambda each: len(each.solution()))
    answers_folder, known = top / "rival", top / "known"
    answers_folder.mkdir()
    known.mkdir()
    (known / "stub.py").write_text(exercise.source + exercise.solution(), encoding="utf-8")
    for learner, answers in people.items():
        (answers_folder / f"{learner}.py").write_text(answers[exercise.id], encoding="utf-8")
    command = [programs / "python", "-c", DETECT, answers_folder, known]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(done.stdout)


def main():
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--learners", type=int, default=1000)
    parser.add_argument("--rival", type=int, default=100, help="learners whom copydetect gets; 0 for none")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        print(f"load of the machine {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores")
        for learners in (arguments.learners // 2, arguments.learners):
            people = make_class(learners)
            ids = list(people)
            copies = {(ids[at], ids[-1 - at]) for at in range(COPIES)}
            seconds, busy, megabytes, found = ours(people, top)
            print(f"{learners} learners, {len(EXERCISES)} exercises: {seconds:.1f} s, {busy:.1f} s of "
                  f"processor, {megabytes:.0f} MB at most; {len(found & copies)} of {COPIES} copies, "
                  f"{len(found - copies)} other pairs")
        if arguments.rival:
            seconds = rival(make_class(arguments.rival), top)
            each = 1e6 * seconds / (arguments.rival * (arguments.rival - 1) / 2)
            print(f"copydetect, {arguments.rival} learners, 1 exercise: {seconds:.1f} s, "
                  f"{each:.0f} us a pair")


if __name__ == "__main__":
    main()

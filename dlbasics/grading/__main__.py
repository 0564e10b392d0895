"""``python -m dlbasics.grading``: the command line."""

import argparse
import os
import secrets
import sys
from datetime import datetime
from pathlib import Path

from ..exercises.work import write_bytes
from . import batch, gradebook, sandbox


def parser() -> argparse.ArgumentParser:
    """All that the command understands."""
    made = argparse.ArgumentParser(prog="python -m dlbasics.grading", description="Grade submissions of the book.")
    jobs = made.add_subparsers(dest="command", required=True)
    g = jobs.add_parser("grade", help="grade a class", description="Grade submissions into a gradebook. Run it "
                        "again after an interruption: it judges what is missing. Exit code 0: all judged, 1: some "
                        "need a look, 2: wrong usage or no sandbox.")
    g.add_argument("submissions", nargs="+", type=Path, help="files, zips, or folders with a folder or file a learner")
    g.add_argument("--out", required=True, type=Path, help="folder for the gradebook, results, feedback, class.html")
    g.add_argument("--roster", type=Path, help="CSV with the columns id, name, email: a row for every learner")
    g.add_argument("--seed", help="secret from which the hidden cases are made (default: made once, kept in --out)")
    g.add_argument("--seed-file", type=Path, help="file that holds the secret")
    g.add_argument("--deadline", type=datetime.fromisoformat, help="2026-11-30T23:59+01:00; later files are marked late")
    g.add_argument("--jobs", type=int, default=os.cpu_count(), help="processes (default: all cores)")
    g.add_argument("--cluster", help="address of a Dask scheduler, tcp://host:8786")
    c = jobs.add_parser("check", help="judge one submission and show the verdicts")
    c.add_argument("file", type=Path)
    e = jobs.add_parser("exercises", help="list ids, points and versions")
    for one in (g, c, e):
        one.add_argument("--exercises", type=Path, help="Python file with exercises of your own (EXERCISES = [...])")
    for one in (g, c):
        one.add_argument("--seconds", type=float, default=batch.SECONDS, help="most time for one exercise")
        one.add_argument("--unsafe", action="store_true", help="no sandbox: for a file of your own only")
    return made


def secret(args) -> str:
    """The seed: as given, from a file, or made once and kept beside the results."""
    if args.seed and args.seed_file:
        raise ValueError("give --seed or --seed-file, not both")
    if args.seed:
        return args.seed
    path = args.seed_file or args.out / "seed.txt"
    if not args.seed_file and not path.exists():
        args.out.mkdir(parents=True, exist_ok=True)
        write_bytes(path, secrets.token_hex(16).encode() + b"\n")
    held = path.read_text(encoding="utf-8").strip()
    if not held:
        raise ValueError(f"{path} holds no seed")
    return held


class Progress:
    """A line with a bar, the rate, the time left and the failures so far."""

    def __init__(self):
        self.problems = 0

    def __call__(self, finished: int, count: int, seconds: float, made: dict):
        self.problems += bool(made["problem"])
        rate = finished / max(seconds, 1e-6)
        bar = "#" * int(24 * finished / count)
        left = int((count - finished) / rate)
        if sys.stderr.isatty() or finished == count:
            print(f"\r[{bar:<24}] {finished}/{count}  {rate:.1f}/s  {left // 60}:{left % 60:02d} left  "
                  f"{self.problems} to look at", end="" if finished < count else "\n", file=sys.stderr)


def start(args):
    """What makes an executor: processes here, or a Dask cluster."""
    if not args.cluster:
        return lambda: batch.pool(args.jobs)
    try:
        from distributed import Client
    except ModuleNotFoundError:
        raise ValueError("--cluster needs `pip install dlbasics[cluster]`") from None
    client = Client(args.cluster)
    return lambda: client.get_executor(pure=False)


def grade(args) -> int:
    """Grade a class."""
    if missing := [str(p) for p in args.submissions if not p.exists()]:
        raise ValueError(f"there is no {', '.join(missing)}")
    if args.jobs < 1:
        raise ValueError(f"--jobs is {args.jobs}; expected 1 or more")
    if not args.unsafe:
        sandbox.probe()
    private = args.exercises.read_text(encoding="utf-8") if args.exercises else ""
    plan = batch.Plan(secret(args), private, args.seconds, args.unsafe)
    exercises, people = batch.exercises(private), batch.roster(args.roster) if args.roster else []
    deadline = args.deadline.timestamp() if args.deadline else None
    digest, out = plan.digest, args.out
    jobs = [j for j in batch.collect(args.submissions, people, deadline)
            if out.absolute() not in Path(j.path or "/").absolute().parents]
    named = [(job, batch.key(job, plan, digest)) for job in jobs]
    for _ in range(3):  # more than once only if results are deleted meanwhile
        todo = [(job, name) for job, name in named if batch.done(out, name) is None]
        if not todo:
            break
        if args.cluster:
            todo = [(batch.Job(j.learner, j.label, "", j.content() if j.path else j.data, j.problem, j.late), n)
                    for j, n in todo]
        batch.grade(todo, plan, out, args.jobs, start(args), Progress())
    results = [batch.done(out, name) for _, name in named]
    out.mkdir(parents=True, exist_ok=True)
    everyone = gradebook.write(out, [r for r in results if r], people, exercises)
    states = [gradebook.status(p) for p in everyone]
    for state in sorted(set(states)):
        print(f"{states.count(state):6}  {state}")
    print(f"        {out / 'gradebook.csv'}")
    return 1 if None in results or "needs a look" in states else 0


def check(args) -> int:
    """Judge one submission and show it."""
    if not args.unsafe:
        sandbox.probe()
    private = args.exercises.read_text(encoding="utf-8") if args.exercises else ""
    plan = batch.Plan("check", private, args.seconds, args.unsafe)
    made = batch.judge(batch.Job(args.file.stem, args.file.name, str(args.file)), plan)
    for v in made["verdicts"]:
        print(f"{v['id']}: {v['status']} ({v['earned']:g} of {v['points']:g}) {v['sentence']}")
    for note in filter(None, [made["problem"], *made["notes"], args.unsafe and "Judged WITHOUT a sandbox."]):
        print(f"  {note}")
    return 1 if made["problem"] else 0


def main(argv=None) -> int:
    """Run the command; 2 for wrong usage."""
    args = parser().parse_args(argv)
    try:
        if args.command == "exercises":
            private = args.exercises.read_text(encoding="utf-8") if args.exercises else ""
            for e in batch.exercises(private):
                print(f"{e.id:44} {e.points:3} points  {e.version}  {e.kind}")
            return 0
        return grade(args) if args.command == "grade" else check(args)
    except (ValueError, sandbox.Refused) as error:
        print(f"{error}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"{error}. Results so far are kept; run it again when this is mended.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. Results so far are kept; run it again to judge the rest.", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())

"""``python -m dlbasics.grading``: the command line."""

import argparse
import os
import secrets
import sys
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from statistics import median

from dlbasics.atomic_write import atomic_write
from dlbasics.exercises.judging.verdict import Verdict
from dlbasics.grading import collect, schedule
from dlbasics.grading.release import release
from dlbasics.grading.reports import gradebook
from dlbasics.grading.reports.class_report import held, load
from dlbasics.grading.sandbox.bubblewrap import SandboxUnavailable, require_bubblewrap

EXAMPLES = """\
examples:
  python -m dlbasics.grading grade submissions/ --out graded --roster roster.csv --deadline 2026-11-30T23:59
  python -m dlbasics.grading grade moodle.zip --out graded --only activations losses/huber
  python -m dlbasics.grading check ada.ipynb
  python -m dlbasics.grading release class.zip activations losses
"""
GRADE = """\
Judge submissions (notebooks, and the files that the page saves) into a gradebook. Run it again after an
interruption, or with more submissions: what is judged already is not judged again.

In DIR: gradebook.csv, class.html, feedback/ (a page a learner), canvas.csv, gradescope/, results/ (one JSON
file a submission), seed.txt (the secret that the hidden cases are made from: keep it, to yourself).
Exit code 0: all judged; 1: some need a look, or it was stopped; 2: wrong usage, or no sandbox here.
"""
COLOURS = {"right": 32, "wrong": 31, "part": 33, "open": 2}


def there(text: str) -> Path:
    """A path of the command line that must lead to something."""
    if not Path(text).exists():
        raise argparse.ArgumentTypeError(f"there is no {text}")
    return Path(text)


def moment(text: str) -> float:
    """A time of the command line, in seconds; local where it names no zone."""
    try:
        if ":" not in text:  # a day alone would be its first moment, when nobody is done
            raise ValueError(text)
        return datetime.fromisoformat(text).timestamp()
    except (ValueError, OverflowError):
        told = f"{text!r} is no time; write 2026-11-30T23:59, or +01:00 behind it"
        raise argparse.ArgumentTypeError(told) from None


def parser() -> argparse.ArgumentParser:
    """All that the command understands."""
    raw = argparse.RawDescriptionHelpFormatter
    made = argparse.ArgumentParser(prog="python -m dlbasics.grading", epilog=EXAMPLES, formatter_class=raw,
                                   description="Grade submissions of the book's exercises.")
    jobs = made.add_subparsers(dest="command", required=True, metavar="{grade,check,exercises,release}")
    g = jobs.add_parser("grade", help="grade a class", description=GRADE, formatter_class=raw)
    g.add_argument("submissions", nargs="+", type=there, metavar="SUBMISSIONS",
                   help="folders (a folder or file a learner), zips as Moodle or Canvas give them, files")
    g.add_argument("--out", required=True, type=Path, metavar="DIR", help="folder for all that is written")
    g.add_argument("--roster", type=there, metavar="CSV",
                   help="columns id, name, email; or a gradebook that Canvas exported")
    g.add_argument("--seed", metavar="SECRET", help="the secret itself (default: in DIR/seed.txt)")
    g.add_argument("--seed-file", type=there, metavar="FILE", help="a file that holds the secret")
    g.add_argument("--deadline", type=moment, metavar="TIME",
                   help="2026-11-30T23:59 or with +01:00; files changed later are marked late")
    g.add_argument("--jobs", type=int, default=os.cpu_count(), metavar="N",
                   help="processes (default: one a core, %(default)s here)")
    g.add_argument("--cluster", metavar="ADDRESS", help="a Dask scheduler, tcp://host:8786")
    c = jobs.add_parser("check", help="judge one submission and show the verdicts here")
    c.add_argument("file", type=there, metavar="FILE")
    e = jobs.add_parser("exercises", help="list ids, points and versions")
    r = jobs.add_parser("release", help="make the zip for learners: notebooks, package, how to run them")
    r.add_argument("zip", type=Path, metavar="ZIP")
    r.add_argument("chapters", nargs="*", metavar="CHAPTER", help="default: all")
    for one in (g, c, e, r):
        one.add_argument("--exercises", type=there, metavar="PY", help="a file with exercises of your own")
    for one in (g, c, e):
        one.add_argument("--only", nargs="+", default=[], metavar="ID", help="ids or chapters that count")
    for one in (g, c):
        one.add_argument("--seconds", type=float, default=schedule.SECONDS, metavar="S",
                         help="most time for one exercise (default: %(default)g)")
        one.add_argument("--unsafe", action="store_true",
                         help="no sandbox: for a file of your own, since it can do whatever you can")
    return made


def secret(args) -> str:
    """The seed: as given, from a file, or made once and kept beside the results."""
    if args.seed and args.seed_file:
        raise ValueError("give --seed or --seed-file, not both")
    if args.seed:
        return args.seed
    path = args.seed_file or args.out / "seed.txt"
    if not args.seed_file and not path.exists():
        fresh = path.with_name(f".seed.txt-{secrets.token_hex(4)}")
        schedule.put(fresh, secrets.token_hex(16).encode() + b"\n")
        try:
            os.link(fresh, path)  # whole, and never over one that another grader has just made
        except FileExistsError:
            pass
        except OSError:  # a disk without links, such as a memory stick's
            os.replace(fresh, path)
        fresh.unlink(missing_ok=True)
    held = path.read_text(encoding="utf-8").strip()
    if not held:
        raise ValueError(f"{path} holds no seed; write one into it, or give --seed")
    return held


class Progress:
    """A line with a bar, the rate, the time left and the failures so far; a line each tenth in a log."""

    def __init__(self, stream):
        self.stream, self.problems, self.tenth = stream, 0, 0

    def __call__(self, finished: int, count: int, seconds: float, made: dict):
        self.problems += bool(made["problem"])
        rate = finished / max(seconds, 1e-6)
        bar = "#" * (24 * finished // count)
        left = round((count - finished) / rate)
        text = (f"[{bar:<24}] {finished}/{count}  {rate:.1f}/s  {left // 60}:{left % 60:02d} left  "
                f"{self.problems} to look at")
        live, tenth = self.stream.isatty(), 10 * finished // count
        if live or tenth > self.tenth:
            end = "" if live and finished < count else "\n"
            print(f"\r{text}" if live else text, end=end, file=self.stream, flush=True)
        self.tenth = tenth


@contextmanager
def workers(args, count: int):
    """What makes an executor, and how many jobs it gets at a time: processes here, or a Dask cluster."""
    if not args.cluster:
        jobs = min(args.jobs, count)
        yield (lambda: schedule.pool(jobs, args.unsafe)), 3 * jobs
        return
    try:
        from distributed import Client
    except ModuleNotFoundError:
        told = '--cluster needs Dask: pip install "dlbasics[grading,cluster]", here and on the workers'
        raise ValueError(told) from None
    try:
        client = Client(args.cluster, timeout=10, set_as_default=False)
        client.wait_for_workers(1, timeout=10)
    except (OSError, ValueError) as error:
        told = f"no Dask scheduler with workers answers at {args.cluster} ({error})"
        how = f"start `dask scheduler`, and `dask worker {args.cluster} --nthreads 1 --nworkers auto`"
        raise ValueError(f"{told}; {how}") from error
    with client:
        yield client.get_executor, max(32, 4 * sum(client.ncores().values()))


def plan_of(args, secret: str) -> tuple[schedule.Plan, list]:
    """The plan of a run and the exercises that count."""
    private = args.exercises.read_text(encoding="utf-8") if args.exercises else ""
    if not 0 < args.seconds < 1e6:
        raise ValueError(f"--seconds is {args.seconds:g}; expected a number above 0")
    only = tuple(args.only)
    if args.unsafe:
        print("WITHOUT a sandbox: what is judged can do whatever you can.", file=sys.stderr)
    else:
        require_bubblewrap()
    plan = schedule.Plan(secret, private, args.seconds, args.unsafe, only, schedule.code())
    return plan, schedule.exercises(private, only)


def grade(args) -> int:
    """Grade a class."""
    if args.jobs < 1:
        raise ValueError(f"--jobs is {args.jobs}; expected 1 or more")
    people = collect.roster(args.roster) if args.roster else []
    plan, exercises = plan_of(args, secret(args))
    schedule.sweep(args.out)
    jobs = collect.collect(args.submissions, people, args.deadline, args.out)
    if not jobs and not people:
        raise ValueError("there is no submission in " + ", ".join(map(str, args.submissions)))
    failed = {}
    for _ in range(3):  # more than once only if results are deleted meanwhile
        todo = [job for job in schedule.missing(jobs, plan, args.out)
                if (job.learner, job.label) not in failed]
        if not todo:
            break
        with workers(args, len(todo)) as (start, window):
            made = schedule.grade(todo, plan, args.out, start, window, Progress(sys.stderr), load)
        failed |= {(one["learner"], one["label"]): one for one in made}
    names = [schedule.key(job.loaded(), plan.digest) for job in jobs]
    results = [failed.get((job.learner, job.label)) or schedule.done(args.out, name)
               for job, name in zip(jobs, names, strict=True)]
    lost = results.count(None)
    results = [made | {"claimed": job.claimed} for made, job in zip(results, jobs, strict=True) if made]
    everyone = gradebook.write(args.out, results, people, exercises)
    summary(args.out, everyone, exercises)
    if lost:
        print(f"{lost} results are missing: is {args.out} being deleted? Run it again.", file=sys.stderr)
    return 1 if lost or any(p["status"] == "needs a look" for p in everyone) else 0


def summary(out: Path, everyone: list, exercises: list):
    """The table at the end."""
    for state in gradebook.STATUS:
        of = [p for p in everyone if p["status"] == state]
        print(f"{len(of):7}  {state}")
        for p in of[:10] if state == "needs a look" else []:
            print(f"         - {gradebook.cell(p['id'])}: {gradebook.cell(' '.join(p['notes']))[:150]}")
    totals = [p["total"] for p in everyone if p["files"]]
    if totals:
        print(f"{sum(p['late'] for p in everyone):7}  late")
        print(f"{median(totals):7g}  points in the middle, {min(totals):g} to {max(totals):g}, "
              f"of {sum(e.points for e in exercises):g}")
    for count, e, _, sentence in held(everyone, exercises)[:1]:
        print(f"{count:7}  hold the most common misconception, in {e.id}: {sentence}")
    print(f"         {out / 'gradebook.csv'}, {out / 'class.html'}, {out / 'feedback'}")


def check(args) -> int:
    """Judge one submission and show it."""
    if not args.file.is_file():
        raise ValueError(f"{args.file} is a folder; expected one file (grade takes folders)")
    plan, exercises = plan_of(args, "check")
    made = schedule.judge(collect.Job(args.file.stem, args.file.name, str(args.file)).loaded(), plan)
    by_id = {e.id: e for e in exercises}
    coloured = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    for v in made["verdicts"]:
        shown = Verdict.from_dict(v, by_id[v["id"]])
        head, *rest = str(shown).splitlines()
        print(f"\x1b[{COLOURS[shown.tone]}m{head}\x1b[0m" if coloured else head, f"  {v['id']}", sep="")
        print("\n".join(rest) + "\n" if rest else "")
    earned, most = sum(v["earned"] for v in made["verdicts"]), sum(v["points"] for v in made["verdicts"])
    print(f"{earned:g} of the {most:g} points of {len(made['verdicts'])} exercises handed in")
    for note in filter(None, [made["problem"], *made["notes"], args.unsafe and "Judged WITHOUT a sandbox."]):
        print(f"  {note}")
    return 1 if made["problem"] else 0


def listed(args) -> int:
    """List exercises."""
    private = args.exercises.read_text(encoding="utf-8") if args.exercises else ""
    shown = schedule.exercises(private, tuple(args.only))
    for e in shown:
        print(f"{e.id:44} {e.points:3} points  {e.version}  {e.kind:6}  {e.title}")
    print(f"{len(shown)} exercises, {sum(e.points for e in shown)} points")
    return 0


def packed(args) -> int:
    """Write the zip for learners."""
    own = []
    if args.exercises:
        book = {e.id for e in schedule.exercises()}
        own = [e for e in schedule.exercises(args.exercises.read_text(encoding="utf-8")) if e.id not in book]
    data = release(args.chapters, own)
    args.zip.absolute().parent.mkdir(parents=True, exist_ok=True)
    atomic_write(args.zip.absolute(), data)
    print(f"{args.zip}: {len(data) / 1e6:.1f} MB")
    return 0


def main(argv=None) -> int:
    """Run the command; 2 for wrong usage."""
    args = parser().parse_args(argv)
    try:
        return {"grade": grade, "check": check, "exercises": listed, "release": packed}[args.command](args)
    except (ValueError, SandboxUnavailable) as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:  # whoever read our words has heard enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        print(f"{error}. Results so far are kept; run it again when this is mended.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. Results so far are kept; run it again to judge the rest.", file=sys.stderr)
        return 1


def run_and_exit():
    """Run the command line and end the process."""
    sys.stdout.reconfigure(errors="replace")  # a name that this terminal cannot write ends nothing
    ended = main()
    sys.stdout.flush()
    os._exit(ended)  # a worker that is still busy must not hold up the end

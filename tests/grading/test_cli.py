"""From a messy folder to the gradebook: who is who, what counts, what each file that is written says."""

import csv
import io
import json
import os
import pty
import re
import subprocess
import sys
import zipfile

import numpy as np
import pytest
from support.sample_class import (
    ANSWERS,
    ID,
    ROOT,
    answer,
    command,
    contents,
    notebook,
    run,
    submissions,
    text_of,
)

from dlbasics.exercises import all_exercises, progress_store
from dlbasics.grading import cli as line
from dlbasics.grading import collect, release, schedule
from dlbasics.grading.reports import class_report, gradebook

SIGMOID = next(e for e in all_exercises() if e.id == ID)
CHOICE = next(e for e in all_exercises() if e.id == "activations/dying-relu")
WRONG = next(i for i, o in enumerate(CHOICE.options) if not o.right)
RIGHT = next(i for i, o in enumerate(CHOICE.options) if o.right)
ROSTER = """id,name,email
s1,Ada Lovelace,ada@uni.example
s2,Ben Okri,ben@uni.example
s3,=cmd|' /C calc'!A0,eve@uni.example
s4,<script>alert(1)</script>,mallory@uni.example
s5,Never There,never@uni.example
"""


def chosen(option):
    return notebook(records=[{"id": CHOICE.id, "version": CHOICE.version, "answer": [option]}])


def saved(learner, option):
    """The work file of the page."""
    held = progress_store.empty() | {"learner": learner}
    entry = {"answer": [option], "status": "wrong", "earned": 0, "when": "", "hints": 0, "tries": []}
    held["exercises"][CHOICE.id] = {CHOICE.version: entry}
    return json.dumps(held)


def zipped(path, members: dict):
    with zipfile.ZipFile(path, "w") as held:
        for name, text in members.items():
            held.writestr(name, text)
    return path


@pytest.fixture(scope="module")
def messy(tmp_path_factory):
    """A messy class, graded: the folder of its files, and what the command said."""
    top = tmp_path_factory.mktemp("messy")
    folder = top / "in"
    for name in ("s1/.ipynb_checkpoints", "Ben Okri_17_assignsubmission_file_", "group/s3"):
        (folder / name).mkdir(parents=True)
    (folder / "s1" / "activations.ipynb").write_text(notebook(answer("line only")))
    (folder / "s1" / "again (2).ipynb").write_text(notebook(answer("right")))
    (folder / "s1" / "plot.png").write_bytes(b"\x89PNG")
    (folder / "s1" / ".ipynb_checkpoints" / "a.ipynb").write_text(notebook(answer("raises")))
    (folder / "Ben Okri_17_assignsubmission_file_" / "x.ipynb").write_text(notebook(answer("line only")))
    inner = {"hw/a.ipynb": notebook(answer("line only")), "__MACOSX/._a.ipynb": "x"}
    zipped(folder / "group" / "s3" / "work.zip", inner)
    (folder / "hw1_mallory.json").write_text(saved("Ada Lovelace", WRONG))
    (folder / "s4-empty.ipynb").write_text("")
    (folder / "stranger.ipynb").write_text(notebook("x = 1"))
    (top / "roster.csv").write_text(ROSTER)
    words = ("--roster", top / "roster.csv", "--seed", "s", "--only", ID, CHOICE.id)
    return top / "out", run("grade", folder, "--out", top / "out", *words)


def rows(out):
    return {row["id"]: row for row in csv.DictReader(io.StringIO((out / "gradebook.csv").read_text()))}


def test_everyone_in_the_roster_has_a_row(messy):
    out, done = messy
    held = rows(out)
    assert list(held) == ["s1", "s2", "s3", "s4", "s5", "stranger"]
    columns = ("status", "late", "total", ID, CHOICE.id)
    told = {id: tuple(row[name] for name in columns) for id, row in held.items()}
    assert told == {
        "s1": ("judged", "", "2", "2", ""),
        "s2": ("judged", "", "0", "0", ""),
        "s3": ("judged", "", "0", "0", ""),
        "s4": ("needs a look", "", "0", "", "0"),
        "s5": ("nothing handed in", "", "0", "", ""),
        "stranger": ("needs a look", "", "0", "", ""),
    }
    assert "better answer counts (s1/again (2).ipynb): activations/hard-sigmoid" in held["s1"]["notes"]
    assert held["s3"]["files"] == "group/s3/work.zip/hw/a.ipynb"
    assert "The file is empty." in held["s4"]["notes"] and "is of 'Ada Lovelace'" in held["s4"]["notes"]
    assert held["stranger"]["notes"].startswith("Not in the roster. stranger.ipynb: Nothing in it answers")
    assert done.returncode == 1
    table = r"3  judged\n +2  needs a look\n +- s4: .*\n +- stranger: .*\n +1  nothing handed in"
    assert re.search(table, done.stdout)
    assert re.search(r"\[#{24}\] 7/7  [\d.]+/s  0:00 left  2 to look at", done.stderr)


def test_no_file_runs_or_loads_anything(messy):
    out, _ = messy
    held = rows(out)
    assert held["s3"]["name"].startswith("'=cmd")
    assert "'=cmd" in (out / "canvas.csv").read_text()
    pages = {path: path.read_text() for path in [*out.glob("feedback/*.html"), out / "class.html"]}
    assert len(pages) == 7
    for path, page in pages.items():
        assert "<script" not in page and "default-src 'none'" in page, path
        assert not re.search(r"""(src|href)=|url\((?!#)|@import|\son\w+=""", page), path
    assert sum("&lt;script&gt;alert(1)" in page for page in pages.values()) == 2  # their own, and the class's


def test_no_text_becomes_a_formula():
    """However a spreadsheet splits the lines: where commas are for decimals it looks for semicolons."""
    for text, made in {"=1": "'=1", " -1": "'-1", "a=1": "a=1", "a; b": "a; b", "a-1;b": "a-1;b",
                       "a;=1": "a;'=1", 'x,"=1': "x,\"'=1", "a\t;\n @b": "a ; '@b"}.items():  # fmt: skip
        assert gradebook.cell(text) == made


def test_nobody_can_choose_a_name_with_anothers_file():
    assert len(schedule.slug("ada").split("-")[1]) == 16 != schedule.slug("ada") != schedule.slug("ada!")


def test_a_learners_page_says_what_the_book_says(messy):
    page = next((messy[0] / "feedback").glob("s2-*.html")).read_text()
    said = text_of(page)
    assert "0 of 4 points" in said and "Not quite 0 of 2 points" in said
    assert "it leaves the range" in said or "leaves the range from 0 to 1" in said
    assert f"Not handed in: {CHOICE.title}." in said
    assert "prefers-color-scheme: dark" in page and "--dl-wrong: #ff948a" in page


def test_the_class_page_teaches_the_most_common_misconception(messy):
    page = (messy[0] / "class.html").read_text()
    assert page.count("<svg") == 3
    lessons = text_of(page.split("What to teach next")[1])
    first = lessons.index("Your line is right, but it runs on")
    assert first < lessons.index(CHOICE.options[WRONG].feedback[:20])
    assert "2 learners, activations/hard-sigmoid" in lessons
    assert f"1. {SIGMOID.title}: line only" in lessons, "in the figure, too, the mistake has its name"


def test_gradescope_and_canvas_read_it(messy):
    out, _ = messy
    held = json.loads(next(out.glob("gradescope/s1-*/results.json")).read_text())
    assert held["score"] == 2 == sum(test["score"] for test in held["tests"])
    assert [(t["max_score"], t["status"]) for t in held["tests"]] == [(2, "passed"), (2, "failed")]
    table = list(csv.reader(io.StringIO((out / "canvas.csv").read_text())))
    assert table[0] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Deep Learning Basics"]
    assert table[1] == ["Points Possible", "", "", "", "", "4"]
    assert table[2] == ["Ada Lovelace", "", "s1", "ada@uni.example", "", "2"]
    assert not list(out.glob("gradescope/s5-*"))


def owners(top, people=(), **more):
    return {job.label: job.learner for job in collect.collect([top], list(people), **more)}


def test_zips_of_learning_platforms(tmp_path):
    book = notebook("x = 1")
    folders = [f"{who}_assignsubmission_file/a.ipynb" for who in ("Ada L_12", "Ben_13")]
    moodle = zipped(tmp_path / "moodle.zip", dict.fromkeys(folders, book))
    assert list(owners(moodle).values()) == ["Ada L", "Ben"]
    flat = {"lovelaceada_77_1_a.ipynb": book, "okriben_LATE_78_2_a-1.ipynb": book}
    canvas = zipped(tmp_path / "canvas.zip", flat)
    assert list(owners(canvas).values()) == ["lovelaceada", "okriben"]
    people = [{"id": "77", "name": "", "email": ""}]
    assert list(owners(canvas, people).values()) == ["77", "okriben"]
    assert [job.late for job in collect.collect([canvas], [])] == [False, True]
    deep = {"all/ada/a.ipynb": book, "all/ben/x/b.ipynb": book, "all/.DS_Store": "x"}
    nested = zipped(tmp_path / "all.zip", deep)
    assert list(owners(nested).values()) == ["ada", "ben"]
    one = zipped(tmp_path / "ada.zip", {"hw/activations.ipynb": book, "hw/losses.ipynb": book})
    assert list(owners(one).values()) == ["ada", "ada"]
    assert collect.collect([one], [])[0].loaded().data.decode() == book


def test_whose_a_file_is(tmp_path):
    people = [("7", "Ada L", "al@uni.example"), ("8", "Bo", ""), ("9", "Bo", "")]
    names = collect.names_of([dict(zip(("id", "name", "email"), one, strict=True)) for one in people])
    assert collect.owner(("hw", "ada l", "x.ipynb"), "", names) == "7"
    assert collect.owner(("hw_8_al.ipynb",), "Ada L", names) == "8"
    assert collect.owner(("x.json",), "AL@uni.example", names) == "7"
    assert collect.owner(("bo.ipynb",), "", names) == "bo"  # two people have this name
    assert collect.owner(("dlbasics-work (1).json",), "Cy", names) == "Cy"
    assert collect.owner(("\ud800\n.ipynb",), "", {}).isprintable()
    names = collect.names_of([{"id": "5", "name": "Zo\u00eb\u00a0Li", "email": "\u3000@x"}])
    assert collect.owner(("x__y.ipynb",), "", names) == "x__y"
    assert collect.owner(("Zoe\u0308 Li_3_assignsubmission_file", "a.ipynb"), "", names) == "5"  # from a Mac


def test_the_output_and_an_unreadable_file_are_no_submissions(tmp_path):
    submissions(tmp_path / "in", 1)
    (tmp_path / "in" / "out" / "results").mkdir(parents=True)
    (tmp_path / "in" / "out" / "results" / "a.json").write_text("{}")
    assert list(owners(tmp_path / "in", out=tmp_path / "in" / "out")) == ["p00.ipynb"]
    gone = collect.Job("a", "a", str(tmp_path / "gone.ipynb")).loaded()
    assert "cannot be read (No such file" in gone.problem


def test_no_name_leads_out_of_its_folder(tmp_path):
    (tmp_path / "secret.ipynb").write_text(notebook(), encoding="utf-8")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "s1.ipynb").symlink_to(tmp_path / "secret.ipynb")
    zipped(tmp_path / "in" / "s2.zip", {"../../s1.ipynb": notebook(), "/etc/x.ipynb": notebook()})
    link, *packed = collect.collect([tmp_path / "in"], [])
    assert link.problem == "A symbolic link is not read." and link.loaded().data is None
    assert [job.learner for job in packed] == ["s2", "s2"]
    assert all(job.loaded().data == notebook().encode() for job in packed)
    lost = schedule.wreck(collect.Job("../../evil\n", "../x"), "broken")
    gradebook.write(tmp_path / "out", [lost], [], [SIGMOID])
    assert {path.parent.parent for path in tmp_path.rglob("*evil*.html")} == {tmp_path / "out"}


def test_what_cannot_be_walked_is_named_and_stops_nobody(tmp_path):
    """Folders deeper than Python's stack, up to where the system itself refuses a path."""
    (tmp_path / "ada.ipynb").write_text(notebook())
    os.mkfifo(tmp_path / "pipe.ipynb")
    (tmp_path / "eve").mkdir()
    (tmp_path / "eve" / "loop").symlink_to(tmp_path)
    here = os.open(".", os.O_RDONLY)
    try:
        os.chdir(tmp_path / "eve")
        for _ in range(1200):
            os.mkdir("deep")
            os.chdir("deep")
        ada, deep = collect.collect([tmp_path], [])
    finally:
        os.fchdir(here)
        os.close(here)
        subprocess.run(["rm", "-r", tmp_path / "eve"], check=True)
    assert (ada.learner, ada.problem) == ("ada", "")
    assert (deep.learner, deep.problem) == ("eve", "It cannot be read (File name too long).")


def test_a_zip_in_a_folder_is_read_when_its_turn_comes(tmp_path):
    """A class's zips, unpacked, are more than fits into memory."""
    inner = {"HW.IPYNB": notebook("x = 1"), "b/HW.ipynb": notebook("x = 2")}
    zipped(tmp_path / "ada.zip", inner)
    packed = {"ben/x.zip": (tmp_path / "ada.zip").read_bytes(), "cy/c.ipynb": notebook()}
    zipped(tmp_path / "all.zip", packed)
    for top in ("ada.zip", "all.zip", ""):
        jobs = collect.collect([tmp_path / top], [])
        assert len(jobs) == (2 if top == "ada.zip" else 3) and not any(job.data for job in jobs)
        assert [job.loaded().data.decode() for job in jobs[:2]] == list(inner.values())


def test_rosters(tmp_path):
    path = tmp_path / "r.csv"
    path.write_text("\ufeffID;Name;Email\n1;Ada;a@x\n", encoding="utf-8")
    assert collect.roster(path) == [{"id": "1", "name": "Ada", "email": "a@x"}]
    head = 'Student,ID,SIS User ID,SIS Login ID,Section\n"    Points Possible",,,,\n'
    path.write_text(head + '"Lovelace, Ada",77,u1,al,S\n')
    ada = collect.roster(path)
    assert (ada[0]["id"], ada[0]["name"], ada[0]["email"]) == ("77", "Lovelace, Ada", "al")
    table = gradebook.canvas(gradebook.people([], ada), [SIGMOID]).decode()
    assert table.splitlines()[2] == '"Lovelace, Ada",77,u1,al,S,0'
    path.write_text('id,name\n1,"Ada\nL"\n2,Eve\u2028 1\n3,B\xa0C\u200cD\x1b\n', encoding="utf-8")
    held = [(person["id"], person["name"]) for person in collect.roster(path)]  # a name is no line of its own
    assert held == [("1", "Ada\nL"), ("2", "Eve  1"), ("3", "B C\u200cD\ufffd")]
    bad = {"name\nAda\n": "needs a header", "id\n1\n1\n": "'1' in more than one row", "": "needs a header"}
    bad["id\n" + "x" * 200_000] = "no CSV"
    for text, told in bad.items():
        path.write_text(text)
        with pytest.raises(ValueError, match=told):
            collect.roster(path)
    path.write_bytes(b"id\n\xe4\n")
    with pytest.raises(ValueError, match="UTF-8"):
        collect.roster(path)


def result(learner, earned, late=False, label="a.ipynb", **more):
    v = {"id": ID, "status": "right" if earned else "wrong", "earned": earned, "points": 2, "name": ""}
    v |= {"sentence": "", "details": [], "explanation": "", "hidden": False} | more
    made = {"learner": learner, "label": label, "late": late, "unsafe": False, "problem": "", "notes": []}
    return made | {"verdicts": [v]}


def test_of_two_submissions_the_better_counts_and_of_equals_the_one_on_time():
    cases = [(0, False, 2, True, True), (2, True, 2, False, False), (2, False, 1, True, False)]
    for a, a_late, b, b_late, late in cases:
        both = [result("ada", a, a_late), result("ada", b, b_late, "b.ipynb")]
        for held in (both, both[::-1]):
            ada = gradebook.people(held, [])[0]
            assert (ada["total"], ada["late"], ada["status"]) == (2, late, "judged")


def test_a_deadline_that_moves_judges_nothing_anew(tmp_path):
    submissions(tmp_path / "in", 2)
    plan, out = schedule.Plan("s"), tmp_path / "out"
    for name, when in (("p00", 1000), ("p01", 3000)):
        os.utime(tmp_path / "in" / f"{name}.ipynb", (when, when))
    for deadline, late in ((2000.0, [False, True]), (4000.0, [False, False]), (500.0, [True, True])):
        jobs = collect.collect([tmp_path / "in"], [], deadline)
        assert [job.late for job in jobs] == late
        for job in schedule.missing(jobs, plan, out) if deadline == 2000 else []:
            schedule.keep(out, schedule.key(job.loaded(), plan.digest), result(job.learner, 2, job.late))
        assert schedule.missing(jobs, plan, out) == []
        held = [schedule.done(out, schedule.key(job.loaded(), plan.digest))["late"] for job in jobs]
        assert held == late


def test_a_result_belongs_to_submission_exercises_and_seed():
    job, plan = collect.Job("ada", "a", data=b"1"), schedule.Plan("s")
    base = schedule.key(job, plan.digest)
    others = [collect.Job("bo", "a", data=b"1"), collect.Job("ada", "b", data=b"1")]
    others.append(collect.Job("ada", "a", data=b"2"))
    plans = [schedule.Plan("t"), schedule.Plan("s", "x"), schedule.Plan("s", seconds=1),
             schedule.Plan("s", unsafe=True), schedule.Plan("s", only=(ID,))]
    names = [schedule.key(one, plan.digest) for one in others] + [schedule.key(job, p.digest) for p in plans]
    assert len({base, *names}) == 9 and base == schedule.key(job, schedule.Plan("s").digest)
    assert re.fullmatch(r"[\w-]+", schedule.key(collect.Job("../é\n", "a", data=b""), plan.digest))


def poison(job, plan):
    """In the place of `batch.judge`: dies on one learner, fails on another."""
    if job.learner == "poison":
        os._exit(1)
    if job.learner == "faulty":
        raise KeyError("ours")
    return result(job.learner, 2)


def test_a_submission_that_kills_its_worker_costs_itself_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(schedule, "judge", poison)
    jobs = [collect.Job(name, name, data=b"") for name in ("a", "poison", "b", "faulty", "c")]
    told = []
    tell = lambda *at: told.append(at[:2])
    failed = schedule.grade(jobs, schedule.Plan("s"), tmp_path, lambda: schedule.pool(2), 4, tell)
    assert sorted(one["learner"] for one in failed) == ["faulty", "poison"]
    assert {one["learner"]: one["problem"] for one in failed}["poison"] == "The grader's process died on it."
    assert sorted(told) == [(at, 5) for at in range(1, 6)]
    missing = schedule.missing(jobs, schedule.Plan("s"), tmp_path)
    assert [job.learner for job in missing] == ["poison", "faulty"]  # the next run tries them again
    assert len(list((tmp_path / "results").iterdir())) == 5


def test_what_a_killed_write_left_is_swept_and_nothing_else(tmp_path):
    for folder in ("results", "feedback", "gradescope/ada-1"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / ".ada-1.json-k3x_9abc").touch()
        (tmp_path / folder / "ada-1.json").touch()
    (tmp_path / ".gitignore").touch()
    schedule.sweep(tmp_path)
    names = sorted(contents(tmp_path))
    assert names == [".gitignore", "feedback/ada-1.json", "gradescope/ada-1/ada-1.json", "results/ada-1.json"]


def test_a_seed_is_made_once_and_kept(tmp_path):
    args = line.parser().parse_args(["grade", str(tmp_path), "--out", str(tmp_path / "out")])
    made = line.secret(args)
    assert re.fullmatch(r"[0-9a-f]{32}", made) and line.secret(args) == made
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["seed.txt"]
    (tmp_path / "out" / "seed.txt").write_text("mine\n")
    assert line.secret(args) == "mine"


def test_a_seed_is_made_on_a_disk_without_links_too(tmp_path, monkeypatch):
    def refuse(*paths):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    args = line.parser().parse_args(["grade", str(tmp_path), "--out", str(tmp_path / "out")])
    assert line.secret(args) == line.secret(args)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["seed.txt"]


def test_progress_in_a_log_and_at_a_terminal():
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    log, live = io.StringIO(), Terminal()
    for stream in (log, live):
        told = line.Progress(stream)
        for at in range(1, 41):
            told(at, 40, at / 2, {"problem": "x" if at == 3 else ""})
    assert len(log.getvalue().splitlines()) == 10
    assert "[############            ] 20/40  2.0/s  0:10 left  1 to look at\n" in log.getvalue()
    assert live.getvalue().count("\r") == 40 and live.getvalue().endswith("1 to look at\n")


USAGE = {
    "--jobs 0": "--jobs is 0; expected 1 or more",
    "--only nothing": "--only names 'nothing'",
    "--seed s --seed-file roster.csv": "not both",
    "--roster gone.csv": "there is no gone.csv",
    "--deadline tomorrow": "'tomorrow' is no time; write 2026-",
    "--deadline 2026-11-30": "'2026-11-30' is no time",
    "--exercises roster.csv": "does not run: SyntaxError",
    "--exercises empty.py": "must end with EXERCISES",
    "--seconds 0": "--seconds is 0",
    "--seconds nan": "--seconds is nan",
}


@pytest.mark.parametrize("words", USAGE)
def test_wrong_usage_says_what_to_do(words, tmp_path, monkeypatch, capsys):
    (tmp_path / "roster.csv").write_text("id name\n")
    (tmp_path / "empty.py").write_text("x = 1\n")
    submissions(tmp_path / "in", 1)
    monkeypatch.chdir(tmp_path)
    try:
        code = line.main(["grade", "in", "--out", "out", *words.split()])
    except SystemExit as ended:
        code = ended.code
    assert code == 2 and USAGE[words] in capsys.readouterr().err


def test_help_is_enough(capsys):
    with pytest.raises(SystemExit):
        line.main(["grade", "--help"])
    said = capsys.readouterr().out
    for word in ("--roster", "--seed-file", "--deadline", "--jobs", "--cluster", "--exercises", "Exit code"):
        assert word in said


def test_check_shows_the_verdicts_in_colour_at_a_terminal(tmp_path):
    apart = "@check('losses/huber')\ndef huber(*a):\n    return 0"
    strange = apart.replace("losses/huber", "losses/hubert")
    (tmp_path / "ada.ipynb").write_text(notebook(answer("line only"), apart, strange, "x\uff0cy"))
    ours, theirs = pty.openpty()
    words = command("check", tmp_path / "ada.ipynb", "--only", ID)
    plain = os.environ | {"PYTHONIOENCODING": "ascii"}
    done = subprocess.run(words, stdout=theirs, cwd=ROOT, timeout=60, env=plain)
    os.close(theirs)
    said = os.read(ours, 10_000).decode()
    os.close(ours)
    assert done.returncode == 0
    assert "\x1b[31m[x] A sigmoid without exp: Not quite (0 of 2 points)\x1b[0m" in said
    assert "Your line is right, but it runs on" in said and "0 of the 2 points of 1 exercises" in said
    assert re.findall(r"There is no exercise (\S+)\.", said) == ["losses/hubert"]  # huber only does not count
    assert "invalid character '?' (U+FF0C)" in said  # which this terminal cannot show


def test_exercises_are_listed(capsys):
    assert line.main(["exercises", "--only", "activations"]) == 0
    said = capsys.readouterr().out
    assert re.search(rf"^{ID} +2 points +{SIGMOID.version}  code +{SIGMOID.title}$", said, re.MULTILINE)
    assert f"{len([e for e in all_exercises() if e.chapter == 'activations'])} exercises" in said


def test_release_is_what_a_learner_needs_and_no_more(tmp_path):
    data = release.release(["activations"])
    assert data == release.release(["activations"])
    with zipfile.ZipFile(io.BytesIO(data)) as held:
        names = [name.removeprefix("deep-learning-basics/") for name in held.namelist()]
        assert {info.date_time for info in held.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        held.extractall(tmp_path)
    folder = tmp_path / "deep-learning-basics"
    wanted = {"README.txt", "requirements.txt", "activations.ipynb", "dlbasics/exercises/model.py"}
    assert wanted <= set(names)
    assert not [name for name in names if re.search("grading|sphinxext|pycache|losses.ipynb", name)]
    book = ROOT / "chapters" / "activations.ipynb"
    assert (folder / "activations.ipynb").read_bytes() == book.read_bytes()
    code = "import dlbasics.exercises as e, dlbasics.explore; print(e.__file__, len(e.all_exercises()))"
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    python = [sys.executable, "-c", code]
    done = subprocess.run(python, cwd=folder, env=environment, capture_output=True, text=True)
    assert done.stdout.startswith(str(folder)) and int(done.stdout.split()[-1]) == len(all_exercises())
    with pytest.raises(ValueError, match="no chapter 'x'; expected activations"):
        release.release(["x"])
    with pytest.raises(ValueError, match="is a question"):
        release.release(["activations"], [CHOICE])


def test_a_hundred_bars_and_an_empty_class_can_be_drawn():
    exercises = all_exercises()
    assert b"0 of 0 handed" in class_report.report([], exercises)
    made = [result(f"p{i}", i % 3, id=e.id, points=e.points) for i, e in enumerate(exercises)]
    page = class_report.report(gradebook.people(made, []), exercises).decode()
    assert all(e.id in page for e in exercises)


def test_results_of_a_class_do_not_hang_on_the_order_of_its_files(tmp_path):
    made = [result(name, n % 3, label=f"{n}") for n, name in enumerate(np.repeat(list("abcd"), 3).tolist())]
    for at, held in enumerate((made, made[::-1])):
        gradebook.write(tmp_path / str(at), held, [], [SIGMOID])
    assert contents(tmp_path / "0") == contents(tmp_path / "1") and len(ANSWERS) == 4

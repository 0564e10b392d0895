"""The commands, as an instructor gives them."""

import os
import pty
import re
import subprocess
import threading

import pytest
from support.run_grader import command, contents
from support.sample_submissions import ID, ROOT, answer, notebook, submissions, zipped

from dlbasics import translation
from dlbasics.exercises import all_exercises, find
from dlbasics.grading.cli.main import main

USAGE = {
    "--jobs 0": "--jobs is 0; expected 1 or more",
    "--only nothing": "--only names 'nothing'",
    "--seed s --seed-file roster.csv": "not both",
    "--roster gone.csv": "there is no gone.csv",
    "--deadline tomorrow": "'tomorrow' is no time that is understood; write 2026-",
    "--deadline 2026-11-30": "'2026-11-30' is a day without a time of day",
    "--deadline foo=2026-11-30T23:59": "there is no chapter 'foo'",
    "--timezone Mars/Base": "'Mars/Base' is no time zone",
    "--late 10%": "--late does not know '10%'",
    "--best-of 0": "--best-of is 0",
    "--weights foo=1": "there is no chapter 'foo'",
    "--budget 0": "--budget is 0",
    "--extensions broken.csv": "broken.csv, line 2: a quotation mark is opened",
    "--overrides broken.csv": "broken.csv, line 2: a quotation mark is opened",
    "--times broken.csv": "broken.csv, line 2: a quotation mark is opened",
    "--exercises roster.csv": "does not run: SyntaxError",
    "--exercises empty.py": "must end with EXERCISES",
    "--seconds 0": "--seconds is 0",
    "--seconds nan": "--seconds is nan",
    "--roster in": "in is a folder; expected a file",
    "--map in --roster people.csv": "in is a folder; expected a file",
    "--times in": "in is a folder; expected a file",
    "--extensions in": "in is a folder; expected a file",
    "--overrides in": "in is a folder; expected a file",
    "--exercises in": "in is a folder; expected a file",
    "--seed-file in": "in is a folder; expected a file",
    "--seed-file latin": "latin is no text in UTF-8",
    "--exercises latin": "latin is no text in UTF-8",
    "--map people.csv": "give --roster as well",
    "--cluster tls://127.0.0.1:1": "needs --tls-ca, --tls-cert and --tls-key",
    "--tls-ca people.csv": "are for --cluster tls://",
    "--deadline 2026-11-30T23:59 2026-12-30T23:59": "2026-12-30T23:59: this is given twice",
    "--late per-day=10% per-day=2": "per-day=2: this is given twice",
    "--weights losses=1 losses=2": "losses=2: this is given twice",
    "--weights losses=40": "--weights says nothing of mlp,",
    "--only losses --weights losses=0": "nothing to earn",
    "--late per-day=10%": "--late has no effect without --deadline",
    "--extensions days.csv": "--extensions has no effect without --deadline",
    "--out in": "in holds the submissions and is given as --out as well",
    "--out people.csv/out": "people.csv is a file; expected a folder",
}


@pytest.mark.parametrize("option", ["--seconds x", "--budget 1m", "--jobs two", "--best-of 1.5"])
def test_what_is_no_number_is_said_in_the_readers_language(option, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(translation, "_language", "zh_CN")
    with pytest.raises(SystemExit):
        main(["--language", "zh_CN", "grade", str(tmp_path), "--out", "out", *option.split()])
    said = capsys.readouterr().err
    assert re.findall("[a-z]{3,}", said.splitlines()[0]) == re.findall("[a-z]{3,}", option)


@pytest.mark.parametrize("options", USAGE)
def test_wrong_usage_says_what_to_do(options, tmp_path, monkeypatch, capsys):
    (tmp_path / "roster.csv").write_text("id name\n")
    (tmp_path / "empty.py").write_text("x = 1\n")
    (tmp_path / "broken.csv").write_text('id,days,points,time\n1,"2,3,4\n')
    (tmp_path / "people.csv").write_text("id,name\np00,Ada\n")
    (tmp_path / "days.csv").write_text("id,days\np00,2\n")
    (tmp_path / "latin").write_bytes(b"caf\xe9")
    submissions(tmp_path / "in", 1)
    monkeypatch.chdir(tmp_path)
    try:
        code = main(["grade", "in", "--out", "out", *options.split()])
    except SystemExit as ended:
        code = ended.code
    assert code == 2 and USAGE[options] in capsys.readouterr().err


@pytest.mark.parametrize("command", [
    "grade in --out . --roster canvas.csv",
    "grade in --out sub/.. --roster link.csv",
    "grade in --out . --overrides options.json",
    "grade in --out . --extensions results/days.csv",
    "grade feedback --out .",
    "grade in feedback/hw --out .",
    "report similar in --out . --roster similar.csv",
])
def test_what_is_to_be_read_is_not_overwritten(command, tmp_path, monkeypatch, capsys):
    """Before anything is judged."""
    submissions(tmp_path / "in", 1)
    for name in ("feedback/hw", "results", "sub"):
        (tmp_path / name).mkdir(parents=True)
    for name in ("canvas.csv", "options.json", "results/days.csv", "similar.csv"):
        (tmp_path / name).write_text("id,name\np00,Ada\n")
    (tmp_path / "link.csv").symlink_to("canvas.csv")
    monkeypatch.chdir(tmp_path)
    before = contents(tmp_path)
    assert main(command.split()) == 2 and contents(tmp_path) == before
    named = set(command.split()) - {"in", "sub/.."}
    assert capsys.readouterr().err.partition(" would be overwritten")[0] in named


def test_files_that_a_person_fills_in_may_be_given_from_there(tmp_path, monkeypatch, capsys):
    submissions(tmp_path / "in", 1)
    (tmp_path / "out").mkdir()
    (tmp_path / "people.csv").write_text("id,name\np00,Ada\n")
    (tmp_path / "out" / "who.csv").write_text("who,id\nAda,p00\n")
    (tmp_path / "out" / "overrides.csv").write_text("id,points\np01,2\n")
    monkeypatch.chdir(tmp_path)
    assert main("grade in --out out --roster people.csv --map out/who.csv --overrides out/overrides.csv "
                "--only activations/elu --unsafe".split()) == 2
    assert "would be overwritten" not in (said := capsys.readouterr().err) and "overrides.csv, line 2" in said


HELP = {
    "grade": ("--roster", "--seed-file", "--deadline", "--jobs", "--cluster", "--exercises", "--map",
              "--late", "--extensions", "--best-of", "--weights", "--budget", "--tls-ca",
              "others on this machine can see"),
    "report": ("similar",),
    "report similar": ("--roster", "--map", "--only", "--exercises", "other names", "similar.csv"),
    "check": ("FILE", "--seconds", "Nothing is written"),
    "exercises": ("--only", "points, version"),
    "release": ("ZIP", "CHAPTER", "without the grader"),
}


@pytest.mark.parametrize("command", HELP)
def test_help_is_enough(command, capsys):
    with pytest.raises(SystemExit) as ended:
        main([*command.split(), "--help"])
    output = " ".join(capsys.readouterr().out.split())
    assert ended.value.code == 0
    assert [word for word in (*HELP[command], "Exit code") if word not in output] == []


def test_a_folder_that_is_a_file_and_a_class_without_work_leave_nothing(tmp_path, capsys):
    (tmp_path / "in").mkdir()
    (tmp_path / "out").write_text("mine")
    assert main(["grade", str(tmp_path / "in"), "--out", str(tmp_path / "out")]) == 2
    assert "is a file; expected a folder" in capsys.readouterr().err
    assert main(["grade", str(tmp_path / "in"), "--out", str(tmp_path / "new")]) == 2
    assert "there is no submission in" in capsys.readouterr().err
    assert (tmp_path / "out").read_text() == "mine" and not (tmp_path / "new").exists()


def test_a_zip_is_never_written_over_a_folder(tmp_path, capsys):
    (tmp_path / "class.zip").mkdir()
    (tmp_path / "file").write_text("mine")
    assert main(["release", str(tmp_path / "class.zip"), "losses"]) == 2
    assert "expected the name of a zip" in capsys.readouterr().err
    assert main(["release", str(tmp_path / "file" / "class.zip"), "losses"]) == 2
    assert "file is a file" in capsys.readouterr().err


@pytest.mark.parametrize(("words", "better"), [
    ("activations", "class.zip activations"),
    ("activations losses", "class.zip activations losses"),
    ("week1 losses", "week1.zip losses"),
])
def test_a_release_without_the_name_of_its_zip_is_refused(words, better, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["release", *words.split()]) == 2
    assert f"`release {better}`" in capsys.readouterr().err
    assert not [*tmp_path.iterdir()]


def test_check_shows_the_verdicts_in_colour_at_a_terminal(tmp_path):
    apart = "@check('losses/huber')\ndef huber(*a):\n    return 0"
    strange = apart.replace("losses/huber", "losses/hubert")
    (tmp_path / "ada.ipynb").write_text(notebook(answer("line only"), apart, strange, "x\uff0cy"))
    ours, theirs = pty.openpty()
    line = command("check", tmp_path / "ada.ipynb", "--only", ID)
    plain = os.environ | {"PYTHONIOENCODING": "ascii"}
    done = subprocess.run(line, stdout=theirs, cwd=ROOT, timeout=300, env=plain)
    os.close(theirs)
    output = os.read(ours, 10_000).decode()
    os.close(ours)
    assert done.returncode == 0
    assert "\x1b[31m[x] A sigmoid without exp: Not quite (0 of 2 points)\x1b[0m" in output
    assert "Your line is right, but it runs on" in output and "0 of the 2 points of 1 exercises" in output
    unknown = re.findall(r"There is no exercise (\S+)\.", output)
    assert unknown == ["losses/hubert"]  # huber only does not count
    assert "invalid character '?' (U+FF0C)" in output  # which this terminal cannot show


def test_check_takes_a_zip_as_grade_does(tmp_path, capsys):
    members = {"hw/a.ipynb": notebook(answer("right")), "hw/b.ipynb": notebook(answer("line only"))}
    arguments = ("check", str(zipped(tmp_path / "ada.zip", members)), "--only", ID)
    assert main(arguments) == 0
    output = capsys.readouterr().out
    assert "ada.zip/hw/a.ipynb" in output and "ada.zip/hw/b.ipynb" in output
    assert "2 of the 2 points of 1 exercises" in output and "0 of the 2 points of 1 exercises" in output
    (tmp_path / "cut.zip").write_bytes((tmp_path / "ada.zip").read_bytes()[:200])
    assert main(["check", str(tmp_path / "cut.zip"), "--only", ID]) == 1
    assert "ends in the middle" in capsys.readouterr().out


def test_check_reads_whatever_a_shell_can_give_and_no_folder(tmp_path, capsys):
    os.mkfifo(tmp_path / "pipe")
    writer = threading.Thread(target=(tmp_path / "pipe").write_text, args=(notebook(answer("right")),))
    writer.start()
    assert main(["check", str(tmp_path / "pipe"), "--only", ID]) == 0
    writer.join()
    assert "2 of the 2 points" in capsys.readouterr().out
    with pytest.raises(SystemExit) as ended:
        main(["check", str(tmp_path), "--only", ID])
    assert ended.value.code == 2 and "is a folder; expected a file" in capsys.readouterr().err


def test_exercises_are_listed(capsys):
    assert main(["exercises", "--only", "activations"]) == 0
    output = capsys.readouterr().out
    assert re.search(rf"^{ID} +2 points +{find(ID).version}  code +{find(ID).title}$", output, re.MULTILINE)
    assert f"{len([e for e in all_exercises() if e.chapter == 'activations'])} exercises" in output

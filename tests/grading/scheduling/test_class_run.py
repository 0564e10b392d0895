"""A class is graded: each submission is read once, and judged unless its result is there."""

import os
from collections import Counter
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from support.count_file_opens import count_file_opens
from support.listed_times import ListedTimes
from support.sample_submissions import (
    ID,
    WRONG_OPTION,
    answer,
    made_up_result,
    notebook,
    submissions,
    work_file,
    zipped,
)

from dlbasics.exercises import find
from dlbasics.grading.autograder.grading_settings import GradingSettings
from dlbasics.grading.cli.main import main
from dlbasics.grading.collect.collect_submissions import collect_submissions
from dlbasics.grading.results.result_store import ResultStore
from dlbasics.grading.scheduling import class_run, scheduler
from dlbasics.grading.scheduling.class_run import ClassRun, ResultsGone
from dlbasics.grading.scheduling.workers import LocalProcesses

PLAN = GradingSettings("s")


def two_processes():
    """Workers of this machine."""
    return nullcontext(LocalProcesses(2))


def fake_worker(submission, settings):
    """In the place of `grade_in_worker`: dies on one learner, fails on another."""
    if submission.learner == "poison":
        os._exit(1)
    if submission.learner == "faulty":
        raise KeyError("ours")
    return made_up_result(submission.learner, 2, submission.marked_late, submission.label, submission.time)


@pytest.fixture
def grade(tmp_path, monkeypatch):
    """Grade the folder ``in``."""
    monkeypatch.setattr(scheduler, "grade_in_worker", fake_worker)

    def grade_folder(on_result=lambda: None, **more):
        progress = []

        def show(finished, count, seconds, result):
            progress.append((finished, count, result.learner))
            on_result()

        with collect_submissions([tmp_path / "in"], **more) as collection:
            run = ClassRun(collection, PLAN, ResultStore(tmp_path), lambda: show)
            return SimpleNamespace(progress=progress, results=run.grade(two_processes))

    return grade_folder


def test_what_the_grader_failed_on_is_tried_again_by_the_next_run(grade, tmp_path):
    (tmp_path / "in").mkdir()
    for name in ("a", "poison", "b", "faulty", "c"):
        (tmp_path / "in" / f"{name}.ipynb").write_text(notebook(name))
    run = grade()
    assert [at[:2] for at in run.progress] == [(finished, 5) for finished in range(1, 6)]
    problems = {result.learner for result in run.results if result.problem}
    assert problems == {"poison", "faulty"} and len(run.results) == 5
    assert len(list((tmp_path / "results").iterdir())) == 5
    run = grade()
    assert sorted(at[2] for at in run.progress) == ["faulty", "poison"] and run.progress[-1][:2] == (2, 2)
    assert len(run.results) == 5


def test_a_time_that_is_told_later_judges_nothing_anew(grade, tmp_path):
    submissions(tmp_path / "in", 2)
    times = {"p00": datetime(2026, 11, 1, 10, 15, tzinfo=UTC)}
    assert [result.time for result in grade().results] == ["", ""]
    for expected in ("2026-11-01T10:15:00+00:00", "2026-11-02T10:15:00+00:00"):
        run = grade(times=ListedTimes(lambda person, identity: times.get(person.id)))
        assert run.progress == [] and [result.time for result in run.results] == [expected, ""]
        assert expected in "".join(path.read_text() for path in (tmp_path / "results").iterdir())
        times["p00"] += timedelta(days=1)


def test_results_that_are_deleted_meanwhile_are_missed(grade, tmp_path):
    """Never is a class reported without them; the next run judges them."""
    submissions(tmp_path / "in", 4)
    path = tmp_path / "results"
    with pytest.raises(ResultsGone, match=r"results are missing: is .* being deleted"):
        grade(on_result=lambda: [each.unlink() for each in path.iterdir()])
    assert len(grade().results) == 4 == len(list(path.iterdir()))


@pytest.fixture
def counted_keys(monkeypatch):
    """How often the key of each submission was computed."""
    keys, compute = Counter(), class_run.result_key

    def count(submission, digest):
        keys[submission.label] += 1
        return compute(submission, digest)

    monkeypatch.setattr(class_run, "result_key", count)
    return keys


def test_each_submission_is_read_once_and_its_key_computed_once(tmp_path, counted_keys):
    """Over a whole run of the command, all its processes included, and over a run that finds all judged."""
    folder = submissions(tmp_path / "in", 3)
    (folder / "cy.json").write_text(work_file("Cy", WRONG_OPTION))
    (folder / "notes.txt").write_text("not read: it is a file of somebody who handed in a notebook too")
    (folder / "p00").mkdir()
    (folder / "p00" / "plot.png").write_bytes(b"\x89PNG")
    zipped(folder / "dan.zip", {"a.ipynb": notebook(answer("right")), "b.ipynb": notebook(answer("raises"))})
    of_class = zipped(tmp_path / "class.zip", {"eve/a.ipynb": notebook(), "fay/f.json": work_file("Fay", 0)})
    out = tmp_path / "out"
    arguments = ["grade", str(folder), str(of_class), "--out", str(out), "--seed", "s", "--jobs", "2"]
    for _ in ("first run", "all is judged"):
        counted_keys.clear()
        with count_file_opens(tmp_path) as reads:
            main([*arguments, "--only", ID])
        read = {name.removeprefix(f"{tmp_path}/"): count for name, count in reads.items()}
        handed_in = {name: count for name, count in read.items() if name.startswith(("in/", "class.zip"))}
        names = {"in/p00.ipynb", "in/p01.ipynb", "in/p02.ipynb", "in/cy.json", "in/dan.zip", "in/notes.txt"}
        names |= {"class.zip", "class.zip/eve/a.ipynb", "class.zip/fay/f.json"}
        assert handed_in == dict.fromkeys(names, 1)
        assert len(counted_keys) == 9 and set(counted_keys.values()) == {1}
    results = {name: count for name, count in read.items() if name.startswith("out/results/")}
    assert len(results) == 9 and set(results.values()) == {2}, "to see that it is there, and for the reports"


def test_an_endless_loop_is_judged_twice_and_costs_its_own_exercise(tmp_path):
    endless, huber = "    while True: pass", find("losses/huber")
    own = f"@check('{ID}')\ndef hard_sigmoid(x):\n{endless}"
    other = f"@check('{huber.id}')\ndef {huber.function}(*args):\n{endless}"
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "ada.ipynb").write_text(notebook("import numpy as np", own, other))
    (tmp_path / "in" / "ben.ipynb").write_text(notebook("import numpy as np", answer("right"), other))
    settings = GradingSettings("s", seconds=0.7, only=(ID, huber.id))
    with collect_submissions([tmp_path / "in"]) as collection:
        ada, ben = ClassRun(collection, settings, ResultStore(tmp_path)).grade(two_processes)
    assert huber.id in ben.judged_again and huber.id in ben.ran_out
    assert ada.judged_again == ada.ran_out == [ID, huber.id]
    for result in (ada, ben):
        verdicts = {verdict["id"]: verdict["status"] for verdict in result.verdicts}
        assert verdicts[huber.id] == "does not run" and set(verdicts) == {ID, huber.id}

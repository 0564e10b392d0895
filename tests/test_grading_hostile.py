"""Hostile submissions, each with the exact outcome expected; the honest exercise beside it must stay right."""

import json
import os
import zipfile
from pathlib import Path

import numpy as np
import pytest

from dlbasics.exercises import Case, Code, Misconception
from dlbasics.grading import batch, gradebook, marking, submission, wire

SECONDS = 2.0


def make(name):
    return Code(
        f"activations/{name}", name, 1,
        stub='def double(x):\n    """Return twice `x`."""\n    ...\n',
        hints=("a", "b"), reference=lambda x: 2 * x,
        cases=lambda rng: [Case((rng.normal(size=3),)), Case((np.zeros(2),), "edge", "zeros")],
        misconceptions=(Misconception("square", lambda x: x * x, "That is the square."),),
    )  # fmt: skip


HOSTILE, HONEST = make("hostile"), make("honest")
GOOD = "@check('activations/honest')\ndef double(x):\n    return 2 * x"


@pytest.fixture(scope="module")
def supply():
    made = marking.Supply()
    yield made
    made.close()


def graded(cells, supply, secret="s"):
    held = {"cells": [{"cell_type": "code", "source": c, "outputs": []} for c in cells]}
    made = marking.mark(submission.read(json.dumps(held).encode()), "ada", [HOSTILE, HONEST], secret, supply, SECONDS)
    return {v["id"].split("/")[1]: v for v in made["verdicts"]} | {"notes": made["notes"], "problem": made["problem"]}


def body(*lines):
    return "\n".join(["@check('activations/hostile')", "def double(x):", *("    " + line for line in lines)])


CRASH = "It crashed Python (segmentation fault)."
LONG = "It took longer than an exercise may take."
EXIT0, WIRE = "It ended Python (exit 0)", "It interfered"
# name: (body of the function, status, part of the sentence or of the details)
ATTACKS = {
    "loop": (["while True: pass"], "does not run", LONG),
    "sleep": (["import time", "time.sleep(60)"], "does not run", LONG),
    "loop in C": (["return sum(range(10**12))"], "does not run", LONG),
    "big integer": (["return 9**9**9"], "does not run", LONG),
    "regex": (["import re", "re.match('(a+)+$', 'a' * 60 + 'b')"], "does not run", LONG),
    "exit": (["raise SystemExit"], "does not run", "SystemExit"),
    "os._exit": (["import os", "os._exit(0)"], "does not run", EXIT0),
    "exit as if done": (["import os", "os._exit(42)"], "does not run", LONG),
    "segfault": (["import ctypes", "ctypes.string_at(0)"], "does not run", CRASH),
    "abort": (["import os", "os.abort()"], "does not run", "It crashed Python (abort)."),
    "recursion": (["return double(x)"], "does not run", "RecursionError"),
    "stack overflow": (["import sys", "sys.setrecursionlimit(10**8)", "f = lambda g: sorted([1, 2], key=lambda i: g(g))",
                        "return f(f)"], "does not run", CRASH),
    "fork bomb": (["import os", "while True: os.fork()"], "does not run", "PermissionError"),
    "processes": (["import subprocess", "subprocess.run(['/python/bin/python', '-c', '1'])"], "does not run",
                  "PermissionError"),
    "multiprocessing": (["import multiprocessing as m", "m.get_context('fork').Process(target=print).start()"],
                        "does not run", "PermissionError"),
    "threads": (["import threading, time", "for _ in range(10**4): threading.Thread(target=time.sleep, args=(9,)).start()"],
                "does not run", "RuntimeError"),
    "memory at once": (["return np.ones(10**10)"], "does not run", "MemoryError"),
    "memory in pieces": (["held = []", "while True: held.append(bytearray(10**7))"], "does not run", "MemoryError"),
    "memory in a memfd": (["import os", "os.memfd_create('x')"], "does not run", "PermissionError"),
    "a large file": (["open('/tmp/x', 'wb').write(b'0' * 10**8)"], "does not run", "OSError"),
    "many files": (["held = [open('/dev/null') for _ in range(1000)]"], "does not run", "OSError"),
    "50 MB of output": (["print('x' * 50_000_000)", "return 2 * x"], "right", ""),
    "noise on stderr": (["import sys, warnings", "warnings.warn('x')", "print('x', file=sys.stderr)", "return 2 * x"],
                        "right", ""),
    "close every file": (["import os", "os.closerange(0, 64)", "return 2 * x"], "does not run", ""),
    "flood the wire": (["import os", "while True: os.write(4, b'x' * 65536)"], "does not run", WIRE),
    "garbage on the wire": (["import os", "os.write(4, b'\\x05\\0\\0\\0\\0\\0\\0\\0hello')"], "does not run", WIRE),
    "endless message": (["import os, time", "os.write(4, b'\\0\\0\\1\\0\\0\\0\\0\\0')", "time.sleep(60)"], "does not run", LONG),
    "giant message": (["import os", "os.write(4, b'\\xff' * 8)"], "does not run", WIRE),
    "kill the parent": (["import os, signal", "os.kill(os.getppid(), signal.SIGKILL)"], "does not run", "It was killed."),
    "kill all": (["import os, signal", "os.kill(-1, signal.SIGKILL)"], "does not run", "It was killed."),
    "wrong dtype": (["return np.array(['a', 'b'])"], "wrong shape", ""),
    "object array": (["return np.array([object()] * 3)"], "wrong shape", ""),
    "giant view": (["return np.broadcast_to(1.0, (10**9, 10**9))"], "wrong shape", ""),
    "nan boxes": (["return np.full(x.shape, 0x7ff0dead00000001, dtype=np.uint64).view(float)"], "overflows", ""),
    "clever eq": (["class Yes:", "    def __eq__(self, other): return True",
                   "    def __array__(self, *a, **k): raise SystemExit", "return Yes()"], "wrong shape", "Yes"),
    "clever subclass": (["class A(np.ndarray):", "    def __eq__(self, o): return np.bool_(True)",
                         "    def tobytes(self, *a): return b''", "return np.zeros(x.shape).view(A)"], "wrong", ""),
    "patch numpy": (["np.isclose = np.all = np.array_equal = lambda *a, **k: True", "return x"], "wrong", ""),
    "patch the agent": (["import sys", "sys.modules['run'].run = lambda *a: None", "sys.modules['wire'].dumps = None",
                         "return x"], "does not run", EXIT0.replace("exit 0", "exit")),
    "read /proc": (["return open('/proc/self/environ').read()"], "does not run", "FileNotFoundError"),
    "read passwords": (["return open('/etc/passwd').read()"], "does not run", "FileNotFoundError"),
    "read home": (["import os", "return os.listdir('/root') + os.listdir('/home')"], "does not run", "FileNotFoundError"),
    "environment": (["import os", "assert set(os.environ) <= ALLOWED, sorted(os.environ)", "return 2 * x"], "right", ""),
    "references": (["import dlbasics.exercises.judge"], "does not run", "ModuleNotFoundError"),
    "references on disk": (["import pathlib", "assert not [p for r in ('/site', '/box', '/python/lib/python3.11', '/usr/lib')"
                            " for p in pathlib.Path(r).rglob('judge.py') if 'dlbasics' in str(p)]", "return 2 * x"],
                           "right", ""),
    "write the box": (["open('/box/agent.py', 'w')"], "does not run", "OSError"),
    "write the root": (["open('/x', 'w')"], "does not run", "OSError"),
    "symlink": (["import os", "os.symlink('/proc/1/root/etc/passwd', '/tmp/l')", "return open('/tmp/l').read()"],
                "does not run", "FileNotFoundError"),
    "socket": (["import socket", "socket.create_connection(('127.0.0.1', 80))"], "does not run", "PermissionError"),
    "mount": (["import ctypes, os", "libc = ctypes.CDLL(None, use_errno=True)",
               "assert libc.unshare(0x10000000) == -1 and libc.mount(b'/', b'/tmp', b'', 4096, 0) == -1",
               "return 2 * x"], "right", ""),
    "become root": (["import os", "os.setuid(0)" if os.getuid() == 0 else "os.chroot('/tmp')"], "does not run",
                    "PermissionError"),
    "look up the stack": (["import sys", "f = sys._getframe()", "while f.f_back: f = f.f_back",
                           "assert 'reference' not in str(f.f_globals)", "return 2 * x"], "right", ""),
    "spend the honest one's numpy": (["np.add = np.multiply = None", "return 2 * x"], "right", ""),
}  # fmt: skip
SETUP = (
    "import numpy as np\nALLOWED = {'OPENBLAS_NUM_THREADS', 'OMP_NUM_THREADS', 'PYTHONDONTWRITEBYTECODE', "
    "'PYTHONHASHSEED', 'LD_LIBRARY_PATH', 'LANG', 'MPLBACKEND', 'MPLCONFIGDIR', 'DLBASICS_MEDIUM', 'PWD', 'LC_CTYPE'}"
)


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_costs_its_own_exercise_alone(name, supply):
    lines, status, told = ATTACKS[name]
    made = graded([SETUP, body(*lines), GOOD], supply)
    said = made["hostile"]["sentence"] + str(made["hostile"]["details"])
    assert made["hostile"]["status"] == status, said
    assert told in said
    assert made["honest"]["status"] == "right"
    assert made["problem"] == ""


FILES = {
    "empty": (b"", "The file is empty."),
    "binary": (bytes(range(256)), "no text in UTF-8"),
    "no utf-8": ('{"cells": "\xe4"}'.encode("latin-1"), "no text in UTF-8"),
    "cut off": (b'{"cells": [', "no JSON"),
    "deep": (b"[" * 200_000, "no JSON"),
    "foreign": (b'{"a": 1}', "neither a notebook nor a work file"),
    "later format": (b'{"format": "dlbasics-work", "format_version": 9}', "cannot be read"),
    "huge integer": (b'{"cells": ' + b"9" * 5000 + b"}", "no JSON"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_none_says_why(name):
    data, told = FILES[name]
    assert told in submission.read(data)["problem"]


def test_zip_bomb_and_names_that_climb(tmp_path):
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as held:
        held.writestr("a.json", b"0" * (submission.LARGEST + 1))
    with zipfile.ZipFile(tmp_path / "climb.zip", "w") as held:
        held.writestr("../../etc/ada\n.ipynb", b"{}")
    (tmp_path / "link.ipynb").symlink_to("/etc/passwd")
    bomb, climb, link = batch.collect([tmp_path], [])
    assert "zip bomb" in bomb.problem
    assert climb.learner == "etc" and climb.problem == ""
    assert "symbolic link" in link.problem


HEADERS = ['["d",[["v",["a","|O",[1]]]]]', '["d",[["v",["a","<f8",[-1]]]]]', '["d",[["v",["a","<f8",[99999999]]]]]',
           '["d",[["v",["a","<f8",[1,0.5]]]]]', '["d",[["v",["z",1]]]]', "[" * 5000, "1", '["d",[["v"]]]', "NaN",
           '["d",[["v",["a","<f8",[0,9999999999999999]]]]]']  # fmt: skip


@pytest.mark.parametrize("head", HEADERS)
def test_a_forged_frame_is_refused(head):
    with pytest.raises(wire.WireError):
        wire.loads(head.encode(), b"12345678")


def test_spreadsheet_formulas_and_scripts_stay_text():
    evil = {"learner": "=cmd|'/c calc'!A1", "label": "<script>alert(1)</script>", "late": False, "unsafe": False,
            "problem": "<img src=x onerror=alert(1)>", "notes": [], "verdicts": [
                {"id": "activations/honest", "status": "does not run", "earned": 0, "points": 1, "name": "",
                 "sentence": "<script>alert(2)</script> [x](javascript:alert(3))", "explanation": "",
                 "details": [["Error", "<script>alert(4)</script>"]], "hidden": False}]}  # fmt: skip
    person = gradebook.people([evil], [])[0]
    assert b"\n'=cmd" in gradebook.gradebook([person], [HONEST])
    shown = gradebook.feedback(person, [HONEST]).decode()
    assert "<script" not in shown and "<img" not in shown and 'href="javascript' not in shown
    assert "default-src 'none'" in shown
    assert Path(gradebook.slug(person)).name == gradebook.slug(person)


def test_hidden_cases_differ_and_do_not_leak(supply):
    """Hard-coded answers earn nothing, and what a hidden case raises is not shown."""
    shown = [c.args[0].tolist() for c in HOSTILE.cases(np.random.default_rng(0))]
    made = graded([SETUP, body(f"if x.tolist() in {shown!r}: return 2 * x", "raise ValueError(str(x))"), GOOD], supply)
    assert made["hostile"]["status"] == "does not run" and made["hostile"]["hidden"]
    assert made["hostile"]["details"] == [] and "ordinary" in made["hostile"]["sentence"]
    assert "ValueError" not in made["hostile"]["sentence"]
    seeds = {marking.hidden_seed(s, who, e) for s in "ab" for who in "xy" for e in "mn"}
    assert len(seeds) == 8


def test_cells_are_found_however_the_notebook_was_saved(supply):
    """Renamed, reordered, duplicated, with magics, helpers, a plot and a cell that is no Python."""
    cells = [
        "import matplotlib.pyplot as plt\nplt.plot([1])\nimport dlbasics.exercises as ex",
        "%matplotlib inline\n!pip install x\n@ex.check('activations/hostile')\ndef twice(x):\n    return help_me(x)",
        "@check('activations/honest')\ndef double(x):\n    return 3 * x", "this is no Python", GOOD,
        "import numpy as np\ndef help_me(x):\n    return np.add(x, x)",
    ]  # fmt: skip
    made = graded(cells, supply)
    assert made["hostile"]["status"] == made["honest"]["status"] == "right"
    assert any("2 times; the last one counts" in n for n in made["notes"])
    assert any("!pip install" in n for n in made["notes"]) and any("Cell 4 is no Python" in n for n in made["notes"])

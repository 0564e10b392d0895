"""The shared libraries that programs need are found as the loader finds them."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np

from dlbasics.grading.sandbox import bubblewrap
from dlbasics.grading.sandbox.shared_libraries import needed_libraries, read_program

PYTHON = os.path.realpath(sys.executable)
MODULE = np._core._multiarray_umath.__file__
BASE = os.path.join(sys.base_prefix, "lib")


def test_they_are_those_that_the_loader_names():
    programs = [PYTHON, *bubblewrap.third_party().compiled]
    found = {os.path.basename(path) for path in needed_libraries(programs, (BASE,))}
    known = found | {os.path.basename(path) for path in programs}
    said = subprocess.run(["ldd", *programs], capture_output=True, text=True).stdout
    named = {os.path.basename(name) for name in re.findall(r"^\t(\S+) (?:=>|\()", said, re.MULTILINE)}
    assert len(named) > 5 and named - known <= {"linux-vdso.so.1"}
    assert found <= named | {"libgcc_s.so.1"}


def test_a_library_is_looked_for_where_a_program_says_first(tmp_path):
    real = next(path for path in needed_libraries([PYTHON], (BASE,)) if "libm.so" in path)
    copy = shutil.copy(os.path.realpath(real), tmp_path / os.path.basename(real))
    assert str(copy) in needed_libraries([PYTHON], (str(tmp_path), BASE))


def test_a_file_for_another_machine_is_passed_over(tmp_path):
    real = next(path for path in needed_libraries([PYTHON], (BASE,)) if "libm.so" in path)
    data = bytearray(Path(real).read_bytes())
    data[18] ^= 0xFF
    (tmp_path / os.path.basename(real)).write_bytes(data)
    assert real in needed_libraries([PYTHON], (str(tmp_path), BASE))


def test_what_is_no_program_needs_nothing(tmp_path):
    data, rng = Path(MODULE).read_bytes()[:4096], np.random.default_rng(0)
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "text").write_text("#!/bin/sh\n")
    (tmp_path / "head").write_bytes(data[:63])
    assert not any(map(read_program, map(str, tmp_path.iterdir()))) and not read_program("/not/there")
    for _ in range(200):  # damaged ones need what they may, and end nothing
        damaged = bytearray(data)
        for place in rng.integers(16, 600, size=4):
            damaged[place] = rng.integers(256)
        (tmp_path / "damaged").write_bytes(damaged)
        needed_libraries([str(tmp_path / "damaged")])

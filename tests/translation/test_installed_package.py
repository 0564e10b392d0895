"""The package away from its catalogues: as a wheel that setuptools builds, and copied alone."""

import shutil
import subprocess
import sys
import zipfile

import pytest
from support.book import ROOT

from dlbasics.translation import stored_catalogues

SOURCES = ("dlbasics", "locale", "LICENSE", "README.md", "pyproject.toml")


def copy(name, folder):
    source = ROOT / name
    if source.is_dir():
        shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    elif source.exists():
        shutil.copy(source, folder)


def grade_help(folder, *options, **variables):
    """What the grader says of its command, without polib: that is no part of an installed grader."""
    code = ("import sys; sys.modules['polib'] = None\n"
            "from dlbasics.grading.cli.main import run_and_exit; run_and_exit()")
    environment = {"PYTHONPATH": str(folder), "PYTHONUTF8": "1", **variables}
    return subprocess.run([sys.executable, "-c", code, *options, "grade", "--help"], cwd=folder, text=True,
                          capture_output=True, env=environment)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel that pip makes of a clone."""
    clone = tmp_path_factory.mktemp("clone")
    for name in SOURCES:
        copy(name, clone)
    build = "from setuptools import build_meta; build_meta.build_wheel('.')"
    subprocess.run([sys.executable, "-c", build], cwd=clone, check=True, capture_output=True)
    return next(clone.glob("*.whl"))


def test_an_installed_grader_speaks_every_language(wheel, tmp_path):
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    packed = {path.stem for path in (tmp_path / "dlbasics" / "locale").glob("*")}
    assert packed == set(stored_catalogues.languages())
    english = grade_help(tmp_path, LANG="C.UTF-8")
    chinese = grade_help(tmp_path, "--language", "zh_CN")
    assert english.returncode == chinese.returncode == 0, chinese.stderr
    assert english.stdout.isascii() and "用法" in chinese.stdout
    assert grade_help(tmp_path, LANG="zh_CN.UTF-8").stdout == chinese.stdout


def test_a_package_without_its_catalogues_refuses_other_languages_as_options(tmp_path):
    copy("dlbasics", tmp_path)
    done = grade_help(tmp_path, "--language", "zh_CN")
    assert done.returncode == 2 and "Traceback" not in done.stderr, done.stderr
    assert "--language" in done.stderr and "zh_CN" in done.stderr

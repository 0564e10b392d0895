"""The grader run as an instructor runs it, and what it leaves."""

import os
import subprocess
import sys
import time
from pathlib import Path

import psutil
from support.book import ROOT


def command(*words) -> list:
    """The command line."""
    return [sys.executable, "-m", "dlbasics.grading", *map(str, words)]


def run(*words, **options) -> subprocess.CompletedProcess:
    """Run the command line to its end."""
    return subprocess.run(command(*words), capture_output=True, text=True, cwd=ROOT, timeout=300, **options)


def contents(folder: Path) -> dict:
    """Every file under a folder and its bytes."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def environment(**more) -> dict:
    """This environment with more."""
    return os.environ | more


def dead(family: list) -> bool:
    """Whether these processes end; one that only waits for its parent to look has ended."""
    for _ in range(24_000):
        try:
            family = [p for p in family if p.is_running() and p.status() != psutil.STATUS_ZOMBIE]
        except psutil.NoSuchProcess:
            continue
        if not family:
            return True
        time.sleep(0.005)
    return False

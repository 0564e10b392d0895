"""The grader, which stops itself at a file that it writes, so that accidents happen at counted moments.

As a program: ``stopped_grader.py before|after NUMBER WORDS...``.
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[2]


class StoppedGrader:
    """A grader that has stopped itself, and can be killed or continued.

    Parameters
    ----------
    when : str
        ``"before"`` or ``"after"``: whether the file has its name already.
    number : int
        The file at which it stops, of those that this run writes.
    words : list of str
        The command.
    """

    def __init__(self, when: str, number: int, *words):
        line = [sys.executable, __file__, when, str(number), *map(str, words)]
        self.process = subprocess.Popen(line, env=os.environ | {"PYTHONPATH": str(ROOT)}, cwd=ROOT, text=True,
                                        start_new_session=True, stdout=subprocess.DEVNULL,
                                        stderr=subprocess.PIPE)
        grader = psutil.Process(self.process.pid)
        while grader.status() != psutil.STATUS_STOPPED:
            assert self.process.poll() is None and grader.status() != psutil.STATUS_ZOMBIE, (
                f"it ended before it wrote {number} files: {self.process.communicate()[1]}"
            )
            time.sleep(0.005)

    def kill(self, whole_group: bool) -> list:
        """Kill it, alone or with all its group; the processes that it had."""
        children = psutil.Process(self.process.pid).children(recursive=True)
        (os.killpg if whole_group else os.kill)(self.process.pid, signal.SIGKILL)
        self.process.communicate()
        return children

    def finish(self) -> str:
        """Let it go on to its end; what it wrote on its standard error."""
        os.kill(self.process.pid, signal.SIGCONT)
        return self.process.communicate()[1]


def main():
    """Run the grader."""
    when, number, *words = sys.argv[1:]
    replace, written = os.replace, 0

    def counted_replace(*paths):
        nonlocal written
        written += 1
        stops = written == int(number)
        if stops and when == "before":
            os.kill(os.getpid(), signal.SIGSTOP)
        replace(*paths)
        if stops and when == "after":
            os.kill(os.getpid(), signal.SIGSTOP)

    from dlbasics.grading.cli.main import run_and_exit

    os.replace = counted_replace
    sys.argv[1:] = words
    run_and_exit()


if __name__ == "__main__":
    main()

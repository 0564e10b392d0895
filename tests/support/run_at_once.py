"""Several processes that do the same at the same time."""

import subprocess
import sys


def run_at_once(script: str, *arguments, processes: int = 3):
    """Run a script in several processes, which begin when all of them are ready."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    running = [subprocess.Popen([sys.executable, "-c", script, *map(str, arguments), str(number)], **pipes)
               for number in range(processes)]
    for process in running:
        process.stdout.readline()
    for process in running:
        process.stdin.write("\n")
        process.stdin.flush()
    for process in running:
        process.communicate()
    assert [process.returncode for process in running] == [0] * processes

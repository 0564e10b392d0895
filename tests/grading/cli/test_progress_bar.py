"""How far a run is."""

import io
from dataclasses import replace

from support.sample_submissions import made_up_result

from dlbasics.grading.cli.progress_bar import ProgressBar
from dlbasics.messages import Message

FINE = made_up_result("ada", 2)
ODD = replace(FINE, problem=Message("submission.empty"))


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_progress_in_a_log_and_at_a_terminal():
    log, terminal = io.StringIO(), Terminal()
    for stream in (log, terminal):
        bar = ProgressBar(stream)
        for finished in range(1, 41):
            bar(finished, 40, finished / 2, ODD if finished == 3 else FINE)
    assert len(log.getvalue().splitlines()) == 10
    assert "[############            ] 20/40  2.0/s  0:10 left  1 to look at\n" in log.getvalue()
    assert terminal.getvalue().count("\r") == 40 and terminal.getvalue().endswith("1 to look at\n")

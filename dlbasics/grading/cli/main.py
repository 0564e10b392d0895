"""Run the command line to its exit code."""

import os
import sys
import traceback
from contextlib import suppress

from dlbasics.grading.autograder.grade_in_worker import OtherCodeError
from dlbasics.grading.cli import language
from dlbasics.grading.cli.argument_parser import argument_parser
from dlbasics.grading.cli.check_submission import check
from dlbasics.grading.cli.grade_class import grade
from dlbasics.grading.cli.list_exercises import list_exercises
from dlbasics.grading.cli.report_similar import report_similar
from dlbasics.grading.cli.student_release import release
from dlbasics.grading.sandbox.bubblewrap import SandboxUnavailable
from dlbasics.grading.scheduling.class_run import ResultsGone
from dlbasics.grading.scheduling.workers import WorkersGone
from dlbasics.messages import UsageError, text

COMMANDS = {
    "grade": grade,
    "report": report_similar,
    "check": check,
    "exercises": list_exercises,
    "release": release,
}


def main(argv=None) -> int:
    """Run the command; 2 for wrong usage. A fault of the program itself is raised."""
    command = ""
    try:
        language.choose(sys.argv[1:] if argv is None else list(argv))
        arguments = argument_parser().parse_args(argv)
        command = arguments.command
        exit_code = COMMANDS[command](arguments)
        sys.stdout.flush()  # short output is written only now
        return exit_code
    except (WorkersGone, ResultsGone) as error:
        print(error, file=sys.stderr)
        return 1
    except (UsageError, SandboxUnavailable, OtherCodeError) as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:  # whoever read the output has read enough
        return 1
    except OSError as error:
        code = "cli.system-error" if command == "grade" else "cli.system-error-alone"
        print(text(code, error=error), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        code = "cli.stopped" if command == "grade" else "cli.stopped-alone"
        print("\n" + text(code), file=sys.stderr)
        return 1


def run_and_exit():
    """Run the command line and end the process."""
    sys.stdout.reconfigure(errors="replace")  # a name that this terminal cannot write ends nothing
    try:
        exit_code = main()
    except SystemExit as end:  # of argparse, after the help and wrong usage
        exit_code = end.code
    except Exception:
        traceback.print_exc()
        exit_code = 1
    with suppress(OSError):  # `main` has said of its own output what is wrong
        sys.stdout.flush()
    os._exit(exit_code)  # a worker that is still busy must not hold up the end

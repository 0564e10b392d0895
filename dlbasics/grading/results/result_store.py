"""The results of a class: one JSON file a submission, named by everything that the result depends on."""

import hashlib
import json
from pathlib import Path

from dlbasics.grading.autograder.result import Result
from dlbasics.grading.autograder.submission import Submission
from dlbasics.grading.results.write_result_files import RESULTS_FOLDER, file_stem, write_if_changed


def result_key(submission: Submission, digest: str) -> str:
    """Name a submission's result: the name changes with everything that the result depends on.

    Parameters
    ----------
    submission : Submission
    digest : str
        Digest of everything else, as `GradingSettings.digest` gives it.
    """
    problem = json.dumps(submission.problem and submission.problem.to_json(), sort_keys=True)
    parts = (digest, submission.learner, submission.label, problem, *submission.other_ids, "")
    name = hashlib.sha256("\0".join(parts).encode("utf-8", "replace"))
    name.update(submission.data)
    return f"{file_stem(submission.learner)}-{name.hexdigest()[:24]}"


class ResultStore:
    """The results in a folder.

    Parameters
    ----------
    folder : Path
        Where everything is written that a run makes.
    """

    def __init__(self, folder: Path):
        self.folder = folder / RESULTS_FOLDER

    def path(self, key: str) -> Path:
        """The file of a result."""
        return self.folder / f"{key}.json"

    def file_stems(self) -> set[str]:
        """How the files begin of all whose work was judged in this run or an earlier one: see `file_stem`."""
        if not self.folder.is_dir():
            return set()
        return {path.name.rpartition("-")[0] for path in self.folder.iterdir()}

    def load_result(self, key: str) -> Result | None:
        """A result that is there already; a damaged one is none."""
        try:
            data = json.loads(self.path(key).read_bytes())
            if data.pop("key") != key:
                return None
            return Result.from_dict(data)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def save_result(self, key: str, result: Result, final: bool = True):
        """Write a result; one that is not final is there to be read, and judged anew by the next run."""
        data = result.to_dict() | {"key": key if final else ""}
        text = json.dumps(data, indent=1, sort_keys=True, ensure_ascii=False)
        write_if_changed(self.path(key), (text + "\n").encode())

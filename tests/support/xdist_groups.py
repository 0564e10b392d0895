"""Which tests run in one process, so that what is slow to make is made once."""

import re
from pathlib import PurePosixPath

from xdist.scheduler import LoadScopeScheduling

from dlbasics.chapters import CHAPTERS


class XdistGroups(LoadScopeScheduling):
    """A process takes a file at a time, or what looks at one page, or what runs or answers one chapter."""

    def _split_scope(self, nodeid: str) -> str:
        path, _, test = nodeid.partition("::")
        path = PurePosixPath(path)
        param = re.search(r"\[(.*)\]", test)
        if path.name == "test_pages.py" and param:
            return f"{path}[{param[1]}]"
        if path.name == "test_answer_corpus.py" and param:
            return f"{path}[{param[1].partition('/')[0]}]"
        if path.parent.name == "chapters":
            names = {path.stem.removeprefix("test_"), param and param[1]}
            chapters = names & set(CHAPTERS)
            return f"chapter {chapters.pop()}" if chapters else str(path)
        return str(path)

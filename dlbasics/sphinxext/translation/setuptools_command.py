"""How setuptools builds the package (``pyproject.toml``): with the messages of ``locale/`` in it."""

import sys
from pathlib import Path

from setuptools.command.build_py import build_py

ROOT = Path(__file__).parents[3]


class BuildWithMessages(build_py):
    """Build the package, and pack the messages of each language into it."""

    def run(self):
        super().run()
        if self.editable_mode:  # what is imported is the checkout, which has the catalogues
            return
        sys.path.insert(0, str(ROOT))
        from dlbasics.translation import stored_catalogues

        folder = Path(self.build_lib) / "dlbasics" / stored_catalogues.PACKED.name
        folder.mkdir(exist_ok=True)
        for language in stored_catalogues.languages():
            messages = stored_catalogues.packed(language)
            (folder / f"{language}.json").write_text(messages, encoding="utf-8", newline="\n")

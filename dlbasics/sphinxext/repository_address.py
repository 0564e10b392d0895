"""Write the repository's address wherever it is needed: ``python -m dlbasics.sphinxext.repository_address``.

It stands once, as ``repository: url`` in ``_config.yml``. On GitHub Actions ``GITHUB_REPOSITORY`` wins.
"""

import argparse
import os
import re
from pathlib import Path

import yaml

GITHUB = "https://github.com/"
# An address stands behind one of these words, and a clone's folder behind its command.
ADDRESS = re.compile(r"( @ git\+|git clone )https://github\.com/[\w.-]+/[\w.-]*\w")
FOLDER = re.compile(r"(git clone \S+\s+cd )[\w.-]*\w")


def repository_address(configured: str) -> str:
    """The repository's address: that of the workflow that runs, or the configured one.

    Parameters
    ----------
    configured : str
        What ``_config.yml`` says.
    """
    full_name = os.environ.get("GITHUB_REPOSITORY")
    return GITHUB + full_name if full_name else configured.rstrip("/")


def pages_address(repository: str) -> str:
    """Where GitHub publishes the site of a repository."""
    owner, _, name = repository.removeprefix(GITHUB).partition("/")
    return f"https://{owner.lower()}.github.io/{name}/"


def write_address(root: Path) -> list[Path]:
    """Write the address into notebooks and texts, and return the files that were changed.

    Parameters
    ----------
    root : pathlib.Path
        The folder of ``_config.yml``.
    """
    config = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))
    address = repository_address(config["repository"]["url"])
    name = address.rpartition("/")[2]
    changed = []
    patterns = ("chapters/*.ipynb", "chapters/*.md", "locale/*/*.po", "README.md")
    for path in sorted(path for pattern in patterns for path in root.glob(pattern)):
        old = path.read_text(encoding="utf-8")
        new = FOLDER.sub(rf"\g<1>{name}", ADDRESS.sub(rf"\g<1>{address}", old))
        if new != old:
            path.write_text(new, encoding="utf-8", newline="\n")
            changed.append(path)
    return changed


def main(arguments=None):
    """Run the command line."""
    parser = argparse.ArgumentParser(description="Write the repository's address into notebooks and texts.")
    parser.add_argument("root", nargs="?", default=".", type=Path, help="the folder of _config.yml")
    for path in write_address(parser.parse_args(arguments).root):
        print(f"address written into {path}")


if __name__ == "__main__":
    main()

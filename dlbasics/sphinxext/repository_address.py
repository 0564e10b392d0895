"""Write the repository's address wherever it is needed: ``python -m dlbasics.sphinxext.repository_address``.

It stands once, as ``repository: url`` in ``_config.yml``. On GitHub Actions ``GITHUB_REPOSITORY`` wins.
For any other host the site's own address must stand there too, as ``baseurl`` below ``html:``.
"""

import argparse
import os
import re
from pathlib import Path

import yaml

GITHUB = "https://github.com/"
GITHUB_FORMS = re.compile(r"(https?://(www\.)?github\.com/|git@github\.com:)", re.IGNORECASE)
GITHUB_REPOSITORY = re.compile(re.escape(GITHUB) + r"[\w.-]+/[\w.-]+")
# An address stands behind one of these words, and a clone's folder behind its command.
ADDRESS = re.compile(r"( @ git\+|git clone )https://[\w./-]*\w")
FOLDER = re.compile(r"(git clone \S+\s+cd )[\w.-]*\w")


def repository_address(configured: str) -> str:
    """The repository's address: that of the workflow that runs, or the configured one.

    Parameters
    ----------
    configured : str
        What ``_config.yml`` says.
    """
    full_name = os.environ.get("GITHUB_REPOSITORY")
    return GITHUB + full_name if full_name else plain_address(configured)


def plain_address(configured: str) -> str:
    """An address as this module writes all: without ``.git``, and that of GitHub in its one form."""
    plain = configured.strip().rstrip("/").removesuffix(".git")
    form = GITHUB_FORMS.match(plain)
    return GITHUB + plain[form.end():] if form else plain


def is_on_github(repository: str) -> bool:
    """Whether a plain address is that of a repository of GitHub."""
    return GITHUB_REPOSITORY.fullmatch(repository) is not None


def pages_address(repository: str) -> str:
    """Where GitHub publishes the site of a repository: that of an owner's own name at the top of the host."""
    owner, _, name = repository.removeprefix(GITHUB).partition("/")
    host = f"{owner.lower()}.github.io"
    return f"https://{host}/" if name.lower() == host else f"https://{host}/{name}/"


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

"""What every page is made from besides the documents, as one setting: another one makes all pages anew.

Sphinx reads a document again when it is newer, or the configuration another one. But a page names scripts and
style sheets by their digest, and shows citations and links to other languages.
"""

import json
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from dlbasics.package_contents import digest, package_files
from dlbasics.sphinxext.html_pages.site_languages import linked_languages
from dlbasics.translation import ENGLISH, language
from dlbasics.translation.stored_catalogues import stored

# For the rest of the package `notebook_cache` reads a notebook again, and so `write_all_pages` all pages.
FOLDERS = ("mathml/", "sphinxext/", "texts/")
# Of the book: the order of pages, the authors that citations name, and the anchors of translated pages.
BOOK_FILES = ("_toc.yml", "chapters/references.bib", "english_names.json")
# What turns documents into pages: another version may write other ones.
PACKAGES = ("docutils", "jinja2", "math-core", "myst-nb", "myst-parser", "pydata-sphinx-theme", "pygments",
            "sphinx", "sphinx-book-theme", "sphinxcontrib-bibtex")


def source_digest(book: Path) -> str:
    """Digest what every page is made from.

    Parameters
    ----------
    book : pathlib.Path
        The folder of the book's sources.
    """
    files = {name: path for name, path in package_files().items() if name.startswith(FOLDERS)}
    files |= {name: book / name for name in BOOK_FILES if (book / name).exists()}
    messages = stored(language()) if language() != ENGLISH else {}
    others = [[other.folder, other.name] for other in linked_languages()]
    versions = [version(package) for package in PACKAGES]
    return sha256(json.dumps([digest(files), messages, others, versions]).encode()).hexdigest()


def on_config_inited(app, config):
    """Tell Sphinx to read all documents again if it is another one than in the last build."""
    config.dlbasics_source_digest = source_digest(Path(app.srcdir))

"""What every page is made from besides its own document, as one setting: another one makes all pages anew.

Sphinx writes a page again for a newer document, a newer template or another configuration. But a page names
scripts and style sheets by their digest, and shows the menu, citations and links to other languages.
"""

import json
from hashlib import sha256
from pathlib import Path

from dlbasics.package_contents import digest, package_files
from dlbasics.sphinxext.html_pages.site_languages import linked_languages
from dlbasics.translation import ENGLISH, language
from dlbasics.translation.stored_catalogues import stored

# The rest of the package is seen in the outputs of notebooks, which `notebook_cache` follows.
FOLDERS = ("mathml/", "sphinxext/", "texts/")
# Of the book: the menu, and the authors that citations name.
BOOK_FILES = ("_toc.yml", "chapters/references.bib")


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
    return sha256(json.dumps([digest(files), messages, others]).encode()).hexdigest()


def on_config_inited(app, config):
    """Tell Sphinx to read all documents again if it is another one than in the last build."""
    config.dlbasics_source_digest = source_digest(Path(app.srcdir))

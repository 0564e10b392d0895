"""An explorer of a chapter on another page: ```` ```{explorer} overfitting#degree ````, drawn once."""

import posixpath

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

LOGGER = logging.getLogger(__name__)


class ExplorerDirective(SphinxDirective):
    """Stands for the explorer ``chapter#name`` of the chapter beside this page."""

    required_arguments = 1

    def run(self):
        """Leave a node that says which explorer belongs here; the chapter may not have been read yet."""
        placeholder = nodes.raw("", "", format="html", explorer=self.arguments[0])
        self.set_source_info(placeholder)
        return [placeholder]


def on_doctree_resolved(app, doctree, docname):
    """Put explorers in the place of their directives; one that no chapter has is warned of.

    Parameters
    ----------
    app : sphinx.application.Sphinx
        The running application.
    doctree : docutils.nodes.document
        The resolved document; changed in place.
    docname : str
        Its name: the chapter stands in the same folder.
    """
    folder = posixpath.dirname(docname)
    for placeholder in [raw for raw in doctree.findall(nodes.raw) if "explorer" in raw]:
        chapter, _, name = placeholder["explorer"].partition("#")
        html = _explorer_html(app.env, posixpath.join(folder, chapter), name)
        if not html:
            LOGGER.warning("no explorer %s", placeholder["explorer"], location=placeholder, type="dlbasics",
                           subtype="explorer")
        placeholder.replace_self(nodes.raw("", html, format="html"))


def _explorer_html(env, page: str, name: str) -> str:
    """The explorer as its chapter's notebook wrote it; empty if there is none."""
    if page not in env.found_docs:
        return ""
    opening = f'<figure class="dl-explorer" id="{name}"'
    for raw in env.get_doctree(page).findall(nodes.raw):
        if raw.astext().startswith(opening):
            return raw.astext()
    return ""

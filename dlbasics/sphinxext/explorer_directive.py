"""An explorer of a chapter on another page: ```` ```{explorer} overfitting#degree ````, drawn once."""

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

LOGGER = logging.getLogger(__name__)


class Borrow(SphinxDirective):
    """Stands for the explorer ``chapter#name`` of the chapter beside this page."""

    required_arguments = 1

    def run(self):
        # What a chapter draws can change without a change in this page.
        self.env.note_reread()
        place = nodes.raw("", "", format="html", explorer=self.arguments[0])
        self.set_source_info(place)
        return [place]


def lend(app, doctree, docname):
    """Fill the places of borrowed explorers; one that no chapter has is warned of.

    Parameters
    ----------
    app : sphinx.application.Sphinx
        The running application.
    doctree : docutils.nodes.document
        The resolved document; changed in place.
    docname : str
        Its name: the chapter stands in the same folder.
    """
    for place in [raw for raw in doctree.findall(nodes.raw) if "explorer" in raw]:
        chapter, _, name = place["explorer"].partition("#")
        page = docname.rpartition("/")[0] + "/" * ("/" in docname) + chapter
        known = app.env.get_doctree(page).findall(nodes.raw) if page in app.env.found_docs else ()
        mark = f'<figure class="dl-explorer" id="{name}"'
        found = [raw.astext() for raw in known if raw.astext().startswith(mark)]
        if not found:
            LOGGER.warning("no explorer %s", place["explorer"], location=place, type="dlbasics",
                           subtype="explorer")
            found = [""]
        place.replace_self(nodes.raw("", found[0], format="html"))

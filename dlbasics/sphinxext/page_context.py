"""What stands in the head and around the text of each page: description, addresses, ways to run it."""

import os
import re
from pathlib import Path

from docutils import nodes

from dlbasics.messages import text
from dlbasics.sphinxext import static_files
from dlbasics.sphinxext.page_contents import with_exercises
from dlbasics.sphinxext.page_texts import page_texts_json
from dlbasics.sphinxext.pyodide_release import is_folder

BRANCH = "main"
MAX_DESCRIPTION = 200
REPAIRS = {
    # An empty corner of a table heads nothing.
    '<th class="head"><p></p></th>': "<td></td>",
    # docutils gives the entries of a list a deprecated role that no list may hold.
    'role="doc-biblioentry"': 'role="listitem"',
    # The summary's own words say more than the label that MyST-NB puts over them.
    '<summary aria-label="Toggle hidden content">': "<summary>",
}


def configure(config) -> None:
    """Name the book, and take its addresses from GITHUB_REPOSITORY where a workflow builds a fork."""
    config.project = config.html_title
    full_name = os.environ.get("GITHUB_REPOSITORY")
    options = config.html_theme_options
    if full_name:
        owner, _, name = full_name.partition("/")
        options["repository_url"] = f"https://github.com/{full_name}"
        config.html_baseurl = f"https://{owner.lower()}.github.io/{name}/"
    if not config.html_baseurl.endswith("/"):
        config.html_baseurl += "/"


def summary(doctree) -> str:
    """The first paragraph of running text, cut at a sentence where it is long."""
    for paragraph in doctree.findall(nodes.paragraph):
        if not isinstance(paragraph.parent, nodes.section):
            continue
        text = re.sub(r"\s+", " ", paragraph.astext()).strip()
        if len(text) <= MAX_DESCRIPTION:
            return text
        cut = text[:MAX_DESCRIPTION]
        end = cut.rfind(". ")
        return cut[: end + 1] if end > 0 else cut[: cut.rfind(" ")] + " ..."
    return ""


def describe(app, pagename, templatename, context, doctree):
    """Give the template what the layout of ``templates/layout.html`` asks for.

    Parameters
    ----------
    app : sphinx.application.Sphinx
        The running application.
    pagename, templatename : str
        The page and its template.
    context : dict
        The template's variables; changed in place.
    doctree : docutils.nodes.document or None
        The page's document, None for pages such as the search.
    """
    if "body" in context:
        for wrong, right in REPAIRS.items():
            context["body"] = context["body"].replace(wrong, right)
        context["toc"] = with_exercises(context.get("toc", ""), context["body"])
    repository = app.config.html_theme_options["repository_url"].rstrip("/")
    base = app.config.html_baseurl
    context["text"] = text
    context["dl_texts"] = page_texts_json()
    context["dl_digests"] = static_files.digests()
    context["dl_fonts"] = [font.name for font in static_files.FONTS]
    context["dl_repository"] = repository
    context["dl_canonical"] = base + pagename + ".html"
    context["dl_preview"] = base + "_static/preview.png"
    context["dl_description"] = (summary(doctree) if doctree else "") or app.config.html_short_title
    context["dl_offline"] = is_folder(app.config.dlbasics_pyodide)
    context["dl_launch"] = []
    if pagename in app.env.found_docs:
        path = Path(app.env.doc2path(pagename, base=False)).as_posix()
        context["dl_source"] = f"{repository}/blob/{BRANCH}/{path}"
        if path.endswith(".ipynb"):
            slug = repository.removeprefix("https://github.com/")
            context["dl_launch"] = [
                ("Colab", f"https://colab.research.google.com/github/{slug}/blob/{BRANCH}/{path}"),
                ("Binder", f"https://mybinder.org/v2/gh/{slug}/{BRANCH}?urlpath=lab/tree/{path}"),
            ]
            context["dl_download"] = f"_sources/{path}"


def turn_off_sphinx_search(app):
    """Let Sphinx make no index of its own: the search is ours (`search_entries`)."""
    app.builder.search = False


def pages_of_our_own(app):
    """The page of the search, and one that leads from the site's bare address to the first chapter."""
    yield "search", {}, "search.html"
    if app.config.root_doc != "index":
        yield "index", {"dl_first": app.config.root_doc}, "redirect.html"

"""What stands in the head and around the text of each page: description, addresses, ways to run it."""

import re
from html import unescape
from pathlib import Path

from docutils import nodes

from dlbasics.messages import text
from dlbasics.sphinxext import static_files
from dlbasics.sphinxext.html_pages import content_security, deferred_data
from dlbasics.sphinxext.html_pages.exercises_in_toc import contents_with_exercises
from dlbasics.sphinxext.html_pages.page_texts import page_texts_json
from dlbasics.sphinxext.html_pages.site_languages import links_to_languages, site_language
from dlbasics.sphinxext.html_pages.structured_data import structured_data
from dlbasics.sphinxext.pyodide_release import is_folder
from dlbasics.sphinxext.repository_address import GITHUB, is_on_github

# Stands in each page, before its style sheet: a page never shows the wrong theme first, keeps room for
# what it will say of the reader's work, and knows whether it begins at its top.
TEMPLATES = Path(__file__).parents[1] / "templates"
FIRST_SCRIPT = (TEMPLATES / "before_first_paint.js").read_text(encoding="utf-8").strip()
NO_FIRST_SCRIPT = ("redirect.html", "not_found.html")
MAX_DESCRIPTION = 200
# In Chinese no space stands behind a sentence, nor between words, each character of which may end a line.
SENTENCES = re.compile(r".*(?:\.(?= )|。)")
FIRST_WORDS = re.compile(r".*(?: |[\u3000-\u9fff\uff00-\uffef])|.*")
REPAIRS = {
    # An empty corner of a table heads nothing.
    '<th class="head"><p></p></th>': "<td></td>",
    # docutils gives the entries of a list a deprecated role that no list may hold.
    'role="doc-biblioentry"': 'role="listitem"',
    # The summary's own words say more than the label that MyST-NB puts over them.
    '<summary aria-label="Toggle hidden content">': "<summary>",
}
# Scripts of the theme for a server that the book does not have.
THEBE = re.compile(r"<script type=.text/x-thebe-config.>.*?</script>\s*<script>kernelName = .*?</script>",
                   re.DOTALL)


def summary(doctree) -> str:
    """The first paragraph of running text, cut at a sentence where it is long."""
    for paragraph in doctree.findall(nodes.paragraph):
        if not isinstance(paragraph.parent, nodes.section):
            continue
        return _shortened(re.sub(r"\s+", " ", paragraph.astext()).strip())
    return ""


def _shortened(words: str) -> str:
    """The sentences that there is room for; of a sentence that is too long by itself, its first words."""
    if len(words) <= MAX_DESCRIPTION:
        return words
    cut = words[:MAX_DESCRIPTION]
    if sentences := SENTENCES.match(cut):
        return sentences[0]
    return FIRST_WORDS.match(cut)[0].rstrip() + " ..."


def on_html_page_context(app, pagename, templatename, context, doctree):
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
        context["body"], data = deferred_data.without_data(_repaired(context["body"]))
        context["dl_data"] = deferred_data.write(Path(app.outdir), pagename, data)
        context["toc"] = contents_with_exercises(context.get("toc", ""), context["body"])
    first_script = "" if templatename in NO_FIRST_SCRIPT else f"<script>{FIRST_SCRIPT}</script>"
    html = first_script + context.get("body", "")
    context |= {
        "text": text,
        "dl_texts": page_texts_json(),
        "dl_first_script": first_script,
        "dl_policy": content_security.content_security_policy(html, app.config.dlbasics_pyodide),
        "dl_offline": is_folder(app.config.dlbasics_pyodide),
        "dl_digests": static_files.digests(),
        "dl_fonts": [font.name for font in static_files.PRELOADED_FONTS],
        "dl_description": (summary(doctree) if doctree else "") or app.config.html_short_title,
        "dl_download": "",
        "dl_launch": [],
    }
    context |= _addresses(app.config, pagename, context["content_root"])
    if pagename in app.env.found_docs:
        path = Path(app.env.doc2path(pagename, base=False)).as_posix()
        branch = app.config.html_theme_options["repository_branch"]
        context |= _ways_to_run(path, context["dl_repository"], branch)
        context["dl_structured_data"] = _structured_data(app.config, context)


def _repaired(body: str) -> str:
    """The text of a page without what Sphinx, docutils and the theme write wrongly or in English."""
    heading_link = {'title="Link to this heading"': f'title="{text("layout.link-to-heading")}"'}
    for wrong, right in (REPAIRS | heading_link).items():
        body = body.replace(wrong, right)
    return THEBE.sub("", body)


def _addresses(config, pagename: str, content_root: str) -> dict:
    """The language of a page, its addresses, and those of the same page in other languages."""
    base = config.html_baseurl
    return {
        "dl_language": site_language().tag,
        "dl_other_languages": links_to_languages(pagename, content_root, config.dlbasics_root_address),
        "dl_repository": config.html_theme_options["repository_url"],
        "dl_base": base,
        "dl_canonical": f"{base}{pagename}.html",
        "dl_preview": f"{base}_static/preview.png",
    }


def _ways_to_run(path: str, repository: str, branch: str) -> dict:
    """What the template asks of a page's source: its address, and where a notebook runs."""
    ways = {"dl_source": f"{repository}/blob/{branch}/{path}"}
    if path.endswith(".ipynb"):
        ways["dl_download"] = f"_sources/{path}"
    if path.endswith(".ipynb") and is_on_github(repository):
        slug = repository.removeprefix(GITHUB)
        ways["dl_launch"] = [
            ("Colab", f"https://colab.research.google.com/github/{slug}/blob/{branch}/{path}"),
            ("Binder", f"https://mybinder.org/v2/gh/{slug}/{branch}?urlpath=lab/tree/{path}"),
        ]
    return ways


def _structured_data(config, context: dict) -> str:
    """What the page teaches, for search engines."""
    title = unescape(re.sub("<[^>]+>", "", context["title"]))
    book = {"name": config.project, "url": config.html_baseurl, "author": config.author,
            "language": site_language().tag}
    address, description = context["dl_canonical"], context["dl_description"]
    return structured_data(title, description, address, book)

"""The Sphinx extension behind the site: ``extra_extensions: [dlbasics.sphinxext]`` in ``_config.yml``.

What a page needs is served by the site itself: formulas are MathML (`dlbasics.mathml`), the design
is one style sheet, one script for every page and a few that only some pages load
(`dlbasics.sphinxext.static_files`), and the layout is our own (``templates/``). So no page asks
a third party for anything.
"""

import gc
import os
from pathlib import Path

from dlbasics import __version__
from dlbasics.sphinxext import pyodide_release, sphinx_config
from dlbasics.sphinxext.build_output import build_finished, interrupted_build, removed_pages
from dlbasics.sphinxext.cross_references import citations, explorer_directive, glossary_terms
from dlbasics.sphinxext.html_pages import (
    extra_pages,
    inline_code,
    math_renderer,
    page_context,
    pygments_formatter,
    source_digest,
    write_all_pages,
)
from dlbasics.sphinxext.notebooks import doctree_events, notebook_cache
from dlbasics.sphinxext.pyodide_build import build_process
from dlbasics.sphinxext.translation import english_anchors_and_classes

HERE = Path(__file__).parent


def on_config_inited(app, config):
    """Put our layout before the theme's and take the repository's address from the place that builds."""
    config.templates_path.insert(0, str(HERE / "templates"))
    config.html_math_renderer = "mathml"
    sphinx_config.configure(config)


def setup(app):
    """Register everything; called by Sphinx."""
    # Notebook kernels inherit the environment, so explorers and exercises take the form of the page.
    os.environ["DLBASICS_RENDER_TARGET"] = "page"
    # A document is many thousands of objects, all in use: looking for garbage takes a fifth of a build.
    gc.set_threshold(50_000)
    app.add_config_value("dlbasics_pyodide", "", "html", types=[str])
    app.add_config_value("dlbasics_root_address", "", "html", types=[str])
    app.add_config_value("dlbasics_compile_python", False, "html", types=[bool])
    app.add_config_value("dlbasics_source_digest", "", "env", types=[str])
    visitors = (math_renderer.visit_inline, None), (math_renderer.visit_block, None)
    app.add_html_math_renderer("mathml", *visitors)
    app.set_translator("html", inline_code.Translator)
    # The theme registers templates at the default priority: ours come later and so stand first.
    app.connect("config-inited", on_config_inited, priority=900)
    app.connect("config-inited", pyodide_release.on_config_inited)
    app.connect("config-inited", source_digest.on_config_inited)
    app.connect("builder-inited", build_process.on_builder_inited)
    app.connect("builder-inited", sphinx_config.on_builder_inited)
    app.connect("builder-inited", pygments_formatter.on_builder_inited)
    app.connect("config-inited", citations.on_config_inited)
    app.connect("source-read", citations.on_source_read)
    app.add_transform(english_anchors_and_classes.KeepAnchors)
    # Before anything that can be stopped.
    app.connect("env-get-outdated", interrupted_build.on_env_get_outdated)
    app.connect("env-get-outdated", removed_pages.on_env_get_outdated)
    app.connect("env-get-outdated", notebook_cache.on_env_get_outdated)
    app.connect("doctree-read", doctree_events.on_doctree_read)
    app.add_directive("explorer", explorer_directive.ExplorerDirective)
    app.connect("doctree-resolved", explorer_directive.on_doctree_resolved)
    app.connect("env-updated", write_all_pages.on_env_updated)
    app.connect("doctree-resolved", glossary_terms.on_doctree_resolved)
    app.connect("doctree-resolved", doctree_events.on_doctree_resolved)
    app.connect("doctree-resolved", citations.on_doctree_resolved)
    app.connect("doctree-resolved", math_renderer.on_doctree_resolved)
    app.connect("html-collect-pages", extra_pages.on_html_collect_pages)
    app.connect("html-page-context", page_context.on_html_page_context, priority=900)
    # After all that other extensions write.
    app.connect("build-finished", build_finished.on_build_finished, priority=900)
    app.connect("build-finished", interrupted_build.on_build_finished, priority=950)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}

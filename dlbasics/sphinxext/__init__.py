"""The Sphinx extension behind the site: ``sphinx: extra_extensions: [dlbasics.page]`` in ``_config.yml``.

What a page needs is served by the site itself: formulas are MathML (`dlbasics.page.math`), the design is
one style sheet and one script (`dlbasics.page.assets`), and the layout is our own (``templates/``), so no
page asks a third party for anything.
"""

import os
from pathlib import Path

from dlbasics import __version__
from dlbasics.page import assets, borrow, cells, execution, head, math, runtime

HERE = Path(__file__).parent


def _configure(app, config):
    """Put our layout before the theme's and take the repository's address from the place that builds."""
    config.templates_path.insert(0, str(HERE / "templates"))
    config.html_math_renderer = "temml"
    head.configure(config)


def setup(app):
    """Register everything; called by Sphinx."""
    # Notebook kernels inherit the environment, so explorers and exercises take the form of the page.
    os.environ["DLBASICS_MEDIUM"] = "page"
    app.add_config_value("dlbasics_pyodide", "", "html", types=[str])
    app.add_html_math_renderer("temml", (math.visit_inline, None), (math.visit_block, None))
    # The theme registers templates at the default priority: ours come later and so stand first.
    app.connect("config-inited", _configure, priority=900)
    app.connect("config-inited", runtime.confirm)
    app.connect("env-get-outdated", execution.outdated)
    app.connect("doctree-read", cells.arrange)
    app.add_directive("explorer", borrow.Borrow)
    app.connect("doctree-resolved", borrow.lend)
    app.connect("doctree-resolved", cells.finish)
    app.connect("html-collect-pages", head.front_door)
    app.connect("html-page-context", head.describe, priority=900)
    app.connect("build-finished", assets.write)
    app.connect("build-finished", runtime.finish, priority=900)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}

"""What happens when Sphinx has written all pages: our files take the place of its own."""

import shutil
from pathlib import Path

from dlbasics.sphinxext import static_files
from dlbasics.sphinxext.build_output import runtime_files, search_index, service_worker, sitemap_and_robots
from dlbasics.sphinxext.build_output.social_card_and_icon import draw_social_card, draw_touch_icon
from dlbasics.sphinxext.exercises import question_variants
from dlbasics.sphinxext.html_pages import deferred_data, math_renderer
from dlbasics.sphinxext.html_pages.site_languages import linked_languages
from dlbasics.sphinxext.pyodide_build import build_process
from dlbasics.sphinxext.pyodide_release import is_folder


def on_build_finished(app, error):
    """Write our files into the built site and drop what no page asks for.

    Parameters
    ----------
    app : sphinx.application.Sphinx
        The running application.
    error : Exception or None
        What ended the build early; then nothing is written.
    """
    if error:
        build_process.cancel(app)
        return
    archives = build_process.finish(app)
    if app.builder.format != "html":
        return
    site = Path(app.outdir)
    static = site / "_static"
    _clear(static)
    static_files.write(static)
    draw_social_card(static / "preview.png", app.config.project, app.config.html_short_title)
    draw_touch_icon(static / "touch-icon.png")
    folders = [other.folder for other in linked_languages()]
    sitemap_and_robots.write(site, app.config.html_baseurl, sorted(app.env.found_docs), folders)
    pyodide = app.config.dlbasics_pyodide
    # The pages that the contents of the book name, in its order
    search_index.write(site, list(app.env.collect_relations()))
    question_variants.write(static, lambda html: math_renderer.replace_spans(html, "practice"))
    digest = static_files.digests()["js"]
    runtime_files.write(static, pyodide, archives, _notebooks(app.env), digest)
    if is_folder(pyodide):
        script = service_worker.registering_script()
        (static / service_worker.REGISTERING).write_text(script, encoding="utf-8")
    service_worker.write(site, is_folder(pyodide), static_files.queries() | deferred_data.queries(site))


def _clear(static: Path):
    """Delete what Sphinx, the theme and the extensions have copied: no page asks for it."""
    for path in static.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def _notebooks(env) -> list[Path]:
    paths = sorted(Path(env.doc2path(name)) for name in env.found_docs)
    return [path for path in paths if path.suffix == ".ipynb"]

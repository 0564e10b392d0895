"""A document that is gone takes its page with it: Sphinx leaves it in the folder of the site."""

from pathlib import Path


def on_env_get_outdated(app, env, added, changed, removed):
    """Delete the files of each document that the last build had and this one has not."""
    for docname in removed:
        for folder in (Path(app.outdir), Path(app.outdir) / "_sources"):
            for path in (folder / docname).parent.glob(f"{Path(docname).name}.*"):
                path.unlink()
    return []

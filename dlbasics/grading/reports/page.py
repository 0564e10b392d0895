"""Pages that need nothing beside themselves, in the book's style, without script."""

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

# Read as data: the code of the page plays no part here.
STYLES = Path(__file__).parents[2] / "sphinxext" / "styles"


@cache
def _environment() -> Environment:
    # Whatever a learner wrote is escaped unless a template says that it is HTML of ours.
    environment = Environment(
        loader=PackageLoader(__package__),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["points"] = "{:g}".format
    return environment


@cache
def _style() -> str:
    """The sheets that are needed, light or dark as the reader's system prefers."""
    book = (STYLES / "book.css").read_text(encoding="utf-8")
    light = re.search(r":root (\{.*?\n\})", book, re.DOTALL)[1]
    dark = re.search(r'html\[data-theme="dark"\] (\{.*?\n  \})', book, re.DOTALL)[1]
    names = ("exercises", "figures", "math")
    sheets = [(STYLES / f"{name}.css").read_text(encoding="utf-8") for name in names]
    layout = (Path(__file__).parent / "templates" / "page.css").read_text(encoding="utf-8")
    themed = f":root {light}\n@media screen and (prefers-color-scheme: dark) {{ :root {dark} }}"
    return "\n".join([themed, *sheets, layout])


def render_page(template: str, **values) -> bytes:
    """Render a page.

    Parameters
    ----------
    template : str
        Name of a file in ``templates``.
    **values
        What stands in it: texts are escaped, `markupsafe.Markup` is HTML already.
    """
    page = _environment().get_template(template).render(style=Markup(_style()), **values)
    return page.encode()

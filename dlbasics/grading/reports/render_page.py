"""Pages that need nothing beside themselves, in the book's style, without script."""

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dlbasics import markdown
from dlbasics.grading.policy.write_points import points
from dlbasics.messages import plural, text
from dlbasics.translation import language
from dlbasics.translation.join_sentences import join_sentences

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
    environment.globals |= {"text": html_text, "plural": html_plural, "join_sentences": join_sentences}
    return environment


def html_text(code: str, **params) -> Markup:
    """A sentence of the table as HTML: only its own Markdown is read, and what stands in it is escaped.

    Parameters
    ----------
    code : str
    **params
        What stands in its placeholders: texts, numbers, or `markupsafe.Markup`, which is HTML already.
    """
    return _html(text(code, **_left_open(params)), params)


def html_plural(code: str, count: float, **params) -> Markup:
    """The same of ``code.one`` or ``code.other``."""
    return _html(plural(code, count, **_left_open(params)), params)


def _left_open(params: dict) -> dict[str, str]:
    """What leaves the placeholders of a sentence as they are."""
    return {name: f"{{{name}}}" for name in params}


def _html(sentence: str, params: dict) -> Markup:
    shown = {name: points(value) if isinstance(value, float) else value for name, value in params.items()}
    return Markup(markdown.inline(sentence)).format(**shown)


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
    page = _environment().get_template(template)
    return page.render(style=Markup(_style()), language=language().replace("_", "-"), **values).encode()

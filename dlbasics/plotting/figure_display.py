"""Figures of a notebook: matplotlib figures with alternative text, as SVG for wherever they are read."""

import zlib

from matplotlib.axes import Axes
from matplotlib.colors import to_hex, to_rgb
from matplotlib.figure import FigureBase
from matplotlib.legend import Legend

from dlbasics import markdown
from dlbasics.messages import text
from dlbasics.plotting.figure_to_svg import render
from dlbasics.plotting.style import PALETTE
from dlbasics.render_target import render_target

# Stands for the digest of a drawing until the drawing is made.
PROVISIONAL_PREFIX = "@"


def svg(fig, alt: str = "", caption: str = "") -> str:
    """Turn a matplotlib figure into compact, deterministic inline SVG.

    Colours of the palette carry classes (`c0` to `c5`, `ink`, `muted`, `grid`, `paper` for
    strokes, the same after `fill-` for fills), which the page's style sheet themes; the
    attributes beside them make the file look right on its own.

    Parameters
    ----------
    fig : matplotlib.figure.Figure
    alt : str
        What the figure shows, for those who cannot see it.
    caption : str
        Set below the figure inside the SVG.

    Returns
    -------
    str
    """
    drawing = render(fig, PROVISIONAL_PREFIX, caption)
    prefix = f"f{zlib.crc32(''.join(drawing.elements).encode()):08x}"
    drawing.elements = [
        element.replace(f'id="{PROVISIONAL_PREFIX}-', f'id="{prefix}-')
        .replace(f"url(#{PROVISIONAL_PREFIX}-", f"url(#{prefix}-")
        for element in drawing.elements
    ]
    return drawing.svg(alt)


def theme_grounds(fig):
    """Let the white grounds of a figure follow the page's theme: black lines and words on them do, too.

    Parameters
    ----------
    fig : matplotlib.figure.Figure
        Changed in place.
    """
    for part in fig.findobj(lambda artist: isinstance(artist, FigureBase | Axes | Legend)):
        patch = part.get_frame() if isinstance(part, Legend) else part.patch
        if to_hex(patch.get_facecolor()) == "#ffffff":
            patch.set_facecolor((*to_rgb(PALETTE["paper"]), patch.get_facecolor()[3]))


class FigureDisplay:
    """A figure with its alternative text; displays itself as the render target needs it.

    Parameters
    ----------
    fig : matplotlib.figure.Figure
    alt : str
        What the figure shows, in a sentence.
    caption : str
        Visible below the figure; inline Markdown.
    """

    def __init__(self, fig, alt: str, caption: str = ""):
        if not isinstance(alt, str) or not alt.strip():
            raise ValueError(text("argument.no-alternative-text", value=repr(alt)))
        self.alt, self.caption = alt, caption
        self.on_page = render_target() in ("page", "browser")
        self.svg = svg(fig, alt, "" if self.on_page else caption)

    def __repr__(self):
        return "\n".join(filter(None, [text("explore.picture-as-text", alt=self.alt), self.caption]))

    def _repr_mimebundle_(self, include=None, exclude=None):
        if self.on_page:
            caption = f"<figcaption>{markdown.inline(self.caption)}</figcaption>" if self.caption else ""
            return {"text/html": f'<figure class="dl-figure">{self.svg}{caption}</figure>',
                    "text/plain": repr(self)}
        return {"image/svg+xml": self.svg, "text/plain": repr(self)}


def show(fig, alt: str, caption: str = "") -> FigureDisplay:
    """Close a pyplot figure and return it as a picture; end a notebook cell with this call.

    Parameters
    ----------
    fig : matplotlib.figure.Figure
    alt : str
        What the figure shows, in a sentence; required, since some readers get only this.
    caption : str
        Visible below the figure; inline Markdown (`**bold**`, backquotes, ``$math$``).

    Returns
    -------
    FigureDisplay

    Raises
    ------
    ValueError
        If `alt` says nothing.
    """
    picture = FigureDisplay(fig, alt, caption)
    # Only pyplot's own figures need closing; importing pyplot here would choose a backend for nothing.
    number = getattr(fig, "number", None)
    if number is not None:
        from matplotlib import pyplot

        pyplot.close(number)
    return picture

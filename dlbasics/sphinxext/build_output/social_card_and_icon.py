"""The pictures of the site: what a link to it shows in a chat or a feed, and the icon on a phone."""

import re
from pathlib import Path
from textwrap import fill

import numpy as np
from matplotlib.figure import Figure
from matplotlib.font_manager import get_font_names
from sphinx.util import logging

from dlbasics.sphinxext.static_files import style_sheet
from dlbasics.translation.han import HAN

# Fonts with Han, of Linux, macOS and Windows. Of a collection, matplotlib knows the first font alone.
HAN_FONTS = ("Noto Serif CJK SC", "Noto Serif CJK JP", "Source Han Serif SC", "Songti SC", "SimSun",
             "Noto Sans CJK SC", "Noto Sans CJK JP", "PingFang SC", "Microsoft YaHei")
HAN_CHARACTER = re.compile(f"[{HAN}]")
# Words stand as far from both sides, as a part of the width.
MARGIN = 0.06

logger = logging.getLogger(__name__)


def font_families(words: str) -> list[str]:
    """The fonts of this machine that can write some words: none where they hold Han, and no font has it."""
    if words.isascii():
        return ["serif"]
    known = set(get_font_names())
    han = next((name for name in HAN_FONTS if name in known), None)
    if han:
        return ["serif", han]
    return [] if HAN_CHARACTER.search(words) else ["serif"]


def token(name: str) -> str:
    """A colour of the book by its token in the style sheet, as on light paper."""
    return re.search(f"--dl-{name}:(#[0-9a-f]{{6}})", style_sheet())[1]


def draw_social_card(path: Path, title: str, subtitle: str) -> None:
    """Draw 1200 x 630 pixels: the title over a fan of sigmoids.

    Parameters
    ----------
    path : pathlib.Path
        The PNG file to write.
    title, subtitle : str
        The words on it.
    """
    figure = Figure(figsize=(12, 6.3), dpi=100, facecolor=token("paper"), layout="none")
    axes = figure.add_axes((0, 0, 1, 0.58))
    axes.axis("off")
    x = np.linspace(-8, 8, 400)
    for i, slope in enumerate((0.3, 0.5, 0.8, 1.3, 2.2, 5.0)):
        axes.plot(x, 1 / (1 + np.exp(-slope * x)), color=token(f"c{i}"), linewidth=4, alpha=0.9)
    axes.set_xlim(-8, 8)
    axes.set_ylim(-0.1, 1.05)
    families = font_families(title + subtitle)
    if families:
        # Han is twice as wide as Latin letters.
        columns = 26 if HAN_CHARACTER.search(subtitle) else 52
        heading = figure.text(MARGIN, 0.79, title, fontsize=54, fontfamily=families, fontweight="bold",
                              color=token("ink"))
        room = (1 - 2 * MARGIN) * figure.bbox.width
        heading.set_fontsize(54 * min(1, room / max(heading.get_window_extent().width, 1)))
        figure.text(MARGIN, 0.735, fill(subtitle, columns), fontsize=26, fontfamily=families,
                    color=token("muted"), linespacing=1.4, verticalalignment="top")
    else:
        logger.info("%s has no words: none of these fonts is here: %s", path.name, ", ".join(HAN_FONTS))
    figure.savefig(path, metadata={"Software": None})


def draw_touch_icon(path: Path) -> None:
    """Draw the logo as the 180 x 180 pixels that a phone puts on its first screen, opaque.

    Parameters
    ----------
    path : pathlib.Path
        The PNG file to write.
    """
    figure = Figure(figsize=(1.8, 1.8), dpi=100, facecolor=token("c0"), layout="none")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.axis("off")
    x = np.linspace(-1, 1, 200)
    axes.plot(x, np.tanh(3.2 * x), color=token("paper"), linewidth=12, solid_capstyle="round")
    axes.plot([0], [0], "o", color="#ffb37a", markersize=25)
    axes.set_xlim(-1.45, 1.45)
    axes.set_ylim(-1.9, 1.9)
    figure.savefig(path, metadata={"Software": None})

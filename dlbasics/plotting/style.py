"""One look for every figure: matplotlib's settings, the named colours, the dashes and the unit of drawing.

Importing this module applies ``course.mplstyle`` and names its colours ``ink``, ``muted``, ``grid`` and
``paper`` beside matplotlib's own ``C0`` to ``C5``. What is drawn in one of these colours follows the page's
light and dark theme; any other colour stays as it was given.
"""

from pathlib import Path

import matplotlib
import matplotlib.style
from matplotlib.colors import get_named_colors_mapping, to_hex

STYLE = Path(__file__).with_name("course.mplstyle")
# In the page Matplotlib itself begins with these settings: what a reader has changed since then stays.
if Path(matplotlib.matplotlib_fname()) != STYLE:
    matplotlib.style.use(STYLE)


def _palette() -> dict[str, str]:
    """The colours of the style by their names, each as ``#rrggbb``, whatever a reader has set."""
    settings = matplotlib.rc_params_from_file(STYLE, use_default_template=False)
    cycle = settings["axes.prop_cycle"].by_key()["color"]
    palette = {f"c{i}": to_hex(colour) for i, colour in enumerate(cycle)}
    palette["ink"] = to_hex(settings["text.color"])
    palette["muted"] = to_hex(settings["xtick.color"])
    palette["grid"] = to_hex(settings["grid.color"])
    palette["paper"] = to_hex(settings["figure.facecolor"])
    return palette


PALETTE = _palette()
get_named_colors_mapping().update({name: PALETTE[name] for name in ("ink", "muted", "grid", "paper")})

# The class of each colour. Matplotlib's default black would vanish on a dark page. White is not "paper" and
# stays as it is: a deliberate white (a number on a dark cell) must be white in both themes.
COLOUR_CLASSES = {colour: name for name, colour in PALETTE.items()} | {"#000000": "ink"}

# Line styles that stand beside the six colours, for readers who do not tell these apart.
DASHES = ["-", (0, (5, 2)), (0, (1.5, 1.8)), (0, (6, 2, 1.5, 2)), (0, (3, 1.2)), (0, (8, 2))]

FONT_FAMILY = "system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"

# SVG coordinates are tenths of a point: whole numbers are then precise to a seventh of a pixel on the page.
UNITS_PER_POINT = 10
UNITS_PER_INCH = 72 * UNITS_PER_POINT

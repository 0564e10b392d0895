"""Fill and stroke as SVG attributes, with classes for the colours that follow the page's theme."""

from matplotlib.colors import to_hex

from dlbasics.plotting.style import COLOUR_CLASSES, UNITS_PER_POINT


def paint_attributes(gc, face) -> str:
    """Classes for colours of the palette, beside attributes that also work without CSS.

    Parameters
    ----------
    gc : matplotlib.backend_bases.GraphicsContextBase
        Says how lines are drawn.
    face : tuple of float, or None
        The colour of the area, with or without its opacity; None leaves it empty.

    Returns
    -------
    str
        The attributes, each after a space; empty where nothing would be seen.
    """
    classes: list[str] = []
    attributes = ""
    if face is not None:
        attributes += _colour("fill", face, _opacity(gc, face), classes)
    attributes += _stroke(gc, classes)
    return (f' class="{" ".join(classes)}"' if classes else "") + attributes


def _opacity(gc, colour) -> float:
    """An alpha that an artist was given counts more than that of its colour."""
    if gc.get_forced_alpha() or len(colour) == 3:
        return gc.get_alpha()
    return colour[3]


def _stroke(gc, classes: list[str]) -> str:
    """Colour, width and dashes of a line, if it has a width and is not transparent."""
    colour = gc.get_rgb()
    opacity = _opacity(gc, colour)
    width = round(gc.get_linewidth() * UNITS_PER_POINT)
    if not width or not opacity:
        return ""
    attributes = _colour("stroke", colour, opacity, classes) + f' stroke-width="{width}"'
    offset, dashes = gc.get_dashes()
    if dashes:
        lengths = " ".join(str(round(length * UNITS_PER_POINT)) for length in dashes)
        attributes += f' stroke-dasharray="{lengths}"'
        if offset:
            attributes += f' stroke-dashoffset="{round(offset * UNITS_PER_POINT)}"'
    elif gc.get_capstyle() == "round":
        attributes += ' stroke-linecap="round"'
    return attributes


def _colour(attribute: str, rgb, opacity: float, classes: list[str]) -> str:
    """The attribute for a colour; where the colour has a class, it is added to `classes`."""
    colour = to_hex(rgb)
    if colour in COLOUR_CLASSES:
        name = COLOUR_CLASSES[colour]
        classes.append(name if attribute == "stroke" else f"fill-{name}")
    text = f' {attribute}="{colour}"'
    if opacity < 1:
        text += f' {attribute}-opacity="{opacity:.2g}"'
    return text

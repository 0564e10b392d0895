"""Text of figures as SVG text: measured, placed where matplotlib aligned it, mathematics as raised spans.

Frames write the same words again and again, so measures and mathtext are remembered. A font's properties
compare by value: a changed one is another key.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from html import escape

import numpy as np
from matplotlib.backend_bases import RendererBase
from matplotlib.font_manager import findfont, get_font
from matplotlib.textpath import TextToPath

from dlbasics.plotting.style import UNITS_PER_INCH, UNITS_PER_POINT
from dlbasics.translation.han import HAN, IDEOGRAPHS

# On a phone figures.css enlarges text by this much; text that would then leave the figure opts out.
PHONE_TEXT_SCALE = 1.3
# The pages' fonts run narrower than DejaVu Sans, with which matplotlib measures.
PAGE_FONT_WIDTH = 0.92
# Where along the text its anchor lies, by matplotlib's alignment; the beginning for any other.
ANCHORS = {"center": 0.5, "center_baseline": 0.5, "right": 1, "top": 1}
# Fonts whose glyph numbers are characters; others keep symbols where these keep letters.
LETTER_FONTS = ("DejaVu Sans", "DejaVu Sans Mono")
# As wide as a Han character, in DejaVu; pages take those from a font of the system.
ONE_EM = "@"
ONE_EM_WIDE = re.compile(f"[{HAN}{ONE_EM}]")
# Between Han and a letter, a digit or a formula; pages space text so, but in a drawing far too widely.
GAP = "\N{THIN SPACE}"
LATIN = rf"[^\W_{HAN}]"
GAP_PLACE = re.compile(rf"(?<=[{IDEOGRAPHS}])(?=\$|{LATIN})|(?:(?<=\$)|(?<={LATIN}))(?=[{IDEOGRAPHS}])")
SYMBOL_FONT, SYMBOL_FONT_PRIME = "cmsy10", ord("0")

TEXT_TO_PATH = TextToPath()  # one for all renderers: it keeps the fonts


# -- measuring ------------------------------------------------------------------------------------


class _TextMeasurer(RendererBase):
    """Matplotlib's way to measure text, in units of the drawing."""

    def __init__(self):
        super().__init__()
        self._text2path = TEXT_TO_PATH

    def points_to_pixels(self, points):
        return points * UNITS_PER_POINT


_MEASURER = _TextMeasurer()


def without_han(text: str) -> str:
    """A text that DejaVu can set and that is as wide: it has no Han, whose characters are one em wide."""
    return ONE_EM_WIDE.sub(ONE_EM, text)


def with_gaps(text: str) -> str:
    """A text with a thin space wherever Han stands beside something that is none."""
    return GAP_PLACE.sub(GAP, text)


@lru_cache(4096)
def measure_text(text: str, font, is_math: bool) -> tuple[float, float, float]:
    """Width, height and descent of a text, in units of the drawing."""
    text = without_han(text)
    return _MEASURER.get_text_width_height_descent(text, font, is_math)


@lru_cache(256)
def font_height_metrics(font) -> tuple[float, float, float] | tuple[None, None, None]:
    """Ascent, descent and gap between lines of a font, in units of the drawing; None where it is silent."""
    table = get_font(findfont(font)).get_sfnt_table
    metrics = table("OS/2")
    if metrics is None:
        return None, None, None
    scale = 1 / table("head")["unitsPerEm"] * font.get_size_in_points() * UNITS_PER_INCH / 72
    ascent, descent = metrics["sTypoAscender"] * scale, -metrics["sTypoDescender"] * scale
    return ascent, descent, metrics["sTypoLineGap"] * scale


# -- placing --------------------------------------------------------------------------------------


@dataclass
class TextPlace:
    """Where a text stands; coordinates in units of the drawing, y downwards.

    Parameters
    ----------
    anchor_point : ndarray, shape (2,)
        What stays where it is when another font makes the text longer or shorter.
    anchor : float
        Which share of the text lies before that point: 0, a half or 1.
    extent : ndarray, shape (2,)
        From the beginning of the text to its end.
    angle : float
        Its turn in degrees, anticlockwise.
    """

    anchor_point: np.ndarray
    anchor: float
    extent: np.ndarray
    angle: float

    def attributes(self) -> str:
        """Place, turn and anchor of a ``<text>`` element."""
        x, y = map(round, self.anchor_point)
        attributes = f'x="{x}" y="{y}"'
        if self.angle:
            attributes += f' transform="rotate({-self.angle:g} {x} {y})"'
        if self.anchor:
            attributes += f' text-anchor="{"middle" if self.anchor == 0.5 else "end"}"'
        return attributes

    def overflows_on_phones(self, width: float, height: float) -> bool:
        """Whether the text, enlarged as on a phone, would leave a drawing of this size."""
        extent = self.extent * (PHONE_TEXT_SCALE * PAGE_FONT_WIDTH)
        begin = self.anchor_point - self.anchor * extent
        ends = np.array([begin, begin + extent])
        return bool((ends < 0).any() or (ends > (width, height)).any())


def place_text(x: float, y: float, width: float, angle: float, artist) -> TextPlace:
    """Anchor a text where matplotlib aligned it.

    Parameters
    ----------
    x, y : float
        Where matplotlib begins the text.
    width, angle : float
        Its length in units and its turn in degrees, anticlockwise.
    artist : matplotlib.text.Text, or None
        Knows the alignment; without one, the text is aligned at its beginning.
    """
    anchor = 0
    if artist is not None:
        is_upright = artist.get_rotation_mode() != "anchor" and angle % 180 == 90
        anchor = ANCHORS.get(artist.get_va() if is_upright else artist.get_ha(), 0)
    turn = np.deg2rad(angle)
    extent = width * np.array([np.cos(turn), -np.sin(turn)])
    return TextPlace(np.array([x, y]) + anchor * extent, anchor, extent, angle)


def font_attributes(font, base_size: float, is_fixed: bool) -> str:
    """Size, weight and style of a ``<text>`` element.

    Parameters
    ----------
    font : matplotlib.font_manager.FontProperties
    base_size : float
        The font size of the whole drawing, in points.
    is_fixed : bool
        Whether the size stays when the page enlarges the drawing's.
    """
    size = font.get_size_in_points()
    attributes = ""
    if is_fixed:
        attributes += f' font-size="{size * UNITS_PER_POINT:g}"'
    elif size != base_size:
        attributes += f' font-size="{size / base_size:.3g}em"'
    if font.get_weight() in ("bold", 700):
        attributes += ' font-weight="bold"'
    if font.get_style() == "italic":
        attributes += ' font-style="italic"'
    return attributes


# -- mathematics ----------------------------------------------------------------------------------


@dataclass
class _Glyph:
    """A character of a formula: its font size in points, place and advance in units."""

    character: str
    size: float
    is_italic: bool
    x: float
    y: float
    advance: float


@dataclass
class _Span:
    """Characters that follow one another, with the attributes that move and that style them."""

    shift: str
    style: str
    text: str

    def __str__(self):
        attributes = self.shift + self.style
        return f"<tspan{attributes}>{self.text}</tspan>" if attributes else self.text


@lru_cache(2048)
def math_spans(text: str, font) -> str | None:
    """Mathtext as text that flows, with raised and lowered spans.

    Parameters
    ----------
    text : str
        With formulas between dollar signs.
    font : matplotlib.font_manager.FontProperties

    Returns
    -------
    str or None
        None where exact places are needed: fractions, roots, stacked scripts, symbols of special fonts.
    """
    wide = iter(ONE_EM_WIDE.findall(text))
    plain = without_han(text)
    *_, raw_glyphs, rectangles = TEXT_TO_PATH.mathtext_parser.parse(plain, UNITS_PER_INCH, font)
    if rectangles:
        return None
    base_size = font.get_size_in_points()
    spans: list[_Span] = []
    baseline = end = 0
    for raw_glyph in sorted(raw_glyphs, key=lambda raw: raw[-2]):
        glyph = _read_glyph(raw_glyph, base_size)
        if glyph is None:
            return None
        gap = glyph.x - end
        if gap < -0.2 * glyph.size * UNITS_PER_POINT:
            return None
        shift = ""
        if abs(glyph.y - baseline) > 0.04 * base_size * UNITS_PER_POINT:
            shift += f' dy="{round(baseline - glyph.y)}"'
            baseline = glyph.y
        if gap > 0.1 * glyph.size * UNITS_PER_POINT:
            shift += f' dx="{round(gap)}"'
        style = _glyph_style(glyph, base_size)
        character = escape(glyph.character, quote=False)
        if character == ONE_EM:
            character = next(wide)
        if spans and not shift and spans[-1].style == style:
            spans[-1].text += character
        else:
            spans.append(_Span(shift, style, character))
        end = glyph.x + glyph.advance
    return "".join(map(str, spans))


def _read_glyph(raw_glyph: tuple, base_size: float) -> _Glyph | None:
    """One of the parser's glyphs; None where its number is not a character."""
    # newer matplotlibs have one entry more in the middle
    font, size, number = raw_glyph[:3]
    x, y = raw_glyph[-2:]
    is_prime = font.family_name == SYMBOL_FONT and number == SYMBOL_FONT_PRIME
    if font.family_name not in LETTER_FONTS and not is_prime:
        return None
    font.set_size(size, UNITS_PER_INCH)
    advance = font.load_char(number).linearHoriAdvance / 65536
    style_name = font.style_name.lower()
    is_italic = "italic" in style_name or "oblique" in style_name
    if is_prime:  # a text prime is small and raised by itself
        return _Glyph("\N{PRIME}", base_size, is_italic, x, 0, advance)
    return _Glyph(chr(number), size, is_italic, x, y, advance)


def _glyph_style(glyph: _Glyph, base_size: float) -> str:
    style = ""
    if abs(glyph.size / base_size - 1) > 0.01:
        style += f' font-size="{glyph.size / base_size:.2g}em"'
    if glyph.is_italic:
        style += ' font-style="italic"'
    return style

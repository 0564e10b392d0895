"""Figures of the book: one style, and matplotlib figures as small, themeable, accessible SVG.

Importing this module applies ``course.mplstyle`` and names its colours ``ink``, ``muted``,
``grid`` and ``paper`` beside matplotlib's own ``C0`` to ``C5``. What is drawn in one of these
colours follows the page's light and dark theme; any other colour stays as it was given.
"""

import base64
import io
import re
import textwrap
import zlib
from contextlib import contextmanager
from copy import copy
from functools import lru_cache
from html import escape
from pathlib import Path as FilePath

import matplotlib
import matplotlib.style
import numpy as np
from matplotlib.axis import XTick, YTick
from matplotlib.backend_bases import FigureCanvasBase, RendererBase
from matplotlib.colors import get_named_colors_mapping, to_hex
from matplotlib.image import imsave
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.path import Path
from matplotlib.textpath import TextToPath
from matplotlib.transforms import Affine2D, Bbox

from dlbasics.render_target import render_target

matplotlib.style.use(FilePath(__file__).with_name("course.mplstyle"))

_rc = matplotlib.rcParams
PALETTE = {f"c{i}": to_hex(c) for i, c in enumerate(_rc["axes.prop_cycle"].by_key()["color"])}
PALETTE |= {"ink": to_hex(_rc["text.color"]), "muted": to_hex(_rc["xtick.color"])}
PALETTE |= {"grid": to_hex(_rc["grid.color"]), "paper": to_hex(_rc["figure.facecolor"])}
get_named_colors_mapping().update({word: PALETTE[word] for word in ("ink", "muted", "grid", "paper")})
# Matplotlib's default black would vanish on a dark page. White is not "paper" and stays as it is: a
# deliberate white (a number on a dark cell) must be white in both themes.
_CLASSES = {colour: word for word, colour in PALETTE.items()} | {"#000000": "ink"}
DASHES = ["-", (0, (5, 2)), (0, (1.5, 1.8)), (0, (6, 2, 1.5, 2)), (0, (3, 1.2)), (0, (8, 2))]

# Ten units a point: whole numbers are then precise to a seventh of a pixel on the page.
UNITS = 10
FONT = "system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
# On a phone figures.css enlarges text by this much; text that would then leave the figure opts out.
GROWTH = 1.3
SIDES = 0.012
# The pages' fonts run narrower than DejaVu Sans, with which matplotlib measures.
NARROWER = 0.92
CAPTION_LETTERS = 86


class _Renderer(RendererBase):
    """Collect what matplotlib draws as a list of SVG elements, in units of a tenth of a point."""

    def __init__(self, width: float, height: float, prefix: str):
        super().__init__()
        self.width, self.height, self.prefix = width, height, prefix
        self.blocks: list[str] = []
        self.clips: dict[tuple, str] = {}
        self.base = _rc["font.size"]
        self._text2path = _TEXT

    def get_canvas_width_height(self):
        return self.width, self.height

    def points_to_pixels(self, points):
        return points * UNITS

    def get_text_width_height_descent(self, s, prop, ismath):
        return _measure(s, prop, ismath)

    def option_scale_image(self):
        return True

    def option_image_nocomposite(self):
        return True

    def flip(self, points) -> np.ndarray:
        """Points of matplotlib (y upwards) as whole SVG units (y downwards)."""
        points = np.array(points, float).reshape(-1, 2)
        points[:, 1] = self.height - points[:, 1]
        return np.rint(points).astype(int)

    def clip(self, gc, box: Bbox) -> str:
        """The attribute that clips to what `gc` asks for, or nothing where `box` lies inside."""
        path, transform = gc.get_clip_path()
        if path is not None:
            shape = f'<path d="{self.outline(path, transform)}"/>'
            outside = True
        elif (rect := gc.get_clip_rectangle()) is not None:
            (x0, y1), (x1, y0) = self.flip([rect.min, rect.max])
            shape = f'<rect x="{x0}" y="{y0}" width="{x1 - x0}" height="{y1 - y0}"/>'
            # a unit of slack: lines that end on the frame need no clip
            outside = (box.min < rect.min - 1).any() or (box.max > rect.max + 1).any()
        else:
            return ""
        if not outside:
            return ""
        if shape not in self.clips:
            self.clips[shape] = f"{self.prefix}-{len(self.clips)}"
            self.blocks.append(f'<clipPath id="{self.clips[shape]}">{shape}</clipPath>')
        return f' clip-path="url(#{self.clips[shape]})"'

    def paint(self, gc, face) -> str:
        """Classes for colours of the palette, beside attributes that also work without CSS."""
        classes, attributes = [], ""
        if face is not None:
            alpha = gc.get_alpha() if gc.get_forced_alpha() or len(face) == 3 else face[3]
            attributes += self.colour("fill", face, alpha, classes)
        alpha = gc.get_alpha() if gc.get_forced_alpha() else gc.get_rgb()[3]
        width = round(gc.get_linewidth() * UNITS)
        if width and alpha:
            attributes += self.colour("stroke", gc.get_rgb(), alpha, classes)
            attributes += f' stroke-width="{width}"'
            offset, dashes = gc.get_dashes()
            if dashes:
                attributes += f' stroke-dasharray="{" ".join(str(round(d * UNITS)) for d in dashes)}"'
                if offset:
                    attributes += f' stroke-dashoffset="{round(offset * UNITS)}"'
            elif gc.get_capstyle() == "round":
                attributes += ' stroke-linecap="round"'
        return (f' class="{" ".join(classes)}"' if classes else "") + attributes

    @staticmethod
    def colour(part: str, rgb, alpha: float, classes: list[str]) -> str:
        colour = to_hex(rgb)
        if colour in _CLASSES:
            classes.append(_CLASSES[colour] if part == "stroke" else f"fill-{_CLASSES[colour]}")
        return f' {part}="{colour}"' + (f' {part}-opacity="{alpha:.2g}"' if alpha < 1 else "")

    def outline(self, path, transform, clip=None, simplify=False) -> str:
        """Path data: absolute starts, then relative whole numbers (they compress best)."""
        out, last = [], ""
        here = start = None
        segments = path.iter_segments(transform, clip=clip, simplify=simplify, snap=False)
        for vertices, code in segments:
            if code == Path.CLOSEPOLY:
                out.append("z")
                here, last = start, "z"
                continue
            points = self.flip(vertices)
            if code == Path.MOVETO:
                here = start = points[0]
                out.append(f"M{here[0]} {here[1]}")
                last = "M"
                continue
            steps = points - here
            if not steps.any():
                continue
            here = points[-1]
            numbers = steps.ravel().tolist()
            letter = {Path.LINETO: "l", Path.CURVE3: "q", Path.CURVE4: "c"}[code]
            if letter == "l" and 0 in numbers:
                letter = "h" if numbers[1] == 0 else "v"
                numbers = [sum(numbers)]
            text = "".join(f"{n}" if n < 0 else f" {n}" for n in numbers)
            out.append(text if letter == last else letter + text.lstrip(" "))
            last = letter
        return "".join(out)

    def draw_path(self, gc, path, transform, rgbFace=None):
        face = rgbFace
        if gc.get_hatch():
            hatch = str(gc.get_hatch())
            raise ValueError(f"hatch {hatch!r} is not drawn by dlbasics; use a colour or a label")
        paint = self.paint(gc, face)
        if not paint:
            return
        points = transform.transform(path.vertices)
        points = points[np.isfinite(points).all(axis=1)]
        if not len(points):
            return
        # control points may lie outside their curve: then there is a clip that changes nothing
        box = Bbox([points.min(0), points.max(0)])
        clip = self.clip(gc, box)
        frame = gc.get_clip_rectangle() if clip else None
        # Cut far excursions off here: the data is shorter and no coordinate overflows.
        near = (frame or Bbox([[0, 0], [self.width, self.height]])).padded(40)
        if face is not None and abs(box.extents).max() > 4 * max(self.width, self.height):
            path, transform = transform.transform_path(path).clip_to_bbox(near), Affine2D()
        cut = near.extents if clip and face is None else None
        data = self.outline(path, transform, cut, simplify=face is None and path.should_simplify)
        if data:
            self.blocks.append(f'<path{paint}{clip} d="{data}"/>')

    def draw_markers(self, gc, marker_path, marker_trans, path, trans, rgbFace=None):
        places = [v[-2:] for v, _ in path.iter_segments(trans, simplify=False) if len(v)]
        self.stamps(gc, marker_path, marker_trans, places, rgbFace)

    def draw_path_collection(self, gc, master_transform, paths, all_transforms, offsets, offset_trans,
                             facecolors, edgecolors, linewidths, linestyles, antialiaseds, urls,
                             offset_position, **hatches):
        stamps = list(self._iter_collection_raw_paths(master_transform, paths, all_transforms))
        numbers = self._iter_collection(gc, range(len(stamps)), offsets, offset_trans, facecolors,
                                        edgecolors, linewidths, linestyles, antialiaseds, urls,
                                        offset_position, **({"hatchcolors": []} | hatches if hatches else {}))
        run, places = None, []
        for x, y, number, gc0, face in numbers:
            key = (number, self.paint(gc0, face))
            if run and run[0] != key:
                self.stamps(run[1], *stamps[run[0][0]], places, run[2])
                places = []
            if not run or run[0] != key:
                kept = self.new_gc()
                kept.copy_properties(gc0)
                run = key, kept, face
            places.append((x, y))
        if run:
            self.stamps(run[1], *stamps[run[0][0]], places, run[2])

    def stamps(self, gc, path, transform, places, face):
        """The same small path at many places, as one element: no ids, and gzip loves it."""
        places = np.asarray(places, float).reshape(-1, 2)
        places = places[np.isfinite(places).all(axis=1)]
        paint = self.paint(gc, face)
        if not paint or not len(places):
            return
        radius = _circle(path, transform)
        if len(places) == 1 and not radius:
            # not a marker but an area, perhaps a far reaching one
            self.draw_path(gc, path, transform + Affine2D().translate(*places[0]), face)
            return
        extents = path.get_extents(transform)
        data = []
        for x, y in places:
            if radius:
                ((left, middle),) = self.flip([(x - radius, y)])
                r, d = round(radius), 2 * round(radius)
                data.append(f"M{left} {middle}a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0-{d} 0z")
            else:
                data.append(self.outline(path, transform + Affine2D().translate(x, y)))
        box = Bbox([places.min(0), places.max(0)])
        whole = Bbox([box.min + extents.min, box.max + extents.max])
        clip = self.clip(gc, whole)
        self.blocks.append(f'<path{paint}{clip} d="{"".join(data)}"/>')

    def draw_image(self, gc, x, y, im, transform=None):
        height, width = im.shape[:2]
        corners = np.array([[0, 0], [width, height]], float)
        matrix = Affine2D() if transform is None else Affine2D().scale(1 / width, 1 / height) + transform
        corners = matrix.transform(corners) + np.array([x, y])
        if corners[0, 0] > corners[1, 0]:
            im = im[:, ::-1]
        if corners[0, 1] < corners[1, 1]:
            im = im[::-1]
        (x0, y1), (x1, y0) = self.flip([corners.min(0), corners.max(0)])
        png = io.BytesIO()
        im = np.ascontiguousarray(im)  # matplotlib 3.8, the page's own, writes nothing that is read backwards
        imsave(png, im, format="png", metadata={"Software": None}, pil_kwargs={"optimize": True})
        data = base64.b64encode(png.getvalue()).decode()
        clip = self.clip(gc, Bbox([corners.min(0), corners.max(0)]))
        self.blocks.append(
            f'<image{clip} x="{x0}" y="{y0}" width="{x1 - x0}" height="{y1 - y0}" '
            f'preserveAspectRatio="none" image-rendering="pixelated" href="data:image/png;base64,{data}"/>')

    def draw_text(self, gc, x, y, s, prop, angle, ismath=False, mtext=None):
        content = self.mathtext(s, prop) if ismath else escape(s, quote=False)
        if content is None:
            # fractions, roots and stacked scripts need exact places: as outlines they look right in any font
            gc.set_linewidth(0)
            super().draw_text(gc, x, y, s, prop, angle, ismath, mtext)
            return
        width = self.get_text_width_height_descent(s, prop, ismath)[0]
        # Anchored where matplotlib aligned it, so that another font's widths move nothing.
        upright = mtext is not None and mtext.get_rotation_mode() != "anchor" and angle % 180 == 90
        aligned = "left" if mtext is None else mtext.get_va() if upright else mtext.get_ha()
        along = {"center": 0.5, "center_baseline": 0.5, "right": 1, "top": 1}.get(aligned, 0)
        turn = np.deg2rad(angle)
        # text coordinates count y downwards already
        x, y = x + along * width * np.cos(turn), y - along * width * np.sin(turn)
        place = f'x="{round(x)}" y="{round(y)}"'
        if angle:
            place += f' transform="rotate({-angle:g} {round(x)} {round(y)})"'
        if along:
            place += f' text-anchor="{"middle" if along == 0.5 else "end"}"'
        size = prop.get_size_in_points()
        grown = width * GROWTH * NARROWER
        low = np.array([x, y]) - along * grown * np.array([np.cos(turn), -np.sin(turn)])
        high = low + grown * np.array([np.cos(turn), -np.sin(turn)])
        if min(*low, *high) < 0 or max(low[0], high[0]) > self.width or max(low[1], high[1]) > self.height:
            place += f' font-size="{size * UNITS:g}"'
        elif size != self.base:
            place += f' font-size="{size / self.base:.3g}em"'
        if prop.get_weight() in ("bold", 700):
            place += ' font-weight="bold"'
        if prop.get_style() == "italic":
            place += ' font-style="italic"'
        gc.set_linewidth(0)
        self.blocks.append(f"<text {place}{self.paint(gc, gc.get_rgb())}>{content}</text>")

    @staticmethod
    @lru_cache(2048)
    def mathtext(s: str, prop) -> str | None:
        """Mathtext as text that flows, with raised and lowered spans; None where it must be drawn."""
        dpi = 72 * UNITS
        *_, glyphs, rects = _TEXT.mathtext_parser.parse(s, dpi, prop)
        if rects:
            return None
        size0, y0, end, out = prop.get_size_in_points(), 0, 0, []
        for glyph in sorted(glyphs, key=lambda g: g[-2]):
            font, size, letter, (x, y) = glyph[0], glyph[1], glyph[2], glyph[-2:]
            prime = font.family_name == "cmsy10" and letter == ord("0")
            if font.family_name not in ("DejaVu Sans", "DejaVu Sans Mono") and not prime:
                return None  # a font that keeps symbols where others keep letters
            font.set_size(size, dpi)
            advance = font.load_char(letter).linearHoriAdvance / 65536
            gap = x - end
            if prime:
                size, letter, y = size0, 0x2032, 0  # a text prime is small and raised by itself
            if gap < -0.2 * size * UNITS:
                return None
            span = ""
            if abs(y - y0) > 0.04 * size0 * UNITS:
                span += f' dy="{round(y0 - y)}"'
                y0 = y
            if gap > 0.1 * size * UNITS:
                span += f' dx="{round(gap)}"'
            style = ""
            if abs(size / size0 - 1) > 0.01:
                style += f' font-size="{size / size0:.2g}em"'
            if "italic" in font.style_name.lower() or "oblique" in font.style_name.lower():
                style += ' font-style="italic"'
            text = escape(chr(letter), quote=False)
            if out and not span and out[-1][1] == style:
                out[-1][2] += text
            else:
                out.append([span, style, text])
            end = x + advance
        return "".join(f"<tspan{a}{b}>{t}</tspan>" if a or b else t for a, b, t in out)


# Frames write the same words again and again: every renderer shares one memory of them. A font's
# properties compare by value, so that a changed one is another key.
_TEXT = TextToPath()


@lru_cache(4096)
def _measure(s: str, prop, ismath) -> tuple[float, float, float]:
    """Width, height and descent of a text, in units."""
    return RendererBase.get_text_width_height_descent(_Renderer(0, 0, ""), s, prop, ismath)


def _circle(path, transform) -> float:
    """The radius, where a marker is matplotlib's circle (eight Bezier arcs) scaled evenly; else 0."""
    if path.codes is None or list(path.codes).count(Path.CURVE4) != 24:
        return 0
    ends = transform.transform(path.vertices[3:25:3])
    radii = np.hypot(*ends.T)
    return float(radii.mean()) if np.ptp(radii) < 0.01 * radii.mean() else 0


class _Canvas(FigureCanvasBase):
    """Lets matplotlib's layout measure text with the renderer that will draw it."""

    def get_renderer(self):
        width, height = self.figure.get_size_inches() * 72 * UNITS
        return _Renderer(width, height, "")


class Drawing:
    """A rendered figure: its size in units and its elements, ready to be one SVG."""

    def __init__(self, width: int, height: int, blocks: list[str]):
        self.width, self.height, self.blocks = width, height, blocks

    def svg(self, alt: str = "") -> str:
        """The whole `<svg>` element, named `alt` for those who cannot see it."""
        label = f' aria-label="{escape(alt)}"' if alt else ""
        return (f'<svg xmlns="http://www.w3.org/2000/svg" role="img"{label} '
                f'viewBox="0 0 {self.width} {self.height}" width="{self.width // UNITS}pt" '
                f'height="{self.height // UNITS}pt" fill="none" stroke-linejoin="round" '
                f'font-family="{FONT}" font-size="{round(_rc["font.size"] * UNITS)}">'
                f'{"".join(self.blocks)}</svg>')


def render(fig, prefix: str, caption: str = "") -> Drawing:
    """Draw a matplotlib figure as SVG elements.

    Parameters
    ----------
    fig : matplotlib.figure.Figure
    prefix : str
        Begins every id, so that several figures share a page.
    caption : str
        Set below the figure; for paper and GitHub, where the SVG stands alone.

    Returns
    -------
    Drawing
    """
    width, height = (round(side * 72 * UNITS) for side in fig.get_size_inches())
    with _in_units(fig):
        renderer = _Renderer(width, height, prefix)
        fig.draw(renderer)
        lines = wrap(caption)
        gc = renderer.new_gc()
        gc.set_foreground(PALETTE["ink"])
        font = matplotlib.font_manager.FontProperties(size=9)
        step = 135
        foot = height + len(lines) * step + (80 if lines else 0)
        if lines:
            renderer.blocks.insert(0, f'<path class="fill-paper" fill="{PALETTE["paper"]}" '
                                      f'd="M0 0h{width}v{foot}h-{width}z"/>')
        renderer.height = foot
        for i, line in enumerate(lines):
            renderer.draw_text(gc, 60, height + (i + 1) * step, line, font, 0, ismath="$" in line)
    return Drawing(width, foot, renderer.blocks)


@contextmanager
def _in_units(fig):
    """Let a figure count and measure as `_Renderer` does."""
    canvas, dpi = fig.canvas, fig.dpi
    for image in (image for ax in fig.axes for each in (ax, *ax.child_axes) for image in each.images):
        # one pixel of data, one pixel of PNG; the browser enlarges it without blur
        image.set_interpolation("none")
    if isinstance(engine := fig.get_layout_engine(), ConstrainedLayoutEngine):
        # room at the sides for text that grows on phones
        engine.set(rect=(SIDES, 0, 1 - 2 * SIDES, 1))
    try:
        fig.set_canvas(_Canvas(fig))
        fig.dpi = 72 * UNITS
        for ax in fig.axes:
            if ax.axison:
                _copy_ticks(ax.xaxis)
                _copy_ticks(ax.yaxis)
        yield
    finally:
        fig.dpi = dpi
        fig.set_canvas(canvas)


def _copy_ticks(axis):
    """Give an axis the ticks it will draw, as copies of its first.

    Matplotlib makes each from its settings and then like the first, a third of all the time of a frame.
    """
    for ticks, places in ((axis.majorTicks, axis.get_majorticklocs()),
                          (axis.minorTicks, axis.get_minorticklocs())):
        first = ticks[0]
        if type(first) not in (XTick, YTick):
            return  # those of other projections share what they change
        for _ in range(len(places) - len(ticks)):
            tick = copy(first)
            for part in ("tick1line", "tick2line", "gridline", "label1", "label2"):
                setattr(tick, part, copy(getattr(first, part)))
            for label in (tick.label1, tick.label2):
                label.set_fontproperties(label.get_fontproperties())  # a copy of its own
            ticks.append(tick)


def places(fig) -> np.ndarray:
    """Where `render` would put the axes of a figure: x0, y0, x1, y1 of each, as parts of the figure."""
    with _in_units(fig):
        if engine := fig.get_layout_engine():
            engine.execute(fig)
    return np.array([ax.get_position().extents for ax in fig.axes])


def wrap(text: str) -> list[str]:
    """Lines of a caption's paragraphs, plain but for $math$, which is never broken."""
    text = re.sub(r"\$[^$]*\$", lambda math: math[0].replace(" ", "\0"), text)
    text = re.sub(r"\*\*|`", "", text)
    lines = [line for part in text.split("\n") for line in textwrap.wrap(part, CAPTION_LETTERS)]
    return [line.replace("\0", " ") for line in lines]


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
    drawing = render(fig, "@", caption)
    prefix = f"f{zlib.crc32(''.join(drawing.blocks).encode()):08x}"
    drawing.blocks = [b.replace('id="@-', f'id="{prefix}-').replace("url(#@-", f"url(#{prefix}-")
                      for b in drawing.blocks]
    return drawing.svg(alt)


class Picture:
    """A figure with its alternative text; displays itself as the medium needs it."""

    def __init__(self, fig, alt: str, caption: str = ""):
        if not isinstance(alt, str) or not alt.strip():
            raise ValueError(f"alt is {alt!r}; expected a sentence that says what the figure shows")
        self.alt, self.caption = alt, caption
        self.on_page = render_target() in ("page", "browser")
        self.svg = svg(fig, alt, "" if self.on_page else caption)

    def __repr__(self):
        return f"Figure: {self.alt}" + (f"\n{self.caption}" if self.caption else "")

    def _repr_mimebundle_(self, include=None, exclude=None):
        if self.on_page:
            caption = f"<figcaption>{prose(self.caption)}</figcaption>" if self.caption else ""
            return {"text/html": f'<figure class="dl-figure">{self.svg}{caption}</figure>',
                    "text/plain": repr(self)}
        return {"image/svg+xml": self.svg, "text/plain": repr(self)}


def show(fig, alt: str, caption: str = "") -> Picture:
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
    Picture
    """
    picture = Picture(fig, alt, caption)
    # Only pyplot's own figures need closing; importing pyplot here would choose a backend for nothing.
    if (number := getattr(fig, "number", None)) is not None:
        from matplotlib import pyplot

        pyplot.close(number)
    return picture


def prose(text: str) -> str:
    """Inline Markdown (bold, code, math) as HTML; the page turns the math into MathML."""
    out = []
    for part in re.split(r"(\$[^$]+\$|`[^`]+`)", text):
        word = escape(part, quote=False)
        if part.startswith("$") and len(part) > 2:
            out.append(f'<span class="dl-math">{word}</span>')
        elif part.startswith("`") and len(part) > 2:
            out.append(f"<code>{word[1:-1]}</code>")
        else:
            out.append(re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", word))
    return "".join(out)


def curves(ax, x, lines: dict, xlabel: str = "", ylabel: str = ""):
    """Draw labelled curves over the same `x`, told apart by colour and dash, with a legend.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    x : array_like, shape (n,)
    lines : dict
        Label to `y` values, each of shape (n,).
    xlabel, ylabel : str
    """
    for i, (label, y) in enumerate(lines.items()):
        if np.shape(y) != np.shape(x):
            raise ValueError(f"lines[{label!r}] has shape {np.shape(y)}; expected that of x, {np.shape(x)}")
        ax.plot(x, y, label=label, color=f"C{i % 6}", linestyle=DASHES[i % len(DASHES)])
    ax.set(xlabel=xlabel, ylabel=ylabel)
    if len(lines) > 1:
        ax.legend()


def bars(ax, labels, values, ylabel: str = "", fmt: str = "{:.3g}"):
    """Draw one bar a label, with its value written above it.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    labels : sequence of str
    values : array_like, shape (n,)
    ylabel : str
    fmt : str
        Format of the written values.
    """
    drawn = ax.bar(list(labels), np.asarray(values, float), width=0.7)
    ax.bar_label(drawn, fmt=fmt, padding=2, fontsize=9)
    ax.grid(False, axis="x")
    ax.margins(y=0.12)
    ax.set_ylabel(ylabel)


def heat(ax, table, rows=None, columns=None, fmt: str = "{:.2f}", cmap: str = "viridis"):
    """Draw a matrix as coloured cells with the numbers in them.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    table : array_like, shape (m, n)
    rows, columns : sequence of str, optional
        Labels of the axes.
    fmt, cmap : str
        Format of the numbers (empty: none), matplotlib colour map.
    """
    table = np.asarray(table, float)
    if table.ndim != 2:
        raise ValueError(f"table has shape {table.shape}; expected two dimensions")
    image = ax.imshow(table, cmap=cmap, aspect="auto")
    ax.grid(False)
    for axis, labels, n in zip((ax.yaxis, ax.xaxis), (rows, columns), table.shape, strict=True):
        axis.set_ticks([] if labels is None else range(n), labels)
    if fmt:
        for (i, j), value in np.ndenumerate(table):
            # the better contrast by WCAG's luminance, in colours no theme touches: the cell keeps its own too
            light = np.dot(np.power(image.to_rgba(value)[:3], 2.2), [0.2126, 0.7152, 0.0722]) > 0.19
            ax.text(j, i, fmt.format(value), ha="center", va="center", color="#111111" if light else "white")


def digits(axes, images, titles=None):
    """Draw small grey images (handwritten digits), one in each of `axes`.

    Parameters
    ----------
    axes : array of matplotlib.axes.Axes
    images : array_like, shape (n, height, width)
    titles : sequence of str, optional
    """
    axes, images = np.ravel(axes), np.asarray(images)
    if images.ndim != 3 or len(images) > len(axes):
        raise ValueError(f"images has shape {images.shape}; expected (n, height, width) with n at most "
                         f"{len(axes)}, the number of axes")
    for i, ax in enumerate(axes):
        ax.set_axis_off()
        if i < len(images):
            ax.imshow(images[i], cmap="gray_r")
            if titles is not None:
                ax.set_title(titles[i], loc="center", fontsize=9)

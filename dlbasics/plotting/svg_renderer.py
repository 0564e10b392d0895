"""Matplotlib's renderer interface, written as small SVG elements."""

import base64
import inspect
import io
from dataclasses import dataclass
from html import escape
from itertools import groupby

import matplotlib
import numpy as np
from matplotlib.backend_bases import RendererBase
from matplotlib.image import imsave
from matplotlib.transforms import Affine2D, Bbox

from dlbasics.messages import text
from dlbasics.plotting.legend_scaling import LegendOnPhones
from dlbasics.plotting.style import UNITS_PER_POINT
from dlbasics.plotting.svg_paint import paint_attributes
from dlbasics.plotting.svg_paths import circle_data, circle_radius, path_data, to_svg_units
from dlbasics.plotting.svg_text import (
    TEXT_TO_PATH,
    font_attributes,
    font_height_metrics,
    math_spans,
    measure_text,
    place_text,
    with_gaps,
)
from dlbasics.translation import ENGLISH, language, translate_with_values

# From 3.11 on matplotlib asks for the colours of hatches, and draws a mesh without naming any.
HAS_HATCH_COLOURS = "hatchcolors" in inspect.signature(RendererBase._iter_collection).parameters

# So far beyond what is seen paths are cut off, in units: lines and joins end out of sight.
CUT_MARGIN = 40
# In sides of the drawing: beyond, areas are cut off and markers left out.
FAR_AWAY = 4


@dataclass
class _CollectionItem:
    """One of a collection's paths: which shape, how it is painted, where it stands."""

    shape: int
    paint: str
    is_filled: bool
    place: tuple[float, float]

    def look(self) -> tuple:
        """Equal for items that differ in nothing but their place."""
        return self.shape, self.paint, self.is_filled


@dataclass(frozen=True)
class DrawnPart:
    """What a part of a figure has drawn, and the axes that it was clipped to."""

    elements: list[str]
    axes_box: np.ndarray | None


class SvgRenderer(RendererBase):
    """Collect what matplotlib draws as a list of SVG elements, in units of a tenth of a point.

    Parameters
    ----------
    width, height : float
        Of the drawing, in units.
    id_prefix : str
        Begins every id.
    names : DrawnNames, optional
        Says what the elements of some artists are called.

    Attributes
    ----------
    elements : list of str
        What has been drawn so far.
    """

    def __init__(self, width: float, height: float, id_prefix: str, names=None):
        super().__init__()
        self.width = width
        self.height = height
        self.id_prefix = id_prefix
        self.elements: list[str] = []
        self.base_font_size = matplotlib.rcParams["font.size"]
        self._clip_ids: dict[str, str] = {}
        self._text2path = TEXT_TO_PATH
        self._names = names
        self._open_groups = []
        self._axes_box = None
        self._legend = None

    # -- what matplotlib asks for ---------------------------------------------------------------

    def get_canvas_width_height(self):
        return self.width, self.height

    def points_to_pixels(self, points):
        return points * UNITS_PER_POINT

    def get_text_width_height_descent(self, s, prop, ismath):
        return measure_text(with_gaps(translate_with_values(s)), prop, ismath)

    def _get_font_height_metrics(self, prop):
        """What matplotlib 3.11 would read for each text from the tables of its font."""
        return font_height_metrics(prop)

    def option_scale_image(self):
        return True

    def option_image_nocomposite(self):
        return True

    def open_group(self, s, gid=None):
        self._open_groups.append(gid)
        if s == "legend" and self._axes_box is not None:
            self._legend = LegendOnPhones(len(self.elements), self._axes_box)
        element = self._names.axes_element(gid, self.height) if self._names else ""
        if element:
            self.elements.append(element)

    def close_group(self, s):
        self._open_groups.pop()
        if s == "legend" and self._legend:
            self.elements = self._legend.scaled(self.elements)
            self._legend = None

    def _name_attributes(self, kind: str) -> str:
        """What the element of the artist being drawn is called, as a ``line``, ``points`` or ``text``."""
        if self._names is None or not self._open_groups:
            return ""
        return self._names.attributes(self._open_groups[-1], kind)

    def record(self, draw) -> DrawnPart | None:
        """Call ``draw(renderer)``; what it draws can be repeated unless it names an id, which is numbered."""
        drawn, box = len(self.elements), self._axes_box
        self._axes_box = None
        draw(self)
        part = DrawnPart(self.elements[drawn:], self._axes_box)
        if part.axes_box is None:
            self._axes_box = box
        return None if any("url(#" in element for element in part.elements) else part

    def repeat(self, part: DrawnPart) -> None:
        """Draw what was drawn in another frame."""
        self.elements += part.elements
        if part.axes_box is not None:
            self._axes_box = part.axes_box

    # -- paths ------------------------------------------------------------------------------------

    def draw_path(self, gc, path, transform, rgbFace=None):
        self._add_path(gc, path, transform, paint_attributes(gc, rgbFace), rgbFace is not None)

    def draw_markers(self, gc, marker_path, marker_trans, path, trans, rgbFace=None):
        places = [v[-2:] for v, _ in path.iter_segments(trans, simplify=False) if len(v)]
        paint = paint_attributes(gc, rgbFace)
        self._add_copies(gc, marker_path, marker_trans, places, paint, rgbFace is not None)

    def draw_path_collection(self, gc, master_transform, paths, all_transforms, *properties, **options):
        shapes = list(self._iter_collection_raw_paths(master_transform, paths, all_transforms))
        numbers = range(len(shapes))
        if HAS_HATCH_COLOURS:
            options.setdefault("hatchcolors", [])
        items = []
        for x, y, number, item_gc, face in self._iter_collection(gc, numbers, *properties, **options):
            # matplotlib changes one graphics context from item to item: it is read at once
            paint = paint_attributes(item_gc, face)
            items.append(_CollectionItem(number, paint, face is not None, (x, y)))
        for (number, paint, is_filled), group in groupby(items, key=_CollectionItem.look):
            path, transform = shapes[number]
            self._add_copies(gc, path, transform, [item.place for item in group], paint, is_filled)

    def _add_path(self, gc, path, transform, paint: str, is_filled: bool, kind: str = "line"):
        if gc.get_hatch():
            raise ValueError(text("argument.hatch", hatch=repr(str(gc.get_hatch()))))
        points = transform.transform(path.vertices)
        points = points[np.isfinite(points).all(axis=1)]
        if not paint or not len(points):
            return
        # control points may lie outside their curve: then there is a clip that changes nothing
        box = Bbox([points.min(0), points.max(0)])
        if self._legend:
            self._legend.corners += to_svg_units(box.get_points(), self.height).tolist()
        self._remember_axes(gc)
        clip = self._clip_attribute(gc, box)
        frame = gc.get_clip_rectangle() if clip else None
        visible = (frame or Bbox([[0, 0], [self.width, self.height]])).padded(CUT_MARGIN)
        # Cut far excursions off here: the data is shorter and no coordinate overflows.
        if is_filled and abs(box.extents).max() > FAR_AWAY * max(self.width, self.height):
            path = transform.transform_path(path).clip_to_bbox(visible)
            transform = Affine2D()
        cut = visible.extents if clip and not is_filled else None
        simplify = not is_filled and path.should_simplify
        data = path_data(path, transform, self.height, cut, simplify)
        if data:
            self.elements.append(f'<path{paint}{clip}{self._name_attributes(kind)} d="{data}"/>')

    def _add_copies(self, gc, path, transform, places, paint: str, is_filled: bool):
        """The same small path at many places, as one element: it needs no ids and compresses well."""
        places = np.asarray(places, float).reshape(-1, 2)
        places = places[np.isfinite(places).all(axis=1)]
        if not paint or not len(places):
            return
        radius = circle_radius(path, transform)
        if len(places) == 1 and not radius:
            # not a marker but an area, perhaps a far reaching one
            self._add_path(gc, path, transform + Affine2D().translate(*places[0]), paint, is_filled,
                           "points")
            return
        # Matplotlib would look for the extremes of each of a circle's arcs.
        extents = Bbox([[-radius] * 2, [radius] * 2]) if radius else path.get_extents(transform)
        # No unit holds the place of a point that ran away.
        far = FAR_AWAY * max(self.width, self.height)
        places = places[((places + extents.max > -far) & (places + extents.min < far)).all(axis=1)]
        if not len(places):
            return
        if radius:
            data = [circle_data(x, y, radius, self.height) for x, y in places]
        else:
            data = [path_data(path, transform + Affine2D().translate(x, y), self.height) for x, y in places]
        box = Bbox([places.min(0) + extents.min, places.max(0) + extents.max])
        self._remember_axes(gc)
        clip = self._clip_attribute(gc, box)
        self.elements.append(f'<path{paint}{clip}{self._name_attributes("points")} d="{"".join(data)}"/>')

    def _remember_axes(self, gc):
        """Keep where the axes are that `gc` clips to: a legend that follows stands in them."""
        rectangle = gc.get_clip_rectangle()
        if rectangle is not None:
            self._axes_box = to_svg_units(rectangle.get_points(), self.height)

    def _may_move(self) -> bool:
        """Whether a script will draw the artist being drawn anew, and so perhaps outside its axes."""
        return bool(self._names and self._open_groups and self._names.needs_clip(self._open_groups[-1]))

    def _clip_attribute(self, gc, box: Bbox) -> str:
        """The attribute that clips to what `gc` asks for, or nothing where `box` lies inside."""
        path, transform = gc.get_clip_path()
        rectangle = gc.get_clip_rectangle()
        if path is not None:
            shape = f'<path d="{path_data(path, transform, self.height)}"/>'
        elif rectangle is None or (_contains(rectangle, box) and not self._may_move()):
            return ""
        else:
            shape = f"<rect {self._rectangle_attributes(rectangle.min, rectangle.max)}/>"
        if shape not in self._clip_ids:
            self._clip_ids[shape] = f"{self.id_prefix}-{len(self._clip_ids)}"
            self.elements.append(f'<clipPath id="{self._clip_ids[shape]}">{shape}</clipPath>')
        return f' clip-path="url(#{self._clip_ids[shape]})"'

    def _rectangle_attributes(self, low, high) -> str:
        """Place and size of a rectangle between two corners, in matplotlib's coordinates."""
        (left, bottom), (right, top) = to_svg_units([low, high], self.height)
        return f'x="{left}" y="{top}" width="{right - left}" height="{bottom - top}"'

    # -- images -----------------------------------------------------------------------------------

    def draw_image(self, gc, x, y, im, transform=None):
        height, width = im.shape[:2]
        corners = np.array([[0, 0], [width, height]], float)
        if transform is not None:
            corners = (Affine2D().scale(1 / width, 1 / height) + transform).transform(corners)
        corners = corners + np.array([x, y])
        # an inverted axis: the pixels are turned, since a width cannot be negative
        if corners[0, 0] > corners[1, 0]:
            im = im[:, ::-1]
        if corners[0, 1] < corners[1, 1]:
            im = im[::-1]
        low, high = corners.min(0), corners.max(0)
        self._remember_axes(gc)
        clip = self._clip_attribute(gc, Bbox([low, high]))
        self.elements.append(
            f"<image{clip} {self._rectangle_attributes(low, high)} "
            f'preserveAspectRatio="none" image-rendering="pixelated" href="{_png_address(im)}"/>')

    # -- text -------------------------------------------------------------------------------------

    def draw_text(self, gc, x, y, s, prop, angle, ismath=False, mtext=None):
        s = with_gaps(translate_with_values(s))
        content = math_spans(s, prop) if ismath else escape(s, quote=False)
        gc.set_linewidth(0)
        if content is None:
            # fractions, roots and stacked scripts need exact places: as outlines they look right in any font
            super().draw_text(gc, x, y, s, prop, angle, ismath, mtext)
            return
        width, _, _ = measure_text(s, prop, ismath)
        # y counts downwards already
        place = place_text(x, y, width, angle, mtext)
        is_fixed = place.overflows_on_phones(self.width, self.height) or _is_one_of_high_lines(mtext)
        if self._legend:
            # the legend grows as a whole
            is_fixed = True
            _, height, _ = measure_text(s, prop, ismath)
            begin = place.anchor_point - place.anchor * place.extent
            self._legend.corners += [begin.tolist(), (begin + place.extent - (0, height)).tolist()]
        attributes = place.attributes() + font_attributes(prop, self.base_font_size, is_fixed)
        paint = paint_attributes(gc, gc.get_rgb())
        attributes += paint + self._name_attributes("text")
        self.elements.append(f"<text {attributes}>{content}</text>")


def _is_one_of_high_lines(mtext) -> bool:
    """Whether this is a line of several that may be as high as Han is.

    If they grew on a phone, one would lie over the next. Matplotlib says of which text a line is, if it is
    the only one.
    """
    return mtext is None and language() != ENGLISH


def _contains(outer: Bbox, box: Bbox) -> bool:
    """Whether a box lies in another, with a unit of slack: lines that end on the frame need no clip."""
    return bool((box.min >= outer.min - 1).all() and (box.max <= outer.max + 1).all())


def _png_address(pixels: np.ndarray) -> str:
    """An image as the ``data:`` address of a PNG file."""
    file = io.BytesIO()
    # matplotlib 3.8, the page's own, writes nothing that is read backwards
    pixels = np.ascontiguousarray(pixels)
    imsave(file, pixels, format="png", metadata={"Software": None}, pil_kwargs={"optimize": True})
    return f"data:image/png;base64,{base64.b64encode(file.getvalue()).decode()}"

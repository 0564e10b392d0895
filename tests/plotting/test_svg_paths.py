"""Path data: relative whole numbers."""

from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import IdentityTransform
from support.parse_svg import elements

from dlbasics.plotting import svg


def test_curved_outlines_are_relative_to_where_they_begin():
    figure = Figure(figsize=(1, 1))
    corners = [(100, 20), (200, 20), (200, 120), (250, 120), (250, 220), (150, 220), (100, 320), (100, 20)]
    codes = [Path.MOVETO, Path.CURVE3, Path.CURVE3, Path.CURVE4, Path.CURVE4, Path.CURVE4, Path.LINETO,
             Path.CLOSEPOLY]
    figure.add_artist(PathPatch(Path(corners, codes), transform=IdentityTransform(), color="C0"))
    path = elements(svg(figure), "path")[-1]
    assert path.get("d") == "M100 700q100 0 100-100c50 0 50-100-50-100l-50-100z"

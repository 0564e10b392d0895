"""Figures as data: what the SVG draws, where, and that it is small."""

import base64
import io
import re

import matplotlib
import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.image import imread
from support.parse_svg import X, axes, elements, points

from dlbasics.plotting import PALETTE, curves, digits, svg, svg_renderer


def longest_line(ax, text, colour):
    """The longest stroked path of a colour, in data coordinates."""
    paths = [e.get("d") for e in elements(text, "path") if e.get("stroke") == PALETTE[colour]]
    vertices = points(max(paths, key=len))
    width, height = ax.figure.get_size_inches() * 720
    # svg() draws at 720 dpi and gives the figure back as it was
    place = ax.get_position()
    share = np.column_stack([vertices[:, 0] / width, 1 - vertices[:, 1] / height])
    share = (share - [place.x0, place.y0]) / [place.width, place.height]
    (x0, x1), (y0, y1) = ax.get_xlim(), ax.get_ylim()
    return share * [x1 - x0, y1 - y0] + [x0, y0]


def test_a_curve_is_drawn_where_its_data_say():
    ax = axes()
    ax.plot(X, np.sin(X))
    line = longest_line(ax, svg(ax.figure), "c0")
    # a unit is a tenth of a point: 1/300 of the height of the axes at the worst, simplified by one more
    assert np.abs(line[:, 1] - np.sin(line[:, 0])).max() < 0.008
    assert line[0, 0] == pytest.approx(0, abs=0.01) and line[-1, 0] == pytest.approx(10, abs=0.01)


def test_what_leaves_the_axes_is_clipped_and_never_far_away():
    ax = axes()
    ax.plot(X, 1e30 * (X - 5))
    ax.fill_between(X, 0, 1e12 * X, alpha=0.2)
    ax.set_ylim(-1, 1)
    paths = [e for e in elements(svg(ax.figure), "path") if e.get("clip-path")]
    assert len(paths) == 2
    for path in paths:
        assert np.abs(points(path.get("d"))).max() < 10_000
    ax = axes()
    ax.plot(X, X)
    assert "clip-path" not in svg(ax.figure)


def test_markers_stand_on_their_points_as_one_element():
    ax = axes()
    ax.scatter(X[::50], X[::50] ** 2, color="C3")
    ax.plot(X[::50], X[::50], "s", color="C4")
    text = svg(ax.figure)
    (discs,) = [e.get("d") for e in elements(text, "path") if e.get("fill") == PALETTE["c3"]]
    squares = [e.get("d") for e in elements(text, "path") if e.get("fill") == PALETTE["c4"]]
    assert discs.count("M") == 6 and len(squares) == 1 and squares[0].count("M") == 6
    height = ax.figure.get_size_inches()[1] * 720
    left, middle, radius = np.array(re.findall(r"M(\d+) (\d+)a(\d+)", discs), float).T
    ax.figure.dpi = 720
    wanted = ax.transData.transform(np.column_stack([X[::50], X[::50] ** 2]))
    np.testing.assert_allclose(np.column_stack([left + radius, height - middle]), wanted, atol=1.5)


@pytest.mark.parametrize("marker", ["o", "s", "+"])
@pytest.mark.parametrize("far", [[1e200], [1e200, -1e200], [1e12]])
def test_markers_far_outside_are_left_out(marker, far):
    """As in a run that diverges: no unit of the drawing holds such a number."""
    ax = axes()
    y = [0.1, *far, 0.2]
    ax.plot(range(len(y)), y, marker, color="C3")
    ax.scatter(range(len(y)), y, marker=marker, color="C4")
    ax.plot([0.5] * len(far), far, marker, color="C5")
    ax.set_ylim(-1, 1)
    drawn = [e.get("d") for e in elements(svg(ax.figure), "path") if e.get("clip-path") or "M" in e.get("d")]
    assert max(abs(int(number)) for data in drawn for number in re.findall(r"-?\d+", data)) < 10_000


def test_points_of_different_colours_keep_their_order():
    ax = axes()
    ax.scatter([0, 1, 2, 3], [0, 1, 2, 3], c=["C0", "C0", "C1", "C0"])
    fills = [e.get("fill") for e in elements(svg(ax.figure), "path") if "a" in e.get("d")]
    assert fills == [PALETTE["c0"], PALETTE["c1"], PALETTE["c0"]]


def test_a_mesh_is_drawn_cell_by_cell():
    ax = axes()
    mesh = ax.pcolormesh([[0, 1], [2, 3]])
    fills = [e.get("fill") for e in elements(svg(ax.figure), "path")]
    colours = [matplotlib.colors.to_hex(colour) for colour in mesh.get_facecolor()]
    assert [fill for fill in fills if fill in colours] == colours


def test_an_image_is_a_png_of_its_own_pixels_the_right_way_up():
    (ax,) = Figure().subplots(1, 1, squeeze=False)[0]
    picture = np.zeros((8, 8))
    picture[0, 7] = 1
    digits([ax], [picture])
    (image,) = elements(svg(ax.figure), "image")
    png = image.get("href").removeprefix("data:image/png;base64,")
    pixels = imread(io.BytesIO(base64.b64decode(png)))[..., 0]
    np.testing.assert_array_equal(pixels, 1 - picture)
    ax.invert_yaxis()
    (image,) = elements(svg(ax.figure), "image")
    png = image.get("href").removeprefix("data:image/png;base64,")
    np.testing.assert_array_equal(imread(io.BytesIO(base64.b64decode(png)))[..., 0], 1 - picture[::-1])


@pytest.mark.parametrize("turn", ["invert_xaxis", "invert_yaxis"])
def test_pixels_reach_old_matplotlib_in_a_row(turn, monkeypatch):
    rows, save = [], svg_renderer.imsave
    monkeypatch.setattr(svg_renderer, "imsave", lambda to, im, **how: rows.append(im) or save(to, im, **how))
    ax = axes()
    ax.imshow(np.eye(8))
    getattr(ax, turn)()
    svg(ax.figure)
    assert [im.flags.c_contiguous for im in rows] == [True]


def test_it_is_a_fraction_of_matplotlibs_own_svg():
    ax = axes()
    curves(ax, X, {"a": np.sin(X), "b": np.cos(X)}, "x", "y")
    stock = io.StringIO()
    with matplotlib.rc_context({key: matplotlib.rcParamsDefault[key]
                                for key in ("svg.fonttype", "path.simplify_threshold")}):
        ax.figure.savefig(stock, format="svg")
    ours, theirs = len(svg(ax.figure)), len(stock.getvalue())
    print(f"svg: {ours} bytes, matplotlib's {theirs}")
    assert ours < theirs / 3


def test_a_hatch_is_refused():
    ax = axes()
    ax.bar(["a"], [1], hatch="/")
    with pytest.raises(ValueError, match="hatch '/'"):
        svg(ax.figure)


@pytest.mark.parametrize("place", ["upper right", "lower left", "upper left", "center"])
def test_a_legend_grows_on_phones_as_a_whole_and_into_its_axes(place):
    figure = Figure(figsize=(6, 3))
    for ax in figure.subplots(1, 2):
        ax.plot(X, np.sin(X), label="a rather long name")
        ax.plot(X, np.cos(X), "o", label="b")
        ax.legend(loc=place)
    text = svg(figure)
    words = [e for e in elements(text, "text") if e.text in ("a rather long name", "b")]
    assert len(words) == 4 and len({e.get("font-size") for e in words}) == 1  # none for itself
    origins = [re.search(r"transform-origin:(\d+)px (\d+)px", e.get("style"))[0] for e in words]
    assert len(set(origins)) == 2  # one for each legend
    legend = [e for e in [*elements(text, "text"), *elements(text, "path")] if "legend" in e.get("class", "")]
    assert len(legend) == 8  # the samples of lines and markers, too
    for ax, word in zip(figure.axes, words[::2], strict=True):
        left, right = (4320 * x for x in (ax.get_position().x0, ax.get_position().x1))
        x, _ = map(int, re.findall(r"(\d+)px", word.get("style")))
        scale = float(re.search(r"--legend:([\d.]+)|$", word.get("style"))[1] or 1.3)
        for end in (float(word.get("x")), float(word.get("x")) + 80 * len(word.text) / 2):
            assert left - 20 <= x + scale * (end - x) <= right + 20

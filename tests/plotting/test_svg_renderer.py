"""Figures as data: what the SVG draws, how its colours follow the theme, and that it is small."""

import base64
import io
import re
from pathlib import Path as FilePath
from xml.etree import ElementTree

import matplotlib
import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.image import imread
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import IdentityTransform

from dlbasics import plotting
from dlbasics.plotting import PALETTE, bars, curves, digits, heat, show, svg, svg_renderer

STYLES = FilePath(plotting.__file__).parents[1] / "sphinxext" / "styles"
X = np.linspace(0, 10, 300)


def axes(**options):
    return Figure(layout="constrained").add_subplot(**options)


def elements(text, tag):
    return [e for e in ElementTree.fromstring(text).iter() if e.tag.endswith("}" + tag)]


def points(data: str) -> np.ndarray:
    """The vertices of path data made of M, l, h and v."""
    here, out = np.zeros(2), []
    for letter, rest in re.findall(r"([Mlhv])([^Mlhvz]*)", data):
        numbers = [int(n) for n in re.findall(r"-?\d+", rest)]
        if letter == "M":
            here = np.array(numbers, float)
            out.append(here)
            continue
        if letter in "hv":
            numbers = [v for n in numbers for v in ((n, 0) if letter == "h" else (0, n))]
        for step in np.reshape(numbers, (-1, 2)):
            here = here + step
            out.append(here)
    return np.array(out)


def drawn(ax, text, colour):
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
    found = drawn(ax, svg(ax.figure), "c0")
    # a unit is a tenth of a point: 1/300 of the height of the axes at the worst, simplified by one more
    assert np.abs(found[:, 1] - np.sin(found[:, 0])).max() < 0.008
    assert found[0, 0] == pytest.approx(0, abs=0.01) and found[-1, 0] == pytest.approx(10, abs=0.01)


def test_the_same_figure_is_the_same_text():
    def one():
        ax = axes()
        curves(ax, X, {"a": np.sin(X), "b": np.cos(X)}, "x", "y")
        ax.set_ylim(-0.5, 0.5)
        return svg(ax.figure, "alt")

    assert one() == one()


def test_ids_of_different_figures_differ_and_every_reference_finds_its_id():
    texts = []
    for height in (0.5, 0.6):
        ax = axes()
        ax.plot(X, np.sin(X))
        ax.set_ylim(-height, height)
        texts.append(svg(ax.figure))
    ids = [set(re.findall(r' id="([^"]+)"', text)) for text in texts]
    assert ids[0] and ids[1] and not ids[0] & ids[1]
    for text, known in zip(texts, ids, strict=True):
        assert set(re.findall(r"url\(#([^)]+)\)", text)) == known


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


def test_palette_colours_have_classes_and_others_keep_their_own():
    ax = axes()
    ax.plot(X, X, color="C1")
    ax.plot(X, X + 1, color="#abcdef")
    ax.fill_between(X, X, color="C2", alpha=0.25)
    ax.axhline(1, color="black")
    text = svg(ax.figure)
    by = {e.get("stroke") or e.get("fill"): e for e in elements(text, "path")}
    assert by[PALETTE["c1"]].get("class") == "c1"
    assert by["#abcdef"].get("class") is None
    area = next(e for e in elements(text, "path") if e.get("fill") == PALETTE["c2"])
    assert "fill-c2" in area.get("class").split() and area.get("fill-opacity") == "0.25"
    assert by["#000000"].get("class") == "ink"
    assert elements(text, "path")[0].get("class") == "fill-paper"
    assert all("ink" in e.get("class") or "muted" in e.get("class") for e in elements(text, "text"))


def test_curved_outlines_are_relative_to_where_they_begin():
    figure = Figure(figsize=(1, 1))
    corners = [(100, 20), (200, 20), (200, 120), (250, 120), (250, 220), (150, 220), (100, 320), (100, 20)]
    codes = [Path.MOVETO, Path.CURVE3, Path.CURVE3, Path.CURVE4, Path.CURVE4, Path.CURVE4, Path.LINETO,
             Path.CLOSEPOLY]
    figure.add_artist(PathPatch(Path(corners, codes), transform=IdentityTransform(), color="C0"))
    path = elements(svg(figure), "path")[-1]
    assert path.get("d") == "M100 700q100 0 100-100c50 0 50-100-50-100l-50-100z"


def test_dashes_and_widths_are_in_tenths_of_a_point():
    ax = axes()
    ax.plot(X, X, linestyle=(0, (3, 1.5)), linewidth=2, color="C0")
    line = next(e for e in elements(svg(ax.figure), "path") if e.get("stroke-width") == "20")
    assert line.get("stroke-dasharray") == "60 30"


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


def test_points_of_different_colours_keep_their_order():
    ax = axes()
    ax.scatter([0, 1, 2, 3], [0, 1, 2, 3], c=["C0", "C0", "C1", "C0"])
    fills = [e.get("fill") for e in elements(svg(ax.figure), "path") if "a" in e.get("d")]
    assert fills == [PALETTE["c0"], PALETTE["c1"], PALETTE["c0"]]


@pytest.mark.parametrize(
    ("source", "shown"), [("a < b & c", "a < b & c"), (r"$e^{-x_i}$", "e−xi"), (r"$\sigma'(z)$", "σ′(z)")])
def test_text_stays_text(source, shown):
    ax = axes()
    ax.set_title(source)
    titles = ["".join(e.itertext()) for e in elements(svg(ax.figure), "text")]
    assert shown in titles


def test_scripts_are_raised_and_small():
    ax = axes()
    ax.set_title("$e^x$")
    up = next(e for e in elements(svg(ax.figure), "tspan") if e.text == "x")
    assert int(up.get("dy")) < 0 and up.get("font-size") == "0.7em" and up.get("font-style") == "italic"


def test_a_fraction_is_drawn_as_an_outline():
    ax = axes(xticks=[], yticks=[])
    plain = len(elements(svg(ax.figure), "path"))
    ax.set_title(r"$\frac{1}{2}$")
    text = svg(ax.figure)
    assert not elements(text, "text") and len(elements(text, "path")) == plain + 1


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


def test_words_are_measured_anew_in_another_font():
    ax = axes()
    words = [ax.text(0.2, 0.5, label, ha="right") for label in ("mmmm", "$m^2$")]
    font = words[0].get_fontproperties()  # shared and changed in place
    sizes = []
    for size in (9, 18, 9):
        font.set_size(size)
        words[1].set_fontproperties(font)
        sizes.append([word.get_window_extent(svg_renderer._Renderer(100, 100, "")).width for word in words])
    assert sizes[0] == sizes[2]
    assert np.allclose(np.divide(sizes[1], sizes[0]), 2, rtol=0.1)


def _turned(ax):
    ax.tick_params(axis="x", labelrotation=30, labelsize=7, labelcolor="C1", grid_alpha=0.5)


def _first_label_by_hand(ax):
    ax.get_xticklabels()[0].set(color="C3", fontweight="bold")
    ax.set_xlim(0, 40)


def _logarithmic(ax):
    ax.set(xscale="log", yscale="symlog", xlim=(0.01, 1e4))
    ax.grid(True, which="both", axis="x")


def _far_away(ax):
    ax.set_ylim(1e6, 1e6 + 1)


def _named(ax):
    ax.set_xticks([0, 5, 9], ["none", "$x^2$", "much"], rotation=20, ha="right")
    ax.set_yticks([])


def _minor(ax):
    ax.minorticks_on()
    ax.tick_params(which="minor", direction="in", length=2)
    ax.set_axisbelow(False)


def _sides(ax):
    ax.xaxis.tick_top()
    ax.yaxis.tick_right()
    ax.invert_yaxis()
    ax.grid(False)


def _twins(ax):
    ax.twinx().plot([0, 10], [50, -900], color="C2")
    ax.secondary_xaxis("top", functions=(np.negative, np.negative))
    ax.inset_axes((0.6, 0.6, 0.3, 0.3)).plot([0, 3])


TICKED = [_turned, _first_label_by_hand, _logarithmic, _far_away, _named, _minor, _sides, _twins]


@pytest.mark.parametrize(("change", "projection"), [(_turned, "polar"), *((each, None) for each in TICKED)])
def test_copied_ticks_are_drawn_as_matplotlibs_own(change, projection, monkeypatch):
    def draw():
        ax = axes(projection=projection)
        ax.plot([0, 3, 9], [0.5, 2, 1], "o-")
        change(ax)
        again = svg(ax.figure)
        # each tick is one of its own, in a figure drawn again too
        tick = ax.xaxis.get_major_ticks()[1]
        tick.label1.get_fontproperties().set_size(20)
        tick.gridline.set_linewidth(4)
        ax.set_ylim(-3, 200)
        return again, svg(ax.figure)

    copied = draw()
    with monkeypatch.context() as patch:
        patch.setattr(svg_renderer, "_copy_ticks", lambda axis: None)
        assert copied == draw()


def test_places_are_those_of_the_drawn_figure():
    def draw():
        one, two = Figure(layout="constrained").subplots(1, 2)
        one.set(xlabel="x", ylabel="a tall label", title="Left")
        two.imshow(np.eye(3))
        two.set_ylabel("rows")
        return one.figure

    fig = draw()
    plotting.render(fig, "")
    assert np.array_equal(plotting.places(draw()), [ax.get_position().extents for ax in fig.axes])


def test_the_figure_is_given_back_as_it_was():
    figure = Figure(dpi=123)
    canvas = figure.canvas
    svg(figure)
    assert figure.dpi == 123 and figure.canvas is canvas


def test_a_hatch_is_refused():
    ax = axes()
    ax.bar(["a"], [1], hatch="/")
    with pytest.raises(ValueError, match="hatch '/'"):
        svg(ax.figure)


@pytest.mark.parametrize("alt", ["", "  ", None])
def test_alt_text_is_required(alt):
    with pytest.raises(ValueError, match="alt is"):
        show(Figure(), alt)


def test_show_closes_the_figure_and_speaks_for_each_medium(monkeypatch):
    from matplotlib import pyplot

    figure = pyplot.figure()
    monkeypatch.setenv("DLBASICS_RENDER_TARGET", "page")
    page = show(figure, 'Says "hi"', caption="A **bold** `x < 1` and $a < b$.")._repr_mimebundle_()
    assert figure.number not in pyplot.get_fignums()
    assert 'role="img" aria-label="Says &quot;hi&quot;"' in page["text/html"]
    assert ("<figcaption>A <strong>bold</strong> <code>x &lt; 1</code> and "
            '<span class="dl-math">$a &lt; b$</span>.</figcaption>') in page["text/html"]
    monkeypatch.setenv("DLBASICS_RENDER_TARGET", "print")
    paper = show(Figure(), "Alt.", caption="A **bold** word.")._repr_mimebundle_()
    assert paper["text/plain"].startswith("Figure: Alt.")
    words = ["".join(e.itertext()) for e in elements(paper["image/svg+xml"], "text")]
    assert words == ["A bold word."]


def test_a_long_caption_is_wrapped_within_the_picture_and_math_stays_whole():
    text = svg(Figure(), caption="word " * 40 + "$a + b + c$ " * 10)
    lines = elements(text, "text")
    height = int(ElementTree.fromstring(text).get("viewBox").split()[-1])
    assert len(lines) > 3 and int(lines[-1].get("y")) < height
    assert sum("".join(e.itertext()).replace(" ", "").count("a+b+c") for e in lines) == 10


def test_text_that_would_leave_the_figure_does_not_grow():
    ax = axes()
    ax.set_title("x" * 66)
    ax.set_xlabel("short")
    sizes = {"".join(e.itertext()): e.get("font-size") for e in elements(svg(ax.figure), "text")}
    assert sizes["x" * 66] == "105" and sizes["short"] is None


def luminance(colour):
    linear = np.array(matplotlib.colors.to_rgb(colour))
    linear = np.where(linear <= 0.04045, linear / 12.92, ((linear + 0.055) / 1.055) ** 2.4)
    return linear @ [0.2126, 0.7152, 0.0722]


def contrast(a, b):
    low, high = sorted([luminance(a), luminance(b)])
    return (high + 0.05) / (low + 0.05)


def themes():
    """The tokens of the light and the dark theme."""
    blocks = re.findall(r"\{([^{}]*--dl-c0:[^{}]*)\}", (STYLES / "book.css").read_text(encoding="utf-8"))
    return [dict(re.findall(r"--dl-(\w+):\s*(#\w+)", block)) for block in blocks]


def test_alone_a_figure_has_the_colours_of_the_light_theme():
    light, _ = themes()
    tokens = {word: light["line" if word == "grid" else word] for word in PALETTE}
    assert tokens == PALETTE


@pytest.mark.parametrize("theme", [0, 1])
def test_every_line_stands_out_from_its_paper(theme):
    tokens = themes()[theme]
    for word in ("c0", "c1", "c2", "c3", "c4", "c5"):
        assert contrast(tokens[word], tokens["paper"]) >= 3, word
    assert contrast(tokens["ink"], tokens["paper"]) >= 7
    assert contrast(tokens["muted"], tokens["paper"]) >= 4.5


def test_the_style_sheet_themes_every_class():
    sheet = (STYLES / "figures.css").read_text(encoding="utf-8")
    for word in PALETTE:
        token = f"--dl-{'line' if word == 'grid' else word}"
        assert f".{word} {{ stroke: var({token}); }}" in sheet
        assert f".fill-{word} {{ fill: var({token}); }}" in sheet


def test_helpers_draw_what_they_are_given_and_name_what_they_refuse():
    ax = axes()
    curves(ax, X, {"a": X, "b": -X}, "x", "y")
    assert ax.lines[0].get_linestyle() != ax.lines[1].get_linestyle()
    np.testing.assert_array_equal(ax.lines[1].get_ydata(), -X)
    with pytest.raises(ValueError, match=r"lines\['c'\] has shape \(2,\); expected that of x, \(300,\)"):
        curves(ax, X, {"c": [1, 2]})
    ax = axes()
    bars(ax, ["a", "b"], [1, 2.5])
    assert [t.get_text() for t in ax.texts] == ["1", "2.5"]
    ax = axes()
    heat(ax, [[0, 1], [0.5, 0.2]], rows=["r", "s"])
    assert [t.get_text() for t in ax.texts] == ["0.00", "1.00", "0.50", "0.20"]
    for text, value in zip(ax.texts, [0, 1, 0.5, 0.2], strict=True):
        assert contrast(text.get_color(), ax.images[0].to_rgba(value)[:3]) >= 4
    with pytest.raises(ValueError, match=r"table has shape \(3,\)"):
        heat(ax, [1, 2, 3])
    with pytest.raises(ValueError, match=r"images has shape \(2, 8, 8\)"):
        digits([ax], np.zeros((2, 8, 8)))

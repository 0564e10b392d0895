"""What is drawn as tables of numbers."""

import re
from base64 import b64decode
from codecs import BOM_UTF8

import numpy as np
from matplotlib.figure import Figure

from dlbasics.explore.data_table import Table, as_csv, tables, tables_html


def panels(count=1):
    """Axes of a new figure."""
    return Figure(layout="constrained").subplots(1, count, squeeze=False)[0]


def of(*axes):
    """The tables of the axes' figure, as plain lists."""
    return [(table.title, table.header, table.rows) for table in tables(axes[0].figure)]


def test_a_curve_is_read_at_the_ticks_and_between_and_only_where_it_is_seen():
    (ax,) = panels()
    x = np.linspace(-1, 4, 301)
    ax.plot(x, x**2, label="square")
    ax.plot(x, x, label="$x$ itself")
    ax.set(xlim=(0, 4), ylim=(0, 10), xticks=[0, 2, 4], xlabel="x", title="Both")
    ((title, header, rows),) = of(ax)
    assert title == "Both" and header == ["x", "square", "x itself"]
    assert [row[0] for row in rows] == [0, 1, 2, 3, 4] and rows[4][1] is None  # 16 is above the picture
    np.testing.assert_allclose([row[1:] for row in rows[:4]], [[0, 0], [1, 1], [4, 2], [9, 3]], atol=1e-3)


def test_few_points_stand_with_their_own_x_and_single_ones_in_a_list():
    left, right = panels(2)
    left.plot([1, 2, 4], [3, 1, 2], label="loss")
    left.plot([2], [1], "o", label="best")
    left.scatter([1, 1], [2, 3])
    left.axvline(2)
    right.axhline(5)
    right.set(ylim=(0, 10), ylabel="size")
    assert of(left) == [
        ("Panel 1", ["x", "loss"], [[1, 3], [2, 1], [4, 2]]),
        ("Panel 1", ["drawn as", "x", "y"],
         [["best", 2, 1], ["line 1", 2, None], ["line 2", 1, 2], ["line 2", 1, 3]]),
        ("size", ["drawn as", "x", "size"], [["line 1", None, 5]]),
    ]


def test_groups_of_bars_share_the_ticks_that_they_stand_on():
    (ax,) = panels()
    places = np.arange(2)
    ax.bar(places - 0.2, [1, -2], 0.4, label="a")
    ax.bar(places + 0.2, [3, 4], 0.4, label="b")
    ax.set_xticks(places, ["low", "high"])
    assert of(ax) == [("", ["x", "a", "b"], [["low", 1, 3], ["high", -2, 4]])]


def test_a_bar_on_another_has_its_own_height():
    (ax,) = panels()
    ax.bar([0], [1.0], label="a")
    ax.bar([0], [0.5], bottom=1.0, label="b")
    assert [column[-2:] for column in of(ax)[0][2]] == [[1, 0.5]]


def test_a_path_that_turns_back_is_a_list_of_its_points():
    (ax,) = panels()
    turn = np.linspace(0, 2 * np.pi, 400)
    ax.plot(np.cos(turn), np.sin(turn), label="circle")
    ((_, _, rows),) = of(ax)
    assert len(rows) == 40 and {row[0] for row in rows} == {"circle"}


def test_what_tells_columns_apart_is_quoted_in_csv_and_escaped_in_html():
    table = Table("a, b", ["x", 'say "1"'], [[-0.5, None], ["<b>", 1e-7]])
    assert as_csv([table, table]).split("\n\n")[0] == '"a, b"\nx,"say ""1"""\n-0.5,\n<b>,1e-07'
    assert "<td>&lt;b&gt;</td>" in table.html() and "<td>\N{MINUS SIGN}0.5</td><td></td>" in table.html()


def test_spreadsheets_know_the_encoding_of_what_a_kernel_saves():
    (ax,) = panels()
    ax.plot([0, 1], [0, 1], label="λ")
    data = re.search('base64,([^"]*)"', tables_html(ax.figure))[1]
    assert b64decode(data).startswith(BOM_UTF8) and "λ" in b64decode(data).decode()


def test_zero_has_no_sign_anywhere():
    table = Table("a", ["x", "y"], [[-0.0, np.float64(-0.0)]])
    assert as_csv([table]).endswith("\n0,0\n") and "<td>0</td><td>0</td>" in table.html()


def test_a_picture_without_numbers_has_no_table():
    (ax,) = panels()
    ax.imshow(np.eye(3))
    ax.set_axis_off()
    assert of(ax) == [] and "<table>" not in tables_html(ax.figure)


def test_what_draws_nothing_at_this_value_has_no_row():
    (ax,) = panels()
    ax.plot([], [], label="nothing yet")
    ax.scatter([], [], label="wrong")
    assert of(ax) == [] and "<table>" not in tables_html(ax.figure)
    ax.scatter([0.5], [0.25], label="right")
    assert of(ax) == [("", ["drawn as", "x", "y"], [["right", 0.5, 0.25]])]


def test_a_boxplot_without_outliers_has_the_rows_of_its_lines_alone():
    (ax,) = panels()
    ax.boxplot([1.0, 2.0, 3.0, 4.0])
    rows = [row for _, _, rows in of(ax) for row in rows]
    assert rows and not [row for row in rows if None in row]

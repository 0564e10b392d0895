"""The data table of a frame: what is drawn, as numbers, for readers who do not see it.

In a kernel it is made here; ``sphinxext/site/interaction/data_table.js`` makes the same of a frame's SVG.
"""

import csv
import io
from base64 import b64encode
from dataclasses import dataclass
from html import escape

from dlbasics.messages import text
from dlbasics.minus_sign import with_minus_signs
from dlbasics.plotting import axes_title, drawn_series, four_significant_digits, shown_label


@dataclass
class Table:
    """Numbers of one panel.

    Parameters
    ----------
    title : str
        What it shows.
    header : list of str
    rows : list of list
        Texts, numbers, and None where nothing is drawn.
    """

    title: str
    header: list[str]
    rows: list[list]

    def html(self) -> str:
        """The table as HTML."""
        head = "".join(f'<th scope="col">{escape(name)}</th>' for name in self.header)
        body = "".join("<tr>" + "".join(f"<td>{escape(shown(cell))}</td>" for cell in row) + "</tr>"
                       for row in self.rows)
        return (f"<table><caption>{escape(self.title)}</caption><thead><tr>{head}</tr></thead>"
                f"<tbody>{body}</tbody></table>")


def shown(cell) -> str:
    """A cell as the reader sees it."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    return with_minus_signs(four_significant_digits(cell))


def tables(figure) -> list[Table]:
    """The tables of a figure, a panel's after the other.

    Parameters
    ----------
    figure : matplotlib.figure.Figure

    Returns
    -------
    list of Table
        For each panel one with a column for each line over the same x, and one that lists what is left.
    """
    made = []
    for number, ax in enumerate(figure.axes, start=1):
        panel = text("page.panel", number=number) if len(figure.axes) > 1 else ""
        title = shown_label(axes_title(ax) or ax.get_ylabel()) or panel
        x_name, y_name = shown_label(ax.get_xlabel()) or "x", shown_label(ax.get_ylabel()) or "y"
        columns, points, bars = _series_by_kind(ax)
        made += [_wide(title, x_name, xs, lines) for xs, lines in columns.items()]
        if points:
            made.append(Table(title, [text("page.series"), x_name, y_name], points))
        made += [_wide(title, x_name, ticks, groups) for ticks, groups in bars.items()]
    return [table for table in made if table.rows]


def _wide(title: str, first: str, places: tuple, columns: list[tuple]) -> Table:
    """A column for each of several curves over the same places; a row that is empty is left out."""
    rows = [[place, *(values[i] for _, values in columns)] for i, place in enumerate(places)]
    rows = [row for row in rows if row[1:].count(None) < len(columns)]
    return Table(title, [first, *(name or "y" for name, _ in columns)], rows)


def _series_by_kind(ax) -> tuple[dict, list, dict]:
    """What an Axes draws: curves by their x, as (name, y of each row), points, bars by ticks."""
    columns = {}
    points = []
    bars = {}
    groups = {}
    unnamed = 0
    for series in drawn_series(ax):
        if series.tick is not None:
            groups.setdefault(series.name, []).append((series.tick, float(series.points[0, 1])))
            continue
        name = series.name
        if not name:
            unnamed += 1
            name = text("page.unnamed", number=unnamed)
        pairs = series.table_points(ax)
        if series.is_curve():
            xs, ys = zip(*pairs, strict=True)
            columns.setdefault(xs, []).append((name, ys))
        else:
            points += [[name, *pair] for pair in pairs if pair != (None, None)]
    for name, pairs in groups.items():
        ticks, values = zip(*pairs, strict=True)
        bars.setdefault(ticks, []).append((name, values))
    return columns, points, bars


def tables_html(figure) -> str:
    """All tables of a figure as HTML, and a link that saves them as CSV."""
    made = tables(figure)
    # With a mark in front, by which spreadsheets know the encoding.
    data = b64encode(as_csv(made).encode("utf-8-sig")).decode()
    return ("".join(table.html() for table in made) +
            f'<p><a download="data.csv" href="data:text/csv;base64,{data}">{text("page.csv")}</a></p>')


def as_csv(made: list[Table]) -> str:
    """Tables as CSV, an empty line between two."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    for number, table in enumerate(made):
        if number:
            file.write("\n")
        writer.writerows([[table.title], table.header])
        writer.writerows([map(_csv_cell, row) for row in table.rows])
    return file.getvalue()


def _csv_cell(value: str | float | None) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else four_significant_digits(value)

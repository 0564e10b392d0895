"""How the tests read a figure: its SVG elements, and the points of its paths."""

import re
from xml.etree import ElementTree

import numpy as np
from matplotlib.figure import Figure

X = np.linspace(0, 10, 300)


def axes(**options):
    """The axes of a new figure."""
    return Figure(layout="constrained").add_subplot(**options)


def elements(text, tag):
    """The elements of an SVG that have this tag."""
    return [e for e in ElementTree.fromstring(text).iter() if e.tag.endswith("}" + tag)]


def svg_paths(svg: str) -> list[str]:
    """What a figure draws: the data of its paths, in order."""
    return re.findall(r'<path[^>]* d="([^"]*)"', svg)


def frame_paths(explorer, **values) -> list[str]:
    """What the frame of these values draws, rendered now."""
    return svg_paths(explorer.drawing(**values).svg())


def points(data: str) -> np.ndarray:
    """The vertices of path data made of M, l, h and v."""
    position, vertices = np.zeros(2), []
    for letter, rest in re.findall(r"([Mlhv])([^Mlhvz]*)", data):
        numbers = [int(n) for n in re.findall(r"-?\d+", rest)]
        if letter == "M":
            position = np.array(numbers, float)
            vertices.append(position)
            continue
        if letter in "hv":
            numbers = [v for n in numbers for v in ((n, 0) if letter == "h" else (0, n))]
        for step in np.reshape(numbers, (-1, 2)):
            position = position + step
            vertices.append(position)
    return np.array(vertices)

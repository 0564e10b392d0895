"""Matplotlib's paths as SVG path data: relative whole numbers, which compress best."""

import numpy as np
from matplotlib.path import Path

RELATIVE_COMMANDS = {Path.LINETO: "l", Path.CURVE3: "q", Path.CURVE4: "c"}
# Matplotlib's circle is eight Bezier arcs of three vertices each.
CIRCLE_CURVE_VERTICES = 24


def to_svg_units(points, height: float) -> np.ndarray:
    """Points of matplotlib (y upwards) as whole SVG units (y downwards).

    Parameters
    ----------
    points : array_like
        Any number of (x, y) in units of the drawing.
    height : float
        That of the drawing.

    Returns
    -------
    ndarray of int, shape (n, 2)
    """
    points = np.array(points, float).reshape(-1, 2)
    points[:, 1] = height - points[:, 1]
    return np.rint(points).astype(int)


def path_data(path: Path, transform, height: float, clip=None, simplify: bool = False) -> str:
    """The ``d`` attribute of a path: every subpath begins absolute and goes on in relative whole numbers.

    Parameters
    ----------
    path : matplotlib.path.Path
    transform : matplotlib.transforms.Transform
        From the path's coordinates to units of the drawing.
    height : float
        That of the drawing.
    clip : (float, float, float, float), optional
        Segments outside of this rectangle are left out.
    simplify : bool
        Leave out vertices that nobody would see.

    Returns
    -------
    str
    """
    commands = []
    last_letter = ""
    position = subpath_start = None
    for vertices, code in path.iter_segments(transform, clip=clip, simplify=simplify, snap=False):
        if code == Path.CLOSEPOLY:
            commands.append("z")
            position = subpath_start
            last_letter = "z"
            continue
        points = to_svg_units(vertices, height)
        if code == Path.MOVETO:
            position = subpath_start = points[0]
            commands.append(f"M{position[0]} {position[1]}")
            last_letter = "M"
            continue
        steps = points - position
        if not steps.any():
            continue
        position = points[-1]
        letter, numbers = _relative_command(RELATIVE_COMMANDS[code], steps.ravel().tolist())
        # the same command again needs no letter
        commands.append(numbers if letter == last_letter else letter + numbers.lstrip(" "))
        last_letter = letter
    return "".join(commands)


def _relative_command(letter: str, numbers: list[int]) -> tuple[str, str]:
    """Letter and arguments of a command, the shorter ``h`` or ``v`` for lines along an axis."""
    if letter == "l" and 0 in numbers:
        letter = "h" if numbers[1] == 0 else "v"
        numbers = [sum(numbers)]
    # a minus sign separates as well as a space does
    return letter, "".join(f"{n}" if n < 0 else f" {n}" for n in numbers)


def circle_radius(path: Path, transform) -> float:
    """The radius, where a marker is matplotlib's circle scaled evenly; else 0."""
    if path.codes is None or list(path.codes).count(Path.CURVE4) != CIRCLE_CURVE_VERTICES:
        return 0
    ends_of_arcs = transform.transform(path.vertices[3:25:3])
    radii = np.hypot(*ends_of_arcs.T)
    return float(radii.mean()) if np.ptp(radii) < 0.01 * radii.mean() else 0


def circle_data(x: float, y: float, radius: float, height: float) -> str:
    """The ``d`` attribute of a circle around (x, y), as two arcs."""
    ((left, middle),) = to_svg_units([(x - radius, y)], height)
    r = round(radius)
    diameter = 2 * round(radius)
    return f"M{left} {middle}a{r} {r} 0 1 0 {diameter} 0a{r} {r} 0 1 0-{diameter} 0z"

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
    x = y = 0
    subpath_start = (0, 0)
    for code, points in _segments(path, transform, height, clip, simplify):
        if code == Path.CLOSEPOLY:
            commands.append("z")
            x, y = subpath_start
            last_letter = "z"
            continue
        if code == Path.MOVETO:
            x, y = subpath_start = points[0]
            commands.append(f"M{x} {y}")
            last_letter = "M"
            continue
        steps = [step for to_x, to_y in points for step in (to_x - x, to_y - y)]
        if not any(steps):
            continue
        x, y = points[-1]
        letter, numbers = _relative_command(RELATIVE_COMMANDS[code], steps)
        # the same command again needs no letter
        commands.append(numbers if letter == last_letter else letter + numbers.lstrip(" "))
        last_letter = letter
    return "".join(commands)


def _segments(path: Path, transform, height: float, clip, simplify: bool):
    """Iterate over the segments of a path: the code of each, and its points as whole units."""
    cleaned = path.cleaned(transform, remove_nans=True, clip=clip, simplify=simplify, curves=True,
                           snap=False)
    points = [tuple(point) for point in to_svg_units(cleaned.vertices, height).tolist()]
    codes = cleaned.codes.tolist()
    at = 0
    while at < len(codes) and codes[at] != Path.STOP:
        count = Path.NUM_VERTICES_FOR_CODE[codes[at]]
        yield codes[at], points[at : at + count]
        at += count


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

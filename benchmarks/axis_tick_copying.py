"""What copied ticks buy: ``python benchmarks/axis_tick_copying.py`` draws a frame with them and without."""

import statistics
import time

import numpy as np
from matplotlib.figure import Figure

from dlbasics.plotting import figure_to_svg

ROUNDS = 20


def frame(scale: str) -> list[str]:
    """Draw two panels as an explorer does; the elements of the drawing."""
    figure = Figure(figsize=(6, 3.2), layout="constrained")
    x = np.linspace(1, 900, 200)
    for ax in figure.subplots(1, 2):
        ax.plot(x, np.sin(x), label="sine")
        ax.set(xlabel="x", ylabel="y", xscale=scale)
        ax.legend()
    return figure_to_svg.render(figure, "frame").elements


def seconds(scale: str) -> float:
    """The median time of a frame."""
    times = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        frame(scale)
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


def main():
    """Print both times for linear and for logarithmic axes."""
    copy_ticks = figure_to_svg._copy_ticks
    for scale in ("linear", "log"):
        copied, elements = seconds(scale), frame(scale)
        figure_to_svg._copy_ticks = lambda axis: None
        made, same = seconds(scale), frame(scale) == elements
        figure_to_svg._copy_ticks = copy_ticks
        print(f"{scale:>6}: {1000 * copied:.0f} ms with copied ticks, {1000 * made:.0f} ms without; "
              f"same drawing: {same}")


if __name__ == "__main__":
    main()

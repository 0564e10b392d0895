"""Matplotlib's backend in the page: what is shown goes where a cell's output goes, as in a notebook."""

import sys

from matplotlib import _pylab_helpers
from matplotlib.backend_bases import FigureManagerBase
from matplotlib.backends.backend_agg import FigureCanvasAgg


class FigureManager(FigureManagerBase):
    """A figure that pyplot knows."""

    def show(self):
        """Show the figure in the output of the cell that runs, and let pyplot forget it."""
        figure = self.canvas.figure
        _pylab_helpers.Gcf.destroy(self)
        sys.displayhook(figure)

    @classmethod
    def pyplot_show(cls, *, block=None):
        """Show all open figures: ``plt.show()``."""
        for manager in _pylab_helpers.Gcf.get_all_fig_managers():
            manager.show()


class FigureCanvas(FigureCanvasAgg):
    """A canvas whose figures are shown by the page."""

    manager_class = FigureManager

"""What the page says of the lines through which an exception came."""

TRACEBACK_TEXTS = {
    "traceback.line": "Line {line}:",
    "traceback.line-in-function": "Line {line}, in {function}:",
    "traceback.line-of-cell": "Line {line} of {cell}:",
    "traceback.line-of-cell-in-function": "Line {line} of {cell}, in {function}:",
    "traceback.cell-before": "the cell before",
    "traceback.cell-after": "the cell after",
    "traceback.cells-before": "the cell {count} cells before",
    "traceback.cells-after": "the cell {count} cells after",
    "traceback.calls-more": "... {count} calls more ...",
    "traceback.no-package": (
        "{message}. This page has NumPy and Matplotlib; for other packages open the notebook."
    ),
}

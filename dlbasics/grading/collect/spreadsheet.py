"""Tables that a spreadsheet opens, and takes nothing in them for a formula."""

import csv
import io
import re

# Where a formula could begin: also after a separator, since some systems split lines at semicolons.
FORMULA = re.compile(r"""((?:^|[;,])[\s"]*)(?=[=+\-@|%\uff1d\uff0b\uff0d\uff20])""")


def safe_cell(text) -> str:
    """A text on one line that no spreadsheet takes for a formula, even one that splits lines elsewhere."""
    return FORMULA.sub(r"\1'", " ".join(str(text).split()))


def csv_table(rows: list, quote_all: bool = False) -> bytes:
    """Rows as CSV."""
    out = io.StringIO()
    quoting = csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL
    writer = csv.writer(out, lineterminator="\n", quoting=quoting)
    writer.writerows([[safe_cell(cell) for cell in row] for row in rows])
    return out.getvalue().encode()

"""CSV files whose cells no spreadsheet takes for formulas."""

import csv
import io
import re

SIGNS = r"[=+\-@|%\uff1d\uff0b\uff0d\uff20]"  # with which a formula begins
AT_THE_BEGINNING = re.compile(rf"""(^[\s"]*)(?={SIGNS})""")
# Also after a separator, since some systems split lines at semicolons
ANYWHERE = re.compile(rf"""((?:^|[;,])[\s"]*)(?={SIGNS})""")


def safe_cell(text, for_import: bool = False) -> str:
    """A text on one line that no spreadsheet takes for a formula, even one that splits lines elsewhere.

    Parameters
    ----------
    text
    for_import : bool
        Whether a platform reads the table: then what stands inside of prose or a name is left as it is.
    """
    pattern = AT_THE_BEGINNING if for_import else ANYWHERE
    return pattern.sub(r"\1'", " ".join(str(text).split()))


def unchanged_csv_bytes(rows: list) -> bytes:
    """Rows as CSV, cell by cell as they are: for a platform's own table that it gets back."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


def csv_bytes(rows: list, quote_all: bool = False, for_import: bool = False) -> bytes:
    """Rows as CSV; `for_import` as of `safe_cell`. A cell that is a number stays one: -0.12 is no formula.

    A table for people says by a mark that it is UTF-8, where that makes a difference: without it Excel on
    Windows takes another encoding, and what it saves again holds other names.
    """
    out = io.StringIO()
    quoting = csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL
    writer = csv.writer(out, lineterminator="\n", quoting=quoting)
    writer.writerows([[cell if isinstance(cell, int | float) else safe_cell(cell, for_import) for cell in row]
                      for row in rows])
    table = out.getvalue()
    return table.encode("utf-8" if for_import or table.isascii() else "utf-8-sig")

"""What the notation page says about numpy is what numpy does."""

import re

import numpy as np
import pytest
from support.chapter import CHAPTERS

SECTION = (CHAPTERS / "notation.md").read_text(encoding="utf-8").partition("## Numpy in this book")[2]
ROWS = re.findall(r"^\| `([^`]+)` \| `([^`]+)` \|", SECTION, re.M)


@pytest.mark.parametrize(("code", "result"), ROWS)
def test_a_line_of_numpy_gives_what_the_page_says(code, result):
    names = {"np": np, "a": np.array([[1, 2, 3], [4, 5, 6]]), "v": np.array([5, -1, 2]),
             "rng": np.random.default_rng(0)}
    np.testing.assert_array_equal(eval(code, names), eval(result))


def test_the_table_explains_what_stops_readers():
    codes = " ".join(code for code, _ in ROWS)
    for part in ("axis=0", "axis=1", "keepdims=True", "[:, None]", "np.where", ".T", "@", "~", "&",
                 "reshape(-1, ", "np.split", "np.linspace", "np.full", "np.flatnonzero", "np.argsort",
                 "rng.normal", "rng.random(", "rng.integers", "rng.permutation"):
        assert part in codes

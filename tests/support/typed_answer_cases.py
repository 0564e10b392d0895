"""What people type as an answer, with what is read or the code of the refusal; the files are the data."""

import json
from pathlib import Path

HERE = Path(__file__).parent


def _read(name: str):
    return json.loads((HERE / name).read_text(encoding="utf-8"))


TYPED_NUMBERS = _read("typed_numbers.json")
TYPED_LETTERS = _read("typed_letters.json")

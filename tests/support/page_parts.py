"""What a page of the book has in a file beside it."""

import json
import re
from pathlib import Path


def parts_of(page: Path) -> list[str]:
    """The texts of its empty parts, in their order."""
    address = re.search(r'<html [^>]*data-parts="([^"?]+)\?v=', page.read_text(encoding="utf-8"))[1]
    script = (page.parent / address).read_text(encoding="utf-8")
    return json.loads(re.fullmatch(r"dlPageData\.fill\((.*)\);\n", script, re.DOTALL)[1])

"""What a page of the book has in a file beside it."""

import json
import re
from pathlib import Path

EMPTY = re.compile(r'(<script type="application/json" class="dl-(?:frames|answer-table)"[^>]*>)(</script>)')


def parts_of(page: Path) -> list[str]:
    """The texts of its empty parts, in their order."""
    address = re.search(r'<html [^>]*data-parts="([^"?]+)\?v=', page.read_text(encoding="utf-8"))[1]
    script = (page.parent / address).read_text(encoding="utf-8")
    return json.loads(re.fullmatch(r'dlDeferredData\.fill\("\w+", (.*)\);\n', script, re.DOTALL)[1])


def filled(page: Path) -> str:
    """The page with its parts in their places, as a script fills it."""
    html = page.read_text(encoding="utf-8")
    for part in parts_of(page):
        html = EMPTY.sub(lambda empty, part=part: f"{empty[1]}{part}{empty[2]}", html, count=1)
    return re.sub(' data-parts="[^"]*"', "", html)

"""What explorers and questions hold beside what is seen, in a file beside the page: it is half of the bytes.

A reader sees the page first. ``site/deferred_data.js`` asks for the file then, and puts each part into its
place. It is a script, since a page that was opened from a disk can load nothing else.
"""

import json
import re
from hashlib import sha256
from pathlib import Path

PART = re.compile(
    r'(<script type="application/json" class="dl-(?:frames|answer-table)"[^>]*>)(.+?)(</script>)', re.DOTALL)
DIGEST = re.compile(r'"(\w+)"')
SUFFIX = ".data.js"


def without_data(body: str) -> tuple[str, str]:
    """The text of a page with its parts empty, and the script that fills them: "" where there are none."""
    parts = [match[2] for match in PART.finditer(body)]
    return PART.sub(r"\1\3", body), _script(parts) if parts else ""


def _script(parts: list[str]) -> str:
    """The call that fills the parts; its digest tells whether they are those of the page that asks."""
    texts = json.dumps(parts, ensure_ascii=False)
    return f'dlDeferredData.fill("{sha256(texts.encode()).hexdigest()[:10]}", {texts});\n'


def write(site: Path, pagename: str, script: str) -> str:
    """Write the script of a page, and return its address from there: "" where there is none."""
    path = site / f"{pagename}{SUFFIX}"
    if not script:
        path.unlink(missing_ok=True)
        return ""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(script, encoding="utf-8")
    return path.name + _query(script)


def queries(site: Path) -> dict[str, str]:
    """The query with which a page asks for its file, by the file's place in the site."""
    paths = site.rglob(f"*{SUFFIX}")
    return {path.relative_to(site).as_posix(): _query(path.read_text(encoding="utf-8")) for path in paths}


def _query(script: str) -> str:
    """New content is a new address, so that no cache fills a page with the parts of an older one."""
    return f"?v={DIGEST.search(script)[1]}"

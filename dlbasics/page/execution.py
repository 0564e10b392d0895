"""Which notebooks must run again.

The execution cache looks at a notebook's code alone. Its outputs also come from `dlbasics`, so each
notebook is tied to the digest of the modules that it can reach, and runs again when that changes.
"""

import json
import re
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from jupyter_cache import get_cache

PACKAGE = Path(__file__).parent.parent
# The numeric rooms that serve one chapter: a notebook depends on those that it or its modules name.
CHAPTERS = {"activations", "overfitting", "regularization", "normalization", "losses", "logistic_regression"}
# These turn outputs into pages and gradebooks; no output depends on them.
APART = {"page", "grading"}


@lru_cache(maxsize=1)
def _sources() -> dict[str, bytes]:
    files = (p for p in sorted(PACKAGE.rglob("*")) if p.is_file() and "__pycache__" not in p.parts)
    names = {p.relative_to(PACKAGE).as_posix(): p for p in files}
    return {name: p.read_bytes() for name, p in names.items() if name.split("/")[0] not in APART}


def digest(notebook: str) -> str:
    """Digest the part of `dlbasics` that a notebook's outputs can depend on.

    Parameters
    ----------
    notebook : str
        The text of the notebook file.

    Returns
    -------
    str
        Hexadecimal sha256 of the shared modules and of every chapter that the notebook reaches by name.
    """
    sources = _sources()
    modules = {name: (f"{name}.py", f"exercises/{name}.py") for name in CHAPTERS}
    reached, texts = set(), [notebook]
    while texts:
        text = texts.pop()
        for chapter in CHAPTERS - reached:
            if re.search(rf"\b{chapter}\b", text):
                reached.add(chapter)
                texts += [sources[path].decode() for path in modules[chapter] if path in sources]
    apart = {path for chapter in CHAPTERS - reached for path in modules[chapter]}
    total = sha256()
    for path, content in sources.items():
        if path not in apart:
            total.update(path.encode() + b"\0" + sha256(content).digest())
    return total.hexdigest()


def outdated(app, env, added, changed, removed):
    """Forget the stored outputs of every notebook whose `dlbasics` has changed.

    Returns
    -------
    list of str
        The documents that Sphinx must read again.
    """
    folder = Path(app.config.nb_execution_cache_path or Path(app.outdir).parent / ".jupyter_cache")
    record = folder / "dlbasics.json"
    known = json.loads(record.read_text()) if record.exists() else {}
    paths = {doc: Path(env.doc2path(doc)) for doc in env.found_docs}
    notebooks = {doc: path for doc, path in paths.items() if path.suffix == ".ipynb"}
    now = {doc: digest(path.read_text(encoding="utf-8")) for doc, path in notebooks.items()}
    stale = [doc for doc in now if known.get(doc) != now[doc]]
    cache = get_cache(folder)
    for entry in cache.list_cache_records():
        if any(Path(entry.uri) == notebooks[doc] for doc in stale):
            cache.remove_cache(entry.pk)
    record.write_text(json.dumps(now, indent=1, sort_keys=True))
    return stale

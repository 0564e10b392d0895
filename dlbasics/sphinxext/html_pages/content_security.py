"""The Content-Security-Policy of a page: its scripts are the site's own, and nothing that a cell shows runs.

It stands in the page itself, since a host of static files sends no headers of ours.
"""

import re
from hashlib import sha256

from dlbasics.sphinxext.html_pages.sri_hash import sri_hash
from dlbasics.sphinxext.pyodide_release import is_folder

# Scripts that stand in a page. Those with a source are known by their address, and data do not run.
INLINE_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<script>.*?)</script>", re.DOTALL)
NO_INLINE_SCRIPT = re.compile(r'\bsrc=|type="(?!module|text/javascript)')


def content_security_policy(html: str, pyodide: str) -> str:
    """The Content-Security-Policy of a page.

    Parameters
    ----------
    html : str
        What stands in the page, its inline scripts at least; each is allowed by its hash.
    pyodide : str
        Where the page's Python comes from: an address that ends with a slash, or a folder of the site.
    """
    digests = dict.fromkeys(sha256(script.encode()).digest() for script in _inline_scripts(html))
    script_hashes = " ".join(f"'{sri_hash(digest)}'" for digest in digests)
    host = "" if is_folder(pyodide) else pyodide
    directives = {
        "default-src": "'none'",
        # The core of Python is compiled, and its scripts run from checked bytes. Where a browser lets a
        # worker have the policy of its page, these two are for the worker.
        "script-src": f"'self' {script_hashes} 'wasm-unsafe-eval' blob:",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": f"'self' {host}",
        "worker-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
    }
    return "; ".join(" ".join(f"{name} {sources}".split()) for name, sources in directives.items())


def _inline_scripts(html: str) -> list[str]:
    matches = INLINE_SCRIPT.finditer(html)
    return [match["script"] for match in matches if not NO_INLINE_SCRIPT.search(match["attributes"])]

"""Checksums as browsers write them (Subresource Integrity): of inline scripts and of fetched files."""

import base64


def sri_hash(digest: bytes) -> str:
    """The sha256 digest of a file or a script, as Subresource Integrity and security policies write it.

    Parameters
    ----------
    digest : bytes
        ``hashlib.sha256(content).digest()``.
    """
    return "sha256-" + base64.b64encode(digest).decode()

"""Checksums as browsers write them: of inline scripts in a policy, of files that are fetched."""

import base64


def integrity(digest: bytes) -> str:
    """The sha256 digest of a file or a script, as subresource integrity and security policies name it.

    Parameters
    ----------
    digest : bytes
        ``hashlib.sha256(content).digest()``.
    """
    return "sha256-" + base64.b64encode(digest).decode()

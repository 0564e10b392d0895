"""The package as a wheel, which the page's own Python unpacks."""

import base64
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from dlbasics import __version__
from dlbasics.deterministic_zip import deterministic_zip
from dlbasics.package_contents import digest_of_contents, package_files
from dlbasics.translation import language, stored_catalogues

# The page's Python has no use for what makes pages and gradebooks.
NOT_IN_THE_BROWSER = ("grading", "mathml", "sphinxext")


@dataclass(frozen=True)
class Wheel:
    """A wheel: the name of its file, and its bytes."""

    name: str
    content: bytes


def package_sources() -> dict[str, bytes]:
    """The files that the wheel holds in every language, by their names in it."""
    paths = package_files(without=NOT_IN_THE_BROWSER)
    return {f"dlbasics/{name}": path.read_bytes() for name, path in paths.items()}


@lru_cache(maxsize=1)
def package_wheel() -> Wheel:
    """Pack the package. Reproducible: equal input gives equal bytes, and other input another name.

    A zip file made by hand: building with setuptools would need a network for its own build environment.
    """
    files = package_sources()
    catalogues = stored_catalogues.package_data(language())
    files |= {f"dlbasics/{name}": text.encode() for name, text in catalogues.items()}
    version = f"{__version__}+{digest_of_contents(files)[:10]}"
    info = f"dlbasics-{version}.dist-info"
    files[f"{info}/METADATA"] = f"Metadata-Version: 2.1\nName: dlbasics\nVersion: {version}\n".encode()
    files[f"{info}/WHEEL"] = b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    rows = [f"{name},sha256={_record_digest(content)},{len(content)}" for name, content in files.items()]
    files[f"{info}/RECORD"] = "\n".join([*rows, f"{info}/RECORD,,", ""]).encode()
    return Wheel(f"dlbasics-{version}-py3-none-any.whl", deterministic_zip(files))


def _record_digest(content: bytes) -> str:
    """A file's sha256 sum as a wheel's RECORD writes it."""
    return base64.urlsafe_b64encode(sha256(content).digest()).rstrip(b"=").decode()

"""A PNG beside each SVG of a notebook, for where no SVG is shown.

GitHub's preview often drops it, and Jupyter does before a notebook is trusted.
"""

import base64
import io
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from PIL import Image

SVG, PNG = "image/svg+xml", "image/png"
# Enough for lines and letters on paper; the rest of a PNG's size would be their soft edges.
COLOURS = 64
SIZE = re.compile(r'width="(\d+)pt" height="(\d+)pt"')  # as `dlbasics.plotting` writes it
PIXELS_PER_POINT = 4 / 3
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


def add_pngs(cells: list) -> None:
    """Draw each SVG of ours among the outputs of cells as PNG, too.

    Parameters
    ----------
    cells : list of dict
        Of one notebook; changed in place.

    Raises
    ------
    FileNotFoundError
        If there is something to draw and no Chromium that draws it.
    """
    outputs = [output for cell in cells for output in cell.get("outputs", ())]
    bundles = [output["data"] for output in outputs if "data" in output]
    bundles = [bundle for bundle in bundles if SIZE.search("".join(bundle.get(SVG, "")))]
    if bundles:
        pictures = _draw(["".join(bundle[SVG]) for bundle in bundles])
        for bundle, picture in zip(bundles, pictures, strict=True):
            bundle[PNG] = base64.b64encode(picture).decode() + "\n"


def _draw(svgs: list[str]) -> list[bytes]:
    """Drawings as PNG files: one screenshot of all of them, cut into pieces."""
    sizes = [_size(svg) for svg in svgs]
    width = max(width for width, _ in sizes)
    rows = [f'<div style="height: {height}px">{svg}</div>'
            for svg, (_, height) in zip(svgs, sizes, strict=True)]
    page = f'<!doctype html><meta charset="utf-8"><body style="margin: 0; background: white">{"".join(rows)}'
    shot = _screenshot(page, width, sum(height for _, height in sizes))
    pieces, top = [], 0
    for width, height in sizes:
        pieces.append(_as_png(shot.crop((0, top, width, top + height))))
        top += height
    return pieces


def _size(svg: str) -> tuple[int, int]:
    """Width and height in pixels."""
    points = SIZE.search(svg)
    width, height = (round(PIXELS_PER_POINT * int(side)) for side in points.groups())
    return width, height


def _screenshot(page: str, width: int, height: int) -> Image.Image:
    """What Chromium shows of a page."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        raise FileNotFoundError(f"no Chromium here to draw PNG files; one of these is needed: {BROWSERS}")
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "page.html", Path(folder) / "page.png"
        source.write_text(page, encoding="utf-8")
        done = subprocess.run(
            [browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
             "--force-device-scale-factor=1", f"--window-size={width},{height}",
             f"--screenshot={target}", source.as_uri()], check=False, capture_output=True)
        if not target.exists():
            raise FileNotFoundError(f"{browser} drew nothing: {done.stderr.decode(errors='replace')}")
        return Image.open(io.BytesIO(target.read_bytes())).convert("RGB")


def _as_png(picture: Image.Image) -> bytes:
    """A small PNG file, without a date or any other noise."""
    file = io.BytesIO()
    # Unlike the default, this keeps the colour of a short line among long ones.
    few = picture.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(file, "PNG", optimize=True)
    return file.getvalue()

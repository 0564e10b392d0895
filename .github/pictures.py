"""Make the pictures of the README: ``make html-offline RUNTIME=...``, then ``python .github/pictures.py``."""

import inspect
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from textwrap import dedent

import numpy as np
from PIL import Image
from playwright.sync_api import sync_playwright

from dlbasics.exercises import all_exercises, find
from dlbasics.exercises.kinds import Code

HERE = Path(__file__).parent
sys.path.append(str(HERE.parent / "benchmarks"))

from benchmark_setup import find_chromium, notebook, served, write_notebook  # noqa: E402

SITE = HERE.parent / "_build" / "html"
EXERCISE = find("activations/hard-sigmoid")
WRONG = f"@check({EXERCISE.id!r})\ndef hard_sigmoid(x):\n    return np.clip(x / 4 + 0.5, 0, 1)"
NEEDS = "import numpy as np\nfrom dlbasics.activations import *\nfrom dlbasics import activations, losses"


def explorer(page, base: str) -> Image.Image:
    """The first page's explorer, at a degree that is far too high."""
    page.goto(f"{base}/chapters/index.html")
    figure = page.locator(".dl-explorer").first
    figure.locator("input").focus()
    for _ in range(8):
        page.keyboard.press("ArrowRight")
    figure.locator("input").evaluate("e => e.blur()")
    return Image.open(BytesIO(figure.screenshot()))


def verdict(page, base: str) -> Image.Image:
    """A wrong answer in the page, and what is said of it."""
    page.goto(f"{base}/chapters/activations.html")
    cell = page.locator(f'.cell:has([data-exercise="{EXERCISE.id}"])')
    cell.locator(".dl-edit").click()
    cell.locator(".cm-content").focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text(WRONG)
    cell.get_by_role("button", name="Check", exact=True).click()
    cell.get_by_text("0 of 2 points").wait_for()
    page.evaluate("document.activeElement.blur()")
    page.wait_for_timeout(500)
    parts = cell, cell.locator(".cm-editor"), cell.locator(".dl-verdict")
    whole, top, bottom = (part.bounding_box() for part in parts)
    image = Image.open(BytesIO(cell.screenshot()))
    scale = image.width / whole["width"]
    high, low = top["y"] - whole["y"], bottom["y"] + bottom["height"] - whole["y"]
    return image.crop((0, int(scale * high) - 3, image.width, int(scale * low) + 3))


def class_folder(folder: Path) -> Path:
    """Submissions of thirty people who know some things and have read some of the misconceptions."""
    rng = np.random.default_rng(0)
    for number in range(30):
        cells, skill = [NEEDS], rng.uniform(0.4, 0.95)
        for e in all_exercises():
            if isinstance(e, Code) and e.chapter in ("activations", "losses"):
                wrong = e.misconceptions[min(int(rng.exponential(1.2)), len(e.misconceptions) - 1)].answer
                source = dedent(inspect.getsource(e.reference if rng.random() < skill else wrong))
                cells.append(f"@check({e.id!r})\n{source}" if source.startswith("def") else "")
        write_notebook(folder / f"s{number}.ipynb", notebook(cells))
    return folder


def lessons(page) -> Image.Image:
    """What a class has misunderstood, as the grader draws it."""
    with tempfile.TemporaryDirectory() as name:
        out, subs = Path(name, "out"), Path(name, "subs")
        subs.mkdir()
        line = [sys.executable, "-m", "dlbasics.grading", "grade", class_folder(subs), "--out", out]
        subprocess.run([*line, "--only", "activations", "losses", "--seed", "picture"], check=True)
        page.goto((out / "class.html").as_uri())
        page.evaluate("[...document.querySelectorAll('h2')].at(-1).scrollIntoView()")
        return Image.open(BytesIO(page.screenshot()))


def save(name: str, width: int, *images: Image.Image):
    """Put images side by side, `width` pixels wide."""
    gap = 40
    size = sum(i.width + gap for i in images) + gap, max(i.height for i in images) + 2 * gap
    made, x = Image.new("RGB", size, images[0].convert("RGB").getpixel((0, 0))), gap
    for image in images:
        made.paste(image, (x, (size[1] - image.height) // 2))
        x += image.width + gap
    made.resize((width, round(size[1] * width / size[0]))).save(HERE / name, quality=85, method=6)


def main():
    """Serve the built book, and make both pictures."""
    with sync_playwright() as playwright, served(SITE) as base:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        page = chromium.new_page(viewport={"width": 760, "height": 636}, device_scale_factor=1.5)
        save("page.webp", 1600, explorer(page, base), verdict(page, base))
        save("class.webp", 1000, lessons(page))
        chromium.close()


if __name__ == "__main__":
    main()

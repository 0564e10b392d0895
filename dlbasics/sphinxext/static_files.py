"""The site's own files: script, style sheet, fonts, mark, the desk of code. All else in _static goes."""

import re
import shutil
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from dlbasics.sphinxext import social_card

HERE = Path(__file__).parent
FONTS = sorted((HERE / "vendor").glob("*.woff2"))
# What Sphinx's search needs; everything else that themes and extensions copy is dead weight.
SEARCH = {"documentation_options.js", "doctools.js", "sphinx_highlight.js", "searchtools.js",
          "language_data.js"}


def script() -> str:
    """All of ``site/*.js`` as one file, without comments and indentation."""
    files = sorted((HERE / "site").glob("*.js"))
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    text = re.sub(r"^\s*/\*.*?\*/", "", text, flags=re.DOTALL | re.MULTILINE)
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//")) + "\n"


def style() -> str:
    """All of ``styles/*.css`` as one file, the tokens of book.css first."""
    files = sorted((HERE / "styles").glob("*.css"), key=lambda file: (file.name != "book.css", file.name))
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return "\n".join(line.strip() for line in text.splitlines() if line.strip()) + "\n"


def desk() -> list[Path]:
    """What a reader's first edit loads; the workers behind it belong to `runtime_files`."""
    names = ("code_cell.css", "code_cell.js", "editor.js", "kernel.js", "live_explorer.js", "output_area.js")
    return [*(HERE / "code_cells" / name for name in names), HERE / "vendor" / "codemirror.min.js"]


@lru_cache(maxsize=1)
def digests() -> dict[str, str]:
    """The query of each file: new content is a new address, so nobody reads with an old script."""
    # The script hands its own query on to the desk that it loads.
    live = b"".join(path.read_bytes() for path in desk())
    texts = {"js": script().encode() + live, "css": style().encode()}
    return {kind: sha256(text).hexdigest()[:10] for kind, text in texts.items()}


def put_desk(folder: Path):
    """Write the desk; its modules ask for one another by digest too, so that none meets an older one."""
    folder.mkdir(exist_ok=True)
    for path in desk():
        text = path.read_text(encoding="utf-8")
        text = re.sub(r'(from "\./\w+\.js)"', rf'\1?v={digests()["js"]}"', text)
        (folder / path.name).write_text(text, encoding="utf-8")


def write(app, error):
    """Write our files into ``_static`` and drop what no page asks for.

    Parameters
    ----------
    app : sphinx.application.Sphinx
        The running application.
    error : Exception or None
        What ended the build early; then nothing is written.
    """
    if error or app.builder.format != "html":
        return
    static = Path(app.outdir) / "_static"
    for path in static.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name not in SEARCH:
            path.unlink()
    (static / "dlbasics.js").write_text(script(), encoding="utf-8")
    (static / "dlbasics.css").write_text(style(), encoding="utf-8")
    shutil.copy(HERE / "logo.svg", static / "logo.svg")
    put_desk(static / "code_cells")
    for font in FONTS:
        shutil.copy(font, static / font.name)
    social_card.draw(static / "preview.png", app.config.project, app.config.html_short_title)

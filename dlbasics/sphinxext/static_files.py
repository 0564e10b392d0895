"""The static files of the site: its scripts, one style sheet, the code cells, fonts and the logo."""

import re
import shutil
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin
from sphinx.search.en import SearchEnglish

SPHINXEXT = Path(__file__).parent
# What the scripts of every page use while they load, in its order.
FIRST = ("messages.js", "dom.js", "replace_address.js")
# What a page loads only if there are explorers (or code, which can make some) or exercises on it.
# deferred_data.js stands first: the others wait for the page and its .data.js file.
EXPLORERS = ("deferred_data.js", "progressive_layout.js", "copy_buttons.js", "save_file.js",
             "minus_sign.js", "figure_status.js", "explorers.js", "predictions.js")
QUESTIONS = ("question_variants.js", "questions.js", "chapter_badges.js", "exercise_badges.js")
# What a page loads besides if numbers are typed on it: how they are read; each of them uses those before it.
NUMBERS = ("arithmetic.js", "chinese_number.js", "ambiguous_number.js", "numeric_answer.js")
# What a page loads only if there are points to move on it, of ``site/movable_points/``.
MOVABLE_POINTS = ("series_drawing.js", "point_handles.js", "log_loss.js", "movable_points.js")
# What a page loads only if it links to terms of the glossary.
TERMS = "glossary_terms.js"
FONTS = sorted((SPHINXEXT / "vendor").glob("*.woff2"))
# Those that every chapter uses; a rare one waits until a formula needs it.
PRELOADED_FONTS = [path for path in FONTS if not path.stem.endswith("-rest")]
# What the page of the search loads besides.
SEARCH = "search.js"


def site_script() -> str:
    """What every page loads: all of ``site/`` but what some pages load besides, as one script."""
    folder = SPHINXEXT / "site"
    besides = {folder / name for name in (*QUESTIONS, *EXPLORERS, TERMS)}
    return jsmin(_joined(_in_order(folder, FIRST, set(folder.glob("*.js")) - besides)))


def explorer_script() -> str:
    """What pages with explorers or exercises load besides: data, frames, predictions, playing, handles."""
    folder = SPHINXEXT / "site"
    return jsmin(_joined(_in_order(folder, EXPLORERS, folder.glob("interaction/*.js"))))


def movable_points_script() -> str:
    """What pages with points to move load besides: moving them, then the models that compute."""
    folder = SPHINXEXT / "site" / "movable_points"
    return jsmin(_joined(_in_order(folder, MOVABLE_POINTS, folder.glob("models/*.js"))))


def question_script() -> str:
    """What pages with exercises load besides: the questions, then their kinds, which register themselves."""
    folder = SPHINXEXT / "site"
    return jsmin(_joined(_in_order(folder, QUESTIONS, folder.glob("kinds/*.js"))))


def number_script() -> str:
    """What pages with typed numbers load besides: how people write a number."""
    return jsmin(_joined([SPHINXEXT / "site" / "typed_answers" / name for name in NUMBERS]))


def playground_script() -> str:
    """What pages with a playground load besides: all of ``playground/``, the figure's own script last."""
    folder = SPHINXEXT / "playground"
    last = folder / "playground.js"
    return jsmin(_joined([*sorted(set(folder.glob("*.js")) - {last}), last]))


def search_script() -> str:
    """What the page of the search loads besides: the library, Sphinx's stemmer, and ``search_page/``."""
    library = (SPHINXEXT / "vendor" / "minisearch.min.js").read_text(encoding="utf-8")
    own = [SPHINXEXT / "search_page" / name for name in ("tokenize_and_stem.js", "search_page.js")]
    return library + jsmin(SearchEnglish.js_stemmer_code + _joined(own))


@lru_cache(maxsize=1)
def scripts() -> dict[str, str]:
    """The scripts that pages load, by their names."""
    return {
        "dlbasics.js": site_script(),
        "explorers.js": explorer_script(),
        "movable_points.js": movable_points_script(),
        "playground.js": playground_script(),
        "numbers.js": number_script(),
        "questions.js": question_script(),
        TERMS: jsmin(_joined([SPHINXEXT / "site" / TERMS])),
        SEARCH: search_script(),
    }


@lru_cache(maxsize=1)
def style_sheet() -> str:
    """All of ``styles/`` as one style sheet, the tokens of book.css first."""
    book = SPHINXEXT / "styles" / "book.css"
    return cssmin(_joined([book, *sorted(set((SPHINXEXT / "styles").glob("*.css")) - {book})]))


@lru_cache(maxsize=1)
def code_cell_files() -> dict[str, str]:
    """What a reader's first edit loads, by name: the modules and the sheet of ``code_cells/``, CodeMirror."""
    folder, codemirror = SPHINXEXT / "code_cells", SPHINXEXT / "vendor" / "codemirror.min.js"
    files = {path.name: jsmin(_joined([path])) for path in sorted(folder.glob("*.js"))}
    # One module imports the next: all are asked for with the first, and none waits for the one before it.
    imported = sorted(set(re.findall(r'\bfrom ?"(\./\w+\.js)"', "".join(files.values()))))
    files["open_cell.js"] += "".join(f'\nimport"{name}";' for name in imported)
    files |= {path.name: cssmin(_joined([path])) for path in sorted(folder.glob("*.css"))}
    return files | {codemirror.name: codemirror.read_text(encoding="utf-8")}


@lru_cache(maxsize=1)
def digests() -> dict[str, str]:
    """The query of each file's address: new content is a new address, so nobody reads with an old script."""
    # The script hands its own query on to the code cells that it loads.
    all_scripts = "".join([*scripts().values(), *code_cell_files().values()])
    texts = {"js": all_scripts, "css": style_sheet()}
    return {kind: sha256(text.encode()).hexdigest()[:10] for kind, text in texts.items()}


def queries() -> dict[str, str]:
    """The query with which pages ask for each of our files, by the file's place in the site."""
    js, css = (f"?v={digests()[kind]}" for kind in ("js", "css"))
    code_cells = {f"_static/code_cells/{name}": js for name in code_cell_files()}
    return {f"_static/{name}": js for name in scripts()} | {"_static/dlbasics.css": css} | code_cells


def write(static: Path):
    """Write them into the folder ``_static``."""
    for name, script in scripts().items():
        (static / name).write_text(script, encoding="utf-8")
    (static / "dlbasics.css").write_text(style_sheet(), encoding="utf-8")
    for path in [SPHINXEXT / "logo.svg", *FONTS]:
        shutil.copy(path, static / path.name)
    (static / "code_cells").mkdir()
    for name, text in code_cell_files().items():
        # The modules ask for one another by digest too, so that none meets an older one.
        addressed = re.sub(r'(\b(?:from|import) ?"\./\w+\.js)"', rf'\1?v={digests()["js"]}"', text)
        (static / "code_cells" / name).write_text(addressed, encoding="utf-8")


def _in_order(folder: Path, first: tuple[str, ...], others) -> list[Path]:
    """Scripts: some by their names in the folder, and then those of the others that are not among them."""
    paths = [folder / name for name in first]
    return [*paths, *sorted(set(others) - set(paths))]


def _joined(paths: list[Path]) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)

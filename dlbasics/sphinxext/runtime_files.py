"""What the page's own Python is made of: the wheel of `dlbasics`, a pinned Pyodide release, an offline copy.

``pyodide_release.json`` records the release: of each file its sha256 sum and size, and the packages that the
page may load. The build writes ``_static/code_cells/`` from it. The worker checks every byte against these
sums.
"""

import ast
import base64
import json
import os
from functools import lru_cache
from hashlib import sha256
from html import unescape
from pathlib import Path

from sphinx.errors import ConfigError

from dlbasics import __version__
from dlbasics.exercises import Code, all_exercises
from dlbasics.exercises.views.help_view import open_solution_view
from dlbasics.markdown import MATH_SPAN, block, inline
from dlbasics.mathml import to_mathml
from dlbasics.package_files import deterministic_zip, package_files

CODE_CELLS = Path(__file__).parent / "code_cells"
CDN = "https://cdn.jsdelivr.net/pyodide/v{}/full/"
# The page's Python has no use for what makes pages and gradebooks, nor for ipywidgets.
NOT_IN_THE_BROWSER = ("grading", "mathml", "sphinxext")


@lru_cache(maxsize=1)
def release() -> dict:
    """The recorded release: ``version``, ``sha256`` and ``bytes`` by file, and ``lock`` for Pyodide."""
    return json.loads((CODE_CELLS / "pyodide_release.json").read_text(encoding="utf-8"))


# -- the wheel ------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def wheel() -> tuple[str, bytes]:
    """Name and bytes of the package as a wheel; the same sources make the same bytes, and a new name if not.

    A zip file made by hand: building with setuptools would need a network for its own build environment.
    """
    paths = package_files(without=NOT_IN_THE_BROWSER)
    files = {f"dlbasics/{name}": path.read_bytes() for name, path in paths.items()}
    mark = sha256(b"".join(k.encode() + b"\0" + sha256(v).digest() for k, v in files.items())).hexdigest()
    version = f"{__version__}+{mark[:10]}"
    info = f"dlbasics-{version}.dist-info"
    files[f"{info}/METADATA"] = f"Metadata-Version: 2.1\nName: dlbasics\nVersion: {version}\n".encode()
    files[f"{info}/WHEEL"] = b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    rows = [f"{k},sha256={_urlsafe(v)},{len(v)}" for k, v in files.items()] + [f"{info}/RECORD,,"]
    files[f"{info}/RECORD"] = ("\n".join(rows) + "\n").encode()
    return f"dlbasics-{version}-py3-none-any.whl", deterministic_zip(files)


def _urlsafe(content: bytes) -> str:
    return base64.urlsafe_b64encode(sha256(content).digest()).rstrip(b"=").decode()


# -- formulas -------------------------------------------------------------------------------------


def formulas(notebooks, mathml) -> dict[str, str]:
    """Every formula that the page's Python can show, typeset: those of exercises and of the cells' texts.

    Parameters
    ----------
    notebooks : iterable of pathlib.Path
    mathml : callable
        TeX to MathML; raises ValueError for what is no TeX.
    """
    shown = []
    for exercise in all_exercises():
        if isinstance(exercise, Code):
            shown.append(open_solution_view(exercise).html)
            shown += map(block, [*exercise.hints, *(m.sentence for m in exercise.misconceptions)])
    for path in notebooks:
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] == "code":
                shown += map(inline, _strings("".join(cell["source"])))
    found = {}
    for tex in dict.fromkeys(unescape(tex) for html in shown for tex in MATH_SPAN.findall(html)):
        try:
            found[tex] = mathml(tex)
        except ValueError:  # a dollar sign that begins no formula
            continue
    return found


def _strings(source: str) -> list[str]:
    try:
        tree = ast.parse(source)
    except SyntaxError:  # the first cell has a magic, and no formula
        return []
    return [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)]


# -- what the build writes ------------------------------------------------------------------------


def script(name: str) -> str:
    """A script of ``code_cells/`` without comments."""
    lines = (line.strip() for line in (CODE_CELLS / name).read_text(encoding="utf-8").splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//")) + "\n"


def service_worker(site: Path) -> str:
    """The service worker of a built site: it knows every file, and is a new one when a file changes."""
    files = {p.relative_to(site).as_posix(): p for p in sorted(site.rglob("*")) if p.is_file()}
    apart = (".", "sw.js", "_static/pyodide/")
    kept = {name: path for name, path in files.items() if not name.startswith(apart)}
    mark = sha256(b"".join(name.encode() + path.read_bytes() for name, path in kept.items())).hexdigest()
    said = {"pages": json.dumps(["./", *kept]), "book": mark[:10], "release": release()["version"],
            "runtime": json.dumps([name for name in files if name.startswith("_static/pyodide/")])}
    text = script("service_worker.js")
    for word, value in said.items():
        text = text.replace(f"@{word}@", value)
    return text


def confirm(app, config) -> None:
    """Settle where Pyodide comes from, and refuse a folder without it before the book is built."""
    given = os.environ.get("DLBASICS_PYODIDE") or config.dlbasics_pyodide
    config.dlbasics_pyodide = given or CDN.format(release()["version"])
    if own(config.dlbasics_pyodide):
        try:
            contents(Path(config.dlbasics_pyodide))
        except ValueError as error:
            raise ConfigError(str(error)) from None


def finish(app, error) -> None:
    """Write the runtime's files when Sphinx is done, and the service worker where they are the book's own."""
    if error or app.builder.format != "html":
        return
    paths = sorted(Path(app.env.doc2path(name)) for name in app.env.found_docs)
    notebooks = [path for path in paths if path.suffix == ".ipynb"]
    site, where = Path(app.outdir), app.config.dlbasics_pyodide
    write(site / "_static", where, notebooks, to_mathml)
    (site / "sw.js").unlink(missing_ok=True)
    if own(where):
        (site / "sw.js").write_text(service_worker(site), encoding="utf-8")


def write(static: Path, where: str, notebooks, mathml) -> None:
    """Write ``code_cells/`` and, where the book carries its runtime, ``pyodide/`` into the static folder.

    Parameters
    ----------
    static : pathlib.Path
    where : str
        The address of the release's folder, or the folder of a downloaded release, to be copied.
    notebooks, mathml
        As `formulas` takes them.
    """
    code_cells = static / "code_cells"
    code_cells.mkdir(exist_ok=True)
    name, packed = wheel()
    lock = json.dumps(release()["lock"], separators=(",", ":"))
    texts = {"pyodide_worker.js": script("pyodide_worker.js"), "pyodide-lock.json": lock}
    texts["formulas.json"] = json.dumps(formulas(notebooks, mathml), ensure_ascii=False)
    for file, text in texts.items():
        (code_cells / file).write_text(text, encoding="utf-8")
    (code_cells / name).write_bytes(packed)
    if own(where):
        (static / "pyodide").mkdir(exist_ok=True)
        for file, content in contents(Path(where)).items():
            (static / "pyodide" / file).write_bytes(content)
    config = configuration("../pyodide/" if own(where) else where.rstrip("/") + "/")
    config["worker"] += "?v=" + sha256(texts["pyodide_worker.js"].encode()).hexdigest()[:10]
    (code_cells / "config.json").write_text(json.dumps(config, indent=1), encoding="utf-8")


def configuration(base: str) -> dict:
    """What the page tells its worker."""
    made, (name, content) = release(), wheel()
    sums = made["sha256"] | {name: sha256(content).hexdigest()}
    integrity = {file: "sha256-" + base64.b64encode(bytes.fromhex(s)).decode() for file, s in sums.items()}
    return {
        "pyodide": made["version"],
        "base": base,
        "worker": "pyodide_worker.js",
        "wheel": name,
        "first": [made["lock"]["packages"]["numpy"]["file_name"]],
        "integrity": integrity,
        "sizes": made["bytes"] | {name: len(content)},
    }


def own(where: str) -> bool:
    """Whether the setting names a folder of this machine and no address."""
    return "://" not in where


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a downloaded release that the page needs, each checked.

    Raises
    ------
    ValueError
        If a file is missing or is not that of the release; the message says which, and what to do.
    """
    made, found = release(), {}
    say = (f"download pyodide-{made['version']}.tar.bz2 from "
           f"https://github.com/pyodide/pyodide/releases/tag/{made['version']} and unpack it")
    for file, expected in made["sha256"].items():
        path = folder / file
        if not path.is_file():
            raise ValueError(f"{folder} has no {file}; {say}")
        found[file] = path.read_bytes()
        sum = sha256(found[file]).hexdigest()
        if sum != expected:
            raise ValueError(f"{path} has the sha256 sum {sum}; that of Pyodide {made['version']} is "
                             f"{expected}: the file is damaged or of another release; {say}")
    return found

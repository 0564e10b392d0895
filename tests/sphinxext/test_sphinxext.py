"""The Sphinx extension, piece by piece and through small books that are wrong on purpose."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from jupyter_cache import get_cache

from dlbasics.sphinxext import execute_notebooks, notebook_cache, serve, static_files, transforms

CONF = """
extensions = ["myst_nb", "dlbasics.sphinxext"]
include_patterns = ["*.md", "*.ipynb"]
myst_enable_extensions = ["dollarmath", "amsmath"]
html_theme = "sphinx_book_theme"
html_theme_options = {"repository_url": "https://github.com/a/b"}
html_baseurl = "https://a.github.io/b/"
html_title = "Small"
html_short_title = "a small book"
nb_execution_raise_on_error = True
nb_execution_mode = "cache"
nb_execution_show_tb = True
"""


def cell(source, **metadata):
    return {"cell_type": "code", "id": str(abs(hash(source)))[:8], "metadata": metadata, "source": source,
            "outputs": [], "execution_count": None}


@pytest.fixture
def book(tmp_path):
    """Build a small book from documents; return what Sphinx said and the pages."""
    def build(**documents):
        (tmp_path / "conf.py").write_text(CONF + f"nb_execution_cache_path = {str(tmp_path / 'cache')!r}\n")
        for name, content in documents.items():
            if isinstance(content, list):
                text = {"cell_type": "markdown", "id": "t", "metadata": {}, "source": "# Title"}
                kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
                notebook = {"cells": [text, *content], "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
                (tmp_path / f"{name}.ipynb").write_text(json.dumps(notebook))
            else:
                (tmp_path / f"{name}.md").write_text(content)
        done = subprocess.run([sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", str(tmp_path),
                               str(tmp_path / "out")], capture_output=True, text=True)
        pages = {path.stem: path.read_text() for path in (tmp_path / "out").glob("*.html")}
        return done.returncode, done.stdout + done.stderr, pages
    return build


def test_bad_tex_fails_the_build_and_names_its_line(book):
    code, said, _ = book(index="# Title\n\nfine $x$\n\nnot fine: $\\frac{1$\n")
    assert code != 0
    assert "index.md:5" in said and "bad TeX" in said


def test_picture_without_words_fails_the_build(book):
    code, said, _ = book(index="# Title\n\n![](x.svg)\n\n<svg><path/></svg>\n", x="")
    assert code != 0
    assert said.count("a picture without alt text") == 2


def test_cell_that_raises_fails_the_build(book):
    code, said, _ = book(index=[cell("1 / 0")])
    assert code != 0
    assert "ZeroDivisionError" in said


def test_cells_boxes_and_equations_find_their_place(book):
    show = "from IPython.display import HTML\ndef ask(x):\n    return HTML('<b>asked</b>')\n"
    show += "def check(x):\n    display(HTML('<b>card</b>'))\n    return lambda f: None"
    text = "> **From the notes.** Said.\n\n> Only quoted.\n\n$$a &= b$$ (eq-one)\n\nBy {eq}`eq-one`."
    code, said, pages = book(index=[
        cell(show), cell("@check('losses/huber')\ndef f(x):\n    ..."), cell("ask('losses/log')"),
        {"cell_type": "markdown", "id": "m", "metadata": {}, "source": text.replace("&", "")},
    ])
    assert code == 0, said
    page = pages["index"]
    assert page.index("<b>card</b>") < page.index("losses/huber")
    assert "<b>asked</b>" in page and "losses/log" not in page
    assert page.count("dl-box") == 2 and 'class="dl-box dl-box-from-the-notes"' in page
    assert '<span class="eqno">(1)' in page and 'href="#equation-eq-one">(1)</a>' in page


@pytest.mark.parametrize("source, folded", [
    ("fig, ax = plt.subplots()\nax.plot(x)\nshow(fig, 'A line.')", True),
    ("explore(draw_line, slope=[1, 2])", True),
    ("def draw_line(ax, slope):\n    ax.plot(slope * x)", True),
    ("def describe_line(slope):\n    return f'Slope {slope}.'", True),
    ("def line(slope):\n    return slope * x", False),
    ("def draw_line(ax, slope):\n    ax.plot(slope * x)\n\n\ndef line(slope):\n    return slope * x", False),
    ("assert x.max() == 1\nshow(fig, 'A line.')", False),
    ("print(x)\nshow(fig, 'A line.')", False),
    ("%pip install x\nshow(fig, 'A line.')", False),
    ("", False),
])
def test_what_counts_as_drawing(source, folded):
    assert transforms.draws(source) is folded


def test_cells_that_only_draw_are_folded(book):
    drawn = "def draw_one(x):\n    return x"
    code, said, pages = book(index=[cell(drawn), cell("print(draw_one(1))")])
    assert code == 0, said
    fold, rest = pages["index"].split("</details>")
    assert "draw_one" in fold[fold.index("<details") :] and "print" in rest


LINE = """from IPython.display import HTML
HTML('<figure class="dl-explorer" id="line"><svg aria-label="A line."></svg></figure>')"""


def test_an_explorer_stands_on_another_page_too(book):
    # The page of the toctree is written anew whenever a chapter changes; any other one is not.
    index, mark = "# Title\n\n```{toctree}\none\ntwo\n```\n", '<figure class="dl-explorer" id="line">'
    two = "# Two\n\n```{explorer} one#line\n```\n"
    code, said, pages = book(one=[cell(LINE)], index=index, two=two)
    assert code == 0, said
    assert pages["two"].count(mark) == pages["one"].count(mark) == 1
    code, said, pages = book(one=[cell(LINE.replace("A line", "A curve"))])
    assert code == 0, said
    assert "A curve." in pages["two"] and "A line." not in pages["two"]


@pytest.mark.parametrize("place", ["one#lines", "two#line"])
def test_an_explorer_that_no_chapter_has_fails_the_build(book, place):
    code, said, _ = book(one=[cell(LINE)], index=f"# Title\n\nText.\n\n```{{explorer}} {place}\n```\n")
    assert code != 0
    assert f"no explorer {place}" in said and "index.md:5" in said


def test_outputs_follow_the_package_not_only_the_notebook(monkeypatch):
    sources = {"validation.py": b"1", "activations.py": b"2",
               "losses.py": b"from dlbasics import activations",
               "exercises/bank/losses/questions.py": b"4", "overfitting.py": b"5"}

    def digests():
        return {name: notebook_cache.digest(f"from dlbasics import {name}")
                for name in ("activations", "losses", "overfitting")}

    def changed_by(path):
        monkeypatch.setattr(notebook_cache, "_sources", lambda: sources)
        before = digests()
        monkeypatch.setattr(notebook_cache, "_sources", lambda: sources | {path: b"changed activations"})
        after = digests()
        return {name for name in before if before[name] != after[name]}

    assert changed_by("validation.py") == {"activations", "losses", "overfitting"}
    assert changed_by("activations.py") == {"activations", "losses"}
    assert changed_by("exercises/bank/losses/questions.py") == {"losses"}
    assert changed_by("overfitting.py") == {"overfitting"}


def test_the_page_itself_is_no_reason_to_run_again():
    assert not any(name.startswith("sphinxext/") for name in notebook_cache._sources())


def test_a_changed_package_runs_the_notebook_again(book, tmp_path):
    def build():
        code, said, _ = book(index=[cell("print('ran')")])
        assert code == 0, said
        return [path.stat().st_mtime_ns for path in (tmp_path / "cache" / "executed").glob("*/base.ipynb")]

    first = build()
    assert len(first) == 1 and build() == first
    record = tmp_path / "cache" / "dlbasics.json"
    known = record.read_text()
    record.write_text(json.dumps({"index": "the digest of another package"}))
    assert build() > first
    assert record.read_text() == known


def test_notebooks_run_side_by_side_and_a_failing_one_is_left(tmp_path, monkeypatch):
    meet = "import pathlib, time\npathlib.Path('{}').touch()\nend = time.monotonic() + 60\n" \
           "while not pathlib.Path('{}').exists():\n    assert time.monotonic() < end\n    time.sleep(0.02)"
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    for name, source in {"a": meet.format("a", "b"), "b": meet.format("b", "a"), "c": "1 / 0"}.items():
        notebook = {"cells": [cell(source)], "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
        (tmp_path / f"{name}.ipynb").write_text(json.dumps(notebook))
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    cache = get_cache(tmp_path / "cache")
    notebook_cache.run_ahead(cache, sorted(tmp_path.glob("*.ipynb")), 90)
    assert sorted(Path(record.uri).name for record in cache.list_cache_records()) == ["a.ipynb", "b.ipynb"]


def test_what_a_cell_prints_is_one_output_in_however_many_pieces_it_comes(tmp_path):
    source = "import sys\nprint('one:', end=' ')\nsys.stdout.flush()\nprint('two')"
    notebook = {"cells": [cell(source)], "nbformat": 4, "nbformat_minor": 5,
                "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3"}}}
    (tmp_path / "a.ipynb").write_text(json.dumps(notebook))
    cache = get_cache(tmp_path / "cache")
    notebook_cache.run_ahead(cache, [tmp_path / "a.ipynb"], 90)
    (record,) = cache.list_cache_records()
    (output,) = cache.get_cache_bundle(record.pk).nb.cells[0].outputs
    assert output.text == "one: two\n"


def test_script_and_style_lose_comments_only():
    for text in (static_files.script(), static_files.style()):
        assert "/*" not in text
        assert not any(line.startswith((" ", "//")) for line in text.splitlines())
    assert static_files.style().startswith(":root")


def test_stored_notebook_is_clean_and_the_same_twice(tmp_path):
    notebook = {"cells": [cell("print(1 + 1)", tags=["hide-input"], collapsed=True)],
                "metadata": {"kernelspec": {"name": "python3", "display_name": "mine"}, "junk": 1},
                "nbformat": 4, "nbformat_minor": 5}
    path = tmp_path / "a.ipynb"
    path.write_text(json.dumps(notebook))
    assert execute_notebooks.main([str(tmp_path)]) == 0
    once = path.read_text()
    stored = json.loads(once)
    assert stored["cells"][0]["outputs"][0]["text"] == ["2\n"]
    assert stored["cells"][0]["execution_count"] == 1
    assert stored["cells"][0]["metadata"] == {"tags": ["hide-input"]}
    assert set(stored["metadata"]) == {"kernelspec", "language_info"}
    assert execute_notebooks.main([str(path)]) == 0
    assert path.read_text() == once


def test_failing_notebook_is_not_stored(tmp_path, capsys):
    path = tmp_path / "a.ipynb"
    notebook = {"cells": [cell("1 / 0")], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    path.write_text(json.dumps(notebook))
    before = path.read_text()
    assert execute_notebooks.main([str(path)]) == 1
    assert path.read_text() == before
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_taken_port_is_explained(tmp_path, capsys):
    with serve.server(tmp_path) as first, pytest.raises(SystemExit):
        serve.main([str(tmp_path), "--port", str(first.server_port)])
    assert "PORT=0" in capsys.readouterr().err

"""The Chinese sources: the same cells and pages, in other words."""

import ast
import json
import os
import re
import shutil
import subprocess
import sys

import pytest
import yaml
from support.book import ROOT, notebooks

from dlbasics.sphinxext.translation.extraction import extract
from dlbasics.sphinxext.translation.translated_sources import write_repository, write_sources
from dlbasics.translation.han import columns

MAX_WIDTH = 85  # an expression cannot be broken, and a full-width mark may stand behind it


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    out = tmp_path_factory.mktemp("zh")
    write_repository(ROOT, out, "zh_CN")
    return out


def cells_of(path) -> list[dict]:
    return json.loads(path.read_text(encoding="utf-8"))["cells"]


def plain(source: str) -> str:
    return re.sub(r"^(\s*)%.*$", r"\1pass", source, flags=re.MULTILINE)


@pytest.mark.parametrize("path", notebooks(), ids=lambda path: path.stem)
def test_a_notebook_has_the_same_cells_and_no_outputs(repository, path):
    ours, theirs = cells_of(path), cells_of(repository / "chapters" / path.name)
    assert [(cell["cell_type"], cell["metadata"], cell.get("id")) for cell in theirs] == [
        (cell["cell_type"], cell["metadata"], cell.get("id")) for cell in ours]
    for cell in theirs:
        assert cell.get("outputs", []) == [] and cell.get("execution_count") is None


@pytest.mark.parametrize("path", notebooks(), ids=lambda path: path.stem)
def test_code_is_the_same_program_no_wider_than_a_cell(repository, path):
    """The same syntax tree but for its strings; a line is wide only where the English one is."""
    for ours, theirs in zip(cells_of(path), cells_of(repository / "chapters" / path.name), strict=True):
        if ours["cell_type"] != "code":
            continue
        before, after = (plain("".join(cell["source"])) for cell in (ours, theirs))
        if "set_language" not in after:
            after = re.sub(r"\{shown_word\((.+?)\)(?=[:}])", r"{\1", after)
            kinds = [[type(node) for node in ast.walk(ast.parse(source))
                      if not isinstance(node, ast.Constant | ast.JoinedStr | ast.FormattedValue)]
                     for source in (before, after)]
            assert len(kinds[0]) == len(kinds[1])
        wide = [line for line in after.splitlines() if columns(line) > MAX_WIDTH]
        assert len(wide) <= sum(columns(line) > MAX_WIDTH for line in before.splitlines()), wide


@pytest.mark.parametrize("path", notebooks(), ids=lambda path: path.stem)
def test_the_first_cell_installs_its_own_branch_and_chooses_the_language(repository, path):
    cells = cells_of(repository / "chapters" / path.name)
    first = next(cell for cell in cells if cell["cell_type"] == "code")
    lines = "".join(first["source"]).splitlines()
    install = next(at for at, line in enumerate(lines) if "%pip install" in line)
    assert lines[install].endswith('@zh_CN"')
    assert lines[install + 1 : install + 3] == [
        "from dlbasics.translation import set_language, shown_word", 'set_language("zh_CN")']


def test_the_package_beside_them_carries_the_messages(repository):
    packed = json.loads((repository / "dlbasics" / "locale" / "zh_CN.json").read_text(encoding="utf-8"))
    assert packed["codes"]["exercise.check"] == "检查" and set(packed["chapters"]) >= {"mlp", "losses"}
    assert (repository / "pyproject.toml").exists() and not (repository / "locale").exists()


def test_its_branch_gets_no_bytecode(repository):
    def git(*words):
        return subprocess.run(["git", *words], cwd=repository, check=True, capture_output=True,
                              text=True).stdout

    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run([sys.executable, "-c", "import dlbasics"], cwd=repository, check=True,
                   env=environment | {"PYTHONPATH": str(repository)})
    assert list(repository.rglob("*.pyc")), "the test sees nothing"
    git("init", "--quiet")
    added = git("add", "--all", "--dry-run").splitlines()
    assert "add 'dlbasics/__init__.py'" in added
    assert [name for name in added if ".pyc" in name] == []


def test_its_readme_says_what_is_there(repository):
    words = (repository / "README.md").read_text(encoding="utf-8")
    assert words.startswith("# 深度学习基础\n") and "`make " not in words and ".github" not in words
    for path in re.findall(r"`(\w+/)`|\]\((\w+)\)| -r (\S+)|jupyter lab (\w+)", words):
        assert (repository / "".join(path)).exists(), path


def test_a_language_without_a_readme_has_the_title(small_book, tmp_path):
    (small_book / "locale" / "zh_CN" / "README.md").unlink(missing_ok=True)
    for name in ("LICENSE", "README.md", "pyproject.toml", "requirements.txt", ".gitignore"):
        shutil.copy(ROOT / name, small_book)
    write_repository(small_book, tmp_path / "out", "zh_CN")
    assert (tmp_path / "out" / "README.md").read_text(encoding="utf-8") == "# 深度学习基础\n"


def test_the_config_names_the_book_in_its_language(repository):
    config = yaml.safe_load((repository / "_config.yml").read_text(encoding="utf-8"))
    assert config["title"] == "深度学习基础" and config["sphinx"]["config"]["language"] == "zh_CN"
    english = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    assert config["repository"] == english["repository"] | {"branch": "zh_CN"}


@pytest.fixture
def small_book(tmp_path):
    """A copy of the book with one page."""
    book = tmp_path / "book"
    shutil.copytree(ROOT / "locale" / "zh_CN", book / "locale" / "zh_CN")
    for name in ("_config.yml", "_toc.yml", "chapters/references.bib", "chapters/notation.md"):
        (book / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, book / name)
    return book


def test_a_chapter_that_is_gone_leaves_no_source(small_book, tmp_path):
    out = tmp_path / "out"
    gone = out / "chapters" / "gone.ipynb"
    write_sources(small_book, out, "zh_CN")
    written = sorted((out / "chapters").iterdir())
    gone.write_text("{}")
    write_sources(small_book, out, "zh_CN")
    assert sorted((out / "chapters").iterdir()) == written
    assert [path.name for path in written] == ["notation.md", "references.bib"]


def test_what_stands_beside_the_pages_is_copied(small_book, tmp_path):
    out, chapters = tmp_path / "out" / "chapters", small_book / "chapters"
    files = {"network.png": b"\x89PNG\r\n", "data/sizes.csv": b"a,b\n", "helper/__init__.py": b"x = 1\n"}
    left_out = ("dlbasics-work.json", "dlbasics-work.damaged-1.json", ".ipynb_checkpoints/notation.md",
                "__pycache__/a.pyc")
    for name, content in (files | dict.fromkeys(left_out, b"")).items():
        (chapters / name).parent.mkdir(exist_ok=True)
        (chapters / name).write_bytes(content)
    write_sources(small_book, tmp_path / "out", "zh_CN")
    assert {name: (out / name).read_bytes() for name in files} == files
    assert not any((out / name).exists() for name in left_out)
    (chapters / "data" / "sizes.csv").unlink()
    write_sources(small_book, tmp_path / "out", "zh_CN")
    assert not (out / "data" / "sizes.csv").exists() and (out / "network.png").exists()


def test_a_source_of_which_half_was_written_is_written_again(small_book, tmp_path):
    out = tmp_path / "out"
    write_sources(small_book, out, "zh_CN")
    page = out / "chapters" / "notation.md"
    whole = page.read_bytes()
    page.write_bytes(whole[: whole.index("符".encode()) + 1])  # within a character
    write_sources(small_book, out, "zh_CN")
    assert page.read_bytes() == whole


def test_sources_that_stay_the_same_keep_their_time(small_book, tmp_path):
    out = tmp_path / "out"
    write_sources(small_book, out, "zh_CN")
    files = [path for path in out.rglob("*") if path.is_file()]
    for path in files:
        os.utime(path, (1, 1))
    write_sources(small_book, out, "zh_CN")
    assert {path.name for path in files} >= {"_toc.yml", "references.bib", "notation.md", "_config.yml"}
    assert [path for path in files if path.stat().st_mtime != 1] == []


def test_an_error_names_its_page(small_book, tmp_path):
    page = small_book / "chapters" / "page.ipynb"
    cells = [{"cell_type": "code", "metadata": {}, "source": ["("], "outputs": []}]
    page.write_text(json.dumps({"cells": cells}), encoding="utf-8")
    for read in (extract, lambda book: write_sources(book, tmp_path / "out", "zh_CN")):
        with pytest.raises(SyntaxError) as raised:
            read(small_book)
        assert raised.value.__notes__ == [f"It arose in {page}."]

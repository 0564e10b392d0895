"""The command line of the translations."""

import shutil
import subprocess
from types import SimpleNamespace

import pytest

from dlbasics.sphinxext.translation import __main__ as command_line
from dlbasics.sphinxext.translation import generate


@pytest.fixture
def builds(monkeypatch, tmp_path):
    """The commands that would build a book; each leaves a page in its place."""
    (tmp_path / "_build" / "html").mkdir(parents=True)
    commands = []

    def run(command, **options):
        commands.append(command)
        pages = command_line.Path(command[4]) / "_build" / "html"
        pages.mkdir(parents=True, exist_ok=True)
        (pages / "index.html").write_text(f"build {len(commands)}")
        return SimpleNamespace(returncode=0)

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(generate, "write_sources", lambda book, sources, language: None)
    return commands


def test_a_site_is_replaced_and_is_never_seen_in_part(builds, tmp_path, monkeypatch):
    page = tmp_path / "_build" / "html" / "zh" / "index.html"
    seen, delete = [], shutil.rmtree

    def watched(path, **options):
        delete(path, **options)
        seen.append(page.read_text() if page.exists() else "missing")

    command_line.main(["site", "--path-output", str(tmp_path)])
    assert page.read_text() == "build 1"
    (page.parent / "old.html").write_text("old")
    monkeypatch.setattr(shutil, "rmtree", watched)
    command_line.main(["site", "--path-output", str(tmp_path)])
    assert page.read_text() == "build 2" and not (page.parent / "old.html").exists()
    assert seen and "missing" not in seen
    assert [path.name for path in page.parent.parent.iterdir()] == ["zh"]


def test_options_of_the_book_builder_follow_and_other_commands_take_none(builds, tmp_path, capsys):
    command_line.main(["site", "--path-output", str(tmp_path), "-W", "--all"])
    assert builds[0][5:] == ["-W", "--all"]
    for arguments in (["messages", "--bogus"], ["notebooks", "zh_CN", "-W"]):
        with pytest.raises(SystemExit):
            command_line.main(arguments)
        assert "unrecognized arguments" in capsys.readouterr().err

"""The command line of the translations."""

import shutil
import subprocess

import pytest

from dlbasics.sphinxext.translation import __main__ as command_line
from dlbasics.sphinxext.translation import translated_sources
from dlbasics.translation import LANGUAGE_VARIABLE

# Of the builds that fail, by their language.
STATUSES = {}


class Build:
    """Stands for the process that builds a book: leaves a page in its place, and has a status."""

    def __init__(self, builds, command, language):
        self.builds, self.command, self.language = builds, command, language
        self.begun_before_it_was_heard = None
        self.stdout = self._says()

    def _says(self):
        self.begun_before_it_was_heard = len(self.builds)
        yield f"building {self.language}\n"

    def wait(self):
        pages = command_line.Path(self.command[4]) / "_build" / "html"
        pages.mkdir(parents=True, exist_ok=True)
        (pages / "index.html").write_text(f"build {len(self.builds)}")
        return STATUSES.get(self.language, 0)


@pytest.fixture
def builds(monkeypatch, tmp_path):
    """The processes that would build a book."""
    (tmp_path / "_build" / "html").mkdir(parents=True)
    builds = []

    def start(command, *, env, **options):
        builds.append(Build(builds, command, env[LANGUAGE_VARIABLE]))
        return builds[-1]

    monkeypatch.setattr(subprocess, "Popen", start)
    monkeypatch.setattr(translated_sources, "write_sources", lambda book, sources, language: None)
    monkeypatch.chdir(tmp_path)
    return builds


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
    assert builds[0].command[5:] == ["-W", "--all"]
    for arguments in (["messages", "--bogus"], ["notebooks", "zh_CN", "-W"]):
        with pytest.raises(SystemExit):
            command_line.main(arguments)
        assert "unrecognized arguments" in capsys.readouterr().err


def test_languages_are_built_side_by_side_and_heard_one_after_the_other(builds, tmp_path, capsys):
    assert command_line.main(["site", "--with-english"]) == 0
    assert [build.language for build in builds] == ["en", "zh_CN"]
    assert builds[0].command[4:] == [str(tmp_path), "--path-output", str(tmp_path)]
    assert {build.begun_before_it_was_heard for build in builds} == {2}
    assert capsys.readouterr().out == "building en\nbuilding zh_CN\n"


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_a_build_that_fails_leaves_the_pages_of_other_languages(builds, tmp_path, monkeypatch, language):
    monkeypatch.setitem(STATUSES, language, 3)
    assert command_line.main(["site", "--with-english"]) == 3
    assert not (tmp_path / "_build" / "html" / "zh").exists()

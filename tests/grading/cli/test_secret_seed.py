"""The secret that the hidden cases are made from."""

import os
import re
import stat
from pathlib import Path

import pytest

from dlbasics.grading.cli.secret_seed import find_secret


def test_a_seed_is_made_once_and_kept(tmp_path):
    secret = find_secret(None, None, tmp_path)
    assert re.fullmatch(r"[0-9a-f]{32}", secret) and find_secret(None, None, tmp_path) == secret
    assert [path.name for path in tmp_path.iterdir()] == ["seed.txt"]
    assert stat.S_IMODE((tmp_path / "seed.txt").stat().st_mode) == 0o600  # whoever reads it knows the cases
    (tmp_path / "seed.txt").write_text("mine\n")
    assert find_secret(None, None, tmp_path) == "mine"


def refuse(*paths, **options):
    raise PermissionError(1, "Operation not permitted")


def test_a_seed_is_made_on_a_disk_without_links_too(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "link", refuse)
    assert find_secret(None, None, tmp_path) == find_secret(None, None, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["seed.txt"]


@pytest.mark.parametrize("has_links", [True, False])
def test_a_seed_that_another_grader_has_just_made_counts(has_links, tmp_path, monkeypatch):
    """It comes between looking for one and making one, on any disk."""
    if not has_links:
        monkeypatch.setattr(os, "link", refuse)
    monkeypatch.setattr(Path, "exists", lambda path: False)
    (tmp_path / "seed.txt").write_text("theirs\n")
    assert find_secret(None, None, tmp_path) == "theirs"
    assert [path.name for path in tmp_path.iterdir()] == ["seed.txt"]


def test_a_seed_can_be_given_in_two_ways_but_not_in_both(tmp_path):
    (tmp_path / "mine").write_text("from a file\n")
    (tmp_path / "empty").touch()
    assert find_secret("given", None, tmp_path) == "given"
    assert find_secret(None, tmp_path / "mine", tmp_path) == "from a file"
    with pytest.raises(ValueError, match="not both"):
        find_secret("given", tmp_path / "mine", tmp_path)
    with pytest.raises(ValueError, match="not both"):
        find_secret("", tmp_path / "mine", tmp_path)
    with pytest.raises(ValueError, match="holds no seed"):
        find_secret(None, tmp_path / "empty", tmp_path)


@pytest.mark.parametrize("given", ["", " "])
def test_a_variable_that_is_not_set_is_no_seed(given, tmp_path):
    """As with --seed "$SECRET": a new one would make other hidden cases, without a word."""
    with pytest.raises(ValueError, match="--seed is empty"):
        find_secret(given, None, tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_seed_of_somebody_else_is_said_to_be_that(tmp_path, monkeypatch):
    (tmp_path / "seed.txt").write_text("theirs\n")
    monkeypatch.setattr(Path, "read_text", refuse)
    with pytest.raises(ValueError, match=r"seed.txt cannot be read: .*chmod"):
        find_secret(None, None, tmp_path)

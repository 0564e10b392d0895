"""The secret that the hidden cases are made from."""

import os
import re

import pytest

from dlbasics.grading.cli.seed import find_secret


def test_a_seed_is_made_once_and_kept(tmp_path):
    secret = find_secret(None, None, tmp_path)
    assert re.fullmatch(r"[0-9a-f]{32}", secret) and find_secret(None, None, tmp_path) == secret
    assert [path.name for path in tmp_path.iterdir()] == ["seed.txt"]
    (tmp_path / "seed.txt").write_text("mine\n")
    assert find_secret(None, None, tmp_path) == "mine"


def test_a_seed_is_made_on_a_disk_without_links_too(tmp_path, monkeypatch):
    def refuse(*paths):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    assert find_secret(None, None, tmp_path) == find_secret(None, None, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["seed.txt"]


def test_a_seed_can_be_given_in_two_ways_but_not_in_both(tmp_path):
    (tmp_path / "mine").write_text("from a file\n")
    (tmp_path / "empty").touch()
    assert find_secret("given", None, tmp_path) == "given"
    assert find_secret(None, tmp_path / "mine", tmp_path) == "from a file"
    with pytest.raises(ValueError, match="not both"):
        find_secret("given", tmp_path / "mine", tmp_path)
    with pytest.raises(ValueError, match="holds no seed"):
        find_secret(None, tmp_path / "empty", tmp_path)

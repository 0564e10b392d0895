"""A build that was stopped leaves no old page for good."""

import json

import pytest
from support.small_book import cell

from dlbasics.sphinxext.html_pages import page_context
from dlbasics.sphinxext.notebooks import notebook_cache


def interrupt(*given):
    raise KeyboardInterrupt


@pytest.mark.parametrize(("module", "function"), [(notebook_cache, "run_missing"), (page_context, "summary")])
def test_after_a_stopped_build_the_next_one_writes_all(small_book, tmp_path, monkeypatch, module, function):
    """It is stopped while notebooks run, or while pages are written."""
    value = tmp_path / "value.txt"
    value.write_text("old value")
    code, said, pages = small_book(index=[cell(f"print(open({str(value)!r}).read())")])
    assert code == 0 and "old value" in pages["index"], said
    value.write_text("new value")
    # As after a change of the package.
    (tmp_path / "cache" / "dlbasics.json").write_text(json.dumps({"index": "the digest of another package"}))
    with monkeypatch.context() as patched:
        patched.setattr(module, function, interrupt)
        assert small_book()[0] != 0
    code, said, pages = small_book()
    assert code == 0 and "new value" in pages["index"], said
    written = (tmp_path / "out" / "index.html").stat().st_mtime_ns
    small_book()
    assert (tmp_path / "out" / "index.html").stat().st_mtime_ns == written, "nothing has changed"

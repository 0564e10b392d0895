"""The service worker's list: every file of its own book, and of no other."""

import json
import re

from dlbasics.sphinxext.build_output import service_worker
from dlbasics.translation import set_language


def listed(site) -> dict:
    """What the service worker of a site knows."""
    service_worker.write(site, True, {"page.html": "?v=1"})
    script = (site / service_worker.NAME).read_text(encoding="utf-8")
    return json.loads(re.match(r"const book = (.*);\n", script)[1])


def write(site, *names):
    for name in names:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(name, encoding="utf-8")


def test_the_files_of_the_book_and_of_its_runtime_are_listed(tmp_path):
    write(tmp_path, "index.html", "page.html", "_static/pyodide/core.wasm", "_static/python/lib.zip")
    book = listed(tmp_path)
    assert set(book["pages"]) == {"./", "index.html", "page.html?v=1"}
    assert set(book["runtime"]) == {"_static/pyodide/core.wasm", "_static/python/lib.zip"}
    assert listed(tmp_path) == book, "what the first build has written changes nothing"


def test_the_books_of_other_languages_are_left_out_if_an_earlier_build_left_them(tmp_path):
    write(tmp_path, "index.html", "page.html")
    book = listed(tmp_path)
    write(tmp_path, "zh/index.html", "zh/sw.js", "zh/_static/pyodide/core.wasm", "zh/_static/python/lib.zip")
    assert listed(tmp_path) == book
    write(tmp_path, "zhuang/index.html")
    assert "zhuang/index.html" in listed(tmp_path)["pages"]


def test_what_hosts_do_not_serve_is_left_out(tmp_path):
    write(tmp_path, "index.html", ".buildinfo", "chapters/.hidden", ".doctrees/page", "swap.html")
    assert set(listed(tmp_path)["pages"]) == {"./", "index.html", "swap.html"}


def test_a_chinese_book_lists_its_own_pages(tmp_path):
    write(tmp_path, "index.html", "chapters/mlp.html")
    set_language("zh_CN")
    try:
        assert set(listed(tmp_path)["pages"]) == {"./", "index.html", "chapters/mlp.html"}
    finally:
        set_language("en")

"""The small server."""

import gzip
import mimetypes
import runpy
import sys
import threading
from http.client import HTTPConnection
from http.server import ThreadingHTTPServer

import pytest

from dlbasics.sphinxext import serve


def test_taken_port_is_explained(tmp_path, capsys):
    with serve.server(tmp_path) as first, pytest.raises(SystemExit):
        serve.main([str(tmp_path), "--port", str(first.server_port)])
    assert "PORT=0" in capsys.readouterr().err


@pytest.mark.parametrize(("platform", "reused"), [("win32", False), ("linux", True), ("darwin", True)])
def test_an_address_is_reused_where_that_takes_no_port_from_another_server(platform, reused, monkeypatch):
    monkeypatch.setattr(sys, "platform", platform)
    served = runpy.run_path(serve.__file__)["Server"]
    assert issubclass(served, ThreadingHTTPServer) and bool(served.allow_reuse_address) is reused


@pytest.fixture
def ask(tmp_path):
    """``ask(path, "gzip")``: the status, the headers and the content of an answer."""
    (tmp_path / "zh").mkdir()
    for name in ("index.html", "a.html", "zh/index.html"):
        (tmp_path / name).write_text(name)
    running = serve.server(tmp_path)
    threading.Thread(target=running.serve_forever, daemon=True).start()

    def answer(path, encoding, **headers):
        connection = HTTPConnection("127.0.0.1", running.server_port)
        connection.request("GET", path, headers={"Accept-Encoding": encoding, **headers})
        response = connection.getresponse()
        content = response.read()
        connection.close()
        if response.headers["Content-Encoding"] == "gzip":
            content = gzip.decompress(content)
        return response.status, response.headers, content

    yield answer
    running.shutdown()
    running.server_close()


@pytest.mark.parametrize(("path", "status"), [
    ("/", 200), ("/a.html", 200), ("/a.html?x=/", 200), ("/zh/", 200), ("/zh/?x", 200), ("/zh//", 200),
    ("/zh", 301), ("/zh?x=/", 301), ("/zh#/", 301), ("/a.html/", 404), ("/a.html/?x", 404), ("/none", 404),
])
def test_compression_changes_no_answer(ask, path, status):
    plain, compressed = ask(path, "identity"), ask(path, "gzip")
    assert plain[0] == compressed[0] == status
    assert plain[1]["Location"] == compressed[1]["Location"]
    if status == 200:
        assert plain[2] == compressed[2] and compressed[1]["Content-Encoding"] == "gzip"


def test_what_has_not_changed_is_not_sent_again(ask):
    changed = ask("/a.html", "gzip")[1]["Last-Modified"]
    assert ask("/a.html", "gzip", **{"If-Modified-Since": changed})[0] == 304


@pytest.fixture
def windows_registry():
    """Says of scripts what it says on many machines."""
    known = mimetypes.guess_type("a.js")[0]
    mimetypes.add_type("text/plain", ".js")
    yield
    mimetypes.add_type(known, ".js")


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_a_browser_runs_scripts_whatever_the_registry_says(ask, tmp_path, windows_registry, encoding):
    types = {"a.js": "text/javascript", "a.css": "text/css", "a.json": "application/json",
             "a.svg": "image/svg+xml", "a.wasm": "application/wasm", "a.woff2": "font/woff2",
             "a.html": "text/html"}
    for name in types:
        (tmp_path / name).write_text("")
    assert {name: ask(f"/{name}", encoding)[1]["Content-Type"] for name in types} == types


@pytest.mark.parametrize("port", ["99999", "-1"])
def test_a_port_that_cannot_be_is_explained(tmp_path, capsys, port):
    with pytest.raises(SystemExit):
        serve.main([str(tmp_path), f"--port={port}"])
    said = capsys.readouterr().err
    assert port in said and "PORT=0" in said


def test_a_folder_that_is_missing_is_named(tmp_path, capsys):
    with pytest.raises(SystemExit):
        serve.main([str(tmp_path / "none")])
    said = capsys.readouterr().err
    assert str(tmp_path / "none") in said and "make html" in said

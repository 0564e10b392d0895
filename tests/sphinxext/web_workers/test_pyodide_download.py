"""How the page's Python is downloaded: checked byte by byte, from any host, and once."""

import json
import re
import threading
from functools import partial
from http.server import ThreadingHTTPServer

import pytest
from support.browser import HANG_MILLISECONDS, chromium_options
from support.pyodide_page import START, InPage, printed

from dlbasics.sphinxext import serve

# Bytes that came over the network for each file, headers included; none where the browser's store had it.
RECEIVED = "performance.getEntriesByType('resource').map((entry) => [entry.name, entry.transferSize])"

# Whether the worker has a file, of which the address ends with this name.
IS_LOADED = "(name) => performance.getEntriesByType('resource').some((entry) => entry.name.endsWith(name))"

WRONG_SUM = "sha256-" + 43 * "A" + "="

INSTALLED = """
import sys
spare = [name for name in ("importlib.metadata", "tarfile", "difflib") if name in sys.modules]
import base64, hashlib, importlib.metadata
wrong, right = [], 0
for name in ("numpy", "dlbasics"):
    for file in importlib.metadata.files(name):
        if file.hash and file.suffix not in (".pyi", ".h", ".a"):
            found = hashlib.sha256(file.locate().read_bytes()).digest()
            good = base64.urlsafe_b64encode(found).rstrip(b"=").decode() == file.hash.value
            right += good
            wrong += [] if good else [str(file)]
print(wrong, right > 200, spare)
import inspect, numpy, dlbasics.messages
print([module.__file__.rpartition(".")[2] for module in (inspect, numpy, dlbasics.messages)])
"""


INTERRUPTED = """
import pyodide_js
pyodide_js._module.Py_EmscriptenSignalBuffer.assign(bytes([2]))
try:
    for _ in range(1_000_000):
        pass
    print("deaf")
except KeyboardInterrupt:
    print("looked up")
"""


def test_a_file_that_is_not_the_recorded_one_is_not_run(context, server, site, folder):
    page = context.new_page()
    page.goto(f"{server}/{folder}chapters/index.html")
    config_file = site / folder / "_static" / "code_cells" / "config.json"
    config = json.loads(config_file.read_text(encoding="utf-8"))
    snapshot = config["snapshot"]
    for file, start in (("pyodide.asm.js", snapshot), ("pyodide.asm.wasm", snapshot), (config["stdlib"], ""),
                        (config["packages"][-1], ""), (snapshot, snapshot), (config["libraries"], snapshot)):
        integrity = config["integrity"] | {file: WRONG_SUM}
        page.evaluate("(overrides) => { window.overrides = overrides; }",
                      {"integrity": integrity, "snapshot": start})
        failed = InPage(page).start()
        # What the page can do without is no reason to give up.
        is_spare = start and file in (snapshot, config["libraries"])
        assert failed["type"] == ("snapshot-failed" if is_spare else "failed"), failed
        assert failed["reason"]["code"] == "page.file-refused", failed
        assert failed["reason"]["params"]["url"].endswith(file)


@pytest.mark.parametrize("file", ["pyodide.asm.wasm", "pyodide.asm.js"])
def test_a_line_that_breaks_is_no_fault_of_the_snapshot(context, server, site, folder, file):
    class Host(serve.Handler):
        def end_headers(self):
            self.send_header("Access-Control-Allow-Origin", "*")
            super().end_headers()

        def copyfile(self, source, outputfile):
            if self.path.endswith(file):
                outputfile.write(source.read(1000))
                self.close_connection = True
            else:
                super().copyfile(source, outputfile)

    host = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(site / "_static" / "pyodide")))
    threading.Thread(target=host.serve_forever, daemon=True).start()
    page = context.new_page()
    page.goto(f"{server}/{folder}chapters/index.html")
    page.evaluate("(base) => { window.overrides = { base }; }", f"http://localhost:{host.server_port}/")
    assert InPage(page).start()["type"] == "failed"
    host.shutdown()
    host.server_close()


@pytest.mark.parametrize("trouble", ["no line", 503, 429])
@pytest.mark.parametrize("file", ["formulas.json", "pyodide-lock.json", "snapshot"])
def test_a_network_that_fails_is_no_fault_of_the_snapshot(context, server, folder, file, trouble):
    def answer(route):
        if trouble == "no line":
            route.abort()
        else:
            route.fulfill(status=trouble, body="{}")

    page = context.new_page()
    page.goto(f"{server}/{folder}chapters/index.html")
    page.route(re.compile(rf"/{file}[^/]*$"), answer)
    failed = InPage(page).start()
    assert failed["type"] == "failed", failed
    assert trouble == "no line" or failed["reason"]["code"] == "page.file-not-answered"


def test_a_host_without_the_snapshot_is_done_without(context, server, folder):
    page = context.new_page()
    page.goto(f"{server}/{folder}chapters/index.html")
    page.route(re.compile("/snapshot[^/]*$"), lambda route: route.fulfill(status=404))
    assert InPage(page).start()["type"] == "snapshot-failed"


@pytest.mark.parametrize("file", ["pyodide.asm.wasm", "pyodide-lock.json", "formulas.json"])
def test_the_time_for_restoring_begins_when_all_is_there(context, server, site, folder, file):
    config_file = site / folder / "_static" / "code_cells" / "config.json"
    config = json.loads(config_file.read_text(encoding="utf-8"))
    page, held = context.new_page(), []
    page.goto(f"{server}/{folder}chapters/index.html")
    page.route(f"**/{file}", lambda route: held.append(route))
    page.evaluate(f"() => {{ window.started = ({START})(false); }}")
    for name in ("pyodide.asm.js", config["snapshot"], config["libraries"]):
        while not page.workers or not page.workers[-1].evaluate(IS_LOADED, name):
            page.wait_for_timeout(20)
    page.wait_for_timeout(1000)  # too short a time would only let a fault pass
    assert not page.evaluate("messages.some(({ type }) => type === 'restoring')")
    held[0].continue_()
    assert page.evaluate("started")["type"] == "ready"
    assert page.evaluate("messages.some(({ type }) => type === 'restoring')")


NO_CORE = """WebAssembly.compileStreaming = async () => { throw new WebAssembly.CompileError("no room"); };
"""


@pytest.mark.parametrize(("start", "failure"), [({}, "snapshot-failed"), ({"snapshot": ""}, "failed")])
def test_a_core_that_the_browser_cannot_compile_is_told(context, server, folder, start, failure):
    """Pyodide logs that, and waits for ever."""
    def answer(route):
        route.fulfill(body=NO_CORE + route.fetch().text(), content_type="text/javascript")

    page = context.new_page()
    page.goto(f"{server}/{folder}chapters/index.html")
    page.route("**/pyodide_worker.js*", answer)
    page.evaluate("(overrides) => { window.overrides = overrides; }", start)
    failed = InPage(page).start()
    assert failed["type"] == failure and failed["reason"]["message"] == "no room"


def test_another_host_may_serve_the_release(context, server, site, folder):
    class Host(serve.Handler):
        def end_headers(self):
            self.send_header("Access-Control-Allow-Origin", "*")  # as the official address does
            super().end_headers()

    host = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(site / "_static" / "pyodide")))
    threading.Thread(target=host.serve_forever, daemon=True).start()
    page = context.new_page()
    page.goto(f"{server}/{folder}chapters/index.html")
    page.evaluate("(base) => { window.overrides = { base }; }", f"http://localhost:{host.server_port}/")
    python = InPage(page)
    assert python.start() == {"type": "ready"}
    assert printed(python.run(["import numpy\nprint(numpy.__version__)"])) == "2.0.2\n"
    # Every file as its wheel records it, and nothing loaded that only an installer needs.
    assert printed(python.run([INSTALLED])) == (
        "[] True []\n['pyc', 'pyc', 'py']\n")
    # A loop in Python looks up to JavaScript, where alone Safari ends a worker.
    assert printed(python.run([INTERRUPTED])) == "looked up\n"
    host.shutdown()
    host.server_close()


def test_a_release_that_cannot_be_reached_is_told(context, server, folder):
    page = context.new_page()
    page.goto(f"{server}/{folder}chapters/index.html")
    page.evaluate("() => { window.overrides = { base: '../nowhere/' }; }")
    failed = InPage(page).start()
    assert failed["type"] == "failed" and failed["base"].endswith("/_static/nowhere/")
    reason = failed["reason"]
    assert reason["code"] == "page.file-not-answered" and reason["params"]["status"] == 404


def test_the_second_page_downloads_nothing_again(browser, server, folder, tmp_path):
    # A profile on disk, as readers have; without the service worker, as with a CDN.
    options = {"service_workers": "block"} | chromium_options()
    context = browser.browser_type.launch_persistent_context(tmp_path, **options)
    context.set_default_timeout(HANG_MILLISECONDS)
    page = context.new_page()
    received = []
    for name in ("chapters/index", "chapters/losses"):
        page.goto(f"{server}/{folder}{name}.html")
        assert InPage(page).start()["type"] == "ready"
        (worker,) = page.workers
        entries = worker.evaluate(RECEIVED)
        received.append({url: size for url, size in entries if "/_static/" in url})
    context.close()
    first, second = received
    assert set(first) == set(second) and sum(first.values()) > 10_000_000
    assert sum(second.values()) < 10_000, second

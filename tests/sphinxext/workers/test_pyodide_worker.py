"""What the page's Python is made of, where it comes from, and that it works without a network."""

import json
import shutil
import subprocess
import sys
import threading
import zipfile
from functools import partial
from http.server import ThreadingHTTPServer
from io import BytesIO
from types import SimpleNamespace

import pytest
import yaml
from sphinx.errors import ConfigError
from support.book import ROOT, chromium_options, pyodide, toc_pages
from support.pyodide_page import InPage, of, printed

from dlbasics import package_files
from dlbasics.sphinxext import pyodide_release as release
from dlbasics.sphinxext import runtime_files, serve

CHECK = [
    "import numpy as np\nfrom dlbasics.exercises import check",
    '@check("activations/hard-sigmoid")\ndef hard_sigmoid(x):\n    return np.clip((x + 3) / 6, 0, 1)',
]


# Bytes that came over the network for each file, headers included; none where the browser's store had it.
RECEIVED = "performance.getEntriesByType('resource').map((entry) => [entry.name, entry.transferSize])"

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
print(wrong, right > 250, spare)
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


@pytest.fixture
def context(browser):
    """A browser profile in which service workers may work."""
    made = browser.new_context()
    yield made
    made.close()


# -- the wheel ------------------------------------------------------------------------------------


def test_the_wheel_is_the_same_each_time_and_holds_what_the_page_needs():
    name, content = runtime_files.wheel()
    runtime_files.wheel.cache_clear()
    assert runtime_files.wheel() == (name, content) and len(content) < 400_000
    with zipfile.ZipFile(BytesIO(content)) as archive:
        rooms = {entry.split("/")[1] for entry in archive.namelist()}
    assert {"browser", "exercises", "plotting", "explore", "runner", "data", "losses.py"} <= rooms
    assert not {"sphinxext", "grading", "__pycache__"} & rooms


def test_other_sources_make_another_wheel(tmp_path, monkeypatch):
    shutil.copytree(package_files.PACKAGE, tmp_path / "dlbasics")
    monkeypatch.setattr(package_files, "PACKAGE", tmp_path / "dlbasics")
    same = runtime_files.wheel.__wrapped__()
    assert same == runtime_files.wheel()
    (tmp_path / "dlbasics" / "losses.py").write_text("changed = True\n")
    other = runtime_files.wheel.__wrapped__()
    assert other[0] != same[0] and other[1] != same[1]


def test_the_wheel_can_be_installed_by_unpacking(tmp_path):
    name, content = runtime_files.wheel()
    with zipfile.ZipFile(BytesIO(content)) as archive:
        archive.extractall(tmp_path)
    code = ("import dlbasics.browser.kernel, dlbasics.datasets as d; "
            "print(dlbasics.__file__, len(d.load_digits().X))")
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env={"PYTHONPATH": ""},
                          capture_output=True, text=True, check=True)
    assert done.stdout.split() == [str(tmp_path / "dlbasics" / "__init__.py"), "1797"]
    assert name.split("-")[1] in next(tmp_path.glob("*.dist-info")).name


# -- the release ----------------------------------------------------------------------------------


def test_one_setting_names_the_recorded_release():
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))["sphinx"]["config"]
    assert config["dlbasics_pyodide"] == runtime_files.CDN.format(runtime_files.release()["version"])
    made = runtime_files.configuration(config["dlbasics_pyodide"])
    assert set(made["integrity"]) == set(made["sizes"]) and made["wheel"] in made["sizes"]
    assert all(sum.startswith("sha256-") and len(sum) == 51 for sum in made["integrity"].values())


def test_the_record_is_what_a_release_gives():
    assert release.record(pyodide()) == runtime_files.release()


def test_a_copy_holds_the_needed_files_only(site):
    copied = {path.name for path in (site / "_static" / "pyodide").iterdir()}
    assert copied == set(runtime_files.release()["sha256"])


@pytest.mark.parametrize("damage", ["missing", "changed"])
def test_a_wrong_release_is_refused_with_what_to_do(tmp_path, damage, monkeypatch, capsys):
    small = [file for file, size in runtime_files.release()["bytes"].items() if size < 50_000]
    sums = {file: runtime_files.release()["sha256"][file] for file in small}
    monkeypatch.setitem(runtime_files.release(), "sha256", sums)
    for file in small:
        shutil.copy(pyodide() / file, tmp_path)
    config = SimpleNamespace(dlbasics_pyodide=str(tmp_path))
    monkeypatch.delenv("DLBASICS_PYODIDE", raising=False)
    runtime_files.confirm(None, config)
    assert runtime_files.own(config.dlbasics_pyodide)
    victim = tmp_path / small[-1]
    victim.unlink() if damage == "missing" else victim.write_bytes(victim.read_bytes() + b" ")
    words = f"has no {victim.name}" if damage == "missing" else f"{victim.name} has the sha256 sum"
    with pytest.raises(ConfigError, match=words) as refused:
        runtime_files.confirm(None, config)
    assert "download pyodide-" in str(refused.value)
    with pytest.raises(SystemExit):
        release.main(["check", str(tmp_path)])
    assert victim.name in capsys.readouterr().err


# -- in the browser -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["chapters/index", "chapters/losses"])
def test_a_reader_loads_nothing_of_it(visit, name):
    seen = visit()
    asked = []
    seen.page.on("request", lambda request: asked.append(request.url))
    seen.open(name)
    seen.page.wait_for_timeout(300)
    assert asked and not [url for url in asked if "/code_cells/" in url or "pyodide" in url]


def test_a_file_that_is_not_the_recorded_one_is_not_run(context, server):
    page = context.new_page()
    page.goto(f"{server}/chapters/index.html")
    numpy = runtime_files.release()["lock"]["packages"]["numpy"]["file_name"]
    for file in ("pyodide.asm.js", "pyodide.asm.wasm", numpy):
        integrity = runtime_files.configuration("")["integrity"] | {file: "sha256-" + 43 * "A" + "="}
        page.evaluate("(integrity) => { window.wrong = { integrity }; }", integrity)
        failed = InPage(page).start()
        assert failed["type"] == "failed" and "Python could not be loaded from" in failed["message"], failed


def test_another_host_may_serve_the_release(context, server, site):
    class Host(serve.Handler):
        def end_headers(self):
            self.send_header("Access-Control-Allow-Origin", "*")  # as the official address does
            super().end_headers()

    host = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(site / "_static" / "pyodide")))
    threading.Thread(target=host.serve_forever, daemon=True).start()
    page = context.new_page()
    page.goto(f"{server}/chapters/index.html")
    page.evaluate("(base) => { window.wrong = { base }; }", f"http://localhost:{host.server_port}/")
    room = InPage(page)
    ready = room.start()
    assert (ready["type"], ready["numpy"]) == ("ready", "2.0.2")
    # Every file as its wheel records it, and nothing loaded that only an installer needs.
    assert printed(room.run([INSTALLED])) == "[] True []\n"
    # A loop in Python looks up to JavaScript, where alone Safari ends a worker.
    assert printed(room.run([INTERRUPTED])) == "looked up\n"
    host.shutdown()
    host.server_close()


def test_a_release_that_cannot_be_reached_is_told(context, server):
    page = context.new_page()
    page.goto(f"{server}/chapters/index.html")
    page.evaluate("() => { window.wrong = { base: '../nowhere/' }; }")
    failed = InPage(page).start()
    assert failed["type"] == "failed" and "/_static/nowhere/" in failed["message"]
    assert "answered 404" in failed["message"]


def test_the_second_page_downloads_nothing_again(browser, server, tmp_path):
    # A profile on disk, as readers have; without the service worker, as with a CDN.
    options = {"service_workers": "block"} | chromium_options()
    context = browser.browser_type.launch_persistent_context(tmp_path, **options)
    page = context.new_page()
    received = []
    for name in ("chapters/index", "chapters/losses"):
        page.goto(f"{server}/{name}.html")
        assert InPage(page).start()["type"] == "ready"
        (worker,) = page.workers
        entries = worker.evaluate(RECEIVED)
        received.append({url: size for url, size in entries if "/_static/" in url})
    context.close()
    first, second = received
    assert set(first) == set(second) and sum(first.values()) > 10_000_000
    assert sum(second.values()) < 10_000, second


def test_the_whole_book_works_without_a_network(context, server):
    page = context.new_page()
    page.goto(f"{server}/{toc_pages()[0]}.html")
    page.evaluate("() => navigator.serviceWorker.ready")
    wanted = json.dumps(sorted(runtime_files.release()["sha256"]))
    page.wait_for_function(f"""async () => {{
      const store = await caches.open("dlbasics-pyodide-{runtime_files.release()['version']}");
      const held = (await store.keys()).map((request) => request.url.split("/").pop());
      return {wanted}.every((file) => held.includes(file));
    }}""")
    context.set_offline(True)
    for name in toc_pages():
        page.goto(f"{server}/{name}.html")
        assert page.locator("h1").count() == 1
    page.goto(f"{server}/")
    page.wait_for_url("**/index.html")
    page.goto(f"{server}/chapters/losses.html")
    assert page.evaluate("document.fonts.ready.then(() => getComputedStyle(document.body).fontFamily)")
    room = InPage(page)
    assert room.start()["type"] == "ready"
    assert of("verdict", room.run(CHECK))[0]["status"] == "right"
    drawn = of("output", room.run(["import matplotlib.pyplot as plt", "plt.plot([1, 2]);"]))
    assert "<svg" in drawn[0]["html"]
    assert printed(room.run(["print(6 * 7)"])) == "42\n"

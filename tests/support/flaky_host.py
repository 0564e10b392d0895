"""A small site that carries its own runtime, on a host that is slow, forgetful or stubborn."""

import json
import shutil
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from dlbasics.sphinxext.build_output import service_worker

CORE = "_static/pyodide/core.wasm"
OPEN_CELL = "_static/code_cells/open_cell.js"


class Host:
    """The site on a server that lets browsers keep every file for ten minutes, as GitHub's does.

    Attributes
    ----------
    address : str
        Where it is served.
    held, failing : set of str
        Paths that are answered only when `release` is called, and paths that are answered with 500.
    asked : list of str
        Paths that were asked for.
    """

    def __init__(self, folder: Path):
        self.folder, self.held, self.failing, self.asked = folder, set(), set(), []
        self._released = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, self, directory=str(folder)))
        self.address = f"http://127.0.0.1:{self._server.server_port}/"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def release(self):
        """Answer what is held."""
        self.held.clear()
        self._released.set()

    def close(self):
        """End the server."""
        self.release()
        self._server.shutdown()
        self._server.server_close()

    def publish(self, edition: str, is_offline: bool = True):
        """Put an edition of the site in the place of the one before it."""
        shutil.rmtree(self.folder, ignore_errors=True)
        script = '<script defer src="_static/register_service_worker.js"></script>' if is_offline else ""
        files = {
            "index.html": f"<!doctype html><title>Book</title>{script}<h1>{edition}</h1>",
            "other.html": f"<!doctype html><title>Book</title>{script}<h1>{edition}</h1>",
            "_static/register_service_worker.js": service_worker.registering_script(),
            "_static/code_cells/config.json": json.dumps({"wheel": f"{edition}.whl"}),
            f"_static/code_cells/{edition}.whl": f"wheel of {edition}",
            OPEN_CELL: f"module of {edition}",
            CORE: "core",
        }
        for name, content in files.items():
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / name).write_text(content, encoding="utf-8")
        service_worker.write(self.folder, is_offline, {OPEN_CELL: f"?v={edition}"})


class Handler(SimpleHTTPRequestHandler):
    """What the host answers."""

    protocol_version = "HTTP/1.1"

    def __init__(self, host, *arguments, **options):
        self.host = host
        super().__init__(*arguments, **options)

    def log_message(self, format, *arguments):
        """Say nothing of each request."""

    def do_GET(self):
        """Answer, or not yet, or with an error."""
        path = self.path.lstrip("/").partition("?")[0]
        self.host.asked.append(path)
        # Dates tell seconds, and on a fast machine two editions come within one.
        del self.headers["If-Modified-Since"]
        if path in self.host.held:
            self.host._released.wait()
        if path in self.host.failing:
            return self.send_error(500)
        return super().do_GET()

    def end_headers(self):
        """Let browsers keep every file."""
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

"""Serve a folder on this machine, compressed as web hosts do.

``python -m dlbasics.sphinxext.serve FOLDER``
"""

import argparse
import gzip
import sys
from functools import lru_cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

# A browser runs no script that is called plain text, as the registry of many Windows machines calls it.
TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json",
         ".svg": "image/svg+xml", ".wasm": "application/wasm", ".woff2": "font/woff2"}
TEXT = (".html", ".css", ".js", ".json", ".svg", ".ipynb", ".txt")


class Handler(SimpleHTTPRequestHandler):
    """Static files with gzip, quietly."""

    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | TYPES

    def log_message(self, format, *args):
        """Say nothing of each request."""

    def end_headers(self):
        """A page is asked for again each time, and answered with 304 where it is the same."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def send_head(self):
        """Compress text where the browser accepts it, and leave the rest to the parent."""
        path = Path(self.translate_path(self.path))
        if path.is_dir() != urlsplit(self.path).path.endswith("/"):
            # The parent leads to a folder's address with its slash, and knows no file that has one.
            return super().send_head()
        if path.is_dir():
            path = path / "index.html"
        accepts = "gzip" in self.headers.get("Accept-Encoding", "")
        if not (accepts and path.suffix in TEXT and path.is_file()):
            return super().send_head()
        changed = self.date_time_string(path.stat().st_mtime)
        if self.headers.get("If-Modified-Since") == changed:
            self.send_response(304)
            self.end_headers()
            return None
        body = compressed(path, path.stat().st_mtime_ns)
        self.send_response(200)
        self.send_header("Last-Modified", changed)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)


class Server(ThreadingHTTPServer):
    """A server that takes no port from another one."""

    # Elsewhere a port is free for the next server at once; on Windows two would share it.
    allow_reuse_address = sys.platform != "win32"


@lru_cache(maxsize=256)
def compressed(path: Path, changed: int) -> bytes:
    """The file, gzipped; `changed`, its time, is part of the key of the cache."""
    return gzip.compress(path.read_bytes(), 9)


def server(folder: Path, port: int = 0) -> Server:
    """A server of `folder` on 127.0.0.1, not yet running.

    Parameters
    ----------
    folder : pathlib.Path
        What to serve.
    port : int
        0 takes a free one.
    """
    return Server(("127.0.0.1", port), partial(Handler, directory=str(folder)))


def main(arguments=None):
    """Run the command line."""
    parser = argparse.ArgumentParser(description="Serve a folder on 127.0.0.1.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--port", type=int, default=0, help="default: a free one")
    options = parser.parse_args(arguments)
    if not options.folder.is_dir():
        parser.exit(1, f"There is no folder {options.folder}. The book is built by `make html`.\n")
    try:
        site = server(options.folder, options.port)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", "it is not between 0 and 65535")
        parser.exit(1, f"Port {options.port} cannot be used: {reason}. Say PORT=0 for a free one.\n")
    print(f"\n  The book: http://127.0.0.1:{site.server_port}/    (Ctrl-C stops)\n", flush=True)
    try:
        site.serve_forever()
    except KeyboardInterrupt:
        print()
    finally:
        site.server_close()


if __name__ == "__main__":
    main()

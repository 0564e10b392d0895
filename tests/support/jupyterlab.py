"""JupyterLab as `make lab` starts it, and a browser that sees nothing but it."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from http.client import HTTPException
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

from support.book import ROOT
from support.browser import Visit
from support.timeouts import HANG_SECONDS


def free_port() -> int:
    """A port of this machine that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def make_lab_commands() -> str:
    """What ``make lab`` runs, as a script for the shell."""
    installed = f"{sys.prefix}/.installed"
    # Under `make test` it would also say that it enters the folder.
    dry_run = ["make", "--dry-run", "--no-print-directory", f"--old-file={installed}", "lab",
               f"VENV={sys.prefix}"]
    return subprocess.check_output(dry_run, cwd=ROOT, text=True)


def write_configuration(folder: Path, port: int):
    """Tell the server of this test its port, and that nobody sits before it."""
    server = {"port": port, "port_retries": 0, "open_browser": False, "allow_root": True, "root_dir": ""}
    write_json(folder / "jupyter_server_config.json", {
        "ServerApp": server,
        "IdentityProvider": {"token": ""},
        "LabApp": {"expose_app_in_browser": True},  # so that a test can press what a menu has
    })
    # Else it asks whether it may fetch news, in front of a notebook.
    write_json(folder / "lab/user-settings/@jupyterlab/apputils-extension/notification.jupyterlab-settings",
               {"fetchNews": "false"})


def write_json(path: Path, content: dict):
    """Write a file, and the folder that it stands in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content), encoding="utf-8")


def wait_for_answer(address: str, process: subprocess.Popen, log: Path):
    """Wait until the server answers."""
    for _ in range(10 * HANG_SECONDS):
        assert process.poll() is None, log.read_text()
        try:
            urlopen(address).close()
            return
        except (OSError, HTTPException):
            time.sleep(0.1)
    raise TimeoutError(log.read_text())


@contextmanager
def running_lab(folder: Path):
    """Run what ``make lab`` runs beside a folder ``chapters``; gives the address."""
    port, log = free_port(), folder / "server.log"
    write_configuration(folder / "config", port)
    # The reader's own settings and trusted notebooks are left alone.
    places = {f"JUPYTER_{kind.upper()}_DIR": str(folder / kind) for kind in ("config", "data", "runtime")}
    modules = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    environment = os.environ | places | {"HOME": str(folder), "PYTHONPATH": modules}
    # `exec`: the server is then the process that is ended below.
    *before, last = make_lab_commands().splitlines()
    script = "\n".join(["set -e", *before, f"exec {last}"])
    with log.open("w") as words:
        process = subprocess.Popen(["sh", "-c", script], cwd=folder, env=environment,
                                   stdout=words, stderr=words)
        try:
            wait_for_answer(f"http://127.0.0.1:{port}/api", process, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(HANG_SECONDS)


# The notebook in front: cells down to the end of its window, none of them still to be drawn.
CELLS_IN_VIEW_ARE_DRAWN = """(() => {
  const { widgets, node } = jupyterapp.shell.currentWidget.content;
  const end = node.getBoundingClientRect().bottom, there = widgets.filter((cell) => cell.node.isConnected);
  const reached = there.at(-1) === widgets.at(-1) || there.at(-1)?.node.getBoundingClientRect().bottom >= end;
  return reached && there.every((cell) => !cell.isPlaceholder());
})()"""


TAKEN_OUT_TWICE = "Failed to execute 'removeChild' on 'Node': The node to be removed is not a child"


def is_jupyterlabs_own(error: str) -> bool:
    """Whether JupyterLab's scripts alone have raised an error that it is known for.

    Its windowed notebook now and then takes a cell out that is out already (jupyterlab/jupyterlab#15415).
    """
    scripts = [urlsplit(address).path for address in re.findall(r"https?://[^\s)]+", error)]
    return TAKEN_OUT_TWICE in error and scripts != [] and all(p.startswith("/static/lab/") for p in scripts)


class Lab(Visit):
    """One window of JupyterLab.

    Parameters
    ----------
    browser : playwright.sync_api.Browser
    address : str
        Of the server.
    """

    def __init__(self, browser, address):
        super().__init__(browser, address, viewport={"width": 1280, "height": 4000})
        self.page.goto(f"{address}/lab")
        self.page.wait_for_function("window.jupyterapp?.restored !== undefined")
        self.page.evaluate("jupyterapp.restored")

    def open(self, name):
        """Open a notebook and wait until its cells stand there."""
        self.page.evaluate("""async (path) => {
          await jupyterapp.serviceManager.ready; // else the notebook asks for its kernel
          const notebook = await jupyterapp.commands.execute("docmanager:open", { path });
          await notebook.revealed;
          await notebook.sessionContext.ready;
        }""", name)
        self.page.wait_for_function(CELLS_IN_VIEW_ARE_DRAWN)
        return self.page

    def choose_theme(self, theme):
        """Choose ``Light`` or ``Dark``, and wait until it is there."""
        self.page.evaluate("theme => jupyterapp.commands.execute('apputils:change-theme', { theme })",
                           f"JupyterLab {theme}")
        light = "true" if theme == "Light" else "false"
        self.page.wait_for_selector(f"body[data-jp-theme-light={light}]", state="attached")

    def run_all_cells(self):
        """Run the notebook that is open, to its end."""
        self.page.evaluate("void jupyterapp.commands.execute('notebook:run-all-cells')")
        self.page.wait_for_function("""jupyterapp.shell.currentWidget.content.widgets
          .filter(({ model }) => model.type === "code")
          .every(({ model }) => model.executionCount && model.executionState === "idle")""")


def copy_chapters(folder: Path):
    """Put the chapters, as they are in git, into a folder."""
    shutil.copytree(ROOT / "chapters", folder / "chapters",
                    ignore=shutil.ignore_patterns(".ipynb_checkpoints", "dlbasics-work.json"))

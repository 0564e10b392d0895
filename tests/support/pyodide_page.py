"""The page's Python for tests: a worker in Chromium that is started as the page starts it."""

import json
from pathlib import Path

START = """async (isRestart) => {
  const ANSWERS = ["done", "frame", "answer", "trained", "prepared", "completions"];
  const url = new URL("../_static/code_cells/config.json", location.href);
  const config = await (await fetch(url)).json();
  window.messages = [];
  const parts = isRestart ? window.restorable : null;
  window.pythonWorker = new Worker(new URL(config.worker, url));
  return await new Promise((resolve) => {
    pythonWorker.onmessage = ({ data }) => {
      if (data.type === "restorable") window.restorable = data.parts;
      else messages.push(data);
      if (["ready", "failed", "snapshot-failed"].includes(data.type)) resolve(data);
      if (ANSWERS.includes(data.type)) window.resolved?.(messages.splice(0));
    };
    const start = { type: "start", config: { ...config, ...window.overrides }, restorable: parts };
    pythonWorker.postMessage(start, parts ? [parts.snapshot.words.buffer] : []);
  });
}"""
SEND = """(message) => new Promise((resolve) => {
  messages.length = 0;
  window.resolved = resolve;
  pythonWorker.postMessage(message);
})"""


class InPage:
    """Python in a page of the book.

    Parameters
    ----------
    page : playwright.sync_api.Page
        Any page of the built site.
    """

    def __init__(self, page):
        self.page = page

    def start(self, is_restart=False) -> dict:
        """Start the worker, perhaps from what the last one left; return how that ended: ``ready``, say."""
        return self.page.evaluate(START, is_restart)

    def send(self, **message) -> list[dict]:
        """Send a message and wait for all that comes back."""
        return self.page.evaluate(SEND, message)

    def run(self, sources, index=-1) -> list[dict]:
        """Run one of some cells, by default the last."""
        cells = [{"name": str(i), "source": source} for i, source in enumerate(sources)]
        index = range(len(cells))[index]
        return self.send(type="run", id="test", cells=cells, index=index)


def of(kind, messages) -> list[dict]:
    """The messages of one kind."""
    return [m for m in messages if m["type"] == kind]


def printed(messages) -> str:
    """What the run printed."""
    return "".join(m["text"] for m in of("stream", messages) if not m["error"])


def code_cells(path: Path) -> list[str]:
    """The sources of a notebook's code cells."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]

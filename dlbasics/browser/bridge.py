"""What ``sphinxext/web_workers/pyodide_worker.js`` calls: the kernel of a page, spoken to in JSON."""

import json
from functools import cache

from dlbasics.browser.kernel import BrowserKernel


def start_kernel(send, formulas: str = "{}") -> dict:
    """Start the kernel of a page.

    Parameters
    ----------
    send : callable
        Takes each message of the kernel, in JSON.
    formulas : str
        TeX to MathML, in JSON.

    Returns
    -------
    dict
        The functions ``plan``, which returns its answer, ``prepare``, which has none, and ``run``, ``frame``,
        ``ask``, ``train`` and ``complete``, which send theirs.
    """
    kernel = BrowserKernel(lambda message: send(json.dumps(message)), json.loads(formulas))
    training = cache(_new_training)

    def plan(cells: str, index: int) -> str:
        return json.dumps(kernel.plan(json.loads(cells), index).as_dict())

    def run(request_id, cells: str, index: int):
        kernel.run(request_id, kernel.plan(json.loads(cells), index))

    def frame(request_id, name: str, values: str):
        send(json.dumps({"type": "frame", "id": request_id} | kernel.frame(name, json.loads(values))))

    def ask(request_id, message: str):
        question = {key: value for key, value in json.loads(message).items() if key not in ("type", "id")}
        send(json.dumps({"type": "answer", "id": request_id} | kernel.ask(**question)))

    def train(request_id, settings: str, epochs: int, edits: str = "[]"):
        answer = training().answer(json.loads(settings), epochs, json.loads(edits))
        send(json.dumps({"type": "trained", "id": request_id} | answer))

    def complete(request_id, cells: str, path: str):
        from dlbasics.browser.completions import completions  # only readers who type need it

        sources = [cell["source"] for cell in json.loads(cells)]
        names = completions(sources, path, kernel.namespace)
        send(json.dumps({"type": "completions", "id": request_id, "names": names}))

    return {"plan": plan, "prepare": kernel.prepare, "run": run, "frame": frame, "ask": ask, "train": train,
            "complete": complete}


def _new_training():
    # Loaded here: it would delay the first run of a page that has no playground.
    from dlbasics.browser.playground_training import LiveTraining

    return LiveTraining()

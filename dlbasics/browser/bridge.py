"""What ``sphinxext/web_workers/pyodide_worker.js`` calls: the kernel of a page, spoken to in JSON."""

import json

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
        The functions ``plan``, ``run``, ``frame``, ``ask``, ``train`` and ``complete``. The first returns its
        answer, the others send theirs.
    """
    kernel = BrowserKernel(lambda message: send(json.dumps(message)), json.loads(formulas))
    trainings = []

    def plan(cells: str, index: int) -> str:
        return json.dumps(kernel.plan(json.loads(cells), index).as_dict())

    def run(id, cells: str, index: int):
        kernel.run(id, kernel.plan(json.loads(cells), index))

    def frame(id, name: str, values: str):
        send(json.dumps({"type": "frame", "id": id} | kernel.frame(name, json.loads(values))))

    def ask(id, message: str):
        question = {key: value for key, value in json.loads(message).items() if key not in ("type", "id")}
        send(json.dumps({"type": "answer", "id": id} | kernel.ask(**question)))

    def train(id, settings: str, epochs: int, edits: str = "[]"):
        if not trainings:
            # Loaded here: it would delay the first run of a page that has no playground.
            from dlbasics.browser.live_training import LiveTraining

            trainings.append(LiveTraining())
        answer = trainings[0].answer(json.loads(settings), epochs, json.loads(edits))
        send(json.dumps({"type": "trained", "id": id} | answer))

    def complete(id, cells: str, path: str):
        from dlbasics.browser.completions import completions  # only readers who type need it

        sources = [cell["source"] for cell in json.loads(cells)]
        names = completions(sources, path, kernel.namespace)
        send(json.dumps({"type": "completions", "id": id, "names": names}))

    return {"plan": plan, "run": run, "frame": frame, "ask": ask, "train": train, "complete": complete}

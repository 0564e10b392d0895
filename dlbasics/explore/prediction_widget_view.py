"""A prediction in a Jupyter kernel: ipywidgets, and an answer that the work file keeps."""

from html import escape

from dlbasics import markdown
from dlbasics.exercises import progress_store
from dlbasics.explore.prediction_model import Prediction
from dlbasics.messages import text


class PredictionWidget:
    """The question before an explorer, as a widget.

    Parameters
    ----------
    prediction : Prediction
    explorer : str
        The explorer's name.

    Attributes
    ----------
    box : ipywidgets.VBox
        The question alone where there are no choices.
    """

    def __init__(self, prediction: Prediction, explorer: str):
        import ipywidgets

        self._prediction = prediction
        self._key = prediction.key(explorer)
        self._has_moved = False
        question = f"<b>{text('explore.predict-first')}</b> {markdown.inline(prediction.question)}"
        self.box = ipywidgets.VBox([ipywidgets.HTMLMath(question)])
        if not prediction.choices:
            return
        self._radios = ipywidgets.RadioButtons(options=list(prediction.choices), index=None,
                                               layout={"width": "auto"})
        self._commit, self._skip, self._answer = (
            ipywidgets.Button(description=text(f"explore.{code}"), layout={"width": "auto"})
            for code in ("commit", "skip", "answer-after-all"))
        self._reply = ipywidgets.HTMLMath()
        self._commit.on_click(self._on_commit)
        self._skip.on_click(lambda button: self._keep(None))
        self._answer.on_click(lambda button: self._show(progress_store.NO_PREDICTION))
        buttons = ipywidgets.HBox([self._commit, self._skip, self._answer])
        self.box.children += (self._radios, buttons, self._reply)
        work, _ = progress_store.load_own()  # where an exercise is judged, one hears of a damaged file
        self._show(progress_store.prediction_of(work, self._key))

    def on_move(self):
        """Say what happens, if the reader has committed to a choice: a control was moved."""
        self._has_moved = True
        if self._prediction.choices and self._kept["choice"] is not None and not self._kept["moved"]:
            self._keep(self._kept["choice"])

    def _on_commit(self, button):
        if self._radios.index is not None:
            self._keep(self._radios.index)

    def _keep(self, choice: int | None):
        self._show(*progress_store.keep_prediction(self._key, choice, self._has_moved))

    def _show(self, kept: dict, message=None):
        """Show an answer that was given or skipped, and what went wrong with keeping it."""
        choice = kept["choice"]
        is_ours = type(choice) is int and 0 <= choice < len(self._prediction.choices)
        if not is_ours and choice is not None:
            kept, choice = progress_store.NO_PREDICTION, None  # damaged
        self._kept = kept
        is_committed = choice is not None
        is_skipped = choice is None and kept["when"] != ""
        if is_committed:
            self._radios.index = choice
            self._radios.disabled = True
        _set_visible(self._radios, not is_skipped)
        _set_visible(self._commit, not is_committed and not is_skipped)
        _set_visible(self._skip, not is_committed and not is_skipped)
        _set_visible(self._answer, is_skipped)
        reply = ""
        if is_committed:
            reply = self._prediction.reply(choice) if kept["moved"] else text("explore.now-move")
        warning = f" <i>{escape(str(message))}</i>" if message else ""
        self._reply.value = markdown.inline(reply) + warning


def _set_visible(widget, is_visible: bool):
    widget.layout.display = None if is_visible else "none"

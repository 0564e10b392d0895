"""Standard output and error of a run, sent on while the cell still runs."""

import time

from dlbasics import messages
from dlbasics.runner.capped_stream import CappedStream

MAX_CHARACTERS = 20_000
# So many pieces go out line by line; those of a long loop are gathered for a moment first.
PROMPT_PIECES, SECONDS_TO_GATHER = 200, 0.05


class MessageStream(CappedStream):
    """A text stream that goes out as messages, and only so much of it.

    Parameters
    ----------
    send : callable
        Takes each message, a dict.
    is_silent : callable
        Says whether what is written now is dropped. It is asked each time, since a logger of the reader's
        holds the stream for longer than one cell.
    error : bool
        Whether it is standard error.
    """

    def __init__(self, send, is_silent, error: bool = False):
        notice = messages.text("cell.rest-left-out", count=f"{MAX_CHARACTERS:,}")
        super().__init__(MAX_CHARACTERS, f"\n{notice}\n")
        self.send, self.is_silent, self.error = send, is_silent, error
        self.pieces, self.sent_at = 0, time.monotonic()

    def write(self, text):
        if self.is_silent():
            return len(text)
        length = super().write(text)
        whole_line = self.pieces < PROMPT_PIECES and text.endswith("\n")
        if whole_line or time.monotonic() > self.sent_at + SECONDS_TO_GATHER:
            self.flush()
        return length

    def flush(self):
        if self.text:
            self.send({"type": "stream", "text": self.text, "error": self.error})
            self.text, self.sent_at = "", time.monotonic()
            self.pieces += 1


def shortened(text: str) -> str:
    """A text that is not longer than one run may print."""
    if len(text) <= MAX_CHARACTERS:
        return text
    notice = messages.text("cell.cut", count=f"{MAX_CHARACTERS:,}")
    return f"{text[:MAX_CHARACTERS]}\n{notice}"


def no_input(prompt=""):
    """Stands for `input`, which would wait for ever."""
    raise RuntimeError(messages.text("cell.no-input"))

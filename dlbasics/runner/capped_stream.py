"""A text stream that keeps the first characters only: a print in a long loop costs no memory."""

import io


class CappedStream(io.TextIOBase):
    """Standard output or error of a learner's code.

    Parameters
    ----------
    limit : int
        So many characters are kept.
    notice : str
        Added where the limit is reached.

    Attributes
    ----------
    text : str
        What is kept; whoever passes it on may empty it.
    """

    def __init__(self, limit: int, notice: str = ""):
        self.remaining, self.notice, self.text = limit, notice, ""

    def writable(self):
        return True

    def write(self, text):
        if self.remaining > 0:
            self.text += text[: self.remaining]
            self.remaining -= len(text)
            if self.remaining <= 0:
                self.text += self.notice
        return len(text)

"""Set controls from code without handling that as the reader's input."""


class IgnoreOwnChanges:
    """While it is entered, controls are set to what there is, and what they report is to be ignored."""

    def __init__(self):
        self._entered = 0

    @property
    def is_on(self) -> bool:
        """Whether it is entered; it may be so more than once at a time."""
        return self._entered > 0

    def __enter__(self):
        self._entered += 1

    def __exit__(self, *error):
        self._entered -= 1

"""Set controls from code without handling that as the reader's input."""


class IgnoreOwnChanges:
    """While it is entered, controls are set to what there is, and what they report is to be ignored.

    Attributes
    ----------
    is_on : bool
    """

    def __init__(self):
        self.is_on = False

    def __enter__(self):
        self.is_on = True

    def __exit__(self, *error):
        self.is_on = False

"""The C library, for what Python has no function of its own."""

import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)


def checked_call(name: str, *args):
    """Call a function of the C library that returns -1 when it fails.

    Raises
    ------
    OSError
        If it fails.
    """
    if getattr(libc, name)(*args) == -1:
        raise OSError(ctypes.get_errno(), f"{name}: {os.strerror(ctypes.get_errno())}")

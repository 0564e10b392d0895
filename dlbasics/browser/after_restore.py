"""Reset seeds, language and time zone of a Python whose memory was recorded and is restored.

The build records the memory of a Python in which all that a page needs is imported, and each reader's page
goes on from there. What a start draws or looks up by itself (the seeds of the global random generators, the
language, the time zone) would be the build's in every page.
"""

import locale
import logging
import os
import random
import time

import numpy as np

YEAR = 31_557_600  # seconds
# Docstrings recorded apart. Held here, they keep Python from reusing their memory until the page refills it.
LEFT_OUT: list[str] = []


def reset_process_state(language: str) -> None:
    """Draw and look up again what a start of Python does.

    Parameters
    ----------
    language : str
        The reader's, as the browser names it.
    """
    random.seed()
    # Readers' code may use the global generator. Without a number it would seed itself with code that nothing
    # else uses, and that each browser would have to compile.
    np.random.seed(random.getrandbits(32))  # noqa: NPY002
    os.environ["LANG"] = f"{language.replace('-', '_')}.UTF-8"
    locale.setlocale(locale.LC_CTYPE, "")
    logging._startTime = time.time()
    _look_up_the_time_zone()


def _look_up_the_time_zone() -> None:
    """Set the constants of `time`, as it does itself when it is imported."""
    new_year = time.time() // YEAR * YEAR
    january, july = time.localtime(new_year), time.localtime(new_year + YEAR / 2)
    # South of the equator it is January that has the summer time.
    standard, summer = sorted((january, july), key=lambda zone: zone.tm_gmtoff)
    time.timezone, time.altzone = -standard.tm_gmtoff, -summer.tm_gmtoff
    time.daylight = int(time.timezone != time.altzone)
    time.tzname = standard.tm_zone, summer.tm_zone

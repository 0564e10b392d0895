"""What a learner's function keeps between its calls: defaults and plain values around it."""

import copy

import numpy as np

from dlbasics.runner.source_inspection import code_of, names_used, unwrapped

MAX_KEPT = 10**6  # entries of an array that is compared with what it was
PLAIN = (list, dict, set, np.ndarray, int, float, complex, str, type(None))


def kept_values(function) -> dict[tuple[str, str], object]:
    """What a function could keep between calls, as it is now: its defaults and the plain values around it.

    The keys are ``("default", name)`` and ``("outside", name)``.
    """
    function, code = unwrapped(function), code_of(function)
    if code is None:
        return {}
    defaults = getattr(function, "__defaults__", None) or ()
    parameters = code.co_varnames[: code.co_argcount][code.co_argcount - len(defaults) :]
    named = dict(zip(parameters, defaults, strict=True)) | (getattr(function, "__kwdefaults__", None) or {})
    values = {("default", name): value for name, value in named.items()}
    namespace = getattr(function, "__globals__", {})
    values |= {("outside", name): namespace[name] for name in names_used(code) if name in namespace}
    try:
        return {key: copy.deepcopy(value) for key, value in values.items()
                if type(value) in PLAIN and _is_small(value)}
    except Exception:  # a learner's own class may forbid it
        return {}


def _is_small(value) -> bool:
    size = value.size if isinstance(value, np.ndarray) else len(value) if hasattr(value, "__len__") else 1
    return size <= MAX_KEPT

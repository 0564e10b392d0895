"""The source that is kept of a learner's function: with the helpers of theirs that it uses."""

import inspect
import textwrap

from dlbasics.runner.find_check_calls import with_check
from dlbasics.runner.name_analysis import names_in


def source_of(function, id: str) -> str:
    """The learner's source, below what else of theirs it uses; empty where Python does not have it.

    A work file holds nothing but this: without the helpers of other cells, what is right here fails there. Of
    several functions the one below `check` counts.

    Parameters
    ----------
    function : callable
    id : str
        The exercise that it answers.
    """
    function = inspect.unwrap(function)
    namespace = getattr(function, "__globals__", {})
    module = getattr(function, "__module__", "")
    sources, waiting = {}, {"": function}
    while waiting:
        name, value = waiting.popitem()
        source = _definition(name, value, module)
        if not source:
            continue
        sources[name] = source
        if inspect.ismodule(value) or type(value) in (int, float, str):
            continue
        for used in sorted(names_in(source).reads):
            known = used in sources or used in waiting
            if not known and namespace.get(used, function) is not function:
                waiting[used] = namespace[used]
    if "" not in sources:
        return ""
    if len(sources) > 1:
        sources[""] = with_check(sources[""], id)
    return "\n".join(reversed(sources.values()))


def _definition(name: str, value, module: str) -> str:
    """The statement that gives a name its value; empty where it is not the learner's, or not to be had."""
    if type(value) in (int, float, str):
        return f"{name} = {value!r}\n"
    if inspect.ismodule(value):
        return f"import {value.__name__} as {name}\n"
    if getattr(value, "__module__", "") != module or not callable(value):
        return ""
    try:
        return textwrap.dedent(inspect.getsource(value))
    except (OSError, TypeError):
        return ""

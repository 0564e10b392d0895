"""The verdict on a function by the lines of its source, so that only what the source says can be named."""

from dataclasses import replace

from support.function_from_source import function_of_cell
from support.sample_exercises import CODE

from dlbasics.exercises.judging.code import attempt

CHECK = '@check("activations/sample-swish")\n'


def verdict_on(*lines, head="def swish(x):", above="", below=""):
    """Judge a function with this body as an exercise without misconceptions."""
    body = "".join(f"    {line}\n" for line in lines)
    exercise = replace(CODE, misconceptions=())
    return attempt(exercise, function_of_cell(f"{above}{CHECK}{head}\n{body}{below}"))

"""What a table calls a known mistake, whose name in a result is English and stays so."""

from dlbasics.exercises import Code
from dlbasics.exercises.model import Exercise
from dlbasics.exercises.translate_exercise import name_in_language
from dlbasics.messages import TEXTS, text
from dlbasics.translation.catalogue import Template


def shown_name(exercise: Exercise, name: str) -> str:
    """The name in the reader's language.

    Parameters
    ----------
    exercise : Exercise
    name : str
        A key of its `mistakes_by_name`. Code makes those of questions: ``option b``, ``region 1``.
    """
    if isinstance(exercise, Code):
        return name_in_language(exercise, name)
    code = f"mistake.{exercise.kind}"
    readings = Template(TEXTS[code], "").readings(name)
    return text(code, **{braces[1:-1]: value for braces, value in readings[0].items()}) if readings else name

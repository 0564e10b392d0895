"""Compare the answers of a class: each exercise by itself, then what two learners have in common in all."""

from collections.abc import Callable
from dataclasses import dataclass, field

from dlbasics.exercises import Code
from dlbasics.grading.similarity.kgram_overlap import BaseCode, Comparison, compare

# Of a pair. Among answers from public repositories, of people who do not know each other, nearly all stay
# below; of copies with other names, nearly all whose own part is that large are above.
MIN_TOTAL = 10.0


@dataclass(frozen=True)
class Answer:
    """A learner's answer to an exercise, and the file that it stands in."""

    learner: str
    text: str
    file: str


@dataclass(frozen=True)
class AlikeAnswers:
    """Two answers to an exercise: the texts, and how far they are alike, as `SimilarPair`."""

    exercise: Code
    first: str
    second: str
    strength: float
    share: float
    base_code: BaseCode = field(repr=False)


@dataclass
class AlikePair:
    """Two learners whose answers are alike.

    Attributes
    ----------
    first, second : str
        Their ids.
    answers : list of AlikeAnswers
        The strongest first.
    """

    first: str
    second: str
    answers: list[AlikeAnswers] = field(default_factory=list)

    @property
    def total(self) -> float:
        """The strength of all answers together."""
        return sum(answer.strength for answer in self.answers)


@dataclass(frozen=True)
class CommonAnswer:
    """An answer that many have: so many learners, and the text of one of them."""

    exercise: Code
    learners: int
    text: str


def compare_class(answers: dict[str, list[Answer]], exercises: list[Code],
                  base_code_of: Callable) -> tuple[list[AlikePair], list[CommonAnswer]]:
    """Find the pairs of a class, the most alike first, and the answers that many have in common.

    Parameters
    ----------
    answers : dict of str to list of Answer
        Of each exercise, by its id, one of each learner.
    exercises : list of Code
    base_code_of : callable
        Gives the `BaseCode` of an exercise.
    """
    pairs: dict[tuple, AlikePair] = {}
    common = []
    for exercise in exercises:
        given = answers.get(exercise.id, [])
        base_code = base_code_of(exercise)
        found = compare([answer.text for answer in given], base_code)
        _add_pairs(pairs, found, given, exercise, base_code)
        common += [CommonAnswer(exercise, len(group), given[group[0]].text) for group in found.common]
    alike = [pair for pair in pairs.values() if pair.total >= MIN_TOTAL]
    for pair in alike:
        pair.answers.sort(key=lambda answer: (-answer.strength, answer.exercise.id))
    alike.sort(key=lambda pair: (-pair.total, pair.first, pair.second))
    return alike, sorted(common, key=lambda answer: (-answer.learners, answer.exercise.id, answer.text))


def _add_pairs(pairs: dict, found: Comparison, given: list[Answer], exercise: Code, base_code: BaseCode):
    for likeness in found.pairs:
        both = given[likeness.first], given[likeness.second]
        first, second = sorted(both, key=lambda answer: answer.learner)
        if first.file == second.file:  # which a group has handed in together
            continue
        pair = pairs.setdefault((first.learner, second.learner), AlikePair(first.learner, second.learner))
        pair.answers.append(
            AlikeAnswers(exercise, first.text, second.text, likeness.strength, likeness.share, base_code)
        )

"""What the gradebook knows of each learner, from the results of all submissions and the roster."""

from dataclasses import dataclass, field
from enum import Enum

from dlbasics.exercises.judging.verdict import Verdict
from dlbasics.exercises.model import Exercise
from dlbasics.grading.autograder.result import Result
from dlbasics.grading.collect.roster import Person
from dlbasics.messages import Message, text


class EntryStatus(Enum):
    """How it stands with a learner's work."""

    JUDGED = "judged"
    NEEDS_A_LOOK = "needs-a-look"
    NOTHING_HANDED_IN = "nothing-handed-in"

    @property
    def words(self) -> str:
        """The status as an instructor reads it."""
        return text(f"gradebook.{self.value}")


@dataclass(frozen=True)
class Answer:
    """What was found on one exercise, and in which submission.

    Attributes
    ----------
    record : dict
        The verdict, as `Verdict.to_dict` makes it.
    label : str
        The submission.
    late : bool
        Whether that came late.
    """

    record: dict
    label: str
    late: bool

    @property
    def earned(self) -> float:
        """Points earned."""
        return self.record["earned"]

    @property
    def mistake(self) -> str:
        """Name of the known mistake; empty if it is none."""
        return self.record["name"]

    @property
    def rank(self) -> tuple:
        """What is greater for the better of two answers: points, and of equals the one on time."""
        return self.earned, not self.late

    def verdict_on(self, exercise: Exercise) -> Verdict:
        """The verdict, to show it as the book does."""
        return Verdict.from_dict(self.record, exercise)


@dataclass
class GradebookEntry:
    """What the gradebook knows of a learner.

    Attributes
    ----------
    person : Person
    is_listed : bool
        Whether the roster has the person, or there is no roster.
    files : list of str
        Labels of the submissions.
    answers : dict
        Of each exercise, by its id, the better answer of all submissions.
    repeated : set of str
        Ids of exercises that are answered in several submissions.
    has_problem, unsafe : bool
        Whether one of the submissions needs a look, or was judged without a sandbox.
    judged_again, in_time_alone : int
        How many exercises ran out of time or memory and were judged once more, alone; and how many of them
        came to an end then.
    """

    person: Person
    is_listed: bool = True
    files: list[str] = field(default_factory=list)
    answers: dict[str, Answer] = field(default_factory=dict)
    repeated: set[str] = field(default_factory=set)
    has_problem: bool = False
    unsafe: bool = False
    judged_again: int = 0
    in_time_alone: int = 0
    _file_notes: list[str] = field(default_factory=list, repr=False)

    @property
    def display_name(self) -> str:
        """The name, or the id of a person without one."""
        return self.person.name or self.person.id

    @property
    def total(self) -> float:
        """Points earned."""
        return sum(answer.earned for answer in self.answers.values())

    @property
    def late(self) -> bool:
        """Whether an answer that counts came late."""
        return any(answer.late for answer in self.answers.values())

    @property
    def status(self) -> EntryStatus:
        """How it stands with the work."""
        if not self.files:
            return EntryStatus.NOTHING_HANDED_IN
        if self.has_problem or not self.is_listed:
            return EntryStatus.NEEDS_A_LOOK
        return EntryStatus.JUDGED

    @property
    def notes(self) -> list[str]:
        """What is odd about the person or the submissions."""
        notes = [] if self.is_listed else [text("gradebook.not-in-the-roster")]
        notes += dict.fromkeys(self._file_notes)
        if self.repeated:
            files = ", ".join(sorted({self.answers[id].label for id in self.repeated}))
            exercises = ", ".join(sorted(self.repeated))
            notes.append(text("gradebook.better-answer-counts", files=files, exercises=exercises))
        return notes

    def add(self, result: Result):
        """Add what was found in one submission."""
        self.files.append(result.label)
        self.has_problem |= bool(result.problem)
        self.unsafe |= result.unsafe
        self.judged_again += len(result.judged_again)
        self.in_time_alone += len(set(result.judged_again) - set(result.ran_out))
        self._file_notes += [f"{result.label}: {note}" for note in self._notes_about(result)]
        for record in result.verdicts:
            id, answer = record["id"], Answer(record, result.label, result.late)
            best = self.answers.get(id)
            if best:
                self.repeated.add(id)
            if not best or answer.rank > best.rank:
                self.answers[id] = answer

    def _notes_about(self, result: Result) -> list[Message]:
        notes = [result.problem] if result.problem else []
        notes += result.notes
        if result.unsafe:
            notes.append(Message("gradebook.without-a-sandbox"))
        own_names = {name.casefold() for name in (self.person.id, self.person.name, self.person.email)}
        if result.claimed and result.claimed.casefold() not in own_names:
            notes.append(Message("gradebook.claimed", {"name": repr(result.claimed)}))
        return notes


def gradebook_entries(results: list[Result], roster: list[Person]) -> list[GradebookEntry]:
    """Make one entry for each person, in the roster's order; strangers come last.

    Of each exercise the better answer of all submissions counts, as on the page, which keeps a learner's best
    answer. Of equals the one on time counts, then the first.
    """
    entries = {person.id: GradebookEntry(person) for person in roster}
    for result in sorted(results, key=lambda result: (result.learner, result.label)):
        if result.learner not in entries:
            entries[result.learner] = GradebookEntry(Person(result.learner), is_listed=not roster)
        entries[result.learner].add(result)
    return list(entries.values())

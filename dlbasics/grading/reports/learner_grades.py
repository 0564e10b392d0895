"""What the gradebook knows of each learner, from all results, the roster and the policy."""

from dataclasses import dataclass, field, replace
from enum import Enum

from dlbasics.grading.autograder.result import Result
from dlbasics.grading.collect.identity_matcher import IdentityMatch
from dlbasics.grading.collect.moodle_status import is_draft
from dlbasics.grading.collect.people_index import names_of_others
from dlbasics.grading.collect.roster import Person
from dlbasics.grading.policy.attempts import Attempt, attempt_that_counts
from dlbasics.grading.policy.grading_policy import GradingPolicy
from dlbasics.grading.policy.lateness import Deduction, Lateness, Timing
from dlbasics.grading.policy.overrides import Override
from dlbasics.grading.policy.write_points import points
from dlbasics.grading.reports.negligible_problems import is_negligible_problem
from dlbasics.messages import Message, text


class GradingStatus(Enum):
    """Whether a learner's work was graded."""

    JUDGED = "judged"
    NEEDS_A_LOOK = "needs-a-look"
    NOTHING_HANDED_IN = "nothing-handed-in"

    @property
    def label(self) -> str:
        """The status as an instructor reads it."""
        return text(f"gradebook.{self.value}")


@dataclass
class LearnerGrades:
    """What the gradebook knows of a learner.

    Attributes
    ----------
    person : Person
    match : IdentityMatch, optional
        What is known of whose work it is.
    results : list of Result
        What was found in the submissions, in the order of their labels.
    answers : dict of str to Attempt
        Of each exercise, by its id, the answer that counts.
    earned : dict of str to float
        Points of each exercise that counts: of the answer or, where a person has decided, by hand.
    worth : dict of str to float
        The same, also of answers after the cut-off, which earn nothing, and not of stubs: what statistics are
        made from.
    deductions : dict of str to Deduction
        What is taken off for being late, by the chapter.
    overrides : list of Override
        What a person has decided.
    notes : list of str
        What is odd about the submissions, for the learner to read as well.
    instructor_notes : list of str
        What the instructor alone reads: of whose work it may be, which names other learners, and of what may
        be decided otherwise.
    name_notes : list of str
        Of files that name somebody else as their learner, for the instructor as well.
    has_better_answer : bool
        Whether one that does not count would have earned more.
    has_problem : bool
        Whether a person has to look at the work, and has decided nothing yet.
    by_chapter : dict of str to float
        Points of each chapter, less what is taken off there; empty where a person has given the total of
        several.
    total : float
        Points earned, when all that is known has been applied.
    """

    person: Person
    match: IdentityMatch | None = None
    results: list[Result] = field(default_factory=list)
    answers: dict[str, Attempt] = field(default_factory=dict)
    earned: dict[str, float] = field(default_factory=dict)
    worth: dict[str, float] = field(default_factory=dict)
    deductions: dict[str, Deduction] = field(default_factory=dict)
    overrides: list[Override] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    instructor_notes: list[str] = field(default_factory=list)
    name_notes: list[str] = field(default_factory=list)
    has_better_answer: bool = False
    has_problem: bool = False
    by_chapter: dict[str, float] = field(default_factory=dict)
    total: float = 0.0

    @property
    def display_name(self) -> str:
        """The name, or the id of a person without one."""
        return self.person.name or self.person.id

    @property
    def all_notes(self) -> list[str]:
        """All that is odd, as an instructor reads it."""
        return [*self.instructor_notes, *self.notes, *self.name_notes]

    @property
    def files(self) -> list[str]:
        """Labels of the submissions."""
        return [result.label for result in self.results]

    @property
    def files_last_first(self) -> list[str]:
        """The same labels in the order of handing in, beginning with what was handed in last."""
        ordered = sorted(self.results, key=_sort_key, reverse=True)
        return [result.label for result in ordered]

    @property
    def unsafe(self) -> bool:
        """Whether one of the submissions was judged without a sandbox."""
        return any(result.unsafe for result in self.results)

    @property
    def judged_again(self) -> int:
        """How many exercises ran out of time or memory and were judged once more, alone."""
        return sum(len(result.judged_again) for result in self.results)

    @property
    def in_time_alone(self) -> int:
        """How many of these came to an end then."""
        return sum(len(set(result.judged_again) - set(result.ran_out)) for result in self.results)

    @property
    def lateness(self) -> Lateness:
        """Whether an answer that counts came late; a stub is none."""
        of_answers = {answer.timing.lateness for answer in self.answers.values() if answer.is_attempt}
        for lateness in (Lateness.LATE, Lateness.UNKNOWN):
            if lateness in of_answers:
                return lateness
        return Lateness.ON_TIME

    @property
    def handed_in(self) -> str:
        """When the last of it was handed in, in UTC; empty if that is not known."""
        return max((result.time for result in self.results), default="")

    @property
    def is_late_by_unknown_days(self) -> bool:
        """Whether it may be late, and nobody says by how many days: then nothing is taken off."""
        is_unknown = any(deduction.has_unknown_days for deduction in self.deductions.values())
        return self.lateness is Lateness.UNKNOWN or is_unknown

    @property
    def is_stranger(self) -> bool:
        """Whether a person has to say whose work it is."""
        return bool(self.match and self.match.problem)

    @property
    def is_decided(self) -> bool:
        """Whether a person has given points, or taken those of the answers."""
        return any(override.decides for override in self.overrides)

    @property
    def status(self) -> GradingStatus:
        """Whether the work was graded."""
        if self.is_decided:
            return GradingStatus.JUDGED
        if self.has_problem:
            return GradingStatus.NEEDS_A_LOOK
        return GradingStatus.JUDGED if self.results else GradingStatus.NOTHING_HANDED_IN

    @property
    def counts(self) -> bool:
        """Whether the points may be believed: there is work, and nobody has to look at it first."""
        return self.status is GradingStatus.JUDGED

    def comment_on(self, exercise: str) -> str:
        """What a person says of an exercise, or of all of the work where it is empty."""
        comments = [override.comment for override in self.overrides if override.exercise == exercise]
        return "\n".join(filter(None, comments))


def learner_grades(results: list[Result], roster: list[Person], policy: GradingPolicy,
                   matches: dict[str, IdentityMatch] | None = None) -> list[LearnerGrades]:
    """Make one entry for each person, in the roster's order; strangers come last.

    Parameters
    ----------
    results : list of Result
    roster : list of Person
    policy : GradingPolicy
    matches : dict of str to IdentityMatch, optional
        Whose the submissions are, by the learner's id.
    """
    matches = matches or {}
    entries = {person.id: LearnerGrades(person) for person in roster}
    for result in sorted(results, key=lambda result: (result.learner, result.label)):
        if result.learner not in entries:
            match = matches.get(result.learner) or IdentityMatch(Person(result.learner))
            entries[result.learner] = LearnerGrades(match.person, match)
        entries[result.learner].results.append(result)
    strangers = [match for match in matches.values() if match.problem]
    label_of_suggested = {id: match.label for match in strangers for id in match.suggestions}
    for entry in entries.values():
        entry.overrides = [override for override in policy.overrides if override.learner == entry.person.id]
        _find_answers(entry, policy)
        _count_points(entry, policy)
        _find_problems(entry, policy)
        if not entry.results and entry.person.id in label_of_suggested:
            label = label_of_suggested[entry.person.id]
            entry.instructor_notes.append(text("gradebook.perhaps-theirs", words=label))
            entry.has_problem = True
    return list(entries.values())


def _find_answers(entry: LearnerGrades, policy: GradingPolicy):
    """Find the answer to each exercise that counts."""
    attempts: dict[str, list[Attempt]] = {}
    for result in entry.results:
        for record in result.verdicts:
            timing = _timing(entry.person.id, result, policy.chapter_of(record["id"]), policy)
            attempt = Attempt(record, result.label, _sort_key(result), timing)
            attempts.setdefault(record["id"], []).append(attempt)
    repeated: dict[tuple, list] = {}
    for id, answers in attempts.items():
        chosen = entry.answers[id] = attempt_that_counts(answers, policy.best_of)
        if chosen.is_attempt and chosen.timing.is_cut_off:
            entry.notes.append(text("gradebook.after-the-cut-off", exercise=id))
        if len(answers) > 1:
            repeated.setdefault((chosen.label, chosen.timing.lateness.value), []).append(id)
            better = _notes_on_better(id, chosen, answers)
            entry.instructor_notes += better
            entry.has_better_answer = entry.has_better_answer or bool(better)
    on_time = "gradebook.last-answer-counts" if policy.best_of == 1 else "gradebook.best-answer-counts"
    codes = {Lateness.LATE: "gradebook.late-answer-counts", Lateness.UNKNOWN: "gradebook.answer-counts"}
    for (label, lateness), ids in sorted(repeated.items()):
        code = codes.get(Lateness(lateness), on_time)
        params = {"file": label, "exercises": sorted(ids), "most": policy.best_of}
        entry.notes.append(str(Message(code, params)))
    entry.instructor_notes += _notes_on_downloads(entry)


def _notes_on_downloads(entry: LearnerGrades) -> list[str]:
    """Notes on late answers that may have come in time: an earlier download has the same file."""
    late = {answer.label for answer in entry.answers.values() if answer.timing.lateness is Lateness.LATE}
    return [text("gradebook.in-an-earlier-download", file=result.label)
            for result in entry.results if result.is_in_earlier_download and result.label in late]


def _timing(learner: str, result: Result, chapter: str, policy: GradingPolicy) -> Timing:
    deadline = policy.deadlines.of(learner, chapter)
    is_extended = policy.deadlines.is_extended(learner, chapter)
    return policy.late_policy.timing(result.time, result.marked_late, deadline, is_extended)


def _is_judged_in_time(learner: str, result: Result, policy: GradingPolicy) -> bool:
    """Whether a submission could be judged, and something of it came before the cut-off."""
    timings = [_timing(learner, result, policy.chapter_of(record["id"]), policy)
               for record in result.verdicts]
    return not result.problem and any(not timing.is_cut_off for timing in timings)


def _notes_on_better(id: str, chosen: Attempt, answers: list[Attempt]) -> list[str]:
    """A note on an answer that would have earned more: a person may see it otherwise."""
    best = max(answers, key=lambda answer: answer.earned)
    if best.earned <= chosen.earned:
        return []
    params = {"exercise": id, "file": best.label, "points": points(best.earned),
              "counted": points(chosen.earned)}
    return [str(Message("gradebook.another-earned-more", params))]


def _count_points(entry: LearnerGrades, policy: GradingPolicy):
    """Count the points: of the answers, less what being late costs, and as a person has decided."""
    given = [override for override in entry.overrides if override.points is not None]
    by_hand = {override.exercise: override.points for override in given}
    entry.earned = {id: answer.earned for id, answer in entry.answers.items()}
    entry.worth = {id: answer.worth for id, answer in entry.answers.items() if answer.is_attempt}
    for points_of in (entry.earned, entry.worth):
        points_of |= {id: points for id, points in by_hand.items() if id}
    for chapter in policy.chapters:
        ids = [exercise.id for exercise in policy.exercises if exercise.chapter == chapter]
        late = _late_answers(entry, [id for id in ids if id not in by_hand])
        days = [answer.timing.days for answer in late]
        earned_and_days = [(answer.earned, answer.timing.days) for answer in late]
        points = policy.late_policy.deduction(earned_and_days)
        if late:
            entry.deductions[chapter] = Deduction(points, max(filter(None, days), default=None), None in days,
                                                  policy.late_policy.charged_days(earned_and_days))
        entry.by_chapter[chapter] = sum(entry.earned.get(id, 0.0) for id in ids) - points
    entry.total = policy.total(entry.by_chapter)
    if "" in by_hand:
        _set_total(entry, by_hand[""], policy)


def _late_answers(entry: LearnerGrades, ids: list[str]) -> list[Attempt]:
    """The answers to these exercises that being late costs something.

    What earns nothing has nothing to lose, and its days cost the others nothing.
    """
    answers = [entry.answers[id] for id in ids if id in entry.answers]
    return [answer for answer in answers if answer.is_late and answer.earned]


def _set_total(entry: LearnerGrades, total: float, policy: GradingPolicy):
    """Set the total that a person has given: nothing is taken off it, and an only chapter has earned it."""
    entry.total = policy.total_by_hand(total)
    entry.deductions = {chapter: replace(each, points=0.0) for chapter, each in entry.deductions.items()}
    entry.by_chapter = dict.fromkeys(policy.chapters, total) if len(policy.chapters) == 1 else {}


def _find_problems(entry: LearnerGrades, policy: GradingPolicy):
    """Note what is odd, and whether a person has to look at it."""
    _find_problems_of_platform(entry)
    in_time = [result for result in entry.results if _is_judged_in_time(entry.person.id, result, policy)]
    attempted = {id for id, answer in entry.answers.items() if answer.is_attempt}
    is_complete = attempted.issuperset(exercise.id for exercise in policy.exercises)
    notes = []
    of_others = names_of_others((result.claimed for result in entry.results), entry.person)
    for result in entry.results:
        others = [other for other in entry.results if other is not result and not other.problem]
        is_earlier = any(_handed_in(other) > _handed_in(result) for other in in_time)
        if result.problem and not is_earlier and not (others and is_negligible_problem(result, is_complete)):
            entry.has_problem = True
        notes += [text("gradebook.file-and-note", file=result.label, note=note)
                  for note in _notes_about(result)]
        if result.claimed in of_others:
            claimed = Message("gradebook.claimed", {"name": repr(result.claimed)})
            note = text("gradebook.file-and-note", file=result.label, note=claimed)
            entry.name_notes.append(note)
    entry.notes = list(dict.fromkeys([*notes, *entry.notes]))


def _find_problems_of_platform(entry: LearnerGrades):
    """Note that the platform does not say whose it is, or that it was submitted."""
    if entry.is_stranger:
        entry.instructor_notes.insert(0, str(entry.match.problem))
        entry.has_problem = True
    if entry.results and is_draft(entry.person):
        entry.notes.append(text("gradebook.draft"))
        entry.has_problem = True


def _sort_key(result: Result) -> tuple:
    """What is greater for the later one of all that a learner handed in."""
    return (*_handed_in(result), result.sort_key, result.label)


def _handed_in(result: Result) -> tuple[str, int]:
    """What is greater for what was handed in later, as the platform says."""
    return result.time, result.attempt


def _notes_about(result: Result) -> list[Message]:
    notes = [result.problem] if result.problem else []
    notes += result.notes
    return [*notes, Message("gradebook.without-a-sandbox")] if result.unsafe else notes

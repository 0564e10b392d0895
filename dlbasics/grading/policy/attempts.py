"""Which of several answers to an exercise counts: the last before the deadline, or the best of a few."""

from dataclasses import dataclass, field

from dlbasics.grading.policy.lateness import Lateness, Timing


@dataclass(frozen=True)
class Attempt:
    """An answer to one exercise in one submission.

    Attributes
    ----------
    record : dict
        The verdict, as `Verdict.to_dict` makes it.
    label : str
        The submission.
    sort_key : tuple
        What is greater for the later one.
    timing : Timing
        How it stands to the deadline of its chapter.
    """

    record: dict
    label: str
    sort_key: tuple = ()
    timing: Timing = field(default_factory=Timing)

    @property
    def earned(self) -> float:
        """Points earned, before anything is taken off; none after the cut-off."""
        return 0.0 if self.timing.is_cut_off else self.worth

    @property
    def worth(self) -> float:
        """Points that the answer deserves, whenever it came: how hard an exercise is rests on them."""
        return self.record["earned"]

    @property
    def is_attempt(self) -> bool:
        """Whether it answers anything: a stub does not, and says nothing of how hard an exercise is."""
        return self.record["status"] != "not attempted"

    @property
    def falls_short(self) -> bool:
        """Whether there was more to earn, as where a misconception is held."""
        return self.worth < self.record["points"]

    @property
    def mistake(self) -> str:
        """Name of the known mistake; empty if it is none."""
        return self.record["name"]

    @property
    def is_late(self) -> bool:
        """Whether it is known to be late."""
        return self.timing.lateness is Lateness.LATE


def attempt_that_counts(attempts: list[Attempt], max_attempts: int = 1) -> Attempt:
    """The attempt that counts.

    Of those on time the last one does or, of the last `max_attempts`, the best. Only where there is none on
    time does a late one count, the last; and where there is no other, one that came after the cut-off,
    which earns nothing. What is no attempt, such as a stub, counts where there is nothing else.

    Parameters
    ----------
    attempts : list of Attempt
        The answers to one exercise, one at least.
    max_attempts : int
        Among how many of the last attempts the best may be chosen.
    """
    ordered = sorted(attempts, key=lambda attempt: attempt.sort_key)
    attempted = [attempt for attempt in ordered if attempt.is_attempt] or ordered
    counted = [attempt for attempt in attempted if not attempt.timing.is_cut_off] or attempted
    on_time = [attempt for attempt in counted if not attempt.is_late]
    candidates = on_time[-max_attempts:] or counted[-1:]
    return max(candidates, key=lambda attempt: (attempt.earned, attempt.sort_key))

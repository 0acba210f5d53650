"""Knox's test for one distance and one time, as he made it."""

from __future__ import annotations

from dataclasses import dataclass

from frankpledge.analysis.results import Refusal


@dataclass(frozen=True)
class Knox:
    """How many pairs are close both ways, and how many chance would give."""

    observed: int
    expected: float
    p_value: float  # of as many or more

    @property
    def sentence(self) -> str:
        """The finding, fit for a page."""
        seldom = "seldom" if self.p_value < 0.05 else "often enough"
        return (
            f"{self.observed:,} pairs are close in both space and time, against "
            f"{self.expected:.3g} expected; chance alone would {seldom} give as many "
            f"(Knox, p = {self.p_value:.2g})."
        )


def knox_test(
    observed: int, *, close_in_space: int, close_in_time: int, events: int
) -> Knox:
    """Test whether pairs close in space are also close in time, from counts alone.

    Question:
        Do events near one another in space also come near one another in time, more
        than their closeness in each alone would give?

    Data needed:
        Four counts: the events, the pairs of them close in space, those close in time,
        and those close in both.

    Method:
        Knox's: the expected number is pairs close in space times pairs close in time
        over all pairs, and the observed number is held against a Poisson distribution
        of that mean. The p-value is of as many pairs or more, P(X >= observed).

    Reading the result:
        A small p-value says that closeness in space and in time go together at the
        chosen limits. It says nothing of other limits, or of why.

    When not to use it:
        Where pairs close in space are many: pairs share events, so counts vary more
        than Poisson, and `near_repeat`, which shuffles, is right. After trying several
        limits and keeping the best one.

    References:
        Knox (1964), The detection of space-time interactions, Applied Statistics 13.

    Example:
        >>> knox_test(5, close_in_space=25, close_in_time=152, events=96).sentence
        '5 pairs are close in both space and time, against 0.833 expected; chance \
alone would seldom give as many (Knox, p = 0.0017).'

    Raises `Refusal` for counts that cannot be.
    """
    from scipy.special import gammainc

    every = events * (events - 1) // 2
    most = min(close_in_space, close_in_time)
    if not (0 <= observed <= most and max(close_in_space, close_in_time) <= every):
        raise Refusal(
            f"{events:,} events make {every:,} pairs; {close_in_space:,} close in space, "
            f"{close_in_time:,} close in time and {observed:,} close in both cannot be. "
            "Count each pair once."
        )
    if every == 0:
        raise Refusal(f"{events:,} events make no pair. Give two or more.")
    expected = close_in_space * close_in_time / every
    p_value = float(gammainc(observed, expected)) if observed and expected else 1.0
    return Knox(observed, expected, 1.0 if observed == 0 else p_value)

"""How sure a share is that was counted on a few cases."""

from math import sqrt

from models.value import Value

Z_95 = 1.959964
"""The standard normal deviate between whose negative and itself 95 % of all cases lie."""


class Interval(Value):
    """The 95 % interval of a share, both ends from 0 to 1."""

    low: float
    high: float

    @property
    def width(self) -> float:
        """From 0 (certain) to 1 (nothing is known)."""
        return self.high - self.low


def wilson(hits: int, trials: int) -> Interval:
    """The Wilson score interval of ``hits`` out of ``trials``; all from 0 to 1 when there were no trials.

    After E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the
    American Statistical Association 22 (1927), p. 209-212; Brown, Cai and DasGupta, "Interval estimation for a
    binomial proportion", Statistical Science 16 (2001), p. 101-133, recommend it for few trials.
    Raises ``ValueError`` unless 0 <= hits <= trials.
    """
    if not 0 <= hits <= trials:
        raise ValueError(f"{hits} of {trials} is no share")
    if trials == 0:
        return Interval(low=0, high=1)
    share, square = hits / trials, Z_95**2
    middle = (share + square / (2 * trials)) / (1 + square / trials)
    half = Z_95 * sqrt(share * (1 - share) / trials + square / (4 * trials**2)) / (1 + square / trials)
    return Interval(low=max(0.0, middle - half), high=min(1.0, middle + half))

"""The interval of a share: published values, and what must hold of any."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from output.insight.interval import Interval, wilson


@pytest.mark.parametrize(
    ("hits", "trials", "low", "high"),
    [
        # R. G. Newcombe, Statistics in Medicine 17 (1998), p. 857-872, table I, method 3.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_published_examples(hits: int, trials: int, low: float, high: float) -> None:
    interval = wilson(hits, trials)
    assert (round(interval.low, 4), round(interval.high, 4)) == (low, high)


def test_without_trials_nothing_is_known() -> None:
    assert wilson(0, 0) == Interval(low=0, high=1)


@given(st.integers(1, 10_000).flatmap(lambda trials: st.tuples(st.integers(0, trials), st.just(trials))))
def test_the_share_lies_within_and_more_trials_tell_more(counted: tuple[int, int]) -> None:
    hits, trials = counted
    interval = wilson(hits, trials)
    assert 0 <= interval.low <= hits / trials + 1e-12
    assert hits / trials - 1e-12 <= interval.high <= 1
    assert wilson(4 * hits, 4 * trials).width < interval.width


@pytest.mark.parametrize(("hits", "trials"), [(3, 2), (-1, 2), (0, -1)])
def test_no_share_is_refused(hits: int, trials: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        wilson(hits, trials)

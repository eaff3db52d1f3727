"""Single values of an answer: taken as what they must be, or refused by the place where they stand."""

from datetime import UTC, date, datetime

import pytest

from extractors.discover.answers import Field
from extractors.failures import UnexpectedShape

DAYS = [
    ("2031-04-03", date(2031, 4, 3)),
    ("2031-04", date(2031, 4, 1)),
    ("2031-04-03T00:30:00+02:00", date(2031, 4, 3)),
    ("2031-04-03T23:30:00Z", date(2031, 4, 3)),
]


@pytest.mark.parametrize(("written", "day"), DAYS)
def test_a_day_is_that_of_the_place_where_it_was_written(written: str, day: date) -> None:
    assert Field(written).day() == day


def test_a_moment_is_in_universal_time() -> None:
    assert Field("2031-04-03T00:30:00+02:00").moment() == datetime(2031, 4, 2, 22, 30, tzinfo=UTC)


@pytest.mark.parametrize("written", ["", "3 April 2031", "2031-13-01", "0001-01-01T00:00:00+14:00", "2031"])
def test_what_is_no_date_is_refused(written: str) -> None:
    with pytest.raises(UnexpectedShape, match=r"results\[3\]\.date is no date"):
        Field(written, "results[3].date").day()


@pytest.mark.parametrize(("written", "number"), [(7, 7), ("7", 7), (" 12 ", 12), (0, 0)])
def test_a_number_may_be_in_digits(written: object, number: int) -> None:
    assert Field(written).number() == number


@pytest.mark.parametrize("written", [-1, 1.0, True, None, "", "-1", "1e3", "\u0663", 10**9, "9" * 5000])
def test_what_is_no_number_of_documents_is_refused(written: object) -> None:
    with pytest.raises(UnexpectedShape, match="the answer is no whole number"):
        Field(written).number()


def test_text_is_without_markup_controls_and_broken_characters() -> None:
    assert Field("<b>Lamps</b> \x00&amp;\ud800 towers\n").text() == "Lamps & towers"

"""Dates as they are written in the languages of policy documents."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.draft.dates import written_dates

WRITTEN = [
    ("Brussels, 3 May 2031", ["2031-05-03"]),
    ("May 3, 2031", ["2031-05-03"]),
    ("the 3rd of May 2031", ["2031-05-03"]),
    ("3 mei 2031", ["2031-05-03"]),
    ("le 1er août 2031", ["2031-08-01"]),
    ("3. März 2031", ["2031-03-03"]),
    ("8 de noviembre de 2031", ["2031-11-08"]),
    ("3.5.2031", ["2031-05-03"]),
    ("03-05-2031", ["2031-05-03"]),
    ("2031-05-03", ["2031-05-03"]),
    ("5/13/2031", ["2031-05-13"]),
    ("May 2031", ["2031-05"]),
    ("oktober 2031", ["2031-10"]),
    ("© Harbour Office 2031", ["2031"]),
    ("from 1 May 2031 to 2 June 2031", ["2031-05-01", "2031-06-02"]),
    ("31 February 2031 never was", []),
    ("the conference of 3-5 May 2031", []),
    ("3 – 5 May 2031", []),
    ("May 3-5, 2031", []),
    ("2031–2035", []),
    ("20311234", []),
    ("Regulation 1999/2031", []),
    ("paragraph 3.5.20", []),
]


@pytest.mark.parametrize(("text", "dates"), WRITTEN, ids=[text for text, _ in WRITTEN])
def test_written_dates(text: str, dates: list[str]) -> None:
    assert [date.iso for date in written_dates(text)] == dates


@given(st.text(max_size=200))
def test_dates_stand_in_order_and_inside_any_text(text: str) -> None:
    found = written_dates(text)
    assert all(0 <= date.start < date.end <= len(text) for date in found)
    assert all(a.end <= b.start for a, b in pairwise(found))

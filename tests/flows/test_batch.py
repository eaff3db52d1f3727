"""What a batch says in the log."""

import logging

import pytest

from flows.batch import warn
from models.outcome import Outcome, Status

ACTING = "%s%n 100% \x1b[31mred\x1b[0m\r\nWARNING forged line \u202e\x9b2J"


def test_what_is_logged_of_a_document_acts_on_no_terminal(caplog: pytest.LogCaptureFixture) -> None:
    outcome = Outcome(url=f"https://example.org/{ACTING}", status=Status.FAILED, code="crashed", sentence=ACTING)
    warn(logging.getLogger("batch"), outcome)
    (record,) = caplog.records
    line = record.getMessage()
    assert line.isprintable()
    assert line.count("%s%n 100%") == 2
    assert record.levelno == logging.WARNING

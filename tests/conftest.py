"""Options and settings that all tests share."""

import os
from collections.abc import Generator

import pytest
from hypothesis import HealthCheck, settings

from tests.postgresql import postgresql

__all__ = ["postgresql"]

# A busy machine must not fail a property: no deadline per example, and slow generation is no finding.
settings.register_profile("quick", max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("thorough", settings.get_profile("quick"), max_examples=1000)
settings.load_profile("quick")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switch that rewrites the golden entries."""
    parser.addoption("--update-golden", action="store_true", help="write tests/golden/*.json anew from what comes out")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In continuous integration (``CI`` set, not to false) a test that a missing program skips has failed.

    Nobody reads skips. The reason of such a skip says what to install; the corpus may be missing anywhere.
    """
    report = yield
    reason = report.longrepr[2] if report.skipped and isinstance(report.longrepr, tuple) else ""
    if os.environ.get("CI", "false") != "false" and "install" in reason:
        report.outcome = "failed"
        report.longrepr = f"{reason}. In continuous integration every program that tests use must be there."
    return report

"""Options and settings that all tests share."""

import pytest
from hypothesis import HealthCheck, settings

# A busy machine must not fail a property: no deadline per example, and slow generation is no finding.
settings.register_profile("quick", max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("thorough", settings.get_profile("quick"), max_examples=1000)
settings.load_profile("quick")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switch that rewrites the golden entries."""
    parser.addoption("--update-golden", action="store_true", help="write tests/golden/*.json anew from what comes out")

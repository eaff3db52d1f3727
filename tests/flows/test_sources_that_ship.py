"""The list of sources that ships: enough of them, each with what is expected of it, and none that asks in vain."""

from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from extractors.discover.adapters import ADAPTERS, query_complaints
from flows.sources.sources import load_sources
from models.source import Source

SHIPPED = load_sources(Path(__file__).parents[2] / "sources.toml")
INTERNATIONAL = {"Organisation for Economic Co-operation and Development", "UNESCO", "Council of Europe"}
_NAMES_ITS_ISSUERS = {"govuk", "officielebekendmakingen", "federal-register"}


def test_they_cover_what_the_monitor_follows() -> None:
    assert len(SHIPPED) >= 40
    jurisdictions = Counter(source.jurisdiction for source in SHIPPED)
    assert jurisdictions.keys() == {"NL", "BE", "BE-VLG", "EU", "GB", "FR", "DE", "IE", "US", "CA", "INT"}
    assert {source.issuer for source in SHIPPED if source.jurisdiction == "INT"} == INTERNATIONAL
    assert {source.kind for source in SHIPPED} >= ADAPTERS.keys()


@pytest.mark.parametrize("source", SHIPPED, ids=lambda source: source.id)
def test_each_says_what_it_is_and_what_is_expected_of_it(source: Source) -> None:
    assert urlsplit(source.url).scheme == "https"
    assert source.title
    assert source.language
    assert source.topics
    assert source.issuer or source.kind in _NAMES_ITS_ISSUERS
    assert source.least_items >= 1
    assert source.every
    assert query_complaints(source) == ()


def test_none_asks_twice_for_the_same() -> None:
    asked = Counter((source.url, *sorted(source.query.items())) for source in SHIPPED)
    assert set(asked.values()) == {1}

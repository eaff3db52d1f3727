"""Home profiles: the rubric always gives a score, and a wrong code is refused by name."""

from typing import Any

import pytest
from pydantic import ValidationError

from models.profile import HomeProfile

TEXT = {"nl": "tekst", "en": "text"}
ROW = {"id": "else", "score": 4, "reason": TEXT}


def profile(**change: Any) -> HomeProfile:
    data: dict[str, Any] = {
        "jurisdiction": "BE-VLG",
        "name": TEXT,
        "languages": ("nl",),
        "relations": {"federal": ["BE"], "neighbour": ["NL", "BE"]},
        "topics": {"health": 1.0},
        "impact_legend": dict.fromkeys((1, 2, 3, 4), TEXT),
        "impact": [ROW],
    }
    return HomeProfile.model_validate(data | change)


@pytest.mark.parametrize(
    ("code", "relation"),
    [("BE-VLG", "home"), ("BE", "federal"), ("NL", "neighbour"), ("JP", "other"), (None, "other")],
)
def test_relation(code: str | None, relation: str) -> None:
    assert profile().relation_to(code) == relation


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"jurisdiction": "XX"}, "jurisdictions.toml: XX"),
        ({"relations": {"union": ["EU", "ZZ"]}}, "jurisdictions.toml: ZZ"),
        ({"topics": {"poetry": 1.0}}, "topics.toml: poetry"),
        ({"impact_legend": {1: TEXT}}, "must explain scores"),
        ({"impact": []}, "must have no conditions"),
        ({"impact": [ROW | {"relation": ["home"]}]}, "must have no conditions"),
        ({"impact": [ROW | {"title_words": ["pact"]}]}, "must have no conditions"),
        ({"impact": [ROW | {"relation": ["cousin"]}, ROW]}, "relations: cousin"),
        ({"impact": [ROW | {"document_type": ["poem"]}, ROW]}, "document_types.toml: poem"),
        ({"takeaways": [{"id": "t", "any_of": {}, "relation": ["cousin"], "text": TEXT}]}, "relations: cousin"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_wrong_profile_is_refused_by_name(change: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        profile(**change)

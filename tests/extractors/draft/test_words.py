"""The word lists fit their vocabularies and mean what they say."""

import pytest

from extractors.draft.document_type import TypeRule, type_rules
from extractors.draft.words import load
from models.vocabulary import AUDIENCES, JURISDICTIONS, TOPICS


@pytest.mark.parametrize("rule", type_rules(), ids=lambda rule: rule.id)
class TestDocumentTypeRules:
    def test_finds_its_examples(self, rule: TypeRule) -> None:
        assert [text for text in rule.finds if rule.span(text) is None] == []

    def test_ignores_its_counterexamples(self, rule: TypeRule) -> None:
        assert [text for text in rule.ignores if rule.span(text) is not None] == []


def test_rule_ids_are_unique() -> None:
    ids = [rule.id for rule in type_rules()]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"type": "poem"}, "'poem' is not a code"),
        ({"zone": "structure"}, "takes a pattern"),
        ({"any_of": ()}, "takes a pattern"),
        ({"finds": ("one",)}, "at least 2"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_wrong_rule_is_refused_by_name(change: dict[str, object], message: str) -> None:
    row = {
        "id": "r",
        "version": 1,
        "type": "report",
        "zone": "title",
        "weight": 1,
        "any_of": ("x",),
        "finds": ("a", "b"),
        "ignores": ("c", "d"),
    }
    with pytest.raises(ValueError, match=message):
        TypeRule.model_validate(row | change)


def test_words_name_only_known_codes() -> None:
    assert set(load("jurisdictions")) <= set(JURISDICTIONS)
    assert set(load("audiences")) - {"cues"} == set(AUDIENCES)
    assert set(load("topics")) == set(TOPICS)


def test_a_host_belongs_to_one_jurisdiction() -> None:
    hosts = [host for row in load("jurisdictions").values() for host in row.get("hosts", ())]
    assert sorted(host for host in set(hosts) if hosts.count(host) > 1) == []


def test_every_reason_is_in_both_languages() -> None:
    assert all(set(reason) == {"nl", "en"} for reason in load("reasons").values())

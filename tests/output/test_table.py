import csv
from io import StringIO

from output.render import actions_csv
from output.render.table import COLUMNS
from tests.output.lorn import ENTRY


def rows() -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(actions_csv([ENTRY, ENTRY]))))


def test_each_action_of_each_entry_is_a_row() -> None:
    ids = [action.id for action in ENTRY.actions]
    assert [row["action_id"] for row in rows()] == ids * 2
    assert tuple(rows()[0]) == COLUMNS


def test_a_row_says_who_what_when_and_on_what_proof() -> None:
    row = rows()[0]
    expected = {
        "jurisdiction": "Lorn",
        "pillar": "A government that can explain itself",
        "kind": "commitment",
        "doubtful": "no",
        "actor": "The Ministry of Digital Affairs",
        "deadline": "by the end of 2027",
        "deadline_end": "2027-12-31",
        "page": "5",
        "rule": "en.actions.commitment",
        "rule_version": "2",
        "confidence": "0.88",
    }
    assert {name: row[name] for name in expected} == expected
    assert (rows()[4]["amount_value"], rows()[12]["pillar"]) == ("42000000", "")

import csv
import json
from io import StringIO

from models.entry import Entry
from output.publish.addresses import FileAddresses
from output.publish.links import Links
from output.publish.site import Site
from output.publish.tables import ENTRY_COLUMNS, entries_csv, entry_line
from tests.output.lorn import ENTRY
from tests.output.publish.examples import BASE, card, publication

LINKS = Links(Site(base_url=BASE), FileAddresses(), "nl", "entries.csv")


def test_each_entry_is_a_row() -> None:
    cards = [card(1, jurisdiction="NL", topics=("privacy", "health")), card(2)]
    rows = list(csv.DictReader(StringIO(entries_csv(cards, LINKS))))
    assert tuple(rows[0]) == ENTRY_COLUMNS
    assert [row["key"] for row in rows] == [found.key for found in cards]
    expected = {
        "version": "1",
        "published_at": "2026-11-04T09:30:00Z",
        "jurisdiction": "NL",
        "topics": "privacy; health",
        "impact": "3",
        "principles": "4",
        "action_points": "14",
        "not_reviewed": "0",
        "page": f"{BASE}nl/{cards[0].key}.html",
    }
    assert {name: rows[0][name] for name in expected} == expected


def test_no_cell_is_a_formula() -> None:
    row = next(csv.DictReader(StringIO(entries_csv([card(1, title="=1+1", issuer="@SUM(1)")], LINKS))))
    assert (row["title"], row["issuer"]) == ("'=1+1", "'@SUM(1)")


def test_a_line_of_json_holds_the_entry_as_readers_see_it() -> None:
    line = entry_line(publication(ENTRY, unreviewed=("action-1",)))
    assert line.count("\n") == 1
    data = json.loads(line)
    assert (data["version"], data["not_reviewed"]) == (1, ["action-1"])
    entry = Entry.model_validate(data["entry"])
    assert entry.actions[0].evidence == ENTRY.actions[0].evidence
    assert entry.warnings == ()
    assert "lovelace" not in line

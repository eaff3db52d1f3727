"""How quickly the pages with numbers answer over a large store: 20 000 works, 240 000 action points, 120 000 decisions.

Run: python -m benchmarks.insight [FOLDER]
"""

import random
import statistics
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import Any

from sqlalchemy import insert

from models.source import Source
from output.store import Store
from output.store.engine import writing
from output.store.insight_tables import ActionPointRow, VerdictRow
from output.store.keys import key_of
from output.store.review_tables import ReviewRow
from output.store.schema import Base, DecisionRow, OutcomeRow, WorkRow
from tests.output.desk.visiting import Visitor, desk

WORKS, ACTIONS, DECISIONS, RULES, OWNERS, SOURCES, NIGHTS = 20_000, 12, 6, 300, 5_000, 500, 30
PAGES = (
    "/insight",
    "/insight/rules",
    "/insight/rules/nl.actions.rule-7",
    "/insight/sources",
    "/insight/actions",
    "/insight/actions?jurisdiction=NL",
    "/insight/actions?owner=Ministry+3",
    "/insight/actions?quarter=2028-Q1",
)
ROUNDS = 20
_BATCH = 20_000
_NOW = datetime.now(UTC)

Row = dict[str, Any]


def main() -> None:
    """Print for each page the median and the 95th percentile of its time, in milliseconds."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp())
    with Store.open(folder) as store:
        if not store.people.any() and not store.queue().total:
            _fill(store)
        sources = tuple(Source(id=f"source-{n}", url=_source(n)) for n in range(SOURCES))
        visitor = Visitor(desk(store, sources=lambda: sources))
        for page in PAGES:
            times = sorted(_seconds(visitor, page) for _ in range(ROUNDS))
            p95 = times[int(0.95 * len(times)) - 1]
            print(f"{page:42} median {statistics.median(times) * 1000:6.0f} ms   p95 {p95 * 1000:6.0f} ms")


def _seconds(visitor: Visitor, page: str) -> float:
    began = perf_counter()
    assert visitor.get(page).status_code == 200
    return perf_counter() - began


def _fill(store: Store) -> None:
    pick = random.Random(WORKS)
    tables: list[tuple[type[Base], Iterator[Row]]] = [
        (WorkRow, (_work_row(n, pick) for n in range(WORKS))),
        (ReviewRow, (_review(n, pick) for n in range(WORKS))),
        (ActionPointRow, (_action(n, m, pick) for n in range(WORKS) for m in range(ACTIONS))),
        (VerdictRow, (_verdict(n, m, pick) for n in range(WORKS) for m in range(DECISIONS))),
        (DecisionRow, (_decision(n, m, pick) for n in range(WORKS) for m in range(DECISIONS))),
        (OutcomeRow, (_outcome(n, night, pick) for night in range(NIGHTS) for n in range(SOURCES))),
    ]
    with writing(store.engine) as connection:
        for table, rows in tables:
            while batch := list(islice(rows, _BATCH)):
                connection.execute(insert(table), batch)


def _work(number: int) -> str:
    return f"work-{number}"


def _work_row(number: int, pick: random.Random) -> Row:
    name = _work(number)
    return {"id": name, "key": key_of(name), "current_version": 1, "created_at": _past(pick)}


def _source(number: int) -> str:
    return f"https://ministry{number}.example/plans"


def _past(pick: random.Random) -> datetime:
    return _NOW - timedelta(days=pick.uniform(0, 400))


def _review(number: int, pick: random.Random) -> Row:
    return {
        "work_id": _work(number),
        "state": "in-review",
        "revision": 1,
        "version": 1,
        "title": f"Plan {number}",
        "jurisdiction": pick.choice(["NL", "BE-VLG", "BE", "EU", "US", "FR", "DE", "GB"]),
        "document_type": "strategy",
        "language": "nl",
        "source": "ministry.example",
        "created_at": _past(pick),
        "changed_at": _past(pick),
        **dict.fromkeys(("claims", "open_claims", "returned", "comments", "priority"), 0),
    }


def _action(work: int, number: int, pick: random.Random) -> Row:
    due = date(2024, 1, 1) + timedelta(days=int(pick.expovariate(1 / 1200)))
    dated = pick.random() < 0.6
    return {
        "work_id": _work(work),
        "finding_id": f"action-{number}",
        "kind": pick.choice(["commitment", "ongoing", "recommendation"]),
        "owner": f"Ministry {int(pick.paretovariate(0.7)) % OWNERS}" if pick.random() < 0.8 else None,
        "text": f"The ministry will do thing {number} of plan {work} before long, as it said it would.",
        "deadline": "before long" if dated else None,
        "due": due.isoformat() if dated else None,
    }


def _verdict(work: int, number: int, pick: random.Random) -> Row:
    verdict = pick.choices(["accepted", "edited", "rejected"], [80, 8, 12])[0]
    rule = f"{pick.choice(['nl', 'en'])}.actions.rule-{pick.randrange(RULES)}"
    said = {"rule_id": rule, "rule_version": 1, "verdict": verdict, "quote": "The ministry will do a thing."}
    return said | {"work_id": _work(work), "target": f"action-{number}", "who": "ada", "decided_at": _past(pick)}


def _decision(work: int, number: int, pick: random.Random) -> Row:
    made = {"entry_version": 1, "target": f"action-{number}", "verb": "accept", "who": "ada", "when": _past(pick)}
    return made | {"work_id": _work(work)}


def _outcome(source: int, night: int, pick: random.Random) -> Row:
    status = pick.choices(["unchanged", "failed"], [9, 1])[0]
    told = {"status": status, "code": status, "sentence": "So it ended.", "seconds": 1.0}
    moment = _NOW - timedelta(days=NIGHTS - night)
    return told | {"url": _source(source), "work_id": _work(source), "recorded_at": moment}


if __name__ == "__main__":
    main()

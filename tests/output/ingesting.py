"""An ingestion of generated documents, for tests that kill it, run it twice at once, or fill its disk."""

from pathlib import Path

from models.snapshot import Snapshot
from output.store import Store
from tests.output.examples import EXTRACTOR, draft, outcome, snapshot


def page(number: int, round_: int = 0, size: int = 0) -> Snapshot:
    """Document ``number`` as it is in round ``round_``, with ``size`` more characters."""
    return snapshot(f"<p>Plan {number}, round {round_}. {'x' * size}</p>", f"https://lorn.example/{number}")


def ingest(home: Path, database_url: str | None, documents: int, rounds: int = 1, size: int = 0) -> None:
    """Take in each document in each round, passing over what is stored already."""
    with Store.open(home, database_url) as store:
        for round_ in range(rounds):
            for number in range(documents):
                take_in(store, page(number, round_, size), f"plan-{number}")


def take_in(store: Store, source: Snapshot, work_id: str) -> None:
    """Store one document as the ingestion does: snapshot first, then draft and outcome together."""
    if not store.has(work_id, source.sha256, EXTRACTOR):
        store.put_snapshot(source)
        entry = draft(source, work_id=work_id, title=f"A plan ({source.sha256[:6]})")
        store.save_draft(entry, outcome(entry))


def check_whole(store: Store) -> int:
    """Fail unless nothing is doubled or half-written; how many entries there are."""
    with store.engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT work_id, version, snapshot_sha256 FROM entries").all()
        works = connection.exec_driver_sql("SELECT count(*) FROM works").scalar_one()
        shas = connection.exec_driver_sql("SELECT sha256 FROM snapshots").scalars().all()
    assert len({row[:2] for row in rows}) == len({(row[0], row[2]) for row in rows}) == len(rows)
    assert works == len({row[0] for row in rows})
    for sha in shas:
        assert store.snapshot(sha).sha256 == sha
    assert {row[2] for row in rows} <= set(shas)
    assert len(store.outcomes()) == len(rows)
    return len(rows)

from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from output.doctor import examine
from output.doctor.reviews import reviews
from output.review import State
from output.store import Store
from output.store.derived import is_derived
from output.store.desk_values import PublishedQuery, QueueQuery
from output.store.engine import migrating, open_engine, reading, writing
from output.store.errors import UnknownRevision
from output.store.migrate import config, newest_revision, revision_of, upgrade
from output.store.rebuild import rebuild
from output.store.schema import Base
from tests.output.examples import EXTRACTOR, draft, outcome, snapshot

REVISIONS = [script.revision for script in ScriptDirectory.from_config(config()).walk_revisions()][::-1]


def test_migrations_build_exactly_the_tables_of_the_code(database_url: str) -> None:
    engine = open_engine(database_url)
    upgrade(engine)
    with reading(engine) as connection:
        opts = {"compare_type": True, "include_name": lambda name, kind, _: kind != "table" or not is_derived(name)}
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, Base.metadata) == []
        assert revision_of(connection) == newest_revision()
    engine.dispose()


def fill(database_url: str, revision: str) -> None:
    """A database at that revision with one of everything."""
    engine, page = open_engine(database_url), snapshot()
    with migrating(engine) as connection:
        command.upgrade(config(connection), revision)
        values = {"sha": page.sha256, "document": draft(page).model_dump_json(), "now": NOW}
        for statement in ROWS[revision]:
            connection.execute(text(statement), values)
    engine.dispose()


@pytest.mark.parametrize("revision", REVISIONS)
def test_data_of_every_earlier_revision_is_there_after_the_upgrade(
    database_url: str, revision: str, tmp_path: Path
) -> None:
    fill(database_url, revision)
    page = snapshot()
    with Store.open(tmp_path, database_url) as store:
        store.blobs.put(page.sha256, page.content)
        assert store.snapshot(page.sha256).final_url == "https://lorn.example/plan"
        assert store.entry("lorn-plan") == draft(page)
        assert store.decisions("lorn-plan")[0].after == "Ada's title"
        assert store.reviewed("lorn-plan").entry.title.value == "Ada's title"


@pytest.mark.parametrize("revision", REVISIONS[1:])
def test_what_people_made_of_a_work_is_there_after_the_upgrade(
    database_url: str, revision: str, tmp_path: Path
) -> None:
    fill(database_url, revision)
    with Store.open(tmp_path, database_url) as store:
        work = store.work("lorn-plan")
        assert (work.state, work.assignee, work.revision) == (State.PUBLISHED, "ada", 7)
        assert [comment.text for comment in work.comments] == ["Why?"]
        assert store.publication("lorn-plan").unreviewed == ("action-1",)


@pytest.mark.parametrize("revision", REVISIONS[:-1])
def test_an_upgrade_fills_the_queue_and_the_search(database_url: str, revision: str, tmp_path: Path) -> None:
    fill(database_url, revision)
    with Store.open(tmp_path, database_url) as store:
        (line,) = store.queue(QueueQuery(text="ada light")).lines
        assert (line.title, line.claims, line.open_claims) == ("Ada's title", 6, 5)
        assert line.state is (State.IN_REVIEW if revision == "0001" else State.PUBLISHED)
        assert store.published(PublishedQuery(text="lorn")).total == (revision != "0001")
        assert list(reviews(store)) == []


def test_an_entry_that_was_broken_by_hand_does_not_stop_the_upgrade(database_url: str, tmp_path: Path) -> None:
    fill(database_url, "0001")
    engine = open_engine(database_url)
    with writing(engine) as connection:
        connection.execute(text("UPDATE entries SET document = '{}'"))
    engine.dispose()
    with Store.open(tmp_path, database_url) as store:
        assert store.queue().total == 0
        assert list(rebuild(store.engine)) == []
    assert "broken-entry" in {fault.code for check in examine(tmp_path, database_url) for fault in check.faults}


NOW = datetime(2026, 3, 4, tzinfo=UTC).isoformat()
_ROWS_0001 = (
    "INSERT INTO works (id, current_version, created_at) VALUES ('lorn-plan', 1, :now)",
    "INSERT INTO snapshots VALUES (:sha, 39, 'text/html', 'https://lorn.example/plan', 'https://lorn.example/plan', '[]', '{}', :now)",
    "INSERT INTO entries (work_id, version, snapshot_sha256, extractor_version, url, language, title, created_at, document)"
    f" VALUES ('lorn-plan', 1, :sha, '{EXTRACTOR}', 'https://lorn.example/plan', 'en', 'A plan for Lorn', :now, :document)",
    'INSERT INTO decisions (work_id, entry_version, target, verb, who, "when", before, after)'
    " VALUES ('lorn-plan', 1, 'title', 'edit', 'ada', :now, '\"A plan for Lorn\"', '\"Ada''s title\"')",
)
_ROWS_0002 = (
    "INSERT INTO works (id, key, current_version, created_at) VALUES ('lorn-plan', 'abcdef0123456789', 1, :now)",
    *_ROWS_0001[1:],
    "INSERT INTO reviews (work_id, state, assignee, revision, published_number, version, title, language, source, claims,"
    " open_claims, returned, comments, priority, created_at, changed_at) VALUES ('lorn-plan', 'published', 'ada', 7, 1, 1,"
    " 'Ada''s title', 'en', 'lorn.example', 6, 5, 0, 1, 10, :now, :now)",
    "INSERT INTO moves (work_id, from_state, to_state, who, \"when\") VALUES ('lorn-plan', 'approved', 'published', 'eve', :now)",
    "INSERT INTO comments (work_id, who, \"when\", text) VALUES ('lorn-plan', 'bob', :now, 'Why?')",
    'INSERT INTO publications (work_id, number, published_at, "by", unreviewed, title, language, document)'
    " VALUES ('lorn-plan', 1, :now, 'eve', '[\"action-1\"]', 'A plan for Lorn', 'en', :document)",
)
_ROWS_0003 = (
    *_ROWS_0002,
    "INSERT INTO action_points (work_id, finding_id, kind, text, due) VALUES ('lorn-plan', 'action-1', 'commitment', 'x', '2027-01-01')",
    "INSERT INTO verdicts (work_id, target, rule_id, rule_version, verdict, quote, who, decided_at)"
    " VALUES ('lorn-plan', 'action-1', 'en.actions.will', 1, 'accepted', 'x', 'ada', :now)",
    "INSERT INTO ingestions (id, url, same, who, asked_at, steps)"
    " VALUES ('1', 'https://lorn.example/plan', 'lorn.example/plan', 'ada', :now, '[]')",
)
_ROWS_0004 = (
    *_ROWS_0003,
    "INSERT INTO users (id, name, name_key, display, role, disabled, created_at)"
    " VALUES (1, 'ada', 'ada', 'Ada', 'admin', false, :now)",
    "INSERT INTO sessions VALUES (:sha, 1, :now, :now)",
    "INSERT INTO tokens (user_id, label, hash, created_at) VALUES (1, 'export', :sha, :now)",
    "INSERT INTO audit (\"when\", who, act, subject, details) VALUES (:now, 'ada', 'login', 'ada', '{}')",
)
_ROWS_0007 = (
    *_ROWS_0004,
    "INSERT INTO source_states VALUES ('lorn', :now, '{}')",
    "INSERT INTO items VALUES (:sha, 'lorn', 'https://lorn.example/plan', 'drafted', 'lorn-plan', :now, :now, '{}')",
    "INSERT INTO changes (work_id, kind, priority, found_at, document) VALUES ('lorn-plan', 'new', 2, :now, '{}')",
    "INSERT INTO alerts (source_id, kind, document) VALUES ('lorn', 'silent', '{}')",
    "INSERT INTO nights (started_at, asked, unchanged) VALUES (:now, 1, 1)",
    "INSERT INTO digests (night_id, channel, sent_at) VALUES (1, '1 (E-Mail)', :now)",
    "INSERT INTO signatures VALUES ('lorn-plan', '[]')",
    "INSERT INTO signature_bands (work_id, band, value) VALUES ('lorn-plan', 0, 'ab')",
    "INSERT INTO links (work_id, other_id, kind, likeness) VALUES ('lorn-plan', 'lorn-plan', 'duplicate', 1.0)",
)
ROWS = {
    "0001": _ROWS_0001,
    "0002": _ROWS_0002,
    "0003": _ROWS_0003,
    "0004": _ROWS_0004,
    "0005": _ROWS_0004,
    "0006": _ROWS_0004,
    "0007": _ROWS_0007,
}
"""For each revision, statements that fill a database at that revision with one of everything."""


def test_a_database_of_a_newer_release_is_refused_and_left_alone(database_url: str, tmp_path: Path) -> None:
    Store.open(tmp_path, database_url).close()
    engine = open_engine(database_url)
    with writing(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(UnknownRevision, match="9999"):
        upgrade(engine)
    engine.dispose()


def test_opening_again_changes_nothing(database_url: str, tmp_path: Path) -> None:
    page = snapshot()
    for _ in range(2):
        with Store.open(tmp_path, database_url) as store:
            store.put_snapshot(page)
            store.save_draft(draft(page), outcome(draft(page)))
            assert len(store.listing()) == 1

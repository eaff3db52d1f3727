"""The flows as Prefect runs them."""

from pathlib import Path

import pytest
import yaml

from flows.batch import batches, summary, take_in_batch
from flows.deployments import deployments
from flows.ingest import ingest
from flows.intake import open_store
from flows.nightly import nightly
from flows.settings import Settings
from flows.sources import BadSources, load_sources
from models.outcome import Status
from output.store.queries import OutcomeQuery

pytestmark = pytest.mark.usefixtures("prefect")


def test_ingest_takes_in_each_document_and_carries_on_after_a_failure(
    environment: Settings, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POLICY_MONITOR_BATCH_SIZE", "2")
    addresses = [f"{address}/gone", f" {address}/page ", f"{address}/page", f"{address}/vision.pdf"]
    outcomes = ingest(addresses)
    assert [(o.url.removeprefix(address), o.status) for o in outcomes] == [
        ("/gone", Status.FAILED),
        ("/page", Status.DRAFTED),
        ("/vision.pdf", Status.DRAFTED),
    ]
    with open_store(environment) as store:
        assert len(store.listing()) == 2
        assert len(store.outcomes()) == 3


def test_nightly_visits_every_source_and_names_the_silent_ones(
    environment: Settings, address: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    listed = tmp_path / "sources.toml"
    listed.write_text(
        f'[[source]]\nid = "vision"\nurl = "{address}/vision.pdf"\n\n'
        f'[[source]]\nid = "ministry"\nurl = "{address}/broken"\n'
    )
    outcomes = nightly(str(listed))
    assert [o.status for o in outcomes] == [Status.DRAFTED, Status.FAILED]
    assert [r.message for r in caplog.records if "yielded" in r.message] == ["Source ministry yielded nothing tonight."]
    assert [o.status for o in nightly(str(listed))] == [Status.UNCHANGED, Status.FAILED]


def test_what_the_list_knows_of_a_source_is_a_hint(environment: Settings, address: str, tmp_path: Path) -> None:
    known = 'jurisdiction = "BE-VLG"\nissuer = "Department of Ditches"\n'
    listed = tmp_path / "sources.toml"
    listed.write_text(
        f'[[source]]\nid = "vision"\nurl = "{address}/landing"\n{known}\n'
        f'[[source]]\nid = "alone"\nurl = "{address}/other-landing"\nkind = "document"\n{known}\n'
    )
    vision, alone = nightly(str(listed))
    with open_store(environment) as store:
        entry = store.entry(str(vision.work_id))
        assert (entry.jurisdiction.value, entry.jurisdiction.source) == ("BE-VLG", "source:vision")
        assert (entry.issuer.value, entry.issuer.source) == ("Department of Ditches", "source:vision")
        assert store.snapshot(entry.snapshot_sha256).media_type == "application/pdf"
        assert store.snapshot(store.entry(str(alone.work_id)).snapshot_sha256).media_type == "text/html"


def test_files_of_this_machine_are_refused_when_they_may_not_be_read(
    environment: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POLICY_MONITOR_LOCAL_FILES", "false")
    assert [o.code for o in ingest(["/etc/passwd", "file:///etc/passwd"])] == ["forbidden-address"]
    with open_store(environment) as store:
        assert store.outcomes(OutcomeQuery(status=Status.FAILED))


def test_a_batch_is_one_task_and_is_never_cached() -> None:
    assert list(batches(range(5), 2)) == [[0, 1], [2, 3], [4]]
    assert take_in_batch.cache_policy is not None
    assert type(take_in_batch.cache_policy).__name__ == "_None"
    assert summary([]) == "no documents"


def test_deployments_are_named_by_module_and_scheduled(environment: Settings) -> None:
    made = deployments(environment)
    listed = yaml.safe_load((Path(__file__).parents[2] / "prefect.yaml").read_text())["deployments"]
    assert [(d.name, d.entrypoint) for d in made] == [(d["name"], d["entrypoint"]) for d in listed]
    (slot,) = made[-1].schedules or []
    assert slot.schedule is not None
    assert slot.schedule.model_dump()["timezone"] == "Europe/Brussels"


BAD_LISTS = [
    ("[[source]\n", "no TOML"),
    ('[[sources]]\nid = "a"\n', "unknown table 'sources'"),
    ('[[source]]\nid = "a"\nurl = "ftp://example.org"\n', "source 0.url"),
    ('[[source]]\nid = "a"\nurl = "https://example.org"\ncolour = "red"\n', "source 0.colour"),
    ('[[source]]\nid = "a"\nurl = "https://example.org"\njurisdiction = "XX"\n', "source 0.jurisdiction"),
    ('[[source]]\nid = "a"\nurl = "https://e.org"\n[[source]]\nid = "a"\nurl = "https://f.org"\n', "occurs twice"),
]


@pytest.mark.parametrize(("content", "complaint"), BAD_LISTS)
def test_a_bad_list_of_sources_is_refused_by_name(content: str, complaint: str, tmp_path: Path) -> None:
    listed = tmp_path / "sources.toml"
    listed.write_text(content)
    with pytest.raises(BadSources, match=complaint):
        load_sources(listed)


def test_the_list_that_ships_can_be_read() -> None:
    load_sources(Path(__file__).parents[2] / "sources.toml")

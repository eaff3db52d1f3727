"""The flows as Prefect runs them."""

from pathlib import Path

import pytest
import yaml
from prefect.client.orchestration import get_client
from prefect.client.schemas.sorting import ArtifactSort

from flows.batch import batches, summary, take_in_batch
from flows.deployments import deployments
from flows.ingest import ingest
from flows.intake.intake import open_store
from flows.nightly import nightly
from flows.settings import Settings
from flows.sources.sources import BadSources, load_sources
from models.change import ChangeKind
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


def test_nightly_visits_every_source_and_names_those_that_failed(
    environment: Settings, address: str, tmp_path: Path
) -> None:
    listed = tmp_path / "sources.toml"
    listed.write_text(
        f'[[source]]\nid = "vision"\nurl = "{address}/vision.pdf"\n\n'
        f'[[source]]\nid = "ministry"\nurl = "{address}/broken"\n'
    )
    night = nightly(str(listed))
    assert [(news.kind, news.source_id) for news in night.news] == [(ChangeKind.NEW, "vision")]
    assert [(trouble.code, trouble.source_id) for trouble in night.failed] == [("server-error", "ministry")]
    assert nightly(str(listed)).asked == 0
    again = nightly(str(listed), everything=True)
    assert (again.asked, again.unchanged, len(again.news), len(again.failed)) == (2, 1, 0, 1)


def test_a_night_with_news_is_summed_up_and_tells_automations_ids_alone(
    environment: Settings, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    emitted: list[dict[str, object]] = []
    monkeypatch.setattr("flows.nightly.emit_event", lambda **event: emitted.append(event))
    listed = tmp_path / "sources.toml"
    listed.write_text(f'[[source]]\nid = "vision"\nurl = "{address}/vision.pdf"\n')
    night = nightly(str(listed))
    with get_client(sync_client=True) as client:
        (artifact,) = client.read_artifacts(sort=ArtifactSort.CREATED_DESC, limit=1)
        tasks = len(client.read_task_runs())
        assert nightly(str(listed), everything=True).unchanged == 1
        assert len(client.read_task_runs()) == tasks, "what is unchanged needs no task"
    assert artifact.key == "night"
    assert "| Addresses asked | 1 |" in str(artifact.data)
    assert [(event["event"], event["payload"]) for event in emitted] == [
        ("policy-monitor.entries.created", {"night": 1, "works": [night.news[0].work_id]})
    ]


def test_what_the_list_knows_of_a_source_is_a_hint(environment: Settings, address: str, tmp_path: Path) -> None:
    known = 'jurisdiction = "BE-VLG"\nissuer = "Department of Ditches"\n'
    listed = tmp_path / "sources.toml"
    listed.write_text(
        f'[[source]]\nid = "vision"\nurl = "{address}/landing"\n{known}\n'
        f'[[source]]\nid = "alone"\nurl = "{address}/other-landing"\nkind = "document"\n{known}\n'
    )
    works = {news.source_id: news.work_id for news in nightly(str(listed)).news}
    with open_store(environment) as store:
        entry = store.entry(works["vision"])
        assert (entry.jurisdiction.value, entry.jurisdiction.source) == ("BE-VLG", "source:vision")
        assert (entry.issuer.value, entry.issuer.source) == ("Department of Ditches", "source:vision")
        assert store.snapshot(entry.snapshot_sha256).media_type == "application/pdf"
        assert store.snapshot(store.entry(works["alone"]).snapshot_sha256).media_type == "text/html"


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

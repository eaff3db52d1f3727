import json
import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from output.publish.export import Exported, ExportRefused, export
from output.publish.export.manifest import LOCK, MANIFEST, STAGING
from output.publish.pages import Pages
from output.publish.site import Site
from output.store import Store
from tests.output.lorn import ENTRY
from tests.output.parsed import parsed
from tests.output.publish.checked import faults
from tests.output.publish.examples import BASE, entry, publish

HERE = Site(base_url=BASE)


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def stamps_of(folder: Path) -> dict[str, tuple[int, int]]:
    return {str(path): (path.stat().st_ino, path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "site"


def test_everything_is_written(monitor: Store, folder: Path, key: str) -> None:
    done = export(monitor, folder, HERE)
    files = files_of(folder)
    expected = {
        "index.html", "404.html", "robots.txt", "sitemap.xml", "entries.csv", "actions.csv", "entries.jsonl",
        "assets/monitor.css", "assets/monitor.js", MANIFEST,
        *(f"{language}/{name}" for language in ("nl", "en") for name in (
            "index.html", "jurisdictions.html", "feed.atom", "feed.json", "search.js", f"{key}.html", f"{key}/1.html", f"{key}/2.html",
            "browse/jurisdiction-nl.html", "feeds/jurisdiction-nl.atom", "feeds/topic-privacy.json", "browse/year-2025.html",
        )),
    }  # fmt: skip
    assert expected <= set(files)
    assert done == Exported(2, 0, (len(files) - 1, 0, 0))  # type: ignore[arg-type]
    assert len(files["entries.jsonl"].splitlines()) == 2
    assert files["robots.txt"].decode().endswith(f"Sitemap: {BASE}sitemap.xml\n")


def test_every_page_is_sound(monitor: Store, folder: Path, key: str) -> None:
    export(monitor, folder, HERE)
    pages = sorted(folder.rglob("*.html"))
    assert len(pages) > 30
    assert {str(page): found for page in pages if (found := faults(page.read_text()))} == {}


def local_links(page: Path) -> list[str]:
    root = parsed(page.read_text())
    links = [
        *root.xpath("//a/@href"),
        *root.xpath("//link/@href"),
        *root.xpath("//script/@src"),
        *root.xpath("//form/@action"),
        *root.xpath("//@data-index"),
    ]
    return [link for link in links if not urlsplit(link).scheme]


def test_every_link_leads_to_a_file_and_a_place_in_it(monitor: Store, folder: Path, key: str) -> None:
    export(monitor, folder, Site())
    dead = []
    for page in folder.rglob("*.html"):
        for link in local_links(page):
            path, anchor = urlsplit(link).path, urlsplit(link).fragment
            target = (page.parent / unquote(path)).resolve() if path else page
            if not target.is_file() or (anchor and anchor not in parsed(target.read_text()).xpath("//@id")):
                dead.append((str(page), link))
            assert target.is_relative_to(folder), link
    assert dead == []


def test_with_an_address_every_whole_link_is_one_of_a_file(monitor: Store, folder: Path, key: str) -> None:
    export(monitor, folder, HERE)
    named = set()
    for page in folder.rglob("*.html"):
        root = parsed(page.read_text())
        named |= {
            str(link)
            for link in root.xpath("//link[@hreflang or @rel='canonical']/@href|//meta[@property='og:url']/@content")
        }
    for feed in folder.rglob("*.json"):
        if feed.name != MANIFEST:
            named |= {item["url"] for item in json.loads(feed.read_text())["items"]}
    for file in folder.rglob("*.atom"):
        named |= set(re.findall(r'<link rel="(?:self|alternate)" .*?href="(.*?)"', file.read_text()))
    assert len(named) > 40
    assert [
        link for link in named if not (link.startswith(BASE) and (folder / link.removeprefix(BASE)).is_file())
    ] == []


def test_a_page_for_lost_visitors_works_at_any_address(monitor: Store, folder: Path, key: str) -> None:
    export(monitor, folder, HERE)
    assert all(link.startswith("/lorn/") or link.startswith("#") for link in local_links(folder / "404.html"))


def test_the_same_store_gives_the_same_bytes_and_touches_nothing(
    monitor: Store, folder: Path, key: str, tmp_path: Path
) -> None:
    export(monitor, folder, HERE)
    before, stamps = files_of(folder), stamps_of(folder)
    again = export(monitor, folder, HERE)
    assert (again.files.written, again.files.removed) == (0, 0)
    assert stamps_of(folder) == stamps
    export(monitor, tmp_path / "elsewhere", HERE)
    assert files_of(tmp_path / "elsewhere") == before


def test_only_what_changed_is_written(monitor: Store, folder: Path, key: str) -> None:
    other = monitor.key_of("other")
    export(monitor, folder, HERE)
    before = files_of(folder)
    publish(monitor, entry(ENTRY.work_id, title="A new title"), page="three")
    export(monitor, folder, HERE)
    after = files_of(folder)
    changed = {name for name in after if before.get(name) != after[name]}
    assert f"nl/{key}.html" in changed and f"nl/{key}/3.html" in changed and "nl/feed.atom" in changed
    assert not any(other in name or name.startswith("assets/") for name in changed)
    assert "browse/jurisdiction-nl" not in " ".join(changed)


def rendered(monkeypatch: pytest.MonkeyPatch, monitor: Store, folder: Path, site: Site = HERE) -> int:
    """How many pages of entries an export makes."""
    made: list[tuple[Any, ...]] = []
    entry_page = Pages.entry

    def counted(self: Pages, *args: Any) -> str:
        made.append(args)
        return entry_page(self, *args)

    with monkeypatch.context() as patched:
        patched.setattr(Pages, "entry", counted)
        export(monitor, folder, site)
    return len(made)


def test_pages_of_works_that_did_not_change_are_not_made_again(
    monitor: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert rendered(monkeypatch, monitor, folder) == 2 * (2 + 3)
    assert rendered(monkeypatch, monitor, folder) == 0
    publish(monitor, entry("third"))
    assert rendered(monkeypatch, monitor, folder) == 2 * 2
    assert rendered(monkeypatch, monitor, folder, Site()) == 2 * (2 + 3 + 2)
    with monkeypatch.context() as patched:
        patched.setattr("output.publish.export.fingerprint.program", lambda: "another release")
        assert rendered(monkeypatch, monitor, folder, Site()) == 2 * (2 + 3 + 2)


@pytest.mark.parametrize("damage", ["rewritten", "removed"])
def test_a_page_that_someone_changed_is_made_again(monitor: Store, folder: Path, key: str, damage: str) -> None:
    export(monitor, folder, HERE)
    before = files_of(folder)
    page = folder / f"nl/{key}/1.html"
    page.write_text("mine now") if damage == "rewritten" else page.unlink()
    assert export(monitor, folder, HERE).files.written == 1
    assert files_of(folder) == before


def test_a_withdrawn_entry_gives_way_to_a_page_that_says_so(monitor: Store, folder: Path, key: str) -> None:
    export(monitor, folder, HERE)
    monitor.withdraw(ENTRY.work_id, "ada", "It was a joke.")
    done = export(monitor, folder, HERE)
    assert (done.entries, done.withdrawn) == (1, 1)
    for name in (f"nl/{key}.html", f"nl/{key}/1.html", f"en/{key}/2.html"):
        page = (folder / name).read_text()
        assert "ingetrokken" in page or "withdrew" in page
        assert faults(page) == []
    everything = b"".join(content for name, content in files_of(folder).items() if key not in name)
    assert b"joke" not in everything
    assert not any(
        key.encode() in content for name, content in files_of(folder).items() if key not in name and name != MANIFEST
    )


def test_a_condition_that_no_entry_meets_any_more_loses_its_files(monitor: Store, folder: Path, key: str) -> None:
    export(monitor, folder, HERE)
    monitor.withdraw("other", "ada", "Old.")
    done = export(monitor, folder, HERE)
    assert done.files.removed > 0
    assert not (folder / "nl/browse/jurisdiction-nl.html").exists()
    assert not (folder / "nl/feeds/topic-privacy.atom").exists()


def test_an_empty_monitor_can_be_exported(empty: Store, folder: Path) -> None:
    export(empty, folder, HERE)
    assert all(faults(page.read_text()) == [] for page in folder.rglob("*.html"))
    assert "Er zijn nog geen fiches gepubliceerd" in (folder / "index.html").read_text()


def test_a_folder_with_other_things_is_refused_and_left_alone(monitor: Store, folder: Path, key: str) -> None:
    folder.mkdir()
    (folder / "thesis.txt").write_text("ten years of work")
    with pytest.raises(ExportRefused, match="holds no earlier export"):
        export(monitor, folder, HERE)
    assert files_of(folder) == {"thesis.txt": b"ten years of work"}


def test_files_of_ones_own_in_an_export_are_left_alone(monitor: Store, folder: Path, key: str) -> None:
    export(monitor, folder, HERE)
    (folder / "CNAME").write_text("monitor.example")
    monitor.withdraw("other", "ada", "Old.")
    export(monitor, folder, HERE)
    assert (folder / "CNAME").read_text() == "monitor.example"


def test_a_file_in_the_way_is_not_overwritten(monitor: Store, folder: Path, key: str) -> None:
    export(monitor, folder, HERE)
    before = files_of(folder)
    new = monitor.key_of("third")
    (folder / f"nl/{new}.html").write_text("mine")
    publish(monitor, entry("third"))
    with pytest.raises(ExportRefused, match="stands where a page should go"):
        export(monitor, folder, HERE)
    assert files_of(folder) == before | {f"nl/{new}.html": b"mine"}


def test_a_link_inside_the_folder_leads_nowhere(monitor: Store, folder: Path, key: str, tmp_path: Path) -> None:
    export(monitor, folder, HERE)
    outside = tmp_path / "outside"
    (folder / "nl").rename(outside)
    (folder / "nl").symlink_to(outside)
    before = files_of(outside)
    publish(monitor, entry(ENTRY.work_id, title="A new title"), page="three")
    with pytest.raises(ExportRefused, match="is a link"):
        export(monitor, folder, HERE)
    assert files_of(outside) == before


def test_a_folder_that_is_itself_a_link_is_followed(monitor: Store, folder: Path, key: str, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    folder.symlink_to(tmp_path / "real")
    export(monitor, folder, HERE)
    assert (tmp_path / "real/index.html").is_file() and folder.is_symlink()


@pytest.mark.parametrize("damage", ["{", '{"policy_monitor_export": 2, "files": []}', '{"files": [3]}'])
def test_a_manifest_that_cannot_be_read_is_no_leave_to_write(
    monitor: Store, folder: Path, key: str, damage: str
) -> None:
    export(monitor, folder, HERE)
    (folder / MANIFEST).write_text(damage)
    before = files_of(folder)
    with pytest.raises(ExportRefused, match="new folder"):
        export(monitor, folder, HERE)
    assert files_of(folder) == before


def test_a_manifest_cannot_name_files_outside(monitor: Store, folder: Path, key: str, tmp_path: Path) -> None:
    export(monitor, folder, HERE)
    precious = tmp_path / "precious.txt"
    precious.write_text("mine")
    manifest = json.loads((folder / MANIFEST).read_text())
    (folder / MANIFEST).write_text(json.dumps(manifest | {"files": manifest["files"] | {"../precious.txt": "0"}}))
    with pytest.raises(ExportRefused, match="not a place inside"):
        export(monitor, folder, HERE)
    assert precious.read_text() == "mine"


def test_what_fails_half_way_changes_nothing(
    monitor: Store, folder: Path, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    export(monitor, folder, HERE)
    before = files_of(folder)
    publish(monitor, entry("third"))

    def fail(*_: object) -> str:
        raise RuntimeError("no more")

    with monkeypatch.context() as patched:
        patched.setattr("output.publish.export.site_files.entries_csv", fail)
        with pytest.raises(RuntimeError):
            export(monitor, folder, HERE)
    assert files_of(folder) == before


def test_what_fails_the_first_time_leaves_no_folder(
    monitor: Store, folder: Path, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("output.publish.export.site_files.entries_csv", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        export(monitor, folder, HERE)
    assert not folder.exists()


@pytest.mark.parametrize("after", [0, 1, 7, 40])
def test_an_export_that_is_killed_while_it_swaps_is_mended_by_the_next(
    monitor: Store, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    export(monitor, folder, HERE)
    monitor.withdraw("other", "ada", "Old.")
    publish(monitor, entry("third", jurisdiction="FR"))
    replace, left = Path.replace, [after]

    def killed(self: Path, target: Path) -> Path:
        if left[0] == 0:
            raise KeyboardInterrupt
        left[0] -= 1
        return replace(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", killed)
        with pytest.raises(KeyboardInterrupt):
            export(monitor, folder, HERE)
    export(monitor, folder, HERE)
    export(monitor, tmp_path / "fresh", HERE)
    assert files_of(folder) == files_of(tmp_path / "fresh")


def test_what_a_killed_export_left_behind_is_cleared(monitor: Store, folder: Path, key: str) -> None:
    (folder / STAGING / "nl").mkdir(parents=True)
    (folder / STAGING / "nl/half.html").write_text("half")
    (folder / LOCK).touch()
    export(monitor, folder, HERE)
    assert not (folder / STAGING).exists() and not (folder / LOCK).exists()


def test_two_exports_do_not_meet_in_one_folder(monitor: Store, folder: Path, key: str) -> None:
    def another(_: str) -> None:
        with pytest.raises(ExportRefused, match="Another export"):
            export(monitor, folder, HERE)

    export(monitor, folder, HERE, another)


def test_a_file_is_named_as_no_folder(monitor: Store, folder: Path) -> None:
    folder.write_text("a file")
    with pytest.raises(ExportRefused, match="is a file"):
        export(monitor, folder, HERE)


def test_web_servers_may_read_what_is_written(monitor: Store, folder: Path, key: str) -> None:
    mask = os.umask(0o022)
    try:
        export(monitor, folder, HERE)
    finally:
        os.umask(mask)
    assert {path.stat().st_mode & 0o777 for path in folder.rglob("*.html")} == {0o644}


def test_progress_is_told_for_each_work(monitor: Store, folder: Path, key: str) -> None:
    told: list[str] = []
    export(monitor, folder, HERE, told.append)
    assert set(told) == {key, monitor.key_of("other")}


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "ftp://monitor.example/",
        "https://a@b.example/",
        "https://monitor.example/?a=b",
        "monitor.example",
    ],
)
def test_an_address_to_publish_at_is_one_of_the_web(url: str) -> None:
    with pytest.raises(ValueError, match="no address to publish at"):
        Site(base_url=url)

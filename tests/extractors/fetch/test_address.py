"""Which documents an address stands for, and which work each of them is."""

from pathlib import Path

import pytest

from extractors.fetch import canonical_url, expand, fetch, work_id

SAME_WORK = [
    ("https://example.org/vision", "http://example.org/vision"),
    ("https://example.org/vision", "HTTPS://EXAMPLE.org/vision"),
    ("https://example.org/vision", "https://example.org/vision#chapter-2"),
    ("https://example.org/vision", "https://example.org/vision?utm_source=newsletter&utm_medium=mail"),
]
OTHER_WORK = [
    ("https://example.org/vision", "https://example.org/Vision"),
    ("https://example.org/vision?id=1", "https://example.org/vision?id=2"),
    ("https://example.org/vision", "https://example.com/vision"),
    ("https://example.org/vision", "file:///example.org/vision"),
]


@pytest.mark.parametrize(("one", "other"), SAME_WORK)
def test_the_same_work_has_the_same_id(one: str, other: str) -> None:
    assert work_id(one) == work_id(other)


@pytest.mark.parametrize(("one", "other"), OTHER_WORK)
def test_another_work_has_another_id(one: str, other: str) -> None:
    assert work_id(one) != work_id(other)


def test_a_canonical_url_stays_as_it_is() -> None:
    once = canonical_url("https://Example.org/a b?utm_source=x&b=2#top")
    assert canonical_url(once) == once


def test_a_folder_stands_for_its_documents(tmp_path: Path) -> None:
    kept = ["b.PDF", "a.html", "deep/c.docx"]
    left_out = ["README.md", "manifest.jsonl", ".hidden.pdf", ".git/d.pdf", "script.js"]
    for name in kept + left_out:
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"x")
    assert sorted(expand(str(tmp_path))) == sorted((tmp_path / name).as_uri() for name in kept)
    assert sorted(expand(tmp_path.as_uri())) == sorted(expand(str(tmp_path)))


def test_other_addresses_stand_for_themselves(tmp_path: Path) -> None:
    assert expand("https://example.org/a") == ("https://example.org/a",)
    assert expand(str(tmp_path / "odd.name")) == ((tmp_path / "odd.name").as_uri(),)
    assert expand("ftp://example.org/a") == ("ftp://example.org/a",)


def test_a_file_has_one_address_however_its_path_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    file = tmp_path / "vision.pdf"
    file.write_bytes(b"x")
    (tmp_path / "link.pdf").symlink_to(file)
    monkeypatch.chdir(tmp_path / "here")
    for path in ("../vision.pdf", "../here/../vision.pdf", "../link.pdf", f"file://{tmp_path}/here/../vision.pdf"):
        assert expand(path) == (file.as_uri(),)
        assert fetch(path).final_url == file.as_uri()
    assert expand("..") == (file.as_uri(),)

"""What is said of a list of sources that has faults."""

from pathlib import Path

import pytest

from flows.sources.check import complaints
from flows.sources.schema import sources_schema
from flows.sources.sources import BadSources, load_sources

HEAD = '[[source]]\nid = "a"\nurl = "https://a.example/"\n'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", []),
        (HEAD, []),
        (HEAD + 'kind = "listing"\nselect = "main li > a[href]"\n', []),
        (HEAD + 'kind = "sitemap"\nquery = { under = "/en/" }\n', []),
        (HEAD + 'colour = "red"\n', ["source 1 (a): colour: Extra inputs are not permitted"]),
        (HEAD + 'jurisdiction = "XX"\nlanguage = "nld"\n', ["jurisdiction", "language"]),
        (HEAD + 'kind = "blog"\n', ["kind"]),
        (HEAD + "every = inf\nrecheck_days = 1e7\nsilent_days = 4000\n", ["every", "recheck_days", "silent_days"]),
        ("[[source]]\nurl = 1\n", ["source 1: id: Field required", "source 1: url"]),
        ("source = [1]", ["source 1"]),
        (HEAD + HEAD.replace("a.example", "b.example"), ["the id 'a' occurs 2 times"]),
        (HEAD + HEAD.replace('"a"', '"b"').replace("https", "http"), ["'a' and 'b' have the same address"]),
        (HEAD + 'kind = "listing"\nselect = "li >> a["\n', ["'li >> a[' is no CSS selector"]),
        (HEAD + 'kind = "feed"\nselect = "li a"\n', ["select is for sources of kind listing"]),
        (HEAD + 'kind = "feed"\nquery = { search = "ai" }\n', ["takes no query"]),
        (HEAD + 'kind = "sitemap"\nquery = { search = "ai" }\n', ["'search' cannot be asked of a sitemap"]),
        (HEAD + 'kind = "sitemap"\nquery = { under = "en/" }\n', ["begins with '/'"]),
        (HEAD + 'kind = "federal-register"\nquery = { term = "ai", colour = "red" }\n', ["'colour'"]),
    ],
)
def test_each_fault_is_named(content: str, said: list[str], tmp_path: Path) -> None:
    listed = tmp_path / "sources.toml"
    listed.write_text(content)
    found = complaints(listed)
    assert len(found) == len(said), found
    assert all(words in complaint for words, complaint in zip(said, found, strict=True)), found


def test_the_same_address_with_another_question_is_another_source(tmp_path: Path) -> None:
    listed = tmp_path / "sources.toml"
    one = HEAD + 'kind = "federal-register"\nquery = { term = "quays" }\n'
    listed.write_text(one + one.replace('"a"', '"b"').replace("quays", "cranes"))
    assert not [complaint for complaint in complaints(listed) if "same address" in complaint]


@pytest.mark.parametrize("content", [b"[[source]\n", b"\xff\xfe", b"[source]\nid = 'a'\n", b"[[sources]]\n"])
def test_what_is_no_list_at_all_is_refused(content: bytes, tmp_path: Path) -> None:
    listed = tmp_path / "sources.toml"
    listed.write_bytes(content)
    for reading in (complaints, load_sources):
        with pytest.raises(BadSources, match=r"sources\.toml"):
            reading(listed)


def test_the_list_that_ships_has_no_fault() -> None:
    assert complaints(Path(__file__).parents[3] / "sources.toml") == ()


def test_the_schema_that_is_published_is_that_of_the_list() -> None:
    published = Path(__file__).parents[3] / "docs" / "sources.schema.json"
    assert published.read_text(encoding="utf-8") == sources_schema(), (
        "Source has changed: run `python -m flows.sources.schema > docs/sources.schema.json`"
    )

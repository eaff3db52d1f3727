"""``policy-monitor sources list``, ``check`` and ``try``: what they print, and how they end."""

import json
from pathlib import Path

import pytest

from flows.cli.ending import Ending
from flows.sources.sources import load_sources
from tests.flows.sources.conftest import Command

TWO = """# Ours
[[source]]
id = "news"
url = "{web}/publications.rss"
kind = "feed"  # RSS
verified = false

[[source]]
id = "list"
url = "{web}/veroeffentlichungen"
kind = "listing"
language = "de"
"""
MORE = """
[[source]]
id = "gone"
url = "{web}/gone.xml"
kind = "sitemap"

[[source]]
id = "few"
url = "{web}/sitemap.xml"
kind = "sitemap"
query = {{ under = "/nowhere/" }}

[[source]]
id = "plan"
url = "{web}/plan.pdf"
kind = "document"
verified = true

[[source]]
id = "no-feed"
url = "{web}/visie"
kind = "feed"
"""


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    """Where the list is to be."""
    return tmp_path / "sources.toml"


@pytest.fixture
def faulty(listed: Path, web: str) -> Path:
    """A list of six sources, three of which do not give what they should."""
    listed.write_text((TWO + MORE).format(web=web))
    return listed


def test_the_list_is_printed_for_people_and_programs(sources_command: Command, listed: Path, web: str) -> None:
    listed.write_text(TWO.format(web=web))
    assert "news" in sources_command("list").stdout
    rows = [json.loads(line) for line in sources_command("list", "--format", "jsonl").stdout.splitlines()]
    assert rows == json.loads(sources_command("list", "--format", "json").stdout)
    assert [(row["id"], row["kind"]) for row in rows] == [("news", "feed"), ("list", "listing")]


def test_markup_in_a_title_is_shown_as_it_is(sources_command: Command, listed: Path) -> None:
    listed.write_text('[[source]]\nid = "a"\nurl = "https://example.org"\ntitle = "[red]Plan[/red] \\u001b[2J"\n')
    printed = sources_command("list").stdout
    assert "[red]Plan[/red]" in printed
    assert "\x1b[2J" not in printed


def test_check_says_that_nothing_is_wrong(sources_command: Command, listed: Path, web: str) -> None:
    listed.write_text(TWO.format(web=web))
    done = sources_command("check")
    assert (done.code, done.stdout) == (Ending.GOOD, "")


def test_check_names_all_that_is_wrong_and_fails(sources_command: Command, listed: Path) -> None:
    listed.write_text(
        '[[source]]\nid = "A"\nurl = "x"\n[[source]]\nid = "b"\nurl = "https://b.example/"\ncolour = "red"\n'
    )
    done = sources_command("check")
    assert done.code == Ending.FAILED
    assert [word in done.stdout for word in ("id", "url", "colour", "source 2 (b)")] == [True] * 4


@pytest.mark.usefixtures("faulty")
def test_check_online_asks_each_source_and_says_which_answered(sources_command: Command) -> None:
    done = sources_command("check", "--online", "--format", "jsonl")
    rows = {row["id"]: row for row in map(json.loads, done.stdout.splitlines())}
    assert {name: (row["code"], row["items"]) for name, row in rows.items()} == {
        "news": ("ok", 10),
        "list": ("ok", 5),
        "gone": ("not-found", 0),
        "few": ("few", 0),
        "plan": ("ok", 1),
        "no-feed": ("unexpected-shape", 0),
    }
    assert done.code == Ending.FAILED
    assert "4 of 6 sources answered" in done.stderr
    assert "verified = false: news, list." in done.stderr


def test_sources_that_answer_can_be_marked_and_the_rest_of_the_file_stays(
    sources_command: Command, listed: Path, web: str
) -> None:
    listed.write_text(TWO.format(web=web))
    assert sources_command("check", "--online", "--mark").code == Ending.GOOD
    assert [source.verified for source in load_sources(listed)] == [True, True]
    first = TWO.format(web=web).replace("verified = false", "verified = true")
    assert listed.read_text().startswith(first)


def test_try_shows_what_would_be_found_and_stores_nothing(
    sources_command: Command, listed: Path, web: str, tmp_path: Path
) -> None:
    listed.write_text(TWO.format(web=web))
    done = sources_command("try", "list", "--format", "jsonl")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.code, len(rows)) == (Ending.GOOD, 5)
    assert rows[0]["url"] == f"{web}/dokumente/0"
    assert "5 documents" in done.stderr
    assert not list(tmp_path.rglob("*.db"))


@pytest.mark.usefixtures("faulty")
@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("unheard-of", Ending.USAGE, "no source 'unheard-of'"),
        ("gone", Ending.FAILED, "no document at this address"),
        ("few", Ending.FAILED, "1 are expected at the least"),
    ],
)
def test_try_says_what_is_the_matter(name: str, code: Ending, said: str, sources_command: Command) -> None:
    done = sources_command("try", name)
    assert (done.code, said in done.stderr) == (code, True), done.stderr

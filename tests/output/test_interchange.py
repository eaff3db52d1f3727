from pathlib import Path

from hypothesis import given

import output
from models.entry import Entry
from output.render import (
    Language,
    actions_csv,
    entry_json,
    entry_json_lines,
    entry_markdown,
    entry_page,
    entry_schema,
)
from tests.output.lorn import ENTRY
from tests.output.parsed import parsed
from tests.output.strategies import entries

LANGUAGES: tuple[Language, ...] = ("nl", "en")


@given(entries)
def test_json_reads_back_as_the_same_entry(entry: Entry) -> None:
    assert Entry.model_validate_json(entry_json(entry)) == entry
    assert entry_json(entry) == entry.model_dump_json()


@given(entries)
def test_json_lines_are_one_line_an_entry(entry: Entry) -> None:
    lines = "".join(entry_json_lines([entry, ENTRY])).split("\n")
    assert [Entry.model_validate_json(line) for line in lines[:-1]] == [entry, ENTRY]
    assert lines[-1] == ""


@given(entries)
def test_every_entry_can_be_shown_in_every_form(entry: Entry) -> None:
    for language in LANGUAGES:
        assert parsed(entry_page(entry, language)).find(".//h1") is not None
        assert entry_markdown(entry, language).startswith("# ")
    assert actions_csv([entry]).count("\r\n") == 1 + len(entry.actions)


def test_the_published_schema_is_that_of_the_model() -> None:
    published = Path(output.__file__).parents[1] / "docs" / "entry.schema.json"
    assert published.read_text(encoding="utf-8") == entry_schema(), (
        "Entry has changed: run `python -m output.render.interchange > docs/entry.schema.json`"
    )

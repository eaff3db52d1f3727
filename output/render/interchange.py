"""Entries as JSON, and the schema of that JSON."""

import json
import sys
from collections.abc import Iterable, Iterator

from models.entry import Entry


def entry_json(entry: Entry) -> str:
    """The entry as JSON, exactly as the store keeps it: ``Entry.model_validate_json`` reads it back."""
    return entry.model_dump_json()


def entry_json_lines(entries: Iterable[Entry]) -> Iterator[str]:
    """One line of JSON for each entry, each with its new line at the end."""
    for entry in entries:
        yield entry.model_dump_json() + "\n"


def entry_schema() -> str:
    """The JSON Schema (2020-12) of an entry, as published in docs/entry.schema.json."""
    schema = Entry.model_json_schema(mode="serialization")
    return json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}, indent=2) + "\n"


if __name__ == "__main__":
    sys.stdout.write(entry_schema())

"""The JSON Schema of a list of sources, for editors that complete and check it while it is written."""

import json
import sys

from models.source import Source
from models.value import Value
from models.vocabulary import JURISDICTIONS, TOPICS


class _SourceList(Value):
    """What ``sources.toml`` holds."""

    source: tuple[Source, ...] = ()


def sources_schema() -> str:
    """The JSON Schema (2020-12) of a list of sources, as published in docs/sources.schema.json."""
    schema = _SourceList.model_json_schema()
    fields = schema["$defs"]["Source"]["properties"]
    fields["jurisdiction"] = {"enum": list(JURISDICTIONS), "title": "Jurisdiction"}
    fields["topics"]["items"] = {"enum": list(TOPICS)}
    full = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Sources of Policy Monitor"} | schema
    return json.dumps(full, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(sources_schema())

import re
import tomllib
from pathlib import Path

import output.publish
from output.publish.filters import FACETS
from output.review.targets import FIELDS, GROUPS

FOLDER = Path(output.publish.__file__).parent
LABELS = tomllib.loads((FOLDER / "labels.toml").read_text())
COMPUTED = {"facet", "part"}


def test_every_label_is_in_both_languages_and_used() -> None:
    sources = [*FOLDER.rglob("*.py"), *FOLDER.rglob("*.j2"), *(FOLDER.parent / "desk" / "monitor").glob("*.py")]
    source = "".join(path.read_text() for path in sources)
    names = {f"{group}.{key}" for group, labels in LABELS.items() if group not in COMPUTED for key in labels}
    computed = {"site.nl", "site.en", "versions.added", "versions.removed", "versions.changed"}
    assert {name for name in names - computed if not re.search(rf"[\"']{name}[\"']", source)} == set()
    assert {
        f"{g}.{k}" for g, labels in LABELS.items() for k, words in labels.items() if set(words) != {"nl", "en"}
    } == set()


def test_every_facet_and_every_part_of_an_entry_has_a_name() -> None:
    assert set(LABELS["facet"]) == set(FACETS)
    assert set(LABELS["part"]) == {*FIELDS, *GROUPS, "summaries"}

"""What rule packs do to one document, as JSON: the work of the workers behind ``rules coverage`` and ``rules diff``."""

import json
from collections.abc import Iterator
from pathlib import Path

from extractors.rules import Setting, languages, packs_from
from extractors.rules.coverage import count_matches
from extractors.rules.difference import Change, changes
from models.document import Block, BlockKind, Document
from models.outline import Outline
from models.snapshot import Snapshot
from models.value import Value


class Counted(Value):
    """How often each rule fired in one document; none for a language without rules."""

    language: str
    matches: dict[str, int]


class Changes(Value):
    """What would appear, vanish or change in one document."""

    changes: tuple[Change, ...] = ()


def counted_json(snapshot: Snapshot, packs: Path) -> bytes:
    """A ``Counted`` as JSON. Raises a ``DocumentFailure``, or ``RulePackError`` for a pack that cannot be used."""
    document, tree = _read(snapshot)
    with packs_from(packs):
        known = document.language in languages()
        matches = count_matches(document.language, _texts(document, tree)) if known else {}
    return json.dumps({"language": document.language, "matches": matches}).encode()


def changes_json(snapshot: Snapshot, old: Path, new: Path) -> bytes:
    """The ``Changes`` from ``old`` to ``new`` packs as JSON. Raises like ``counted_json``."""
    from extractors.find import find

    document, tree = _read(snapshot)
    with packs_from(old):
        before = find(document, tree)
    with packs_from(new):
        after = find(document, tree)
    return Changes(changes=changes(before, after)).model_dump_json().encode()


def _read(snapshot: Snapshot) -> tuple[Document, Outline]:
    # Loads every reader: only workers need them.
    from extractors.outline import outline
    from extractors.read import read

    document = read(snapshot)
    return document, outline(document)


def _texts(document: Document, tree: Outline) -> Iterator[tuple[str, Setting]]:
    """Every sentence, list item and heading, each with where it stands."""
    from extractors.find.units import units

    yield from ((unit.text, unit.setting) for unit in units(document, tree))
    yield from ((_title(block), Setting(block=block.kind)) for block in document.blocks if _is_heading(block))


def _is_heading(block: Block) -> bool:
    return block.kind is BlockKind.HEADING


def _title(block: Block) -> str:
    """A heading as the rules on headings see it: without its number."""
    from extractors.find.cue import title_start

    return block.text[title_start(block.text) :]

"""Two versions of one work, compared."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from extractors.change.content import Passage, passages, plain
from extractors.change.differences import differences
from extractors.change.findings import finding_changes
from extractors.change.history import own_note
from extractors.change.priority import priority_of
from models.change import Change, ChangeKind, FindingChange, PassageChange
from models.document import Document
from models.entry import Entry
from models.outline import Outline

SAME_WORDS = 90.0
"""Likeness from which a changed passage is only reworded: in a sentence of twenty words, one or two of them."""
_SAYS_HOW_MUCH = re.compile(
    r"\d[\d.,]*|\b(?:not?|never|none|niet|geen|nooit|ne|pas|jamais|aucune?|nicht|keine?[rmns]?|nie)\b"
)
"""Figures and negations: a change in one of them is never just another wording."""

_WORDING = {"text", "object"}
"""Parts of a finding that are words of its passage, and judged with it."""


@dataclass(frozen=True)
class Version:
    """A document with what was made of it."""

    document: Document
    outline: Outline
    entry: Entry


def compare(old: Version, new: Version, note: str | None = None) -> Change | None:
    """What changed from ``old`` to ``new``, or none when they say the same.

    Both should be read by the same extractor, so that only the document differs. ``note`` is the publisher's word;
    without it that is what the document's own list of changes says.
    """
    before, after = passages(old.document, old.outline), passages(new.document, new.outline)
    texts = differences(before, after)
    if not texts:
        return None
    found = tuple(c for c in finding_changes(old.entry, new.entry) if not _was_there(c, before, after))
    kind = ChangeKind.REWORDED if _says_the_same(texts, found) else ChangeKind.CHANGED
    return Change(
        work_id=new.entry.work_id,
        kind=kind,
        priority=priority_of(kind, texts, found),
        old_sha256=old.document.snapshot_sha256,
        new_sha256=new.document.snapshot_sha256,
        url=new.entry.url,
        passages=texts,
        findings=found,
        note=note or own_note(texts),
    )


def _was_there(change: FindingChange, before: Sequence[Passage], after: Sequence[Passage]) -> bool:
    """Whether a pillar comes or goes though its heading stays: only because there is more or less under it."""
    if change.group != "pillars" or (change.old is not None and change.new is not None):
        return False
    title = plain(change.old or change.new or "")
    return all(any(passage.plain.endswith(title) for passage in texts) for texts in (before, after))


def _says_the_same(texts: Sequence[PassageChange], found: Sequence[FindingChange]) -> bool:
    """Whether each passage was only reworded, and no finding changed in more than its wording."""
    if any(change.old is None or change.new is None or set(change.parts) - _WORDING for change in found):
        return False
    return all(_only_reworded(change.old, change.new) for change in texts)


def _only_reworded(old: str | None, new: str | None) -> bool:
    if old is None or new is None:
        return False
    before, after = plain(old), plain(new)
    return fuzz.ratio(before, after) >= SAME_WORDS and _SAYS_HOW_MUCH.findall(before) == _SAYS_HOW_MUCH.findall(after)

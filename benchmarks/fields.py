"""How often the fields of matched actions and of the entry are right."""

from collections import Counter
from types import ModuleType
from typing import Any

from benchmarks.alignment import SAME_TITLE, pairs, same

Record = dict[str, Any]
ACTION_FIELDS = ("kind", "actor", "deadline", "pillar")
ENTRY_FIELDS = ("title", "jurisdiction", "document_type", "published")


def action_fields(scorer: ModuleType, gold: Record, found: Record) -> Counter[str]:
    """Counts over the matched actions: "matched", and "kind", "actor", "deadline", "pillar" where right."""
    wanted, got = gold.get("actions", []), found.get("actions", [])
    counts: Counter[str] = Counter()
    for i, j in pairs(scorer, [a["text"] for a in wanted], [a["text"] for a in got]).items():
        a, b = wanted[i], got[j]
        counts["matched"] += 1
        counts["kind"] += a["kind"] == b["kind"]
        counts["actor"] += same(scorer, a["actor"], b["actor"])
        counts["deadline"] += same(scorer, a["deadline"], b["deadline"])
        counts["pillar"] += same(scorer, _pillar(gold, a), _pillar(found, b))
    return counts


def _pillar(document: Record, action: Record) -> str | None:
    index = action.get("pillar")
    return None if index is None else document["pillars"][index]["text"]


def entry_fields(scorer: ModuleType, gold: Record, found: Record) -> dict[str, bool]:
    """Whether title, jurisdiction, document type and date are right; a date counts as exact as the gold is."""
    a, b = gold["entry"], found.get("entry") or {}
    shown: str | None = a["published"]
    published: str | None = b.get("published")
    return {
        "title": same(scorer, a["title"], b.get("title"), SAME_TITLE),
        "jurisdiction": a["jurisdiction"] == b.get("jurisdiction"),
        "document_type": a["document_type"] == b.get("document_type"),
        "published": published == shown or bool(shown and published and published.startswith(shown)),
    }


def audience_counts(gold: Record, found: Record) -> Counter[str]:
    """True positives ("tp"), false positives ("fp") and misses ("fn") among the audience's codes."""
    wanted, got = set(gold["entry"]["audience"]), set((found.get("entry") or {}).get("audience") or ())
    return Counter(tp=len(wanted & got), fp=len(got - wanted), fn=len(wanted - got))

"""Each wrong and each missed finding, with the rule that made it, for whoever mends the rules."""

import json
from pathlib import Path
from types import ModuleType

from benchmarks.alignment import pairs
from benchmarks.fields import Record


def list_errors(scorer: ModuleType, annotated: list[tuple[str, Record]], found: Path) -> str:
    """A text with, for each document and kind of finding, what was found wrongly and what was missed."""
    lines: list[str] = []
    for stem, gold in annotated:
        path = found / f"{stem}.json"
        got = json.loads(path.read_text()) if path.exists() else {}
        for kind in ("sections", "principles", "pillars", "actions"):
            lines += _of_kind(scorer, stem, kind, gold, got)
    return "\n".join(lines) + "\n"


def _of_kind(scorer: ModuleType, stem: str, kind: str, gold: Record, got: Record) -> list[str]:
    wanted, predicted = gold.get(kind, []), _in_scope(gold, got.get(kind, []))
    matched = pairs(scorer, [x["text"] for x in wanted], [x["text"] for x in predicted], scorer.THRESHOLD[kind])
    borderline = [x["text"] for x in gold.get("borderline", []) if isinstance(x, dict) and "text" in x]
    wrong = [x for j, x in enumerate(predicted) if j not in matched.values()]
    forgiven = set(pairs(scorer, borderline, [x["text"] for x in wrong]).values()) if kind != "sections" else set()
    lines = [f"== {stem} {kind}"]
    for j, x in enumerate(wrong):
        mark = "maybe right" if j in forgiven else "wrong"
        lines.append(f"{mark}\tp.{x.get('page')}\t{x.get('rule', '')}\t{x.get('confidence', '')}\t{x['text']}")
    lines += [
        f"missed\tp.{x.get('page')}\t{x.get('kind', '')}\t\t{x['text']}"
        for i, x in enumerate(wanted)
        if i not in matched
    ]
    return lines


def _in_scope(gold: Record, predicted: list[Record]) -> list[Record]:
    pages = gold.get("scope_pages")
    return [x for x in predicted if not pages or x.get("page") is None or pages[0] <= x["page"] <= pages[1]]

"""Scores the pipeline against the annotated documents of the corpus folder, and keeps floors.

    python -m benchmarks.quality [--only STEM ...] [--out build/quality]

Runs ``policy-monitor findings`` on every annotated document, prints a table a document and the fields'
accuracy, writes ``scores.json`` and ``errors.txt`` (each wrong or missed finding with the rule that made
it), and ends with 1 when a score is below its floor in ``floors.toml``. The corpus folder is
``POLICY_MONITOR_CORPUS``, by default ``../shared``.
"""

import argparse
import json
import os
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.alignment import SAME_TITLE, load_scorer, pairs
from benchmarks.errors import list_errors
from benchmarks.fields import ACTION_FIELDS, ENTRY_FIELDS, Record, action_fields, audience_counts, entry_fields

KINDS = ("sections", "principles", "pillars", "actions")
Scores = dict[str, float]


def main() -> int:
    """Run, print, write and judge; the exit code."""
    arguments = _arguments()
    corpus = Path(os.environ.get("POLICY_MONITOR_CORPUS", "../shared"))
    if not (corpus / "gold").is_dir():
        print(f"No annotated documents in {corpus}: set POLICY_MONITOR_CORPUS to the corpus folder.")
        return 0
    scorer = load_scorer(corpus)
    annotated = _annotated(corpus / "gold", arguments.only)
    trees = [] if arguments.only else _annotated(corpus / "gold" / "structure", [])
    found = arguments.out / "found"
    if not arguments.again:
        _find([_document(corpus, gold) for _, gold in annotated + trees], found)
    scores = _score(scorer, annotated, trees, found)
    (arguments.out / "scores.json").write_text(json.dumps(scores, indent=2) + "\n")
    (arguments.out / "errors.txt").write_text(list_errors(scorer, annotated, found))
    print(f"Every wrong and missed finding: {arguments.out / 'errors.txt'}")
    return 0 if arguments.only else _judge(scores)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Score the pipeline against the annotated documents.")
    parser.add_argument("--only", nargs="*", default=[], metavar="STEM", help="these documents alone, without floors")
    parser.add_argument("--out", type=Path, default=Path("build/quality"), help="where the results go")
    parser.add_argument("--again", action="store_true", help="score what the last run found, without a new run")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    return arguments


def _annotated(folder: Path, only: list[str]) -> list[tuple[str, Record]]:
    paths = sorted(folder.glob("*.json"))
    return [(p.stem, json.loads(p.read_text())) for p in paths if not only or p.stem in only]


def _document(corpus: Path, gold: Record) -> Path:
    name: str = gold["document"]
    return corpus / "corpus" / name.rpartition(".")[2] / name


def _find(documents: list[Path], out: Path) -> None:
    command = Path(sys.executable).with_name("policy-monitor")
    # The exit code says whether every draft is complete; here incomplete ones count through their score.
    subprocess.run([command, "findings", *map(str, documents), "--out", str(out)], check=False)


def _read(found: Path, stem: str) -> Record:
    path = found / f"{stem}.json"
    return json.loads(path.read_text()) if path.exists() else {}


def _score(
    scorer: ModuleType, annotated: list[tuple[str, Record]], trees: list[tuple[str, Record]], found: Path
) -> Scores:
    table = Table("document", *(f"{kind} P/R/F1" for kind in KINDS), "levels", title="Findings")
    f1: dict[str, list[float]] = {}
    for stem, gold in annotated + trees:
        got, cells = _read(found, stem), []
        for kind in KINDS:
            result = scorer.score(gold, got, kind) if kind in gold else None
            cells.append("-" if result is None else "{precision:.2f}/{recall:.2f}/{f1:.3f}".format(**result))
            if result is not None:
                f1.setdefault("structure" if "entry" not in gold else kind, []).append(result["f1"])
        table.add_row(stem, *cells, _level_agreement(scorer, gold, got))
    Console(width=150).print(table)
    scores = {kind: sum(values) / len(values) for kind, values in f1.items()}
    scores["worst_actions"] = min(f1["actions"])
    return scores | _field_scores(scorer, annotated, found)


def _level_agreement(scorer: ModuleType, gold: Record, got: Record) -> str:
    wanted, sections = gold["sections"], got.get("sections", [])
    matched = pairs(scorer, [s["text"] for s in wanted], [s["text"] for s in sections], SAME_TITLE)
    right = sum(wanted[i]["level"] == sections[j]["level"] for i, j in matched.items())
    return f"{right}/{len(matched)}"


def _field_scores(scorer: ModuleType, annotated: list[tuple[str, Record]], found: Path) -> Scores:
    actions: Counter[str] = Counter()
    audience: Counter[str] = Counter()
    entries: Counter[str] = Counter()
    table = Table("document", *ENTRY_FIELDS, title="Entry fields")
    for stem, gold in annotated:
        got = _read(found, stem)
        actions += action_fields(scorer, gold, got)
        audience += audience_counts(gold, got)
        right = entry_fields(scorer, gold, got)
        entries.update({name: int(ok) for name, ok in right.items()})
        stated: dict[str, Any] = got.get("entry") or {}
        cells = [("✓ " if right[name] else "✗ ") + str(stated.get(name))[:60] for name in ENTRY_FIELDS]
        table.add_row(stem, *cells)
    Console(width=150).print(table)
    scores = {name: actions[name] / max(1, actions["matched"]) for name in ACTION_FIELDS}
    scores |= {name: entries[name] / len(annotated) for name in ENTRY_FIELDS}
    scores["audience"] = 2 * audience["tp"] / max(1, 2 * audience["tp"] + audience["fp"] + audience["fn"])
    return scores


def _judge(scores: Scores) -> int:
    floors = tomllib.loads(Path(__file__).with_name("floors.toml").read_text())["quality"]
    table = Table("score", "value", "floor", title="Scores and their floors")
    below = {name for name, floor in floors.items() if scores.get(name, 0.0) < floor}
    for name, floor in floors.items():
        mark = " [red]below[/red]" if name in below else ""
        table.add_row(name, f"{scores.get(name, 0.0):.3f}{mark}", f"{floor:.3f}")
    Console(width=150).print(table)
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())

"""The action points of entries as a table for a spreadsheet (CSV)."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from models.entry import Entry
from models.finding import ActionPoint
from output.render.neutral import one_line

COLUMNS = (
    "work_id", "version", "title", "jurisdiction", "pillar", "action_id", "kind", "doubtful", "lead_in", "text",
    "actor", "resolved_actor", "deadline", "deadline_start", "deadline_end", "amount", "amount_value", "currency",
    "addressee", "status", "page", "quote", "rule", "rule_version", "confidence", "snapshot_sha256", "url",
)  # fmt: skip
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\N{FULLWIDTH EQUALS SIGN}", "\N{FULLWIDTH PLUS SIGN}",
                   "\N{FULLWIDTH HYPHEN-MINUS}", "\N{FULLWIDTH COMMERCIAL AT}")  # fmt: skip


def actions_csv(entries: Iterable[Entry]) -> str:
    """One row for each action point of the entries, under a row of column names."""
    return "".join(action_lines(entries))


def action_lines(entries: Iterable[Entry], *, header: bool = True) -> Iterator[str]:
    """The same table a line at a time, so that not all entries need be held at once."""
    if header:
        yield csv_line(COLUMNS)
    for entry in entries:
        titles = {pillar.id: pillar.title for pillar in entry.pillars}
        for action in entry.actions:
            row = _row(entry, action, titles.get(action.pillar or ""))
            yield csv_line(row[name] for name in COLUMNS)


def csv_line(values: Iterable[object]) -> str:
    """The values as a line of CSV with its end.

    A cell that a spreadsheet would run as a formula begins with an apostrophe
    (https://owasp.org/www-community/attacks/CSV_Injection).
    """
    line = StringIO()
    csv.writer(line).writerow([cell(value) for value in values])
    return line.getvalue()


def cell(value: object) -> str:
    """The value as text that a spreadsheet shows and never runs; empty for None."""
    text = "" if value is None else str(value)
    # Spreadsheets strip spaces first, and see the first sign of the raw text.
    return f"'{one_line(text)}" if text.lstrip(" \n").startswith(_FORMULA_STARTS) else one_line(text)


def _row(entry: Entry, action: ActionPoint, pillar: str | None) -> dict[str, object]:
    deadline, amount, proof = action.deadline, action.amount, action.evidence[0]
    return {
        "work_id": entry.work_id,
        "version": entry.version,
        "title": entry.title.value,
        "jurisdiction": entry.jurisdiction.value,
        "pillar": pillar,
        "action_id": action.id,
        "kind": action.kind.value,
        "doubtful": "yes" if action.doubtful else "no",
        "lead_in": action.lead_in,
        "text": action.text,
        "actor": action.actor,
        "resolved_actor": action.resolved_actor,
        "deadline": deadline and deadline.text,
        "deadline_start": deadline and deadline.start,
        "deadline_end": deadline and deadline.end,
        "amount": amount and amount.text,
        "amount_value": amount and amount.value,
        "currency": amount and amount.currency,
        "addressee": action.addressee,
        "status": action.status,
        "page": action.page,
        "quote": proof.exact,
        "rule": proof.rule and proof.rule.id,
        "rule_version": proof.rule and proof.rule.version,
        "confidence": action.confidence,
        "snapshot_sha256": proof.snapshot_sha256,
        "url": entry.url,
    }

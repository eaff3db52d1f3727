"""``policy-monitor rules precision``: how often each rule is right, as reviewers decided."""

import json
from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Column, Table

from flows.cli.voice import printable, say
from flows.intake.intake import open_store
from flows.settings import Settings
from output.insight.precision import RulePrecision, WrongHit, rule_precision, wrong_hits


class Form(StrEnum):
    """How the numbers are written."""

    TABLE = "table"
    JSON = "json"


def precision(
    rule: Annotated[
        str | None, typer.Argument(help="Show what this rule found wrongly, e.g. en.actions.will-do.")
    ] = None,
    language: Annotated[str | None, typer.Option(help="Only rules of this language: nl, en, fr or de.")] = None,
    form: Annotated[Form, typer.Option("--format", help="A table to read, or JSON.")] = Form.TABLE,
) -> None:
    """Show how often each rule was right: the share of its findings that reviewers accepted as they were.

    Each share has its 95 % Wilson interval. The rules that are most surely often wrong come first; with the name of a
    rule, what it found wrongly is listed, the latest first.

        policy-monitor rules precision --language nl

        policy-monitor rules precision en.actions.will-do

        policy-monitor rules precision --format json | jq '.rules[0]'
    """
    with open_store(Settings.load()) as store:
        found = [item for item in rule_precision(store.engine, language) if rule in {None, item.rule.id}]
        hits = wrong_hits(store.engine, rule) if rule else ()
    if form is Form.JSON:
        typer.echo(_json(found, hits))
    elif not found:
        say("Reviewers have not decided yet on what these rules found. Review some drafts with `policy-monitor desk`.")
    else:
        _print_rules(found)
        if rule:
            _print_hits(hits)


def _json(found: Sequence[RulePrecision], hits: Sequence[WrongHit]) -> str:
    rules = [
        item.model_dump(mode="json") | {"precision": item.precision, "decided": item.decided, "telling": item.telling}
        for item in found
    ]
    numbers = {"rules": rules, "wrong_hits": [hit.model_dump(mode="json") for hit in hits]}
    return json.dumps(numbers, ensure_ascii=False, indent=1)


def _print_rules(found: Sequence[RulePrecision]) -> None:
    names = ("right", "accepted", "edited", "rejected")
    numbers = [Column(name, justify="right", no_wrap=True) for name in names]
    table = Table(Column("rule", no_wrap=True), "version", *numbers, Column("95 % interval", no_wrap=True), "")
    for item in found:
        counts = (item.accepted, item.edited, item.rejected)
        interval = f"{item.interval.low:.0%} - {item.interval.high:.0%}"
        enough = "" if item.telling else "too few decisions"
        cells = (item.rule.id, str(item.rule.version), f"{item.precision:.0%}", *map(str, counts), interval, enough)
        table.add_row(*map(escape, cells))
    Console().print(table)


def _print_hits(hits: Sequence[WrongHit]) -> None:
    table = Table("verdict", "words", "reason", "by", Column("work", no_wrap=True))
    for hit in hits:
        cells = (hit.verdict, hit.quote, hit.reason or "", hit.who, hit.work_id)
        table.add_row(*(escape(printable(cell)) for cell in cells))
    Console().print(table)

"""``policy-monitor rules``: check, list, try and compare the rules that find things."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Column, Table

from extractors.language.identify import identify
from extractors.rules import Rulebook, RulePackError, Setting, Subject, languages, packs_from, subjects
from extractors.rules.catalogue import books, copy_shipped, problems_of_rules, problems_of_words, strangers
from extractors.rules.loader import PACKS, SUBJECTS
from extractors.rules.trial import Firing, firings
from flows.cli.ending import Ending
from flows.cli.progress import progress
from flows.cli.rules_over_documents import coverage, diff
from flows.cli.rules_precision import precision
from flows.cli.voice import printable, say
from models.document import BlockKind

app = typer.Typer(no_args_is_help=True, help="Check, list, try and compare the rules that find things.")
app.command()(coverage)
app.command()(diff)
app.command()(precision)

Pack = Annotated[
    Path | None, typer.Option("--pack", help="A folder with rules of your own over the shipped ones.", exists=True)
]
Subjects = StrEnum("Subjects", {name: name for name in SUBJECTS})  # type: ignore[misc]


class Format(StrEnum):
    """How a list is written."""

    TABLE = "table"
    JSONL = "jsonl"


@app.command()
def check(pack: Pack = None) -> None:
    """Run every example of every rule, and say what is wrong with the rules: in which file, and what to do.

    Ends with 1 when something is wrong.

        policy-monitor rules check

        policy-monitor rules check --pack my-rules
    """
    folder = pack or PACKS
    found = [f"{path}: no rules are read from a file of this name here" for path in strangers(folder)] if pack else []
    with packs_from(folder):
        pairs = [(language, subject) for language in languages() for subject in subjects(language)]
        with progress("Checking", len(pairs)) as advance:
            for language, subject in pairs:
                found += map(str, problems_of_rules(language, subject))
                advance(f"{language}/{subject}.toml")
        found += [str(problem) for language in languages() for problem in problems_of_words(language)]
    for line in dict.fromkeys(found):
        typer.echo(printable(line))
    say(f"{len(pairs)} files of rules checked: {f'{len(found)} problems' if found else 'nothing is wrong'}.")
    raise typer.Exit(Ending.FAILED if found else Ending.GOOD)


@app.command("list")
def list_rules(
    language: Annotated[str | None, typer.Option(help="Only rules of this language: nl, en, fr or de.")] = None,
    subject: Annotated[Subjects | None, typer.Option(help="Only rules that find this.")] = None,
    form: Annotated[Format, typer.Option("--format", help="A table to read, or JSON lines.")] = Format.TABLE,
    pack: Pack = None,
) -> None:
    """List the rules, with what each is for and its first example.

    policy-monitor rules list --language nl --subject actions

    policy-monitor rules list --format jsonl | jq -r .id
    """
    with packs_from(pack or PACKS):
        found = [book for name in _languages(language) for book in _books(name, subject)]
    if form is Format.JSONL:
        for compiled in (rule for book in found for rule in book.rules):
            row = compiled.rule.model_dump(mode="json", exclude_defaults=True) | {"id": compiled.ref.id}
            typer.echo(json.dumps(row, ensure_ascii=False))
        return
    table = Table(Column("rule", no_wrap=True), "version", "kind", "score", "label", "finds")
    for compiled in (rule for book in found for rule in book.rules):
        rule = compiled.rule
        cells = (compiled.ref.id, str(rule.version), rule.kind, f"{rule.score:+}", rule.label, rule.finds[0])
        table.add_row(*map(escape, cells))
    Console().print(table)


@app.command("try")
def try_text(
    text: Annotated[str, typer.Argument(help="A sentence, a list item or a heading.")],
    language: Annotated[str | None, typer.Option(help="Its language; worked out by default.")] = None,
    heading: Annotated[list[str] | None, typer.Option(help="A heading that it stands under; may be repeated.")] = None,
    lead_in: Annotated[str | None, typer.Option(help="The sentence before the list in which it is an item.")] = None,
    pack: Pack = None,
) -> None:
    """Show which rules fire in a text: on which words, what kind, what score, and what cancelled a match.

    policy-monitor rules try "The minister will publish a register in 2027."

    policy-monitor rules try "Publish a register." --lead-in "The agencies shall:" --heading Actions

    policy-monitor rules try --language nl "Het kabinet richt een register op."
    """
    block = BlockKind.LIST_ITEM if lead_in else BlockKind.PARAGRAPH
    setting = Setting(block=block, headings=tuple(heading or ()), lead_in=lead_in)
    with packs_from(pack or PACKS):
        spoken = language or identify([text])[0]
        found = [firing for book in _books(spoken, None) for firing in firings(book, text, setting)]
    say(f"Read as {spoken}; name another with --language." if language is None else f"Read as {spoken}.")
    if not found:
        say("No rule fires here. See what the rules look for with 'policy-monitor rules list'.")
        return
    table = Table(Column("rule", no_wrap=True), "kind", "score", "words", "")
    for firing in sorted(found, key=lambda f: not f.counts):
        rule, words = firing.match.rule, text[firing.match.start : firing.match.end]
        cells = (firing.match.ref.id, rule.kind, f"{rule.score:+}", words, _why_not(firing))
        table.add_row(*(escape(printable(cell)) for cell in cells))
    Console().print(table)


@app.command()
def copy(
    language: Annotated[str, typer.Argument(help="nl, en, fr or de.")],
    subject: Annotated[Subjects, typer.Argument(help="What the rules find.")],
    folder: Annotated[Path, typer.Argument(help="The folder for your rules; made when missing.")],
) -> None:
    """Copy a file of shipped rules into a folder of your own, to change it and compare.

    policy-monitor rules copy en provisions my-rules
    """
    try:
        typer.echo(str(copy_shipped(language, _subject(subject), folder)))
    except FileExistsError as error:
        say(f"{error} is there already, and is left as it is. Give another folder, or remove the file.")
        raise typer.Exit(Ending.USAGE) from None
    except RulePackError as error:
        say(f"Sorry, {error}.")
        raise typer.Exit(Ending.USAGE) from None


def _why_not(firing: Firing) -> str:
    if firing.match.cancelled_by is not None:
        return f"cancelled by unless: {firing.match.cancelled_by}"
    return f"needs another {firing.elsewhere}" if firing.elsewhere else "fires"


def _subject(chosen: Subjects) -> Subject:
    return next(name for name in SUBJECTS if name == chosen.value)


def _languages(language: str | None) -> tuple[str, ...]:
    return (language,) if language else languages()


def _books(language: str, subject: Subjects | None) -> list[Rulebook]:
    """The rules asked for; a sentence and the end of the command where there are none or they cannot be read."""
    if language not in languages():
        say(f"There are no rules for {language!r}. There are some for: {', '.join(languages())}.")
        raise typer.Exit(Ending.USAGE)
    try:
        wanted = _subject(subject) if subject else None
        return books(language, wanted) if wanted is None or wanted in subjects(language) else []
    except RulePackError as error:
        say(f"{error}. 'policy-monitor rules check' tells more.")
        raise typer.Exit(Ending.FAILED) from None

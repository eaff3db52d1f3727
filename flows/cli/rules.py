"""``policy-monitor rules``: check, list and try the rules that find things."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from flows.cli.ending import Ending
from flows.cli.progress import progress
from flows.cli.voice import printable, say

if TYPE_CHECKING:
    from extractors.rules import Rulebook

# The rule engine takes a second to load, which other commands must not pay: each function here imports it.
app = typer.Typer(no_args_is_help=True, help="Check, list and try the rules that find things.")

In = Annotated[str, typer.Option("--language", help="The language of the rules, e.g. en or nl.")]


@app.command()
def check() -> None:
    """Run every example of every rule, and say what a reviewer of the rules would object to.

    policy-monitor rules check
    """
    from extractors.rules import RulePackError, languages, load_lexicon, load_rules, subjects
    from extractors.rules.linter import shadowed

    pairs = [(language, subject) for language in languages() for subject in subjects(language)]
    objections: list[str] = []
    with progress("Checking", len(pairs)) as advance:
        for language, subject in pairs:
            try:
                objections += _objections(load_rules(language, subject))
            except RulePackError as error:
                objections.append(str(error))
            advance(f"{language} {subject}")
    for language in languages():
        objections += shadowed(load_lexicon(language))
    for objection in objections:
        typer.echo(printable(objection))
    raise typer.Exit(Ending.FAILED if objections else Ending.GOOD)


@app.command("list")
def list_rules(language: In = "en") -> None:
    """List the rules of a language, with what each is for and its first example.

    policy-monitor rules list --language nl
    """
    table = Table("rule", "version", "score", "label", "finds", show_lines=True)
    for book in _books(language):
        for compiled in book.rules:
            rule = compiled.rule
            cells = (compiled.ref.id, str(rule.version), f"{rule.score:+}", rule.label, next(iter(rule.finds), ""))
            table.add_row(*map(escape, cells))
    Console().print(table)


@app.command("try")
def try_text(
    text: Annotated[str, typer.Argument(help="A sentence, a list item or a heading.")], language: In = "en"
) -> None:
    """Show which rules fire in a text, where, and what took a match back.

    policy-monitor rules try "The minister will publish a register in 2027."

    policy-monitor rules try --language nl "Het kabinet zet in op een register."
    """
    fired = False
    for book in _books(language):
        reading = book.read(text)
        for compiled in book.rules:
            for match in compiled.firings(reading, compiled.rule.setting):
                fired = True
                taken_back = f"  (taken back by: {match.cancelled_by})" if match.cancelled_by else ""
                typer.echo(
                    printable(f"{match.ref.id} v{match.ref.version}: {text[match.start : match.end]}{taken_back}")
                )
    if not fired:
        say("No rule fires here. Remember that some rules only hold under certain headings or lead-ins.")


def _objections(book: "Rulebook") -> Iterator[str]:
    from extractors.rules.examples import complaint, examples_of
    from extractors.rules.linter import lint

    yield from lint(book)
    yield from (told for example in examples_of(book) if (told := complaint(example, book)))


def _books(language: str) -> "list[Rulebook]":
    from extractors.rules import languages, load_rules, subjects

    if language not in languages():
        say(f"There are no rules for {language!r}. There are some for: {', '.join(languages())}.")
        raise typer.Exit(Ending.USAGE)
    return [load_rules(language, subject) for subject in subjects(language)]

"""What rules there are, and what is wrong with them: for the people who write them."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extractors.rules.engine import CompiledRule, Rulebook
from extractors.rules.examples import complaint, examples_of
from extractors.rules.failures import RulePackError
from extractors.rules.linter import lint, shadowed
from extractors.rules.loader import (
    current_folder,
    languages,
    load_lexicon,
    load_pack,
    load_rules,
    pack_file,
    subjects,
)
from extractors.rules.schema import Subject
from models.evidence import RuleRef

TRY = "Run 'policy-monitor rules try' with the text to see what fires, then change the pattern, its unless or the text."


@dataclass(frozen=True)
class Problem:
    """Something wrong with a rule pack: the file ("nl/actions.toml"), what is wrong there, and what to do."""

    file: str
    what: str
    advice: str

    def __str__(self) -> str:
        return f"{self.file}: {self.what}. {self.advice}"


def books(language: str, subject: Subject | None = None) -> list[Rulebook]:
    """The rules of a language, on one subject or all. Raises ``RulePackError`` where a file cannot be used."""
    wanted = [subject] if subject else subjects(language)
    return [load_rules(language, name) for name in wanted]


def problems_of_rules(language: str, subject: Subject) -> list[Problem]:
    """What is wrong with the rules of ``language`` on ``subject``: first what keeps them from being read at all."""
    file = f"{language}/{subject}.toml"
    try:
        unreadable = list(_unreadable(language, subject))
        if unreadable:
            return unreadable
        book = load_rules(language, subject)
        objections = [Problem(file, text, "See docs/writing-rules.md.") for text in lint(book)]
        return objections + [Problem(file, text, TRY) for text in _failing_examples(book)]
    except RulePackError as error:
        return [Problem(file, str(error), "Correct the file; docs/writing-rules.md shows how each part is written.")]


def problems_of_words(language: str) -> list[Problem]:
    """What is wrong with the word lists of ``language``."""
    file = f"{language}/words.toml"
    try:
        found = shadowed(load_lexicon(language))
    except RulePackError as error:
        return [Problem(file, str(error), "Correct the list that it names.")]
    return [Problem(file, text, "Rename the list, or leave out the second entry.") for text in found]


def copy_shipped(language: str, subject: Subject, folder: Path) -> Path:
    """Copy the shipped rules of ``language`` on ``subject`` into ``folder``, to work on; the new file.

    Raises ``FileExistsError`` when ``folder`` has that file, ``RulePackError`` when no such rules are shipped.
    """
    target = folder / language / f"{subject}.toml"
    source = pack_file(current_folder(), language, target.name)
    if target.exists():
        raise FileExistsError(str(target))
    if not source.exists():
        raise RulePackError(f"there are no shipped rules on {subject} for the language {language!r}")
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    return target


def strangers(folder: Path) -> list[Path]:
    """TOML files of ``folder`` that no rule is ever read from, for their name or place."""
    known = {"words", "inflection", "grammar"}
    return [
        path
        for path in sorted(folder.rglob("*.toml"))
        if path.parent.parent != folder
        or not (path.stem in known or path.stem.endswith("-words") or path.stem in subjects(path.parent.name))
        or path.parent.name not in languages()
    ]


def _unreadable(language: str, subject: Subject) -> Iterator[Problem]:
    """The rules that do not compile, each by name: reading the whole file would stop at the first."""
    pack = load_pack(pack_file(current_folder(), language, f"{subject}.toml"))
    for rule in pack.rule:
        ref = RuleRef(id=f"{language}.{subject}.{rule.id}", version=rule.version)
        try:
            CompiledRule(rule, ref, pack, load_lexicon(language))
        except RulePackError as error:
            advice = "Correct the pattern, or add the list to a file of word lists."
            yield Problem(f"{language}/{subject}.toml", f"{ref.id}: {error}", advice)


def _failing_examples(book: Rulebook) -> Iterator[str]:
    try:
        yield from (told for example in examples_of(book) if (told := complaint(example, book)))
    except RulePackError:
        return  # The linter names the example that is not marked.

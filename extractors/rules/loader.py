"""Rule packs from their TOML files."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import get_args

from pydantic import ValidationError

from extractors.rules.engine import Rulebook
from extractors.rules.failures import RulePackError
from extractors.rules.lexicon import Lexicon
from extractors.rules.schema import Inflection, PackFile, Subject, WordList

PACKS = Path(__file__).parent
SUBJECTS: tuple[Subject, ...] = get_args(Subject)


def languages(folder: Path = PACKS) -> tuple[str, ...]:
    """The languages (ISO 639-1) that have word lists in ``folder``, in alphabetical order."""
    return tuple(sorted(path.parent.name for path in folder.glob("*/words.toml")))


def subjects(language: str, folder: Path = PACKS) -> tuple[Subject, ...]:
    """The subjects that ``language`` has a pack for."""
    return tuple(subject for subject in SUBJECTS if (folder / language / f"{subject}.toml").exists())


@lru_cache(maxsize=16)
def load_lexicon(language: str, folder: Path = PACKS) -> Lexicon:
    """The word lists of ``language``: those of ``words.toml`` and of any file ``*-words.toml`` beside it.

    Raises ``RulePackError`` naming the file and what is wrong in it.
    """
    path = folder / language / "words.toml"
    if not path.exists():
        raise RulePackError(f"there are no rules for language {language!r}: {path.name} is missing in its folder")
    lists: dict[str, WordList] = {}
    for part in (path, *sorted(path.parent.glob("*-words.toml"))):
        lists |= _lists_of(part, lists)
    return Lexicon(language, lists, _inflection(path.with_name("inflection.toml")))


@lru_cache(maxsize=64)
def load_rules(language: str, subject: Subject, folder: Path = PACKS) -> Rulebook:
    """The rules of ``language`` on ``subject``. Raises ``RulePackError`` naming the file and what is wrong in it."""
    path = folder / language / f"{subject}.toml"
    pack = load_pack(path)
    try:
        return Rulebook(language, subject, pack, load_lexicon(language, folder))
    except RulePackError as error:
        raise type(error)(f"{path.name} ({language}): {error}") from error


def load_pack(path: Path) -> PackFile:
    """The rules written in one file. Raises ``RulePackError``."""
    if not path.exists():
        raise RulePackError(f"there is no rule pack {path.name} for language {path.parent.name!r}")
    try:
        return PackFile.model_validate(_toml(path))
    except ValidationError as error:
        raise _explained(path, error) from error


def _lists_of(path: Path, known: Mapping[str, WordList]) -> dict[str, WordList]:
    lists = {}
    for name, row in _toml(path).items():
        if name in known:
            raise RulePackError(f"{path.parent.name}/{path.name} [{name}]: another file has a list of this name")
        try:
            lists[name] = WordList.model_validate(row)
        except ValidationError as error:
            raise _explained(path, error, f"[{name}]") from error
    return lists


def _inflection(path: Path) -> Inflection | None:
    if not path.exists():
        return None
    try:
        return Inflection.model_validate(_toml(path))
    except ValidationError as error:
        raise _explained(path, error) from error


def _toml(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise RulePackError(f"{path.parent.name}/{path.name} is not valid TOML: {error}") from error


def _explained(path: Path, error: ValidationError, where: str = "") -> RulePackError:
    first = error.errors()[0]
    place = " -> ".join(str(part) for part in first["loc"])
    return RulePackError(f"{path.parent.name}/{path.name} {where} {place}: {first['msg']}".replace("  ", " "))

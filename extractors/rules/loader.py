"""Rule packs from their TOML files: those that are shipped, with those of another folder over them."""

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
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
_folder: ContextVar[Path] = ContextVar("rule packs", default=PACKS)


@contextmanager
def packs_from(folder: Path) -> Iterator[None]:
    """Within the context, files of ``folder`` ("nl/actions.toml") stand in for those that are shipped.

    A file that ``folder`` lacks is read from the shipped packs, so that it need hold only what differs.
    """
    token = _folder.set(folder.resolve())
    try:
        yield
    finally:
        _folder.reset(token)


def languages() -> tuple[str, ...]:
    """The languages (ISO 639-1) that have word lists, in alphabetical order."""
    found = {path.parent.name for folder in (PACKS, _folder.get()) for path in folder.glob("*/words.toml")}
    return tuple(sorted(found))


def subjects(language: str) -> tuple[Subject, ...]:
    """The subjects that ``language`` has a pack for."""
    folder = _folder.get()
    return tuple(subject for subject in SUBJECTS if pack_file(folder, language, f"{subject}.toml").exists())


def current_folder() -> Path:
    """The folder that stands in for the shipped packs: they themselves outside of :func:`packs_from`."""
    return _folder.get()


def pack_file(folder: Path, language: str, name: str) -> Path:
    """The file ``name`` of a language: that in ``folder``, or the shipped one where ``folder`` has none."""
    own = folder / language / name
    return own if own.exists() else PACKS / language / name


def load_lexicon(language: str) -> Lexicon:
    """The word lists of ``language``: those of ``words.toml`` and of any file ``*-words.toml`` beside it.

    Raises ``RulePackError`` naming the file and what is wrong in it.
    """
    return _lexicon(language, _folder.get())


def load_rules(language: str, subject: Subject) -> Rulebook:
    """The rules of ``language`` on ``subject``. Raises ``RulePackError`` naming the file and what is wrong in it."""
    return _rulebook(language, subject, _folder.get())


@lru_cache(maxsize=16)
def _lexicon(language: str, folder: Path) -> Lexicon:
    path = pack_file(folder, language, "words.toml")
    if not path.exists():
        raise RulePackError(f"there are no rules for language {language!r}: {path.name} is missing in its folder")
    lists: dict[str, WordList] = {}
    names = {part.name for place in (PACKS, folder) for part in (place / language).glob("*-words.toml")}
    for name in ("words.toml", *sorted(names)):
        lists |= _lists_of(pack_file(folder, language, name), lists)
    return Lexicon(language, lists, _inflection(pack_file(folder, language, "inflection.toml")))


@lru_cache(maxsize=64)
def _rulebook(language: str, subject: Subject, folder: Path) -> Rulebook:
    path = pack_file(folder, language, f"{subject}.toml")
    pack = load_pack(path)
    try:
        return Rulebook(language, subject, pack, _lexicon(language, folder))
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

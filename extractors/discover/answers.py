"""What an open interface answers in JSON, read with distrust: each value is asked for as the type it must have.

A value of another type, or a missing one, raises ``UnexpectedShape`` with the place where it stands, such as
"results[3].link": an interface that changes is noticed the same night, and never read half.
"""

import json
import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import NoReturn

from extractors.discover.addresses import address
from extractors.discover.languages import language_code
from extractors.discover.moments import moment
from extractors.discover.text import LONGEST_TITLE, plain
from extractors.failures import TooLarge, UnexpectedShape
from models.snapshot import Snapshot

MOST_BYTES = 8 * 1024**2
"""Bytes of one answer: a page of a hundred documents takes under 2 MB where every language of each is named."""
MOST_ELEMENTS = 5000
"""Elements of one list: an answer of Cellar that names fifty documents in four languages has some two thousand."""
MOST_DOCUMENTS = 10**9
_COUNT = re.compile(r"[0-9]{1,9}")
_YEAR_AND_MONTH = len("2031-05")


@dataclass(frozen=True)
class Field:
    """A value in an answer and its ``path``, "results[3].link"; the whole answer has the empty path."""

    value: object
    path: str = ""

    def need(self, name: str) -> "Field":
        """The member ``name`` of an object; it must be there."""
        found = self.get(name)
        return found or refuse(self._below(name), "is missing")

    def get(self, name: str) -> "Field | None":
        """The member ``name`` of an object; none when it is absent or null."""
        if not isinstance(self.value, dict):
            refuse(self.path, "is no object")
        found = self.value.get(name)
        return None if found is None else Field(found, self._below(name))

    def elements(self) -> tuple["Field", ...]:
        """The elements of an array."""
        if not isinstance(self.value, list):
            refuse(self.path, "is no list")
        if len(self.value) > MOST_ELEMENTS:
            refuse(self.path, f"has more than {MOST_ELEMENTS} elements")
        return tuple(Field(value, f"{self.path}[{number}]") for number, value in enumerate(self.value))

    def text(self, longest: int = LONGEST_TITLE) -> str:
        """The words of a text, in at most ``longest`` characters; there must be some."""
        return plain(self._written(), longest) or refuse(self.path, "is empty")

    def number(self) -> int:
        """A whole number from 0, as a number or in digits."""
        written = self.value
        if isinstance(written, str) and _COUNT.fullmatch(written.strip()):
            written = int(written)
        if isinstance(written, bool) or not isinstance(written, int) or not 0 <= written < MOST_DOCUMENTS:
            refuse(self.path, "is no whole number from 0")
        return written

    def truth(self) -> bool:
        """True or false."""
        if not isinstance(self.value, bool):
            refuse(self.path, "is neither true nor false")
        return self.value

    def moment(self) -> datetime:
        """A moment in W3C form, in UTC."""
        return moment(self._written()) or refuse(self.path, "is no date")

    def day(self) -> date:
        """The day of a date or moment in W3C form, where it was written."""
        written = self._written().strip()
        first = self.moment().date()
        return first if len(written) == _YEAR_AND_MONTH else datetime.fromisoformat(written).date()

    def address(self, base: str) -> str:
        """The http or https address that is written, relative to ``base``."""
        return address(self._written(), base) or refuse(self.path, "is no web address")

    def said(self, name: str, longest: int = LONGEST_TITLE) -> str | None:
        """The text of the member ``name``; none when it is absent, null or blank."""
        found = self.get(name)
        return plain(found._written(), longest) if found else None

    def language(self, name: str) -> str | None:
        """The language (ISO 639-1) of the tag that is the member ``name``; none when it names none."""
        return language_code(self.said(name))

    def _written(self) -> str:
        if not isinstance(self.value, str):
            refuse(self.path, "is no text")
        return self.value

    def _below(self, name: str) -> str:
        return f"{self.path}.{name}" if self.path else name


def refuse(path: str, what: str) -> NoReturn:
    """Raise ``UnexpectedShape`` for the value at ``path``."""
    raise UnexpectedShape(f"{path or 'the answer'} {what}")


def check_size(snapshot: Snapshot) -> None:
    """Raise ``TooLarge`` for an answer that no interface would give."""
    if len(snapshot.content) > MOST_BYTES:
        raise TooLarge(f"an answer of {len(snapshot.content)} bytes")


def json_answer(snapshot: Snapshot) -> Field:
    """The answer that ``snapshot`` holds. Raises ``UnexpectedShape`` for what is no JSON, and ``TooLarge``."""
    check_size(snapshot)
    try:
        return Field(json.loads(snapshot.content, parse_constant=_no_number))
    except (ValueError, RecursionError) as error:
        raise UnexpectedShape("the answer is no JSON") from error


def _no_number(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")

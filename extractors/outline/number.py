"""The number in front of a heading: "2.1", "Article 4", "Sec. 2.", "§ 5", "A.", "IV.", "Bijlage 1"."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from extractors.outline.counting import ordinal
from models.value import Value

_COUNT = (
    r"\d{1,4}(?:[a-z]{1,2}|\s[a-z](?=$|\s\())?(?:\.\d{1,3}[a-z]?){0,5}|[IVXLCDM]{1,7}|[A-Z](?:\.\d{1,3}){0,4}"
    r"|[\"“‘'][A-Z\d]{1,3}[\"”’']"
)
_END = r"(?=[\s\u00a0.:)–—-]|$)"
_DECIMAL = re.compile(r"(?P<count>\d{1,3}(?:\.\d{1,3}){0,6}[a-z]?)(?:[.):])?(?=[\s\u00a0]|$)")
_ROMAN = re.compile(r"\(?(?P<count>[IVX]|[IVXLC]{2,7}|[ivx]|[ivxl]{2,7})(?:[.):]|\s[–—-])(?=[\s\u00a0]|$)")
_LETTER = re.compile(r"\(?(?P<count>[A-Za-z](?:\.\d{1,3}){0,4})[.):](?=[\s\u00a0]|$)")
_ROMAN_COUNT = re.compile("[IVX]{1,6}")
_MARKS = " \t\u00a0.:–—-)"


class HeadingNumber(Value):
    """A parsed number.

    ``label`` is the number as printed without its closing mark ("2.1", "Article 4", "A"). ``scheme`` says
    how it counts: "decimal", "roman", "letter", "annex" or a division of ``divisions.toml`` ("chapter").
    "letter-lower" and "roman-lower" are their forms in small letters. ``depth`` is the count's number of parts
    and ``value`` the last of them: 2 and 1 for "2.1"; 0 where it cannot be told. ``title`` is the heading
    without the number. ``bare`` says that only white space parts the two: "3 Ports".
    """

    label: str
    scheme: str
    depth: int
    value: int = 0
    title: str
    bare: bool = False


def parse_number(heading: str) -> HeadingNumber | None:
    """The number in front of ``heading``; none when there is none.

    A year or an amount in front of words ("2030 climate plan", "10 000 homes") is no number of a heading.
    """
    text = heading.strip()
    return _division(text) or _bare(text)


def _division(text: str) -> HeadingNumber | None:
    if text.rstrip(_MARKS).lower() in _annexes():
        return HeadingNumber(label=text.rstrip(_MARKS), scheme="annex", depth=1, title="")
    match = _division_pattern().match(text)
    if match is None:
        return None
    count = match["count"] or match["ordinal"] or ""
    label = text[: match.end()].strip(_MARKS)
    scheme = _schemes()[match["word"].rstrip(".").lower()]
    kind = "roman" if _ROMAN_COUNT.fullmatch(count) else "letter" if count[:1].isalpha() else "decimal"
    return HeadingNumber(
        label=label,
        scheme=scheme,
        depth=count.count(".") + 1,
        value=ordinal(count, kind),
        title=text[match.end() :].lstrip(_MARKS),
    )


def _bare(text: str) -> HeadingNumber | None:
    for scheme, pattern in (("decimal", _DECIMAL), ("roman", _ROMAN), ("letter", _LETTER)):
        match = pattern.match(text)
        if match is None:
            continue
        title = text[match.end() :].lstrip(_MARKS)
        if scheme == "decimal" and _is_amount(match, title):
            return None
        count = match["count"]
        written = f"{scheme}-lower" if scheme != "decimal" and count[0].islower() else scheme
        return HeadingNumber(
            label=count,
            scheme=written,
            depth=count.count(".") + 1,
            value=ordinal(count, scheme),
            title=title,
            bare=match[0] == count,
        )
    return None


def _is_amount(match: re.Match[str], title: str) -> bool:
    """Whether a bare number counts the words after it: "7 steps to", "10 000 homes"; closing marks say no."""
    if not match[0].isdigit():
        return False
    return title[:1].islower() or title[:3].isdigit()


@cache
def _division_pattern() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, _schemes()), key=len, reverse=True))
    return re.compile(
        rf"(?P<word>(?i:{words})\.?)[\s\u00a0]{{0,3}}"
        rf"(?:(?:n[°ro]\.?|no\.)\s?)?(?:(?P<count>{_COUNT}){_END}|(?P<ordinal>(?i:premier|première|1er|1ère|unique|only|enig)\b))"
    )


@cache
def _schemes() -> dict[str, str]:
    """Each word that names a division, in lower case, with the scheme that it belongs to."""
    data = tomllib.loads((files("extractors.outline") / "data" / "divisions.toml").read_text(encoding="utf-8"))
    return {word: name for name, words in (("annex", data["annex"]), *data["ranks"].items()) for word in words}


@cache
def _annexes() -> frozenset[str]:
    return frozenset(word for word, scheme in _schemes().items() if scheme == "annex")


@cache
def division_ranks() -> dict[str, int]:
    """Each scheme that divides a document, with its rank: 0 is the highest."""
    data = tomllib.loads((files("extractors.outline") / "data" / "divisions.toml").read_text(encoding="utf-8"))
    return {name: rank for rank, name in enumerate(data["ranks"])}


def division_level(heading: str) -> int | None:
    """The level of ``heading``'s division in a document that uses them all: 1 for annexes and books, 7 for articles."""
    number = parse_number(heading)
    if number is None or number.scheme == "annex":
        return None if number is None else 1
    rank = division_ranks().get(number.scheme)
    return None if rank is None else rank + 1

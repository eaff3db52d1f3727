"""How much money: the first amount in an action, as written and as a number of its currency."""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from extractors.rules import Reading, load_grammar, load_rules
from extractors.rules.grammar import Money
from models.finding import Amount

_NUMBER = re.compile(r"\d[\d.,]*")
_GROUP = re.compile(r"\d{3}(?:[.,]\d{1,2})?")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")


def amount_of(reading: Reading, language: str) -> Amount | None:
    """The first amount of money in a sentence, if any; of two at one place the longer."""
    matches = load_rules(language, "amounts").match(reading)
    if not matches:
        return None
    first = min(matches, key=lambda match: (match.start, match.start - match.end))
    text = reading.text[first.start : first.end]
    words = [token.lower_ for token in reading.doc if first.start <= token.idx < first.end]
    money = load_grammar(language).money
    currency = next((money.currencies[word] for word in words if word in money.currencies), None)
    return Amount(text=text, value=_value(words, money), currency=currency)


def _value(words: list[str], money: Money) -> Decimal | None:
    number = next((_number(found, money) for found in _digits(words)), None)
    factor = next((money.magnitudes[word] for word in words if word in money.magnitudes), 1)
    return None if number is None else number * factor


def _digits(words: list[str]) -> Iterator[str]:
    """The numbers among the words; groups of three digits set apart by spaces ("1 500 000") are one."""
    number = ""
    for word in words:
        if number and _GROUP.fullmatch(word):
            number += word
            continue
        if number:
            yield number
        number = found[0] if (found := _NUMBER.match(word)) else ""
    if number:
        yield number


def _number(text: str, money: Money) -> Decimal | None:
    plain = text.rstrip(".,")
    if _THOUSANDS.fullmatch(plain) and not (plain.count(",") + plain.count(".") == 1 and _is_decimal(plain, money)):
        return Decimal(re.sub(r"[.,]", "", plain))
    swapped = plain.replace(".", "").replace(",", ".") if money.decimal_comma else plain.replace(",", "")
    try:
        return Decimal(swapped)
    except InvalidOperation:
        return None


def _is_decimal(text: str, money: Money) -> bool:
    """Whether the one mark in "1.500" is the language's decimal mark."""
    return ("," in text) == money.decimal_comma

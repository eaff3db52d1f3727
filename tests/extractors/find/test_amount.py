"""How much money, as written and as a number."""

from decimal import Decimal

import pytest

from extractors.find.amount import amount_of
from extractors.rules import load_lexicon

SENTENCES = [
    ("en", "We invest £3.5 million in ferries.", "£3.5 million", "3500000", "GBP"),
    ("en", "Fees rise to $1,250.", "$1,250", "1250", "USD"),
    ("en", "It costs 20 million euros, or €2 a head.", "20 million euros", "20000000", "EUR"),
    ("nl", "De stad trekt 1,5 miljoen euro uit.", "1,5 miljoen euro", "1500000", "EUR"),
    ("nl", "Er is € 250.000 voor veren.", "€ 250.000", "250000", "EUR"),
]


@pytest.mark.parametrize(("language", "sentence", "text", "value", "currency"), SENTENCES)
def test_amount(language: str, sentence: str, text: str, value: str, currency: str) -> None:
    amount = amount_of(load_lexicon(language).read(sentence), language)
    assert amount is not None
    assert (amount.text, amount.value, amount.currency) == (text, Decimal(value), currency)


@pytest.mark.parametrize(("language", "sentence"), [("en", "We plant 20 trees."), ("nl", "Wij planten 20 bomen.")])
def test_a_number_is_no_money(language: str, sentence: str) -> None:
    assert amount_of(load_lexicon(language).read(sentence), language) is None

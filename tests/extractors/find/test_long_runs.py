"""Text that makes tokenisers and patterns slow is found through in seconds, in every language of the rules."""

import time

import pytest

from extractors.find import find
from extractors.rules import languages
from tests.extractors.find.short_documents import written

MOST_SECONDS = 5
"""Of processor time, the rules of the language loaded."""
COMMITMENTS = {
    "en": "The ministry will publish a register of quays by 1 March 2028.",
    "nl": "Het ministerie stelt vóór 1 maart 2028 een register van kaden vast.",
    "fr": "Le ministère publiera un registre des quais avant le 1er mars 2028.",
    "de": "Das Ministerium wird bis zum 1. März 2028 ein Register der Kais veröffentlichen.",
}
RUNS = {
    "opening brackets": "(" * 20_000,
    "address of emoji": "https://example.org/" + "\U0001f600" * 13_200,
    "letters": "x" * 100_000,
    "digits": "1" * 100_000,
    "full stops": "." * 20_000,
    "hyphens in a word": "a-" * 20_000,
    "apostrophes": "l'" * 20_000,
    "slashes": "en/of/" * 10_000,
    "quotation marks": "“" * 20_000,
    "no blanks that break": "plan\u00a0" * 10_000,
    "accents on one letter": "e" + "\u0301" * 20_000,
    "modals without an end": "will " * 10_000,
    "commas": "quays, " * 10_000,
    "part dates": "1.1." * 10_000,
}


@pytest.fixture(params=languages())
def language(request: pytest.FixtureRequest) -> str:
    """Each language that has rules, its rules loaded."""
    code: str = request.param
    find(*written(code, COMMITMENTS[code]))
    return code


@pytest.mark.parametrize("name", RUNS)
def test_a_long_run_takes_seconds(name: str, language: str) -> None:
    document, outline = written(language, f"{COMMITMENTS[language]}\nSee {RUNS[name]} there.")
    begin = time.process_time()
    find(document, outline)
    assert time.process_time() - begin < MOST_SECONDS


def test_what_stands_beside_a_long_run_is_still_found(language: str) -> None:
    document, outline = written(language, f"{COMMITMENTS[language]}\nSee {RUNS['opening brackets']} there.")
    assert [action.text for action in find(document, outline).actions] == [COMMITMENTS[language]]

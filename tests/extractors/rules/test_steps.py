"""Steps walked here find what spaCy's matcher finds, and a phrase is named whole."""

import pytest

from extractors.rules import load_lexicon
from extractors.rules.compiled import CompiledPattern
from extractors.rules.pattern import parse_pattern
from extractors.rules.segment import Segment

PATTERNS = (
    "will|shall",
    "{do:base}",
    "{agent}",
    "{agent&!number}",
    "{agent}? will",
    "the {agent}*3 will !not",
    "!the {do:base} {capital}?",
    "{will} not? {do:base}",
)
TEXTS = (
    "The Ministry of Health will not publish the list.",
    "By 2030 the working group and the agency will set up a Register.",
    "Will shall will",
    "",
)


@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("text", TEXTS)
def test_a_walk_finds_what_the_matcher_finds(pattern: str, text: str) -> None:
    lexicon = load_lexicon("en")
    segment, reading = Segment(parse_pattern(pattern), lexicon), lexicon.read(text)
    assert segment.spans(reading) == segment._match(reading)


def test_the_longest_form_of_a_phrase_is_named() -> None:
    lexicon = load_lexicon("en")
    text = "It calls on ministers to publish a register."
    pattern = CompiledPattern(parse_pattern("{recommend:s}@asks ...5 {do:base}@verb"), lexicon)
    spans = pattern.spans(lexicon.read(text))
    assert [text[start:end] for name, start, end in spans[0].names if name == "asks"] == ["calls on"]

"""What is to be done, and to what, as written."""

import pytest

from extractors.find.actions import find_actions
from tests.extractors.find.short_documents import written

SENTENCES = [
    ("en", "The Ministry will publish a map of wells.", "publish", "a map of wells"),
    ("en", "A map of wells will be published in May.", "published", "A map of wells"),
    ("en", "The Ministry will fund a desk to help skippers.", "fund", "a desk"),
    ("en", "Ports should publish their fees, as others do.", "publish", "their fees"),
    ("nl", "De minister zal een register instellen.", "instellen", "een register"),
    ("nl", "Daarom verhoogt het kabinet de bijdrage.", "verhoogt", "de bijdrage"),
    ("nl", "Er wordt een sluis gebouwd.", "gebouwd", "een sluis"),
]


@pytest.mark.parametrize(("language", "sentence", "verb", "object_"), SENTENCES, ids=[row[1] for row in SENTENCES])
def test_verb_and_object(language: str, sentence: str, verb: str, object_: str) -> None:
    (action,) = find_actions(*written(language, sentence))
    assert (action.verb, action.object) == (verb, object_)

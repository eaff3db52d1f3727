"""Who is meant by an actor that is named by a pronoun: "we" is the issuer, "they" who was named before."""

from collections.abc import Iterable, Iterator

from extractors.rules import load_grammar
from models.finding import ActionPoint


def with_resolved_actors(actions: Iterable[ActionPoint], language: str, issuer: str | None) -> Iterator[ActionPoint]:
    """The actions, in reading order, with ``resolved_actor`` wherever an actor is named.

    Words of the first person stand for ``issuer`` and stay unresolved where it is not known; other pronouns
    stand for the last actor named in words.
    """
    grammar = load_grammar(language)
    last: str | None = None
    for action in actions:
        words = (action.actor or "").lower().split()
        if not words:
            yield action
            continue
        if set(words) & grammar.first_person:
            resolved = issuer
        elif set(words) <= grammar.pronouns:
            resolved = last
        else:
            resolved = last = action.actor
        yield action.model_copy(update={"resolved_actor": resolved})

"""Whether a text is on a topic of the home profile, and why."""

from models.value import LocalText, Value


class Relevance(Value):
    """``relevant`` is none when the text is too short, or in a language without word lists, to say that it is not.

    ``topics`` are the codes of the topics of interest that it mentions, the one that counts most first; ``quotes`` are
    the first mention of each, with the words around it.
    """

    relevant: bool | None
    topics: tuple[str, ...] = ()
    why: LocalText
    quotes: tuple[str, ...] = ()

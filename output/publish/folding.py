"""Words as a search compares them: without case and accents."""

import re
from collections.abc import Iterable
from unicodedata import combining, normalize

_WORD = re.compile(r"\w+")


def folded(text: str) -> str:
    """The text in lower case, without accents: "Économie" becomes "economie"."""
    decomposed = normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not combining(character))


def folded_words(texts: Iterable[str]) -> str:
    """Each different word of the texts once, folded, in the order of the alphabet, between single spaces.

    A space stands before the first word too, so that " word" finds every word that begins so.
    """
    words = {word for text in texts for word in _WORD.findall(folded(text))}
    return " " + " ".join(sorted(words))


def has_words(words: str, sought: str) -> bool:
    """Whether every word of ``sought`` begins a word of ``words``, which is made by :func:`folded_words`."""
    return all(f" {word}" in words for word in _WORD.findall(folded(sought)))

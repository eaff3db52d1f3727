"""The parts of laws and what is above what: parts hold titles, these chapters, these sections, these articles."""

from collections.abc import Sequence

from extractors.read.pdf.numbering import number_of

_ORDER = (
    ("book", "boek", "livre", "buch", "libro", "livro"),
    ("part", "deel", "partie", "teil", "parte"),
    ("title", "titel", "titre", "título"),
    ("chapter", "hoofdstuk", "chapitre", "kapitel", "capítulo"),
    ("section", "afdeling", "sectie", "abschnitt", "sección", "secção"),
    ("paragraaf", "unterabschnitt"),
    ("article", "artikel", "artículo", "artigo", "§"),
)
"""As drafting guides have them (EU Joint Practical Guide 2013, guideline 15; Aanwijzingen voor de regelgeving 3.56)."""
_DEPTHS = {word: depth for depth, words in enumerate(_ORDER) for word in words}
_ANNEXES = frozenset(["annex", "annexe", "bijlage", "anhang", "anlage", "appendix", "schedule", "anexo"])
_LEAST_SHARE = 0.5
"""The share of headings that name a part from which their words tell levels."""


def levels_by_parts(headings: Sequence[str]) -> dict[int, int]:
    """The 1-based level of each heading that names a part of a law; empty where few do or all name the same.

    Annexes are on the highest level.
    """
    words = {index: word for index, heading in enumerate(headings) if (word := _word(heading))}
    depths = sorted({_DEPTHS[word] for word in words.values() if word in _DEPTHS})
    if len(depths) <= 1 or len(words) < _LEAST_SHARE * len(headings):
        return {}
    return {index: depths.index(_DEPTHS[word]) + 1 if word in _DEPTHS else 1 for index, word in words.items()}


def _word(heading: str) -> str | None:
    """The word for a part with which ``heading`` begins before its number, lower case."""
    number = number_of(heading)
    if number is None or number.kind != "worded":
        return None
    word = "§" if number.text.startswith("§") else number.text.split()[0].rstrip(".").casefold()
    return word if word in _DEPTHS or word in _ANNEXES else None

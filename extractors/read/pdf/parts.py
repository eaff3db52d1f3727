"""The parts of laws and what is above what: titles hold chapters, these sections, these articles."""

import re
from collections.abc import Sequence

from extractors.read.pdf.numbering import number_of

_CONTAINER = re.compile(
    "book|boek|livre|buch|libro|livro|part|deel|partie|teil|parte|title|titel|titre|título|chapter|hoofdstuk|chapitre|"
    "kapitel|capítulo|section|afdeling|sectie|abschnitt|sección|secção|paragraaf"
)
_ARTICLE = re.compile("article|artikel|artículo|artigo|§")
_ANNEX = re.compile("annexe?|bijlage|anhang|anlage|appendix|schedule|anexo")
_LEAST_SHARE = 0.5
"""The share of headings that name a part from which their words tell levels."""


def levels_by_parts(headings: Sequence[str]) -> dict[int, int]:
    """The 1-based level of each heading that names a part of a law; empty where few do or all name the same.

    What comes first holds what comes later, for countries differ in whether a title holds chapters or a chapter
    titles; articles are the lowest, also where a chapter without sections has them first, and annexes the highest.
    """
    words = {index: word for index, heading in enumerate(headings) if (word := _word(heading))}
    order = [word for word in dict.fromkeys(words.values()) if _CONTAINER.fullmatch(word)]
    order += [word for word in dict.fromkeys(words.values()) if _ARTICLE.fullmatch(word)][:1]
    if len(order) <= 1 or len(words) < _LEAST_SHARE * len(headings):
        return {}
    lowest = len(order)
    depths = {word: depth for depth, word in enumerate(order, start=1)}
    return {index: 1 if _ANNEX.fullmatch(word) else depths.get(word, lowest) for index, word in words.items()}


def _word(heading: str) -> str | None:
    """The word for a part with which ``heading`` begins before its number, lower case."""
    number = number_of(heading)
    if number is None or number.kind != "worded":
        return None
    word = "§" if number.text.startswith("§") else number.text.split()[0].rstrip(".").casefold()
    return word if any(kind.fullmatch(word) for kind in (_CONTAINER, _ARTICLE, _ANNEX)) else None

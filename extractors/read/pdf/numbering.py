"""Printed section numbers as headings carry them: "2.1", "Article 4", "Annex II", "A.", "Sec. 2."."""

import re
from dataclasses import dataclass

_WORDS = (
    "article|artikel|art|chapter|hoofdstuk|chapitre|kapitel|section|sectie|afdeling|abschnitt|sec|part|deel|partie|"
    "teil|title|titel|titre|annex|annexe|bijlage|anhang|anlage|appendix|schedule|paragraaf|recommendation|aanbeveling|"
    "recommandation|empfehlung|action|actie|maßnahme|measure|maatregel|mesure|principle|principe|beginsel|grundsatz|"
    "pillar|pijler|pilier|objective|doelstelling|objectif|goal|doel|ziel|strategy|priority|prioriteit|priorité|box|"
    "kader|encadré|module|step|stap|étape|theme|thema|artículo|capítulo|sección|anexo|artigo|título|eixo|eje"
)
_LABEL = r"(?:\d{1,3}[a-z]{0,2}|[IVXLC]{1,7}|[A-Z])"
_WORDED = re.compile(rf"(?:(?i:{_WORDS})\.?\s+{_LABEL}|§\s?\d{{1,3}}[a-z]?)(?:\.\d{{1,2}})*(?!\w)")
_DECIMAL = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4})(\.|\)|:)?(?=\s+\S)")
_LETTER = re.compile(r"\(?([A-Z]|[IVXL]{1,5}|[a-z]|[ivxl]{1,5})(?:\.|\)|:|\s[–—-])(?=\s+\S)")
_MOST_CHAPTERS = 40


@dataclass(frozen=True, slots=True)
class Number:
    """``kind`` is "decimal", "letter" or "worded"; ``depth`` is how many parts a decimal has; ``end`` its length."""

    text: str
    kind: str
    depth: int
    end: int


def number_of(text: str) -> Number | None:
    """The section number with which ``text`` begins, if any."""
    if match := _WORDED.match(text):
        return Number(match[0], "worded", 1, match.end())
    if (match := _DECIMAL.match(text)) and int(match[1].split(".")[0]) <= _MOST_CHAPTERS:
        return Number(match[1], "decimal", match[1].count(".") + 1, match.end())
    if match := _LETTER.match(text):
        return Number(match[1], "letter", 1, match.end())
    return None


def without_number(text: str) -> str:
    """``text`` without its section number and the punctuation after it."""
    number = number_of(text)
    return text[number.end :].lstrip(" .:)–—-") if number else text

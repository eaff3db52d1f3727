"""Where the name of a body ends that stands after its verb: "zal de minister van Binnenlandse Zaken een register"."""

from extractors.rules import Reading
from extractors.rules.grammar import Grammar


def name_end(reading: Reading, head: int, grammar: Grammar) -> int:
    """Where a name ends that is joined to ``head``, or follows it as it is itself a name ("de Autoriteit Digitale
    Zaken"). Where all nouns are capitals the next one may be another word's: only what is joined belongs to it.
    """
    doc, end = reading.doc, head + 1
    linked = end < len(doc) and doc[end].lower_ in grammar.name_links
    if not linked and (grammar.capital_nouns or not doc[head].is_title):
        return end
    position, after_name = end + linked, False
    while position < len(doc):
        capital = doc[position].text[0].isupper()
        if not capital and doc[position].lower_ not in grammar.joiners | {","}:
            break
        if capital and after_name and grammar.capital_nouns:
            break
        after_name = capital
        position += 1
        end = position if capital else end
    return end

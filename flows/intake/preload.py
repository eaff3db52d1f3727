"""What workers have loaded before they see a document."""

MANY = 10
"""Documents from which on everything is loaded beforehand: 5 s of processor time, some three documents' worth, that
each worker would otherwise spend by itself when it meets a language."""


def preload(documents: int) -> tuple[str, ...]:
    """The modules that workers share, when about so many documents are to come."""
    return ("flows.intake.loaded",) if documents >= MANY else ("extractors.pipeline", "spacy", "spacy.matcher")

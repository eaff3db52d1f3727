"""Controlled codes and their labels: document types, audiences, topics, jurisdictions.

The lists are data (``models/vocabularies/*.toml``), read once from the installed package.
"""

import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files

from models.value import Value


class Concept(Value):
    """A code with its labels. ``published`` is the label that the monitor prints, where it differs."""

    code: str
    nl: str
    en: str
    fr: str
    de: str = ""
    published_nl: str = ""
    published_en: str = ""

    def label(self, language: str) -> str:
        """The label to print in ``language`` ("nl", "en", "fr", "de"); anything else reads English."""
        published = {"nl": self.published_nl, "en": self.published_en}.get(language)
        plain = {"nl": self.nl, "fr": self.fr, "de": self.de or self.en}.get(language, self.en)
        return published or plain


class Vocabulary(Mapping[str, Concept]):
    """A list of concepts by code, in the order of its file."""

    def __init__(self, name: str) -> None:
        text = (files("models") / "vocabularies" / f"{name}.toml").read_text(encoding="utf-8")
        rows = tomllib.loads(text)
        self._concepts = {code: Concept(code=code, **row) for code, row in rows.items()}

    def __getitem__(self, code: str) -> Concept:
        return self._concepts[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._concepts)

    def __len__(self) -> int:
        return len(self._concepts)


JURISDICTIONS = Vocabulary("jurisdictions")
DOCUMENT_TYPES = Vocabulary("document_types")
AUDIENCES = Vocabulary("audiences")
TOPICS = Vocabulary("topics")

"""How far two language versions of one work say the same, and where they differ."""

from enum import StrEnum

from pydantic import Field

from models.value import LocalText, Value


class Aspect(StrEnum):
    """What can be compared between texts in different languages."""

    PRINCIPLES = "principles"
    PILLARS = "pillars"
    ACTIONS = "actions"
    DEADLINES = "deadlines"
    AMOUNTS = "amounts"
    PUBLISHED = "published"
    DOCUMENT_TYPE = "document_type"
    AUDIENCE = "audience"


class Proof(Value):
    """A quote from one version; ``finding`` is the finding's id, none where a field of the entry is quoted.

    ``page`` is 1-based, none for a web page.
    """

    finding: str | None = None
    quote: str
    page: int | None = None


class Side(Value):
    """What one version says, and the quotes that show it.

    ``values`` are counts ("3"), ISO 8601 dates ("2030-12-31"), money ("5000000 EUR") or codes of the vocabularies;
    empty when the version says nothing.
    """

    values: tuple[str, ...] = ()
    proofs: tuple[Proof, ...] = ()


class Difference(Value):
    """One thing that the versions do not say alike.

    ``pillar`` is the 1-based position of the pillar that it stands under; none outside all pillars, and for what is
    said of the whole work.
    """

    aspect: Aspect
    pillar: int | None = Field(default=None, ge=1)
    first: Side
    second: Side
    sentence: LocalText


class LanguageVersion(Value):
    """Which entry was compared."""

    work_id: str
    version: int = Field(ge=1)
    language: str
    url: str


class Parity(Value):
    """Two entries compared. ``score`` runs from 0, nothing alike, to 1, no differences."""

    first: LanguageVersion
    second: LanguageVersion
    score: float = Field(ge=0, le=1)
    differences: tuple[Difference, ...]
    summary: LocalText

    @property
    def equal(self) -> bool:
        """Whether no difference was found."""
        return not self.differences

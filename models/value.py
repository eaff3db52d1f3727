"""The base of every value that travels between stages."""

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """An immutable value that refuses unknown fields, so that nothing is silently absorbed."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=False)


class LocalText(Value):
    """One short text in the two languages of the monitor."""

    nl: str
    en: str

    def in_language(self, language: str) -> str:
        """The text in ``language`` ("nl" or "en"); anything else reads English."""
        return self.nl if language == "nl" else self.en

"""Language tags as sources write them."""

from functools import lru_cache

from extractors.language.identify import settle_language

_LONGEST = 35
"""Characters that a registered tag takes at most (RFC 5646, 4.4.1)."""


def language_code(tag: object) -> str | None:
    """The language (ISO 639-1) of a tag such as "nl-BE"; none for what names no language that is known here."""
    return _code(tag) if isinstance(tag, str) and len(tag) <= _LONGEST else None


@lru_cache(maxsize=1000)
def _code(tag: str) -> str | None:
    code = settle_language(tag, ()).code
    return code if code != "und" else None

"""Where documents come from: a line of ``sources.toml``."""

from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, field_validator

from models.value import Value
from models.vocabulary import JURISDICTIONS


class Source(Value):
    """One place to watch.

    A "page" leads to the document that it announces, if it does; a "document" is taken as it is. ``jurisdiction``
    and ``issuer`` are what is known of whatever is found there; a document's own word on its issuer goes before.
    ``least_items`` is how many documents it should yield at the least.
    """

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    url: str
    kind: Literal["document", "page"] = "page"
    jurisdiction: str | None = None
    issuer: str | None = Field(default=None, min_length=1)
    least_items: int = Field(default=1, ge=0)

    @field_validator("url")
    @classmethod
    def _web_or_file(cls, url: str) -> str:
        if urlsplit(url).scheme not in {"http", "https", "file"}:
            raise ValueError(f"{url!r}: a source's url begins with https:, http: or file:")
        return url

    @field_validator("jurisdiction")
    @classmethod
    def _known_jurisdiction(cls, code: str | None) -> str | None:
        if code is not None and code not in JURISDICTIONS:
            raise ValueError(f"{code!r} is not a jurisdiction of models/vocabularies/jurisdictions.toml")
        return code

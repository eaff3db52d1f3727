"""The bytes a public body published, exactly as they were fetched."""

from datetime import datetime
from hashlib import sha256
from typing import Self

from pydantic import Field, model_validator

from models.value import Value


class Snapshot(Value):
    """Raw bytes with how they were got. ``sha256`` is checked against ``content``.

    ``requested_url`` is what was asked for, ``final_url`` where it was found after ``redirects``
    (each the URL that redirected, in order). Local files have ``file:`` URLs and no headers.
    ``content`` stays out of the JSON: the store keeps it as a blob under its hash.
    """

    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    content: bytes = Field(repr=False, exclude=True)
    media_type: str
    requested_url: str
    final_url: str
    redirects: tuple[str, ...] = ()
    headers: dict[str, str] = Field(default_factory=dict)
    fetched_at: datetime

    @model_validator(mode="after")
    def _hash_matches(self) -> Self:
        if sha256(self.content).hexdigest() != self.sha256:
            raise ValueError(f"the content does not hash to {self.sha256}")
        return self

"""What a reviewer decided: append-only, never changed by a machine."""

from datetime import datetime
from enum import StrEnum

from pydantic import Field, JsonValue

from models.value import Value


class Verb(StrEnum):
    """What a reviewer can do to a field or a finding."""

    ACCEPT = "accept"
    EDIT = "edit"
    REJECT = "reject"
    FLAG = "flag"
    UNDO = "undo"


class Decision(Value):
    """One decision on one field ("title") or finding (its id) of one version of an entry."""

    work_id: str
    entry_version: int = Field(ge=1)
    target: str
    verb: Verb
    who: str
    when: datetime
    before: JsonValue = None
    after: JsonValue = None
    reason: str | None = None

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
    ADD = "add"
    """A finding of the reviewer's own."""


class Decision(Value):
    """One decision on one field ("title") or finding (its id) of one version of an entry.

    ``before`` is what the reviewer saw. ``after`` is, of an edit, the new value of a field or the parts of a finding
    that change; of an add, the whole finding, whose id is ``target``; of an accept that takes the machine's new reading
    in place of an earlier word, that reading. Other verbs have none.
    """

    work_id: str
    entry_version: int = Field(ge=1)
    target: str
    verb: Verb
    who: str
    when: datetime
    before: JsonValue = None
    after: JsonValue = None
    reason: str | None = None

"""Why a decision is refused: small named exceptions, each with a sentence for the reviewer."""

from typing import ClassVar

from pydantic import JsonValue, ValidationError


class DecisionRefused(Exception):
    """The decision was not recorded. ``code`` is stable; ``str()`` is a sentence for people."""

    code: ClassVar[str] = "refused"


class StaleDecision(DecisionRefused):
    """The entry or the value has changed since the reviewer saw it. ``current`` is what it is now."""

    code = "stale"

    def __init__(self, sentence: str, current: JsonValue = None) -> None:
        super().__init__(sentence)
        self.current = current


class UnknownTarget(DecisionRefused):
    """The entry has no such field or finding."""

    code = "unknown-target"


class NothingToUndo(DecisionRefused):
    """No decision on this field or finding is left to undo."""

    code = "nothing-to-undo"


class NothingToRestore(DecisionRefused):
    """There is no such earlier value, or the field or finding says it already."""

    code = "nothing-to-restore"


class InvalidEdit(DecisionRefused):
    """The new value is not one that the field or finding can have."""

    code = "invalid-edit"


class EmptyComment(DecisionRefused):
    """A comment without words."""

    code = "empty-comment"


class NotAllowed(DecisionRefused):
    """The entry cannot go to that state. ``open_targets`` are the claims that still stand in its way, if any do."""

    code = "not-allowed"

    def __init__(self, sentence: str, open_targets: tuple[str, ...] = ()) -> None:
        super().__init__(sentence)
        self.open_targets = open_targets


class StaleRevision(DecisionRefused):
    """Someone decided on, moved, assigned or drew the entry anew since it was seen. ``current`` is its revision now."""

    code = "stale-revision"

    def __init__(self, sentence: str, current: int) -> None:
        super().__init__(sentence)
        self.current = current


def problems_of(error: ValidationError) -> str:
    """What is wrong with a value, as one phrase that does not repeat the value."""
    return "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors(include_input=False))

"""What a night should report, and what it should not."""

from models.change import ChangeKind
from models.value import Value


class Expected(Value):
    """A real change of a document: made in ``night``, to be reported then and at the latest in night ``by``.

    ``document`` is its number in the web; ``what`` says how it was made.
    """

    night: int
    by: int
    document: int
    kind: ChangeKind
    what: str


class Noise(Value):
    """A change of a document's bytes or answers that says nothing: no news of this night."""

    night: int
    document: int
    what: str

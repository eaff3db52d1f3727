"""What a worker does with one document, and the JSON in which it answers."""

from models.change import Change
from models.document import Metadatum
from models.entry import Entry
from models.snapshot import Snapshot
from models.value import Value


class Lead(Value):
    """Where a landing page leads: the address of the document that it is about, if it is one."""

    address: str | None


class Known(Value):
    """The current entry of a work as JSON (values of generic types cannot be pickled), which ``extractor_version``
    drew, and the snapshot it was drawn from; none when the archive has lost it.

    ``content_hash`` is that of the snapshot's text, when this extractor has read it before. ``compare``: the
    difference to the new snapshot is the document's, and not ours.
    """

    entry_json: str
    extractor_version: str
    snapshot: Snapshot | None
    content_hash: str | None = None
    compare: bool = True


class Assignment(Value):
    """For which work to draft, for which home profile, and as which version of the extractor.

    ``hints`` are what is known of the document beforehand, ``note`` the publisher's own word on the last change.
    With ``only_relevant`` a document that is not on a topic of the profile is not drafted.
    """

    work_id: str
    profile: str
    extractor_version: str
    hints: tuple[Metadatum, ...] = ()
    note: str | None = None
    only_relevant: bool = False


class Drafted(Value):
    """What became of a document in a worker.

    ``entry`` is its draft; none when the ``same`` extractor has drawn an entry from other bytes with the same text,
    and when the document is only ``listed``. ``incomplete`` when it lacks what its warnings name: findings, or the
    document itself. ``change`` is what changed since the entry that was known, ``content_hash`` the hash of the text
    and ``signature`` what tells how like another text it is.
    """

    entry: Entry | None = None
    incomplete: bool = False
    change: Change | None = None
    same: bool = False
    listed: bool = False
    content_hash: str
    signature: tuple[int, ...] = ()


def lead_json(page: Snapshot) -> bytes:
    """Whether a web page leads to a document: a ``Lead`` as JSON. Raises a ``DocumentFailure``."""
    from extractors.read import read
    from extractors.read.html.attachment import main_attachment

    attachment = main_attachment(read(page))
    return Lead(address=attachment.url if attachment else None).model_dump_json().encode()


def draft_json(
    snapshot: Snapshot,
    assignment: Assignment,
    page: Snapshot | None = None,
    warning: str | None = None,
    known: Known | None = None,
) -> bytes:
    """Read a snapshot, compare it with what is known of its work and draft its entry: a ``Drafted`` as JSON.

    ``page`` is the landing page that led to the snapshot; ``warning`` says what the draft must do without. Raises a
    ``DocumentFailure``.
    """
    # Loads every reader: only workers need them.
    from flows.intake.drawing import drawn

    return drawn(snapshot, assignment, page, warning, known).model_dump_json().encode()

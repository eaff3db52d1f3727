"""What a worker does with one document, and the JSON in which it answers."""

from models.document import Metadatum
from models.entry import Entry
from models.snapshot import Snapshot
from models.value import Value


class Lead(Value):
    """Where a landing page leads: the address of the document that it is about, if it is one."""

    address: str | None


class Assignment(Value):
    """For which work to draft, for which home profile, and as which version of the extractor.

    ``hints`` are what is known of the document beforehand.
    """

    work_id: str
    profile: str
    extractor_version: str
    hints: tuple[Metadatum, ...] = ()


class Drafted(Value):
    """A draft entry; ``incomplete`` when it lacks what its warnings name: findings, or the document itself."""

    entry: Entry
    incomplete: bool


def lead_json(page: Snapshot) -> bytes:
    """Whether a web page leads to a document: a ``Lead`` as JSON. Raises a ``DocumentFailure``."""
    from extractors.read import read
    from extractors.read.html.attachment import main_attachment

    attachment = main_attachment(read(page))
    return Lead(address=attachment.url if attachment else None).model_dump_json().encode()


def draft_json(
    snapshot: Snapshot, assignment: Assignment, page: Snapshot | None = None, warning: str | None = None
) -> bytes:
    """Read a snapshot and draft its entry: a ``Drafted`` as JSON. Raises a ``DocumentFailure``.

    ``page`` is the landing page that led to the snapshot; ``warning`` says what the draft must do without.
    """
    # Loads every reader: only workers need them.
    from extractors.pipeline import process
    from extractors.read import read
    from extractors.rules import languages

    document = read(snapshot)
    document = document.model_copy(update={"metadata": document.metadata + assignment.hints})
    entry = process(document, assignment.profile, read(page) if page else None).entry
    known = {
        "work_id": assignment.work_id,
        "extractor_version": assignment.extractor_version,
        "url": (page or snapshot).final_url,
        "warnings": entry.warnings + ((warning,) if warning else ()),
    }
    incomplete = warning is not None or document.language not in languages()
    return Drafted(entry=entry.model_copy(update=known), incomplete=incomplete).model_dump_json().encode()

"""What a worker does with one document, and the JSON in which it answers."""

from models.entry import Entry
from models.snapshot import Snapshot
from models.value import Value


class Drafted(Value):
    """A draft entry, or the address of the document that a landing page is about.

    ``incomplete`` drafts lack what their warnings name: findings, or the document itself.
    """

    entry: Entry | None = None
    incomplete: bool = False
    attachment: str | None = None

    def the_entry(self) -> Entry:
        """The draft. Raises ``ValueError`` when there is only an address."""
        if self.entry is None:
            raise ValueError("a landing page was drafted that should have been followed")
        return self.entry


class Assignment(Value):
    """For which work to draft, for which home profile, and as which version of the extractor."""

    work_id: str
    profile: str
    extractor_version: str


def draft_json(
    snapshot: Snapshot, assignment: Assignment, page: Snapshot | None = None, warning: str | None = None
) -> bytes:
    """Read a snapshot and draft its entry: a ``Drafted`` as JSON. Raises a ``DocumentFailure``.

    A landing page gives only the address of its document; call again with that document's snapshot and the
    ``page``, or with the page and a ``warning`` that says why there is no document.
    """
    # Loads every reader: only workers need them.
    from extractors.pipeline import process
    from extractors.read import read
    from extractors.read.html.attachment import main_attachment
    from extractors.rules import languages

    document = read(snapshot)
    if page is None and warning is None:
        attachment = main_attachment(document)
        if attachment:
            return Drafted(attachment=attachment.url).model_dump_json().encode()
    entry = process(document, assignment.profile, read(page) if page else None).entry
    known = {
        "work_id": assignment.work_id,
        "extractor_version": assignment.extractor_version,
        "url": (page or snapshot).final_url,
        "warnings": entry.warnings + ((warning,) if warning else ()),
    }
    incomplete = warning is not None or document.language not in languages()
    return Drafted(entry=entry.model_copy(update=known), incomplete=incomplete).model_dump_json().encode()

"""From a landing page to the document that it is about."""

from typing import NamedTuple

from extractors.failures import DocumentFailure
from extractors.worker import WorkerPool
from flows.intake import outcomes
from flows.intake.drafting import Lead, lead_json
from flows.intake.reception import Reception, check_attachment
from models.entry import Entry
from models.snapshot import Snapshot
from output.store import Store
from output.store.readings import PageLead

_NO_PAGES = (b"%PDF-", b"PK\x03\x04")
"""How documents begin that are certainly no web pages."""


class AttachmentFailed(Exception):
    """The document that a page leads to could not be had; ``failure`` says why."""

    def __init__(self, failure: DocumentFailure) -> None:
        super().__init__(failure.code)
        self.failure = failure


class Found(NamedTuple):
    """What an address gave: the document, the landing page that led to it, and what is missing.

    ``chosen_anew`` when another extractor took the same page to lead elsewhere.
    """

    document: Snapshot
    page: Snapshot | None = None
    warning: str | None = None
    chosen_anew: bool = False

    @property
    def url(self) -> str:
        """Where it was found: the page, if there is one."""
        return (self.page or self.document).final_url


class Follower:
    """Follows landing pages, each read once by each extractor."""

    def __init__(self, store: Store, reception: Reception, pool: WorkerPool, extractor_version: str) -> None:
        self._store = store
        self._reception = reception
        self._pool = pool
        self._version = extractor_version

    def follow(self, snapshot: Snapshot, entry: Entry | None) -> Found:
        """The document that a snapshot leads to when it is a landing page; else itself.

        A document that cannot be had leaves the page alone, with a warning; but this raises ``AttachmentFailed`` when
        the work's ``entry`` was drawn from it. Raises the ``DocumentFailure`` of a page that cannot be read.
        """
        if snapshot.content.startswith(_NO_PAGES):
            return Found(snapshot)
        kept = self._store.lead(snapshot.sha256, snapshot.final_url)
        lead = kept if kept and kept.extractor_version == self._version else self._read(snapshot)
        chosen_anew = kept is not None and kept.address != lead.address
        if lead.address is None:
            return Found(snapshot, chosen_anew=chosen_anew)
        try:
            check_attachment(snapshot, lead.address)
            document = self._reception.receive(lead.address)
        except DocumentFailure as failure:
            if entry and not self._store.lead(entry.snapshot_sha256, snapshot.final_url):
                raise AttachmentFailed(failure) from failure
            return Found(snapshot, warning=outcomes.attachment_failed(failure))
        return Found(document, page=snapshot, chosen_anew=chosen_anew)

    def _read(self, page: Snapshot) -> PageLead:
        answer = Lead.model_validate_json(self._pool.submit(lead_json, page).result())
        lead = PageLead(
            snapshot_sha256=page.sha256,
            url=page.final_url,
            extractor_version=self._version,
            address=answer.address,
        )
        self._store.save_lead(lead)
        return lead

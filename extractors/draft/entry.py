"""The draft entry of one work."""

from extractors.draft.abstract import abstract
from extractors.draft.audience import audience
from extractors.draft.document_type import document_type
from extractors.draft.front import Front
from extractors.draft.impact import impact
from extractors.draft.issuer import issuer
from extractors.draft.jurisdiction import jurisdiction
from extractors.draft.pillar_summary import pillar_summaries
from extractors.draft.published import published
from extractors.draft.takeaways import Subject, takeaways
from extractors.draft.title import title
from extractors.draft.topics import topics
from extractors.version import extractor_version as current_version
from models.document import Document
from models.entry import Entry
from models.finding import Findings
from models.outline import Outline
from models.profile import HomeProfile


def draft(
    document: Document,
    outline: Outline,
    findings: Findings,
    profile: HomeProfile,
    *,
    work_id: str | None = None,
    extractor_version: str | None = None,
    landing: Document | None = None,
) -> Entry:
    """The draft of the monitor's entry, in the document's language where it quotes and in nl and en where it suggests.

    ``work_id`` names the work in the store; without one the snapshot's hash does. ``extractor_version`` is this
    installation's by default. ``landing`` is the page that led to the document: what it says of the document (its
    metadata) goes before what the file says of itself; its own text is not used.
    """
    if landing is not None:
        document = document.model_copy(update={"metadata": landing.metadata + document.metadata})
    front = Front.of(document)
    name = title(document, front)
    where = jurisdiction(document, front, name.value)
    kind = document_type(document, front, name)
    about = topics(document, name)
    subject = Subject(name.value, where.value, kind.value, about.value or ())
    return Entry(
        work_id=work_id or document.snapshot_sha256[:16],
        extractor_version=extractor_version or current_version(),
        snapshot_sha256=document.snapshot_sha256,
        url=document.url,
        language=document.language,
        pages=len(document.pages),
        title=name,
        jurisdiction=where,
        issuer=issuer(document, front),
        published=published(document, front),
        document_type=kind,
        impact=impact(profile, where, kind, name.value, findings),
        audience=audience(document, front, findings, name, kind.value),
        topics=about,
        abstract=abstract(document, outline),
        takeaways=takeaways(document, findings, profile, subject),
        principles=findings.principles,
        pillars=findings.pillars,
        pillar_summaries=pillar_summaries(document, outline, findings.pillars, findings.actions),
        actions=findings.actions,
        provisions=findings.provisions,
        mentions=findings.mentions,
        warnings=(*document.warnings, *findings.warnings),
    )

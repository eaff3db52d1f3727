"""Snapshots, sources, decisions and outcomes."""

from datetime import UTC, datetime
from hashlib import sha256

from hypothesis import strategies as st

from models.decision import Decision, Verb
from models.outcome import Outcome, Status
from models.snapshot import Snapshot
from models.source import Source
from models.vocabulary import JURISDICTIONS
from tests.strategies.texts import CODES, TEXTS

WHEN = datetime(2026, 3, 12, 2, 15, tzinfo=UTC)


@st.composite
def snapshots(draw: st.DrawFn) -> Snapshot:
    """Bytes with their hash."""
    content = draw(st.binary(max_size=200))
    return Snapshot(
        sha256=sha256(content).hexdigest(),
        content=content,
        media_type="text/html",
        requested_url="https://example.org/",
        final_url="https://example.org/plan",
        redirects=("https://example.org/",),
        headers={"etag": '"1"'},
        fetched_at=WHEN,
    )


SOURCES = st.builds(
    Source,
    id=st.from_regex(r"[a-z0-9][a-z0-9-]{0,20}", fullmatch=True),
    url=st.sampled_from(["https://example.org/", "http://example.org/plan.pdf", "file:///plans/plan.pdf"]),
    jurisdiction=st.none() | st.sampled_from(sorted(JURISDICTIONS)),
    least_items=st.integers(0, 100),
)
DECISIONS = st.builds(
    Decision,
    work_id=CODES,
    entry_version=st.integers(1, 50),
    target=CODES,
    verb=st.sampled_from(Verb),
    who=TEXTS,
    when=st.just(WHEN),
    before=st.none() | TEXTS | st.lists(TEXTS, max_size=2),
    after=st.none() | TEXTS | st.lists(TEXTS, max_size=2),
    reason=st.none() | TEXTS,
)
OUTCOMES = st.builds(
    Outcome,
    url=TEXTS,
    status=st.sampled_from(Status),
    code=CODES,
    sentence=TEXTS,
    seconds=st.floats(0, 1e6),
)

"""Hypothesis strategies for entries with any text in them."""

from hypothesis import strategies as st

from models.entry import Entry, EntryField, Origin
from models.evidence import Evidence, RuleRef
from models.finding import ActionKind, ActionPoint
from models.value import LocalText

texts = st.text(min_size=1, max_size=40).filter(lambda text: bool(text.strip()))
rules = st.builds(RuleRef, id=texts, version=st.integers(1, 99))
local_texts = st.builds(LocalText, nl=texts, en=texts)


@st.composite
def evidences(draw: st.DrawFn) -> Evidence:
    exact, start = draw(texts), draw(st.integers(0, 10_000))
    return Evidence(
        snapshot_sha256=draw(st.text("0123456789abcdef", min_size=64, max_size=64)),
        block=draw(texts),
        start=start,
        end=start + len(exact),
        exact=exact,
        prefix=draw(st.text(max_size=32)),
        suffix=draw(st.text(max_size=32)),
        page=draw(st.none() | st.integers(1, 900)),
        rule=draw(st.none() | rules),
        confidence=draw(st.floats(0, 1)),
    )


fields: st.SearchStrategy[EntryField[str]] = st.builds(
    EntryField[str], value=texts, origin=st.sampled_from(Origin), evidence=st.lists(evidences(), max_size=2).map(tuple)
) | st.builds(EntryField[str], value=st.none(), origin=st.none(), reason=local_texts)

actions = st.builds(
    ActionPoint,
    id=texts,
    evidence=st.lists(evidences(), min_size=1, max_size=2).map(tuple),
    confidence=st.floats(0, 1),
    text=texts,
    kind=st.sampled_from(ActionKind),
    actor=st.none() | texts,
)

entries: st.SearchStrategy[Entry] = st.builds(
    Entry,
    work_id=texts,
    snapshot_sha256=texts,
    extractor_version=texts,
    url=texts,
    language=st.sampled_from(["nl", "en", "fr", "de"]),
    title=fields,
    jurisdiction=fields,
    issuer=fields,
    published=fields,
    document_type=fields,
    impact=st.builds(EntryField, reason=local_texts),
    audience=st.builds(EntryField, reason=local_texts),
    topics=st.builds(EntryField, reason=local_texts),
    abstract=fields,
    actions=st.lists(actions, max_size=3, unique_by=lambda action: action.id).map(tuple),
    warnings=st.lists(texts, max_size=2).map(tuple),
)

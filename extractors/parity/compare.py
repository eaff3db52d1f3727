"""Two entries compared by what does not depend on their language: structure, dates, money and codes."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from extractors.parity.align import Pair, align, amount_of, deadline_of
from extractors.parity.sentences import sentence_of, summary_of
from models.entry import Entry, EntryField
from models.finding import ActionPoint, Finding
from models.parity import Aspect, Difference, LanguageVersion, Parity, Proof, Side


class _Compared(NamedTuple):
    """One aspect: how many things both versions have, how many at least one has, and what differs."""

    shared: int
    together: int
    differences: tuple[Difference, ...] = ()


class _Level(NamedTuple):
    """The action points that stand under one pillar, by its 1-based position, or under none."""

    pillar: int | None
    pairs: tuple[Pair, ...]


def compare(first: Entry, second: Entry) -> Parity:
    """Compare the entries of two language versions of one work.

    Principles and pillars are counted; pillars are aligned by order, and action points, without the doubtful ones, are
    counted under each. A deadline or an amount differs when no action point of the other version has it. Publication
    dates differ when one is missing or contradicts the other: "2024" and "2024-05" agree.

    The score is the mean over the aspects that at least one version says something of. Each aspect counts what both
    versions have over what at least one has (the Jaccard index, which for counts is the smaller over the larger); the
    action points of all pillars are counted together. It is 1 exactly when there is no difference, also when neither
    version says anything, and does not depend on which version comes first.
    """
    levels = tuple(_levels(first, second))
    compared = (
        _counted(Aspect.PRINCIPLES, first.principles, second.principles),
        _counted(Aspect.PILLARS, first.pillars, second.pillars),
        _actions(levels),
        _stated(Aspect.DEADLINES, levels, deadline_of),
        _stated(Aspect.AMOUNTS, levels, amount_of),
        _published(first.published, second.published),
        _coded(Aspect.DOCUMENT_TYPE, _one(first.document_type), _one(second.document_type)),
        _coded(Aspect.AUDIENCE, _side(first.audience), _side(second.audience)),
    )
    shares = [aspect.shared / aspect.together for aspect in compared if aspect.together]
    score = sum(shares) / len(shares) if shares else 1.0
    differences = tuple(difference for aspect in compared for difference in aspect.differences)
    return Parity(
        first=_version(first),
        second=_version(second),
        score=score,
        differences=differences,
        summary=summary_of(first.language, second.language, len(differences), score),
    )


def _version(entry: Entry) -> LanguageVersion:
    return LanguageVersion(work_id=entry.work_id, version=entry.version, language=entry.language, url=entry.url)


def _difference(aspect: Aspect, first: Side, second: Side, pillar: int | None = None) -> Difference:
    sentence = sentence_of(aspect, first, second, pillar)
    return Difference(aspect=aspect, pillar=pillar, first=first, second=second, sentence=sentence)


def _proof(finding: Finding) -> Proof:
    return Proof(finding=finding.id, quote=finding.evidence[0].exact, page=finding.page)


def _count(findings: Sequence[Finding]) -> Side:
    return Side(values=(str(len(findings)),), proofs=tuple(map(_proof, findings)))


def _counted(
    aspect: Aspect, first: Sequence[Finding], second: Sequence[Finding], pillar: int | None = None
) -> _Compared:
    counts = len(first), len(second)
    if counts[0] == counts[1]:
        return _Compared(min(counts), max(counts))
    return _Compared(min(counts), max(counts), (_difference(aspect, _count(first), _count(second), pillar),))


def _levels(first: Entry, second: Entry) -> Iterator[_Level]:
    for place in range(max(len(first.pillars), len(second.pillars))):
        yield _Level(place + 1, align(_under(first, place), _under(second, place)))
    yield _Level(None, align(_under(first, None), _under(second, None)))


def _under(entry: Entry, place: int | None) -> tuple[ActionPoint, ...]:
    """The action points, without the doubtful ones, under the pillar at this 0-based place, or under none."""
    if place is not None and place >= len(entry.pillars):
        return ()
    actions = entry.actions_under(None if place is None else entry.pillars[place].id)
    return tuple(action for action in actions if not action.doubtful)


def _actions(levels: Sequence[_Level]) -> _Compared:
    """The action points of each pillar; those without a counterpart are quoted first."""
    parts = []
    for pillar, pairs in levels:
        lone_first = sorted(pairs, key=lambda pair: None not in pair)
        first = [action for action, _ in lone_first if action]
        second = [action for _, action in lone_first if action]
        parts.append(_counted(Aspect.ACTIONS, first, second, pillar))
    differences = tuple(difference for part in parts for difference in part.differences)
    return _Compared(sum(p.shared for p in parts), sum(p.together for p in parts), differences)


def _stated(aspect: Aspect, levels: Sequence[_Level], said: Callable[[ActionPoint], str | None]) -> _Compared:
    """What action points state, such as deadlines; each that one version lacks is shown beside its counterpart."""
    rows = [
        (level.pillar, first, second, said(first) if first else None, said(second) if second else None)
        for level in levels
        for first, second in level.pairs
    ]
    firsts, seconds = {row[3] for row in rows} - {None}, {row[4] for row in rows} - {None}
    one_sided = firsts ^ seconds
    differences = (
        _difference(aspect, _statement(first, ours), _statement(second, theirs), pillar)
        for pillar, first, second, ours, theirs in rows
        if ours in one_sided or theirs in one_sided
    )
    return _Compared(len(firsts & seconds), len(firsts | seconds), tuple(differences))


def _statement(action: ActionPoint | None, said: str | None) -> Side:
    return Side(values=(said,) if said else (), proofs=(_proof(action),) if action else ())


def _side(field: EntryField[tuple[str, ...]]) -> Side:
    proofs = tuple(Proof(quote=evidence.exact, page=evidence.page) for evidence in field.evidence)
    return Side(values=tuple(sorted(set(field.value or ()))), proofs=proofs)


def _one(field: EntryField[str]) -> Side:
    values = (field.value,) if field.value else None
    return _side(EntryField(value=values, origin=field.origin, evidence=field.evidence, reason=field.reason))


def _coded(aspect: Aspect, first: Side, second: Side) -> _Compared:
    ours, theirs = set(first.values), set(second.values)
    differences = (_difference(aspect, first, second),) if ours != theirs else ()
    return _Compared(len(ours & theirs), len(ours | theirs), differences)


def _published(first: EntryField[str], second: EntryField[str]) -> _Compared:
    ours, theirs = first.value or "", second.value or ""
    if ours and theirs and (ours.startswith(theirs) or theirs.startswith(ours)):
        return _Compared(1, 1)
    if not ours and not theirs:
        return _Compared(0, 0)
    return _Compared(0, 1, (_difference(Aspect.PUBLISHED, _one(first), _one(second)),))

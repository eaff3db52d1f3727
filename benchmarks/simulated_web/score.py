"""What was reported against what happened."""

from collections import Counter
from collections.abc import Sequence

from benchmarks.simulated_web.truth import Expected, Noise
from models.change import ChangeKind
from models.value import Value


class Report(Value):
    """A change that a night reported, of a document of the web (none when its address is not of it)."""

    night: int
    document: int | None
    kind: ChangeKind
    url: str
    old_url: str | None = None
    detail: str = ""


class Miss(Value):
    """A real change that was not reported in time; ``instead`` is what was reported of the document, if anything."""

    expected: Expected
    instead: tuple[ChangeKind, ...] = ()


class FalseAlarm(Value):
    """A report of what had not happened; ``reason`` says what had."""

    report: Report
    reason: str


class Score(Value):
    """How the reports of some nights compare with the truth."""

    right: int
    misses: tuple[Miss, ...]
    false_alarms: tuple[FalseAlarm, ...]
    kinds: dict[tuple[str, str], int]

    @property
    def precision(self) -> float:
        """The share of the reports that were true."""
        return self.right / max(1, self.right + len(self.false_alarms))

    @property
    def recall(self) -> float:
        """The share of what happened that was reported."""
        return self.right / max(1, self.right + len(self.misses))


def score(reports: Sequence[Report], expected: Sequence[Expected], noise: Sequence[Noise], last: int) -> Score:
    """Each report fits one expectation at most: the same document and kind, no earlier than it happened and no later
    than it was due. What is due after night ``last`` is not missed yet."""
    open_ones = list(expected)
    unfit: list[Report] = []
    kinds: Counter[tuple[str, str]] = Counter()
    for report in sorted(reports, key=lambda report: report.night):
        fit = next((change for change in open_ones if _fits(report, change)), None)
        if fit is None:
            unfit.append(report)
        else:
            open_ones.remove(fit)
            kinds[fit.what, report.kind.value] += 1
    missed = [change for change in open_ones if change.by <= last]
    misses = tuple(Miss(expected=change, instead=_instead(change, unfit)) for change in missed)
    for miss in misses:
        kinds[miss.expected.what, "+".join(miss.instead) or "nothing"] += 1
    alarms = tuple(FalseAlarm(report=report, reason=_reason(report, expected, noise)) for report in unfit)
    return Score(right=len(expected) - len(open_ones), misses=misses, false_alarms=alarms, kinds=dict(kinds))


def _fits(report: Report, change: Expected) -> bool:
    in_time = change.night <= report.night <= change.by
    return report.document == change.document and report.kind is change.kind and in_time


def _instead(change: Expected, unfit: Sequence[Report]) -> tuple[ChangeKind, ...]:
    nights = range(change.night, change.by + 1)
    return tuple(report.kind for report in unfit if report.document == change.document and report.night in nights)


def _reason(report: Report, expected: Sequence[Expected], noise: Sequence[Noise]) -> str:
    if report.document is None:
        return "no address of this web"
    happened = [c.what for c in expected if c.document == report.document and c.night <= report.night <= c.by]
    silent = [n.what for n in noise if n.document == report.document and n.night == report.night]
    return ", ".join([*happened, *silent]) or "nothing had happened"

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


class Hit(Value):
    """A report of what had happened."""

    expected: Expected
    report: Report


class Score(Value):
    """How the reports of some nights compare with the truth."""

    hits: tuple[Hit, ...]
    misses: tuple[Miss, ...]
    false_alarms: tuple[FalseAlarm, ...]

    @property
    def precision(self) -> float:
        """The share of the reports that were true."""
        return len(self.hits) / max(1, len(self.hits) + len(self.false_alarms))

    @property
    def recall(self) -> float:
        """The share of what happened that was reported."""
        return len(self.hits) / max(1, len(self.hits) + len(self.misses))

    @property
    def told(self) -> Counter[tuple[str, str]]:
        """How often what had happened was reported as what."""
        right = Counter((hit.expected.what, hit.report.kind.value) for hit in self.hits)
        return right + Counter((miss.expected.what, "+".join(miss.instead) or "nothing") for miss in self.misses)

    def of(self, nights: range) -> "Score":
        """What was reported in these nights, and what was due by then and not reported."""
        return Score(
            hits=tuple(hit for hit in self.hits if hit.report.night in nights),
            misses=tuple(miss for miss in self.misses if miss.expected.by in nights),
            false_alarms=tuple(alarm for alarm in self.false_alarms if alarm.report.night in nights),
        )


def score(reports: Sequence[Report], expected: Sequence[Expected], noise: Sequence[Noise], last: int) -> Score:
    """Each report fits one expectation at most: the same document and kind, no earlier than it happened and no later
    than it was due. What is due after night ``last`` is not missed yet."""
    open_ones = list(expected)
    hits: list[Hit] = []
    unfit: list[Report] = []
    for report in sorted(reports, key=lambda report: report.night):
        fit = next((change for change in open_ones if _fits(report, change)), None)
        if fit is None:
            unfit.append(report)
        else:
            open_ones.remove(fit)
            hits.append(Hit(expected=fit, report=report))
    missed = [change for change in open_ones if change.by <= last]
    return Score(
        hits=tuple(hits),
        misses=tuple(Miss(expected=change, instead=_instead(change, unfit)) for change in missed),
        false_alarms=tuple(FalseAlarm(report=told, reason=_reason(told, expected, noise)) for told in unfit),
    )


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

"""How often a rule is right, as reviewers saw it."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Engine, func, select

from models.evidence import RuleRef
from models.value import Value
from output.insight.interval import Interval, wilson
from output.store.engine import reading
from output.store.insight_tables import VerdictRow
from output.store.review_tables import ReviewRow
from output.store.schema import WorkRow

TELLING_WIDTH = 0.3
"""An interval narrower than this tells a rule that is right four times in five from one that is right every other
time: enough to keep, mend or drop the rule by. It takes some 20 decisions of a good rule, 40 of a doubtful one."""
MOST_WRONG_HITS = 50


class RulePrecision(Value):
    """How often claims that a version of a rule found were accepted as they were.

    ``edited`` and ``rejected`` claims are wrong hits. ``interval`` is the 95 % Wilson interval of ``precision``.
    """

    rule: RuleRef
    accepted: int
    edited: int
    rejected: int
    interval: Interval

    @property
    def decided(self) -> int:
        """How many claims of the rule were decided on."""
        return self.accepted + self.edited + self.rejected

    @property
    def wrong(self) -> int:
        """How many of them were not right as they were."""
        return self.edited + self.rejected

    @property
    def precision(self) -> float:
        """The share that was right, from 0 to 1."""
        return self.accepted / self.decided

    @property
    def telling(self) -> bool:
        """Whether there are decisions enough to judge the rule by."""
        return self.interval.width <= TELLING_WIDTH


class WrongHit(Value):
    """A claim that a rule found and a reviewer edited or rejected: where it is, what it quotes, and why it was wrong.

    ``key`` names the work in the desk's addresses, ``target`` the claim.
    """

    work_id: str
    key: str
    target: str
    rule: RuleRef
    verdict: str
    quote: str
    reason: str | None
    who: str
    decided_at: datetime
    title: str | None


def rule_precision(engine: Engine, language: str | None = None) -> tuple[RulePrecision, ...]:
    """Each version of each rule that decisions were made on, those that are least often right first.

    ``language`` asks for the rules of one language, "nl". Rules are ordered by the upper end of their interval: first
    those of which it is surest that they are often wrong.
    """
    verdict = VerdictRow.verdict
    wanted = select(VerdictRow.rule_id, VerdictRow.rule_version, verdict, func.count()).group_by(
        VerdictRow.rule_id, VerdictRow.rule_version, verdict
    )
    if language is not None:
        wanted = wanted.where(VerdictRow.rule_id.startswith(f"{language}.", autoescape=True))
    with reading(engine) as connection:
        rows = connection.execute(wanted).all()
    return _ordered([(RuleRef(id=rule, version=version), verdict, count) for rule, version, verdict, count in rows])


def _ordered(rows: Sequence[tuple[RuleRef, str, int]]) -> tuple[RulePrecision, ...]:
    counts: dict[RuleRef, Counter[str]] = {}
    for rule, verdict, count in rows:
        counts.setdefault(rule, Counter())[verdict] += count
    found = [_precision(rule, counter) for rule, counter in counts.items()]
    return tuple(sorted(found, key=lambda item: (item.interval.high, item.rule.id, item.rule.version)))


def _precision(rule: RuleRef, verdicts: Counter[str]) -> RulePrecision:
    return RulePrecision(
        rule=rule,
        accepted=verdicts["accepted"],
        edited=verdicts["edited"],
        rejected=verdicts["rejected"],
        interval=wilson(verdicts["accepted"], verdicts.total()),
    )


def wrong_hits(
    engine: Engine, rule_id: str | None = None, version: int | None = None, limit: int = MOST_WRONG_HITS
) -> tuple[WrongHit, ...]:
    """The wrong hits of a rule, or of all, the latest first."""
    wanted = (
        select(VerdictRow, WorkRow.key, ReviewRow.title)
        .join(WorkRow, WorkRow.id == VerdictRow.work_id)
        .outerjoin(ReviewRow, ReviewRow.work_id == VerdictRow.work_id)
        .where(VerdictRow.verdict.in_(("edited", "rejected")))
        .order_by(VerdictRow.decided_at.desc(), VerdictRow.id.desc())
        .limit(limit)
    )
    if rule_id is not None:
        wanted = wanted.where(VerdictRow.rule_id == rule_id)
    if version is not None:
        wanted = wanted.where(VerdictRow.rule_version == version)
    with reading(engine) as connection:
        rows = connection.execute(wanted).mappings().all()
    shown = ("work_id", "key", "target", "verdict", "quote", "reason", "who", "decided_at", "title")
    return tuple(
        WrongHit(**{name: row[name] for name in shown}, rule=RuleRef(id=row["rule_id"], version=row["rule_version"]))
        for row in rows
    )

"""The pages with numbers, for everyone at the desk."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import HTMLResponse

from models.finding import ActionKind
from models.source import Source
from models.vocabulary import JURISDICTIONS
from output.desk.insight.bars import bar_chart
from output.desk.insight.choice import PAGE_LENGTH, Choice
from output.desk.insight.timeline import timeline
from output.desk.request import Visit, page, visit
from output.desk.services import SourceUnavailable
from output.desk.source.quoted import claim_anchor
from output.insight.health import source_health
from output.insight.precision import rule_precision, wrong_hits
from output.insight.promises import Quarter, grid, promises
from output.insight.throughput import throughput
from output.outcomes import said

router = APIRouter(include_in_schema=False)
Visitor = Annotated[Visit, Depends(visit)]
Version = Annotated[int | None, Query(ge=1, le=2**31 - 1)]

QUARTERS = 8
_STEP = 4
_LANGUAGES = ("nl", "en", "fr", "de")


@router.get("/insight")
def work_page(visit: Visitor) -> HTMLResponse:
    """What passes through the desk, by week."""
    weeks = throughput(visit.store.engine, datetime.now(UTC).date())
    kinds = ("drafts", "decisions", "published")
    chart = bar_chart({kind: [getattr(week, kind) for week in weeks] for kind in kinds})
    return page(visit, "insight/throughput.html.j2", weeks=weeks, chart=chart)


@router.get("/insight/rules")
def rules_page(visit: Visitor, language: Annotated[str, Query(pattern=r"^([a-z]{2})?$")] = "") -> HTMLResponse:
    """How often each rule is right."""
    found = rule_precision(visit.store.engine, language or None)
    return page(visit, "insight/rules.html.j2", rules=found, chosen=language, languages=_LANGUAGES)


@router.get("/insight/rules/{rule_id}")
def rule_page(
    visit: Visitor, rule_id: str, version: Annotated[int | None, Query(ge=1, le=2**31 - 1)] = None
) -> HTMLResponse:
    """What a rule found that a reviewer edited or rejected."""
    hits = wrong_hits(visit.store.engine, rule_id, version)
    return page(visit, "insight/rule.html.j2", rule=rule_id, version=version, hits=hits, anchor=claim_anchor)


@router.get("/insight/sources")
def sources_page(visit: Visitor) -> HTMLResponse:
    """How the watched sources are."""
    sources, problem = _sources(visit)
    health = source_health(sources, visit.store.source_states(), visit.store.open_alerts())
    return page(visit, "insight/sources.html.j2", health=health, said=said, problem=problem)


@router.get("/insight/actions")
def actions_page(visit: Visitor, chosen: Annotated[Choice, Query()]) -> HTMLResponse:
    """What governments promised: by owner and deadline as a chart, and one by one."""
    today = datetime.now(UTC).date()
    first = chosen.first_quarter or Quarter.of(today)
    found = promises(visit.store.engine, chosen.listed(first))
    drawn = grid(visit.store.engine, chosen.drawn, first, QUARTERS)
    return page(
        visit,
        "insight/actions.html.j2",
        chosen=chosen,
        found=found,
        drawn=drawn,
        chart=timeline(drawn, today),
        first=first,
        earlier=chosen.address(start=str(first.after(-_STEP))),
        later=chosen.address(start=str(first.after(_STEP))),
        pages=max(1, -(-found.total // PAGE_LENGTH)),
        kinds=[kind.value for kind in ActionKind],
        jurisdictions={code: _jurisdiction(code, visit.language) for code in found.jurisdictions},
        today=today,
        anchor=claim_anchor,
    )


def _sources(visit: Visit) -> tuple[tuple[Source, ...], str | None]:
    """The watched sources, or why their list cannot be read."""
    try:
        return visit.services.sources(), None
    except SourceUnavailable as error:
        return (), str(error)


def _jurisdiction(code: str, language: str) -> str:
    return JURISDICTIONS[code].label(language) if code in JURISDICTIONS else code

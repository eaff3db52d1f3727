"""The numbers of the insight page."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from output.desk.api.access import Reader, fails
from output.desk.api.answers import (
    ActionsShown,
    RuleShown,
    RulesShown,
    SourceShown,
    SourcesShown,
    WeeksShown,
    WrongHits,
)
from output.desk.api.asked import ActionParameters
from output.desk.api.paging import pages
from output.insight.health import source_health
from output.insight.precision import rule_precision, wrong_hits
from output.insight.promises import promises
from output.insight.throughput import WEEKS, throughput

router = APIRouter(tags=["insight"])
_Language = Annotated[str | None, Query(pattern=r"^[a-z]{2}$", description='Only rules of this language: "nl".')]
_Rule = Annotated[str, Path(max_length=200, description='The id of a rule: "nl.actions.will-do".')]


@router.get("/v1/insight/rules", responses=fails())
def get_rules(visit: Reader, language: _Language = None) -> RulesShown:
    """How often each version of each rule was right, as reviewers decided."""
    return RulesShown(rules=tuple(map(RuleShown.of, rule_precision(visit.store.engine, language))))


@router.get("/v1/insight/rules/{rule_id}/wrong-hits", responses=fails())
def get_wrong_hits(
    visit: Reader,
    rule_id: _Rule,
    version: Annotated[int | None, Query(ge=1, le=2**31 - 1, description="Only of this version.")] = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 50,
) -> WrongHits:
    """Claims that the rule found and a reviewer edited or rejected, the latest first."""
    return WrongHits(wrong_hits=wrong_hits(visit.store.engine, rule_id, version, limit))


@router.get("/v1/insight/sources", responses=fails())
def get_sources(visit: Reader) -> SourcesShown:
    """How the watched sources are: when they were asked, what they named, and what is the matter with them."""
    found = source_health(visit.services.sources(), visit.store.source_states(), visit.store.open_alerts())
    return SourcesShown(sources=tuple(map(SourceShown.of, found)))


@router.get("/v1/insight/throughput", responses=fails())
def get_throughput(visit: Reader, weeks: Annotated[int, Query(ge=1, le=104)] = WEEKS) -> WeeksShown:
    """Drafts, decisions and publications by week, and how soon drafts were looked at."""
    return WeeksShown(weeks=throughput(visit.store.engine, datetime.now(UTC).date(), weeks))


@router.get("/v1/insight/actions", responses=fails())
def get_actions(visit: Reader, response: Response, query: Annotated[ActionParameters, Query()]) -> ActionsShown:
    """Action points with a deadline over all entries, the soonest first."""
    found = promises(visit.store.engine, query)
    links = pages(visit.request, response, limit=query.limit, offset=query.offset, total=found.total)
    return ActionsShown(**dict(found), pages=links)

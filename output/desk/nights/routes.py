"""The list of nights, and all that one brought."""

from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Path, Query, Response

from models.night import Night
from output.desk.nights.view import still_open, told_in
from output.desk.request import Visit, page, visit

router = APIRouter(include_in_schema=False)
Looking = Annotated[Visit, Depends(visit)]
_LARGEST = 2**31 - 1

PAGE_LENGTH = 30
"""Nights on a page: a month."""


@router.get("/nights")
def nights(visit: Looking, before: Annotated[int | None, Query(ge=1, le=_LARGEST)] = None) -> Response:
    """The nights, the newest first, each with what it brought in a few words."""
    begun = visit.store.nights(PAGE_LENGTH + 1, before)
    shown = begun[:PAGE_LENGTH]
    brought = {night.number: visit.store.night(night.number) for night in shown}
    told = {number: told_in(visit, night, number) for number, night in brought.items() if night}
    older = f"/nights?before={shown[-1].number}" if len(begun) > len(shown) else None
    return page(
        visit, "nights/list.html.j2", nights=shown, told=told, older=older, newest="/nights" if before else None
    )


@router.get("/nights/{number}")
def night(visit: Looking, number: Annotated[int, Path(ge=1, le=_LARGEST)]) -> Response:
    """All that a night brought, and to whom it was told."""
    brought = _ended(visit, number)
    newer = [other.number for other in visit.store.nights() if other.ended_at and other.number > number]
    older = [other.number for other in visit.store.nights(before=number) if other.ended_at]
    return page(
        visit,
        "nights/night.html.j2",
        told=told_in(visit, brought, number),
        still_open=still_open(visit, brought),
        channels=sorted(visit.store.digest_channels(number)),
        newer=newer[-1] if newer else None,
        older=older[0] if older else None,
    )


def _ended(visit: Visit, number: int) -> Night:
    night = visit.store.night(number)
    if night is None:
        raise HTTPException(404)
    return night

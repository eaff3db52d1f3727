"""Links from one page of a list to the next."""

from fastapi import Request, Response

from output.desk.api.answers import Pages


def pages(request: Request, response: Response, *, limit: int, offset: int, total: int) -> Pages:
    """The neighbouring pages of a list of ``total`` items, also as the header ``Link`` (RFC 8288)."""
    following = _at(request, offset + limit) if offset + limit < total else None
    before = _at(request, max(0, offset - limit)) if offset > 0 else None
    links = [f'<{url}>; rel="{rel}"' for url, rel in ((following, "next"), (before, "prev")) if url]
    if links:
        response.headers["Link"] = ", ".join(links)
    return Pages(next=following, previous=before)


def _at(request: Request, offset: int) -> str:
    url = request.url.include_query_params(offset=offset)
    return f"{url.path}?{url.query}"

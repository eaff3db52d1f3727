"""What each address of the simulated web answers."""

from collections.abc import Mapping
from email.utils import format_datetime
from hashlib import sha256
from xml.sax.saxutils import escape

from pydantic import Field

from benchmarks.simulated_web.dress import Dress
from benchmarks.simulated_web.pages import gone_page, landing_page, list_page, paper_page
from benchmarks.simulated_web.phrases import phrases
from benchmarks.simulated_web.shelf import Shelved
from benchmarks.simulated_web.sites import Site
from benchmarks.simulated_web.typeset import paper_pdf
from benchmarks.simulated_web.web import Web
from models.value import Value

SLOW_SECONDS = 0.6
DEAF_SECONDS = 2.5
"""How long a server that does not answer holds a request: longer than the watch waits for it."""
HTML = "text/html; charset=utf-8"


class Reply(Value):
    """An answer: given after ``seconds``."""

    status: int
    body: bytes = b""
    headers: dict[str, str] = Field(default_factory=dict)
    seconds: float = 0.0


NOTHING = Reply(status=404, body=b"<html><body><h1>404</h1></body></html>", headers={"Content-Type": HTML})


def reply(web: Web, host: str, path: str, asked: Mapping[str, str]) -> Reply:
    """The answer to a GET of ``path`` on ``host`` with the request headers ``asked`` (names in lower case)."""
    site = web.sites.get(host)
    if site is None:
        return NOTHING
    if path == "/robots.txt":
        return _robots(site)
    if path in {"/", site.index or "/publications"}:
        return _index(web, site)
    document = web.at(host, path)
    return NOTHING if document is None else _answered(document, site, path, asked)


def _robots(site: Site) -> Reply:
    lines = ["User-agent: *"]
    lines += ["Disallow: /"] if site.kind == "forbidden" else ["Disallow: /search"]
    lines += [f"Crawl-delay: {site.crawl_delay}"] if site.crawl_delay else []
    return Reply(status=200, body="\n".join(lines).encode(), headers={"Content-Type": "text/plain"})


def _answered(document: Shelved, site: Site, path: str, asked: Mapping[str, str]) -> Reply:
    if path not in {document.path, document.file}:
        leads = path in document.leads_here
        return Reply(status=301, headers={"Location": site.url(document.path)}) if leads else NOTHING
    there = _there(document, site, path, asked)
    match document.trouble:
        case "error-500":
            there = Reply(status=500, body=b"error", headers={"Content-Type": HTML})
        case "busy-503":
            there = Reply(status=503, headers={"Retry-After": "1"})
        case "wrong-304" if "if-none-match" in asked or "if-modified-since" in asked:
            there = Reply(status=304)
        case "timeout":
            there = there.model_copy(update={"seconds": DEAF_SECONDS})
        case "slow":
            there = there.model_copy(update={"seconds": SLOW_SECONDS})
    return there


def _there(document: Shelved, site: Site, path: str, asked: Mapping[str, str]) -> Reply:
    match document.state:
        case "missing":
            return NOTHING
        case "gone":
            return NOTHING.model_copy(update={"status": 410})
        case "home":
            return Reply(status=302, headers={"Location": site.url("/")})
        case "soft":
            body = gone_page(document.paper, document.dress, site.url(path))
            return Reply(status=200, body=body, headers={"Content-Type": HTML})
    body, media_type = _bytes(document, site, path)
    return _unless_known(site, document, body, media_type, asked)


def _bytes(document: Shelved, site: Site, path: str) -> tuple[bytes, str]:
    if document.form == "pdf" or (document.form == "landing" and path == document.file):
        return paper_pdf(document.paper, document.dress), "application/pdf"
    if document.form == "landing":
        return landing_page(document.paper, document.dress, site.url(path), document.file), HTML
    return paper_page(document.paper, document.dress, site.url(path)), HTML


def _unless_known(site: Site, document: Shelved, body: bytes, media_type: str, asked: Mapping[str, str]) -> Reply:
    """The bytes, or "not modified" where the site tells that and the client has them."""
    headers = {"Content-Type": media_type}
    if site.validators == "etag":
        headers["ETag"] = f'"{sha256(body).hexdigest()[:16]}"'
        known = asked.get("if-none-match") == headers["ETag"]
    elif site.validators == "date":
        headers["Last-Modified"] = format_datetime(document.touched, usegmt=True)
        known = asked.get("if-modified-since") == headers["Last-Modified"]
    else:
        known = False
    return Reply(status=304, headers=headers) if known else Reply(status=200, body=body, headers=headers)


def _index(web: Web, site: Site) -> Reply:
    trouble = web.index_trouble.get(site.host)
    if trouble == "index-500":
        return Reply(status=500, headers={"Content-Type": HTML})
    shown = [] if trouble == "index-empty" else [*web.listed(site.host)]
    body, media_type = _NAMED.get(site.kind, _listing)(site, shown)
    if trouble == "index-broken":
        body = body[: len(body) // 3]
    return Reply(status=200, body=body, headers={"Content-Type": media_type})


def _listing(site: Site, shown: list[Shelved]) -> tuple[bytes, str]:
    words = phrases(site.language)
    items = [
        {
            "href": document.path,
            "title": document.paper.title,
            "summary": document.paper.summary,
            "day": words.day(document.paper.published),
            "iso": document.paper.published.isoformat(),
        }
        for document in shown
    ]
    return list_page(site.language, site.issuer, Dress(visits=len(shown)), items), HTML


def _feed(site: Site, shown: list[Shelved]) -> tuple[bytes, str]:
    entries = "".join(
        f"<entry><id>{site.url(document.path)}</id><title>{escape(document.paper.title)}</title>"
        f'<link rel="alternate" href="{site.url(document.path)}"/><summary>{escape(document.paper.summary)}</summary>'
        f"<published>{document.paper.published.isoformat()}T00:00:00Z</published>"
        f"<updated>{document.touched.isoformat()}</updated></entry>\n"
        for document in shown
    )
    newest = max((document.touched for document in shown), default=None)
    head = (
        f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>{site.issuer}</title>'
        f"<id>{site.url('/feed.xml')}</id>" + (f"<updated>{newest.isoformat()}</updated>\n" if newest else "")
    )
    return f"{head}{entries}</feed>".encode(), "application/atom+xml"


def _sitemap(site: Site, shown: list[Shelved]) -> tuple[bytes, str]:
    lines = "".join(
        f"<url><loc>{site.url(document.path)}</loc><lastmod>{document.touched.isoformat()}</lastmod></url>\n"
        for document in shown
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{lines}</urlset>".encode(), "application/xml"


_NAMED = {"listing": _listing, "feed": _feed, "sitemap": _sitemap}

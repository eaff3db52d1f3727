"""A web on which nothing happens: hosts by name, each with a page, a document, a list, a feed and a sitemap.

    python -m benchmarks.quiet_web LOG

Serves it on loopback, prints the port, and writes to LOG a line for each request: host, path, when its head was there,
when the answer was ready, and the status, in seconds of one clock. Every answer comes after 50 ms. One host in five
knows no conditional requests; one in twenty asks in its robots.txt for 5 seconds between two requests.
"""

import asyncio
import sys
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import TextIO

from models.source import Source, SourceKind

LATENCY_SECONDS = 0.05
CRAWL_DELAY = 5.0
TOP = "quiet.example"
KINDS: dict[str, SourceKind] = {
    "/page": "page",
    "/plan": "document",
    "/list": "listing",
    "/feed": "feed",
    "/map": "sitemap",
}
_PLAN = """<!doctype html><html lang="en"><head><title>Plan for the canals of {host}</title></head>
<body><main><h1>Plan for the canals of {host}</h1><p>The board will dredge one canal a year until 2030.</p>
{more}</main></body></html>"""


def host_name(number: int) -> str:
    """The name of a host."""
    return f"h{number:04}.{TOP}"


def crawl_delay(host: str) -> float:
    """The seconds between two requests for which the host asks; 0 when it asks for nothing."""
    return CRAWL_DELAY if _number(host) % 20 == 0 else 0.0


def sources(hosts: int) -> Iterator[Source]:
    """What can be watched there, five sources a host, all due every day."""
    for number in range(hosts):
        for path, kind in KINDS.items():
            place = f"http://{host_name(number)}{path}"
            yield Source(id=f"h{number}-{path[1:]}", url=place, kind=kind, every=24, draft="all")


def page_of(host: str, path: str) -> bytes | None:
    """What stands at an address; none when nothing does."""
    plan = f"http://{host}/plan"
    match path:
        case "/robots.txt":
            delay = crawl_delay(host)
            return (f"User-agent: *\nCrawl-delay: {delay:g}\n" if delay else "User-agent: *\nDisallow:\n").encode()
        case "/page" | "/plan":
            return _PLAN.format(host=host, more=f"<p>{path}</p>").encode()
        case "/list":
            link = f'<ul><li><a href="{plan}">Plan for the canals of {host}</a> 1 March 2026</li></ul>'
            return _PLAN.format(host=host, more=link).encode()
        case "/feed":
            entry = f'<entry><title>Plan for the canals</title><link href="{plan}"/><id>{plan}</id></entry>'
            return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Plans</title>{entry}</feed>'.encode()
        case "/map":
            entry = f"<url><loc>{plan}</loc></url>"
            return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entry}</urlset>'.encode()
    return None


def _number(host: str) -> int:
    return int(host.partition(".")[0][1:])


class _Server:
    def __init__(self, log: TextIO) -> None:
        self._log = log

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one request, and hang up."""
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            started = time.monotonic()
            await asyncio.sleep(LATENCY_SECONDS)
            path, headers = head.split(" ", 2)[1], _headers(head)
            host = headers.get("host", "").partition(":")[0]
            status, answer = _answer(host, path, headers)
            print(host, path, started, time.monotonic(), status, file=self._log)
            writer.write(answer)
            await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()


def _answer(host: str, path: str, headers: dict[str, str]) -> tuple[int, bytes]:
    body = page_of(host, path)
    if body is None:
        return 404, b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    tag = f'"{sha256(body).hexdigest()[:16]}"' if _number(host) % 5 else ""
    if tag and headers.get("if-none-match") == tag:
        return 304, f"HTTP/1.1 304 Not Modified\r\nETag: {tag}\r\nConnection: close\r\n\r\n".encode()
    kind = "text/plain" if path == "/robots.txt" else "application/xml" if b"<html" not in body else "text/html"
    fields = f"Content-Type: {kind}; charset=utf-8\r\nContent-Length: {len(body)}\r\nConnection: close\r\n"
    return 200, f"HTTP/1.1 200 OK\r\n{fields}{f'ETag: {tag}' + chr(13) + chr(10) if tag else ''}\r\n".encode() + body


def _headers(head: str) -> dict[str, str]:
    pairs = (line.partition(":") for line in head.split("\r\n")[1:] if line)
    return {name.strip().lower(): value.strip() for name, _, value in pairs}


async def _serve(log: TextIO) -> None:
    server = await asyncio.start_server(_Server(log).answer, "127.0.0.1", 0, backlog=512)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    with Path(sys.argv[1]).open("w", buffering=1) as opened:
        asyncio.run(_serve(opened))

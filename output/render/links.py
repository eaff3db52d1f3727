"""Addresses that lead a reader from a claim to the words it rests on."""

from urllib.parse import quote

from models.evidence import Evidence
from output.render.neutral import web_link

FRAGMENT_WORDS = 6
"""Words at each end of a long quote in a link to it: enough to be found, short enough for an address bar."""


def document_link(url: str, evidence: Evidence | None = None) -> str | None:
    """The address of a document, at the page or the words of ``evidence``; none when it is not safe to click."""
    link = web_link(url)
    if link is None or evidence is None or "#" in link:
        return link
    return f"{link}#page={evidence.page}" if evidence.page else f"{link}#:~:text={_text_fragment(evidence.exact)}"


def _text_fragment(words: str) -> str:
    # https://wicg.github.io/scroll-to-text-fragment/: a dash has a meaning of its own there
    parts = words.split()
    ends = [parts] if len(parts) <= 2 * FRAGMENT_WORDS else [parts[:FRAGMENT_WORDS], parts[-FRAGMENT_WORDS:]]
    return ",".join(quote(" ".join(end), safe="").replace("-", "%2D") for end in ends)

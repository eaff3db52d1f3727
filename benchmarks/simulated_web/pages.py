"""Documents and lists of documents as web pages."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from benchmarks.simulated_web.dress import Dress
from benchmarks.simulated_web.papers import Paper, Section, sentence
from benchmarks.simulated_web.phrases import Phrases, phrases

LAYOUTS = 4
_FIRST_VISIT = date(2027, 1, 4)
_SPACES = (
    (" ", " "),
    (r"(?<=[a-z,]) (?=[a-z])", "\n      "),
    (r"(?<=[.,;]) (?=\w)", "  "),
    (r"(?<=\d) (?=[^\W\d_])", "&nbsp;"),
)
"""Where white space is, and what stands there instead: each a way to lay a text out."""


def paper_page(paper: Paper, dress: Dress, address: str) -> bytes:
    """A document as a web page."""
    return _laid_out(_document(paper, dress) | {"address": address, "download": None}, paper, dress)


def landing_page(paper: Paper, dress: Dress, address: str, file: str) -> bytes:
    """A page that announces the document at ``file``."""
    words = phrases(paper.subject.language)
    download = words.furniture.download.format(title=paper.title)
    body: dict[str, Any] = {"sections": [], "lead": paper.summary, "address": address, "download": (file, download)}
    return _laid_out(body, paper, dress)


def gone_page(paper: Paper, dress: Dress, address: str) -> bytes:
    """A page that says that there is nothing."""
    words = phrases(paper.subject.language)
    gone = words.gone[dress.menu % len(words.gone)]
    nothing: dict[str, Any] = {"sections": [], "lead": gone.text, "title": gone.title, "published": None}
    return _laid_out(nothing | {"address": address, "download": None}, paper, dress)


def list_page(language: str, issuer: str, dress: Dress, items: Sequence[Mapping[str, str]]) -> bytes:
    """A page that lists documents: items with "href", "title", "summary", "day" and "iso"."""
    words = phrases(language)
    furniture = _furniture(words, dress, Random(dress.related))
    subtitle = words.furniture.subtitle.format(issuer=issuer)
    page = _templates().get_template("list.html")
    heading = {"title": words.furniture.listing, "subtitle": subtitle, "issuer": issuer, "language": language}
    return page.render(items=items, dress=dress, **heading, **furniture).encode()


def sections_of(paper: Paper, dress: Dress) -> list[dict[str, Any]]:
    """The chapters with their lists in words and in the order of this dress."""
    words = phrases(paper.subject.language)
    return [_section(section, words, dress) for section in paper.sections]


def _section(section: Section, words: Phrases, dress: Dress) -> dict[str, Any]:
    measures = [sentence(measure, words) for measure in section.measures]
    principles = list(section.principles)
    if dress.order:
        Random(dress.order).shuffle(measures)
        Random(dress.order).shuffle(principles)
    paragraphs = section.paragraphs
    return {"title": section.title, "paragraphs": paragraphs, "measures": measures, "principles": principles}


def _document(paper: Paper, dress: Dress) -> dict[str, Any]:
    return {"sections": sections_of(paper, dress), "lead": None}


def _laid_out(body: dict[str, Any], paper: Paper, dress: Dress) -> bytes:
    words = phrases(paper.subject.language)
    told = {
        "title": paper.title,
        "issuer": paper.issuer,
        "language": paper.subject.language,
        "published": words.furniture.published.format(date=words.day(paper.published)),
        "published_iso": paper.published.isoformat(),
        "dress": dress,
    }
    page = _templates().get_template(f"layout{dress.layout % LAYOUTS}.html")
    html = page.render(told | _furniture(words, dress, Random(dress.related)) | body)
    return _in_text(html, lambda text: _dressed(text, dress)).encode()


def _furniture(words: Phrases, dress: Dress, rng: Random) -> dict[str, Any]:
    furniture = words.furniture
    menu = furniture.menu[dress.menu % 5 :] + furniture.menu[: dress.menu % 3]
    visited = _FIRST_VISIT + timedelta(days=dress.visited)
    titles = [rng.choice(words.titles).format(topic=topic) for topic in rng.sample(words.topics, 4)]
    share = furniture.share[1:]
    turn = dress.share % len(share)
    return {
        "banner": furniture.banners[dress.banner % len(furniture.banners)],
        "menu": menu,
        "visits": furniture.visits[dress.layout % len(furniture.visits)].format(count=640 + 37 * dress.visits),
        "visited": furniture.visited[dress.layout % len(furniture.visited)].format(date=words.day(visited)),
        "share": (furniture.share[0], share[turn:] + share[:turn]),
        "related": (furniture.related, titles),
        "more": (furniture.more[dress.layout % len(furniture.more)], list(reversed(titles))),
        "survey": furniture.survey[dress.survey % len(furniture.survey)],
        "footer": [line.format(year=2026 + dress.year) for line in furniture.footer],
        "session": f"?session={4096 + 7919 * dress.session:x}",
        "look": f"v{dress.attributes}",
    }


def _dressed(text: str, dress: Dress) -> str:
    """The same text with typographic quotation marks and apostrophes or without, and with other white space: lines
    broken elsewhere, spaces doubled or made unbreakable."""
    if dress.quotes % 2:
        marked = re.sub(r"(?:&#34;|\")([^\"&]*)(?:&#34;|\")", "\u201c\\1\u201d", text)
        text = re.sub(r"(?<=\w)(?:&#39;|')(?=\w)", "\u2019", marked)
    pattern, space = _SPACES[dress.spaces % len(_SPACES)]
    return re.sub(pattern, space, text)


def _in_text(html: str, change: Callable[[str], str]) -> str:
    """A page with its text changed; markup and head stay as they are."""
    head, start, body = html.partition("<body")
    pieces = re.split(r"(<[^>]*>)", start + body)
    return head + "".join(piece if piece.startswith("<") else change(piece) for piece in pieces)


@cache
def _templates() -> Environment:
    loader = PackageLoader("benchmarks.simulated_web")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)

"""The forms a digest takes: plain text, a page for mail programs, two short ones for chat, and JSON with its schema."""

import json
import sys
from functools import cache
from typing import Any, Final
from urllib.parse import urlsplit

from jinja2 import Environment

from output.digest.digest import Digest
from output.render.labels import Labels
from output.render.markdown import escaped
from output.render.templating import templates

MAIL_LINES: Final = 25
"""Lines in one section of a mail: what fits on two screens."""
CHAT_LINES: Final = 5
"""Lines in one section of a message: a channel is read in passing."""

_WORD_JOINER: Final = "\N{WORD JOINER}"
_ENCODED: Final = str.maketrans({character: f"%{ord(character):02X}" for character in "()*@[]~"})
"""What chats act on in the middle of an address, as an address may also spell it."""


def as_text(told: Digest) -> str:
    """The digest as plain text, for mail programs without HTML and for terminals."""
    return _filled("digest.txt.j2", told)


def as_chat_text(told: Digest) -> str:
    """The digest as text for chats that take no HTML: most of them look for Markdown and names in it all the same."""
    return _filled("digest.txt.j2", told, chat=True)


def as_page(told: Digest) -> str:
    """The digest as a whole HTML page with its style in it: nothing is loaded from elsewhere."""
    return _filled("digest.html.j2", told)


def as_message(told: Digest) -> str:
    """The digest as a piece of simple HTML, for services that make of it what their chat shows."""
    return _filled("message.html.j2", told)


def as_json(told: Digest) -> str:
    """The digest as JSON; docs/digest.schema.json describes it."""
    return told.model_dump_json(indent=2) + "\n"


def digest_schema() -> str:
    """The JSON Schema (2020-12) of a digest, as published in docs/digest.schema.json."""
    schema = Digest.model_json_schema(mode="serialization")
    return json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}, indent=2) + "\n"


def _filled(name: str, told: Digest, *, chat: bool = False) -> str:
    values: dict[str, Any] = {"digest": told, "label": Labels(told.language, "output.digest")}
    environment = _environment(plain=name.endswith(".txt.j2"), chat=chat)
    return environment.get_template(name).render(values).strip() + "\n"


@cache
def _environment(*, plain: bool, chat: bool) -> Environment:
    environment = templates("output.digest")
    # Plain text has nothing to escape: every value is on one line and neutral already.
    environment.autoescape = not plain
    environment.filters["calling_nobody"] = _calling_nobody
    environment.filters["words"] = _inert if chat else str
    environment.filters["address"] = _inert_address if chat else str
    return environment


def _calling_nobody(text: str) -> str:
    # "@everyone" in a title would wake a whole channel
    return text.replace("@", f"@{_WORD_JOINER}")


def _inert(text: str) -> str:
    # Not every chat knows escapes; a link with something between its words and its address is none anywhere.
    return _calling_nobody(escaped(text)).replace("](", f"]{_WORD_JOINER}(")


def _inert_address(url: str) -> str:
    parts = urlsplit(url)
    after_host = {name: getattr(parts, name).translate(_ENCODED) for name in ("path", "query", "fragment")}
    return parts._replace(**after_host).geturl()


if __name__ == "__main__":
    sys.stdout.write(digest_schema())

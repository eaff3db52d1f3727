"""Somewhere a digest goes to: an address of Apprise, which holds passwords and tokens and is never shown."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from logging.handlers import BufferingHandler
from typing import TYPE_CHECKING
from urllib.parse import unquote

from pydantic import SecretStr

from flows.digest.mail import MailFailure, is_mail, send_mail
from output.digest.digest import Digest
from output.digest.forms import as_chat_text, as_json, as_message

if TYPE_CHECKING:  # importing it takes 0.15 s, and only who sends needs it
    from apprise import NotifyBase

_JSON = {"json", "jsons"}
_HIDDEN = "…"
_SHORTEST_SECRET = 3
"""Characters. Shorter parts of an address say nothing, and to replace them would garble every sentence."""
_MOST_SAID = 100


class ChannelFailure(Exception):
    """A digest did not arrive; the message says why, without anything of the address but its kind."""


class Channel:
    """The ``position``-th address (from 1) of the setting DIGEST_TO. ``name`` says which it is: "2 (Slack)"."""

    def __init__(self, position: int, address: SecretStr) -> None:
        self._address = address.get_secret_value().strip()
        self._service = _service_at(self._address)
        self.name = f"{position} ({self._service.service_name if self._service else '?'})"

    @property
    def sound(self) -> bool:
        """Whether Apprise knows what kind of address it is."""
        return self._service is not None

    def send(self, whole: Digest, brief: Digest) -> None:
        """Send a digest: the ``whole`` one to mail and programs, the ``brief`` one to a chat.

        Raises ``ChannelFailure``.
        """
        if self._service is None:
            raise ChannelFailure("this is no address that Apprise knows; docs/digest.md has examples")
        if is_mail(self._service):
            try:
                send_mail(self._service, whole)
            except MailFailure as failure:
                raise ChannelFailure(str(failure)) from None
        else:
            self._notify(self._service, whole, brief)

    def _notify(self, service: "NotifyBase", whole: Digest, brief: Digest) -> None:
        from apprise import Apprise, NotifyFormat

        shape, body = NotifyFormat.HTML, as_message(brief)
        if self._address.partition("://")[0].lower() in _JSON:
            shape, body = NotifyFormat.TEXT, as_json(whole)
        elif service.notify_format == NotifyFormat.TEXT:  # what Apprise makes of HTML has lost the links
            shape, body = NotifyFormat.TEXT, as_chat_text(brief)
        with _overheard() as said:
            arrived = Apprise(servers=service).notify(body=body, title=brief.subject, body_format=shape)
        if not arrived:
            raise ChannelFailure(self._without_secrets(" ".join(said)) or "the service did not take it")

    def _without_secrets(self, said: str) -> str:
        scheme, _, rest = self._address.partition("://")
        parts = {part for text in (rest, unquote(rest)) for part in re.split(r"[/:@?&=+,\s]+", text)}
        for part in sorted(parts - {scheme}, key=len, reverse=True):
            if len(part) >= _SHORTEST_SECRET:
                said = said.replace(part, _HIDDEN)
        return said


def _service_at(address: str) -> "NotifyBase | None":
    with _overheard():
        from apprise import Apprise

        return Apprise.instantiate(address)


@contextmanager
def _overheard() -> Iterator[list[str]]:
    """What Apprise complains of, kept from all logs: it names addresses. Filled in at the end."""
    log, handler, said = logging.getLogger("apprise"), BufferingHandler(_MOST_SAID), list[str]()
    handler.setLevel(logging.WARNING)
    passed_on, log.propagate = log.propagate, False
    log.addHandler(handler)
    try:
        yield said
    finally:
        log.removeHandler(handler)
        log.propagate = passed_on
        said += [record.getMessage() for record in handler.buffer]

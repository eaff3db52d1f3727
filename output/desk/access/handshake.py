"""What a browser must bring back from the provider for its log-in to be its own."""

import hmac
import secrets
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64

from pydantic import ValidationError

from models.value import Value

LIFETIME = 600
"""Seconds for which a log-in at the provider may take."""
_SECRET_BYTES = 32


class Handshake(Value):
    """The secrets of one log-in: kept in a cookie while the browser is away at the provider.

    ``state`` ties the answer to this browser, ``nonce`` to this log-in, and ``verifier`` proves that whoever trades
    the code in began the log-in (PKCE, RFC 7636). ``next`` is where to go afterwards, ``begun`` a Unix time.
    """

    state: str
    nonce: str
    verifier: str
    next: str
    begun: float


def new_handshake(after: str) -> Handshake:
    """Secrets for a log-in that begins now."""
    state, nonce, verifier = (secrets.token_urlsafe(_SECRET_BYTES) for _ in range(3))
    return Handshake(state=state, nonce=nonce, verifier=verifier, next=after, begun=time.time())


def seal(handshake: Handshake, key: bytes) -> str:
    """The handshake as a cookie's value that only whoever has ``key`` can make."""
    content = handshake.model_dump_json().encode()
    return urlsafe_b64encode(hmac.digest(key, content, "sha256") + content).decode()


def unseal(cookie: str | None, key: bytes) -> Handshake | None:
    """The handshake in a cookie; None when it was not sealed with ``key`` or is older than ``LIFETIME``."""
    try:
        sealed = urlsafe_b64decode(cookie or "")
        mark, content = sealed[:32], sealed[32:]
        if not hmac.compare_digest(mark, hmac.digest(key, content, "sha256")):
            return None
        handshake = Handshake.model_validate_json(content)
    except (NotBase64, ValueError, ValidationError):
        return None
    return handshake if time.time() - handshake.begun < LIFETIME else None

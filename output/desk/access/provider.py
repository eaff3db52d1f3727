"""An OpenID Connect provider: where to send people to log in, and what its answer is worth."""

import time
from dataclasses import dataclass
from threading import Lock
from typing import Any, cast
from urllib.parse import urlsplit

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet, KeySetSerialization
from requests import RequestException

from output.desk.access.handshake import Handshake
from output.desk.options import LOOPBACK_HOSTS, OidcOptions

_SCOPE = "openid profile email"
_SECONDS = 10
_LEEWAY = 60
"""Seconds that the provider's clock may differ."""
_KEEP = 3600
"""Seconds for which what the provider says of itself is kept."""
# Only signatures that the provider alone can make; "none" and those by a shared secret are not among them.
_ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519")


class ProviderFailure(Exception):
    """The provider cannot be reached, or its answer proves nothing. ``str()`` is for the log."""


@dataclass(frozen=True)
class Proven:
    """Who logged in: ``subject`` stays the same for good at this provider, ``name`` is what they are called now."""

    subject: str
    name: str


class Provider:
    """One provider, asked about itself when it is first needed."""

    def __init__(self, options: OidcOptions) -> None:
        self._options = options
        self._lock = Lock()
        self._metadata: dict[str, Any] = {}
        self._keys: KeySet | None = None
        self._asked = 0.0

    def login_address(self, handshake: Handshake, redirect_uri: str) -> str:
        """Where to send a browser to log in. Raises ``ProviderFailure``."""
        with self._session(redirect_uri) as session:
            endpoint = _endpoint(self._describe(session), "authorization_endpoint")
            address, _ = session.create_authorization_url(
                endpoint, state=handshake.state, nonce=handshake.nonce, code_verifier=handshake.verifier
            )
        return str(address)

    def prove(self, code: str, handshake: Handshake, redirect_uri: str) -> Proven:
        """Who it is that came back with ``code``. Raises ``ProviderFailure``."""
        try:
            with self._session(redirect_uri) as session:
                endpoint = _endpoint(self._describe(session), "token_endpoint")
                answer = session.fetch_token(
                    endpoint, code=code, code_verifier=handshake.verifier, allow_redirects=False, timeout=_SECONDS
                )
                return self._proven(self._claims(session, answer, handshake.nonce))
        except (RequestException, AuthlibBaseError, JoseError, ValueError, KeyError) as error:
            raise ProviderFailure(f"{type(error).__name__}: {error}") from error

    def is_issuer(self, named: str | None) -> bool:
        """Whether an answer that says whom it comes from (RFC 9207) comes from this provider."""
        return named is None or named == self._options.issuer

    def _claims(self, session: OAuth2Session, answer: dict[str, Any], nonce: str) -> CodeIDToken:
        try:
            token = self._decode(answer["id_token"])
        except InvalidKeyIdError:  # the provider has new keys
            self._describe(session, anew=True)
            token = self._decode(answer["id_token"])
        options = {
            "iss": {"essential": True, "value": self._options.issuer},
            "aud": {"essential": True, "value": self._options.client_id},
        }
        params = {
            "nonce": nonce,
            "client_id": self._options.client_id,
            "access_token": answer.get("access_token"),
        }
        claims = CodeIDToken(token.claims, token.header, options, params)
        claims.validate(leeway=_LEEWAY)
        return claims

    def _decode(self, id_token: str) -> jwt.Token:
        if self._keys is None:
            raise ProviderFailure("the provider has not been asked for its keys")
        return jwt.decode(id_token, self._keys, algorithms=_ALGORITHMS)

    def _proven(self, claims: CodeIDToken) -> Proven:
        claim = self._options.claim
        if claim == "email" and claims.get("email_verified") is not True:
            raise ProviderFailure("the provider has not verified the e-mail address")
        name = claims.get(claim)
        if not isinstance(name, str) or not name.strip():
            raise ProviderFailure(f"the provider gives no {claim}")
        return Proven(f"{claims['iss']}|{claims['sub']}", name)

    def _session(self, redirect_uri: str) -> OAuth2Session:
        return OAuth2Session(
            self._options.client_id,
            self._options.client_secret,
            scope=_SCOPE,
            redirect_uri=redirect_uri,
            code_challenge_method="S256",
        )

    def _describe(self, session: OAuth2Session, *, anew: bool = False) -> dict[str, Any]:
        """What the provider says of itself, and its keys."""
        with self._lock:
            if anew or not self._metadata or time.monotonic() - self._asked > _KEEP:
                issuer = _endpoint({"issuer": self._options.issuer}, "issuer")
                metadata = _get(session, f"{issuer.rstrip('/')}/.well-known/openid-configuration")
                if metadata.get("issuer") != issuer:
                    raise ProviderFailure(f"{issuer} calls itself {metadata.get('issuer')!r}")
                keys = _key_set(_get(session, _endpoint(metadata, "jwks_uri")))
                self._metadata, self._keys, self._asked = metadata, keys, time.monotonic()
            return self._metadata


def _get(session: OAuth2Session, address: str) -> dict[str, Any]:
    try:
        answer = session.request("GET", address, withhold_token=True, timeout=_SECONDS, allow_redirects=False)
        answer.raise_for_status()
        content = answer.json()
    except (RequestException, ValueError) as error:
        raise ProviderFailure(f"{address}: {error}") from error
    if not isinstance(content, dict):
        raise ProviderFailure(f"{address} is no JSON object")
    return content


def _key_set(content: dict[str, Any]) -> KeySet:
    # The library checks what the keys are; its type says only what they should be.
    try:
        return KeySet.import_key_set(cast(KeySetSerialization, content))
    except (JoseError, ValueError, KeyError, TypeError) as error:
        raise ProviderFailure(f"the provider's keys cannot be read: {error}") from error


def _endpoint(metadata: dict[str, Any], name: str) -> str:
    """An address that the provider names, when nobody else can listen there or answer for it."""
    address = metadata.get(name)
    parts = urlsplit(address) if isinstance(address, str) else None
    if parts and (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK_HOSTS)):
        return str(address)
    raise ProviderFailure(f"the provider's {name} is no https address: {address!r}")

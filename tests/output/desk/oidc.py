"""A small OpenID Connect provider on loopback, which can be told to lie."""

import base64
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "desk", "a shared secret"


class FakeProvider:
    """Logs everyone in as ``claims``. ``lies`` are put over what it would truly say in the ID token."""

    def __init__(self) -> None:
        self.issuer = ""
        self.key = RSAKey.generate_key(2048, {"kid": "1"})
        self.signing_key = self.key
        self.algorithm = "RS256"
        self.claims: dict[str, Any] = {"sub": "42", "preferred_username": "bo"}
        self.lies: dict[str, Any] = {}
        self.metadata_lies: dict[str, Any] = {}
        self.codes: dict[str, dict[str, str]] = {}
        self.asked: list[dict[str, str]] = []

    def log_in(self, address: str) -> str:
        """What a browser does at the address that the desk sent it to: where the provider sends it back."""
        query = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        code = f"code{len(self.codes)}"
        self.codes[code] = query
        return f"{query['redirect_uri']}?code={code}&state={query['state']}"

    def metadata(self) -> dict[str, Any]:
        """What the provider says of itself."""
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            **self.metadata_lies,
        }

    def trade(self, form: dict[str, str], authorization: str) -> dict[str, Any] | None:
        """Tokens for a code that was given to this client and never traded before; None otherwise."""
        self.asked.append(form)
        asked = self.codes.pop(form.get("code", ""), None)
        challenge = (
            base64.urlsafe_b64encode(sha256(form.get("code_verifier", "").encode()).digest()).rstrip(b"=").decode()
        )
        basic = f"Basic {base64.b64encode(f'{CLIENT}:{SECRET}'.replace(' ', '+').encode()).decode()}"
        plain = f"Basic {base64.b64encode(f'{CLIENT}:{SECRET}'.encode()).decode()}"
        if asked is None or asked["code_challenge"] != challenge or authorization not in {basic, plain}:
            return None
        if asked["redirect_uri"] != form.get("redirect_uri"):
            return None
        return {"access_token": "access", "token_type": "Bearer", "id_token": self._id_token(asked["nonce"])}

    def _id_token(self, nonce: str) -> str:
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": nonce, **self.claims}
        claims = {name: value for name, value in {**claims, **self.lies}.items() if value is not None}
        header = {"alg": self.algorithm, "kid": self.signing_key.kid}
        return jwt.encode(header, claims, self.signing_key, algorithms=[self.algorithm])


@contextmanager
def fake_provider() -> Iterator[FakeProvider]:
    """A provider that answers on a free port of loopback."""
    provider = FakeProvider()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/.well-known/openid-configuration":
                self._send(provider.metadata())
            else:
                self._send({"keys": [provider.key.as_dict(private=False)]})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"])).decode()
            form = {name: values[0] for name, values in parse_qs(body).items()}
            tokens = provider.trade(form, self.headers.get("authorization", ""))
            self._send(tokens or {"error": "invalid_grant"}, 200 if tokens else 400)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def _send(self, content: dict[str, Any], status: int = 200) -> None:
            body = json.dumps(content).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        provider.issuer = f"http://127.0.0.1:{server.server_port}"
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield provider
        finally:
            server.shutdown()

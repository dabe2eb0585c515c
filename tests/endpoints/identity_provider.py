"""An identity provider that speaks OpenID Connect, and lies where a test says so."""

from __future__ import annotations

import json
import threading
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

CLIENT, SECRET = "studio", "a secret that both know"
Claims = dict[str, Any]


@dataclass
class IdentityProvider:
    """Codes it gave out, and who is in."""

    address: str = ""
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one"}))
    signs_with: RSAKey | None = None
    """Another key than it shows."""
    lie: Callable[[Claims], None] = lambda claims: None
    """Changes what a token says."""
    codes: dict[str, dict[str, str]] = field(default_factory=dict)

    def allow(self, page: str, subject: str, name: str) -> dict[str, str]:
        """Somebody signs in on that page: what their browser brings back."""
        asked = {key: values[0] for key, values in parse_qs(urlsplit(page).query).items()}
        assert asked["code_challenge_method"] == "S256" and asked["response_type"] == "code"
        code = f"code-{len(self.codes)}"
        self.codes[code] = {**asked, "sub": subject, "preferred_username": name}
        return {"code": code, "state": asked["state"]}

    def document(self) -> dict[str, Any]:
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/keys",
        }

    def token(self, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """A code is good once, for who can show what its challenge was made of."""
        known = self.codes.pop(form.get("code", ""), None)
        made = urlsafe_b64encode(sha256(form.get("code_verifier", "").encode()).digest()).decode().rstrip("=")
        if known is None or made != known["code_challenge"] or form["redirect_uri"] != known["redirect_uri"]:
            return 400, {"error": "invalid_grant"}
        claims: Claims = {
            "iss": self.address,
            "aud": CLIENT,
            "exp": int(time.time()) + 300,
            "nonce": known["nonce"],
            "sub": known["sub"],
            "preferred_username": known["preferred_username"],
        }
        self.lie(claims)
        signed = jwt.encode({"alg": "RS256", "kid": "one"}, claims, self.signs_with or self.key)
        return 200, {"access_token": "unused", "token_type": "Bearer", "id_token": signed}


@contextmanager
def provider_running() -> Iterator[IdentityProvider]:
    """On a port of this machine."""
    provider = IdentityProvider()

    class Exchange(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            keys = KeySet([provider.key]).as_dict(private=False)
            self.answer(200, provider.document() if "openid-configuration" in self.path else dict(keys))

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            assert self.headers["Authorization"].startswith("Basic ")
            self.answer(*provider.token({key: values[0] for key, values in parse_qs(body).items()}))

        def answer(self, status: int, said: dict[str, Any]) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(said).encode())

        def log_message(self, format: str, *args: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Exchange)
    provider.address = f"http://127.0.0.1:{server.server_port}"
    serving = threading.Thread(target=server.serve_forever)
    serving.start()
    try:
        yield provider
    finally:
        server.shutdown()
        serving.join()
        server.server_close()

"""OpenRouter's side of an account: what it says about a key, and OAuth with PKCE, with what may go wrong there.

Who opens `/auth` allows a key at once: the browser is sent back with a code, or shown one.
"""

from __future__ import annotations

import base64
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.upstream.wire import Wire

ENROLLED = "sk-or-v1-enrolled0123456789abcdef"
"""Begins the keys that were allowed."""
LIMITED, MANAGED = "sk-or-v1-limited0123456789abcdef", "sk-or-v1-managed0123456789abcdef"
ECHOED = "sk-or-v1-echoed00123456789abcdef"
"""A key whose label is the key."""
USUAL: dict[str, Any] = {"label": "test", "limit": None, "limit_remaining": None, "usage": 0.1, "is_free_tier": False}
REPORTS: dict[str, dict[str, Any]] = {
    LIMITED: {
        **USUAL,
        "label": "Family",
        "limit": 25,
        "limit_remaining": 12.5,
        "limit_reset": "monthly",
        "expires_at": "2027-01-31T00:00:00Z",
    },
    MANAGED: {**USUAL, "is_free_tier": True},
    ECHOED: {**USUAL, "label": ECHOED},
}
FAULTS: dict[str, tuple[int, dict[str, Any]]] = {
    "expired": (403, {"error": {"code": 403, "message": "Invalid code or code_verifier"}}),
    "method": (400, {"error": {"code": 400, "message": "Invalid code_challenge_method"}}),
    "down": (503, {"error": {"code": 503, "message": "Back soon"}}),
    "keyless": (200, {"user_id": "user_1"}),
    "odd": (200, {"key": 7}),
}


class Account:
    """Codes that were given out, and keys."""

    def __init__(self) -> None:
        self.codes: dict[str, str] = {}
        """The challenge of each code that was not used yet."""
        self.verifiers: list[str] = []
        """That were brought along."""
        self.given = 0
        self.fault = ""
        """What goes wrong with the next code: one of `FAULTS`."""

        self.asked: list[str] = []
        """Ids of calls whose cost was asked for."""
        self.silent = False
        """Whether it does not know yet what any call cost."""

    async def generation(self, path: str, wire: Wire) -> None:
        """`GET /generation`: what a call cost, which is not known when it is asked for the first time."""
        asked = dict(parse_qsl(urlsplit(path).query)).get("id", "")
        self.asked.append(asked)
        if self.silent or self.asked.count(asked) < 2:
            await wire.json({"error": {"code": 404, "message": f"Generation {asked} not found"}}, 404)
            return
        told = {"id": asked, "total_cost": 0.0123, "tokens_prompt": 9, "tokens_completion": 3, "cancelled": True}
        await wire.json({"data": told})

    async def report(self, key: str, wire: Wire) -> None:
        """`GET /key`."""
        await wire.json({"data": REPORTS.get(key, USUAL)})

    async def credits(self, key: str, wire: Wire) -> None:
        """`GET /credits`; keys for management only."""
        if key == MANAGED:
            await wire.json({"data": {"total_credits": 10, "total_usage": 2.75}})
        else:
            await wire.json({"error": {"code": 403, "message": "Only management keys can fetch credits"}}, 403)

    async def allow(self, path: str, wire: Wire) -> None:
        """`GET /auth`."""
        asked = dict(parse_qsl(urlsplit(path).query))
        if asked.get("code_challenge_method") != "S256" or not asked.get("code_challenge"):
            await wire.whole(400, b"<h1>A challenge is needed</h1>", "text/html")
            return
        self.given += 1
        code = f"code-{self.given:04}-{'x' * 24}"
        self.codes[code] = asked["code_challenge"]
        back = asked.get("callback_url", "")
        if back:
            joined = f"{back}{'&' if '?' in back else '?'}code={code}"
            await wire.whole(302, b"", "text/html", {"Location": joined})
        else:
            await wire.whole(200, f"<h1>Your code</h1><code>{code}</code>".encode(), "text/html")

    async def redeem(self, body: dict[str, Any], wire: Wire) -> None:
        """`POST /auth/keys`."""
        self.verifiers.append(str(body.get("code_verifier")))
        if self.fault:
            status, said = FAULTS[self.fault]
            await wire.json(said, status)
            return
        challenge = self.codes.pop(str(body.get("code")), None)
        if body.get("code_challenge_method") != "S256":
            await wire.json(FAULTS["method"][1], 400)
        elif challenge is None or challenge != _challenge(str(body.get("code_verifier"))):
            # as a careless service would: with all that was sent
            message = f"Invalid code {body.get('code')} or code_verifier {body.get('code_verifier')}"
            await wire.json({"error": {"code": 403, "message": message}}, 403)
        else:
            await wire.json({"key": f"{ENROLLED}{self.given:04}", "user_id": "user_1"})


def _challenge(verifier: str) -> str:
    return base64.urlsafe_b64encode(sha256(verifier.encode()).digest()).rstrip(b"=").decode()

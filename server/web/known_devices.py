"""Browsers in which somebody logged in before, known by a signed cookie that opens nothing: it only lets its person go
on trying their password while strangers have used up their tries at that name."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from flask import Response, after_this_request, request
from itsdangerous import BadData, URLSafeSerializer
from werkzeug.http import dump_cookie

from endpoints.addresses import over_tls
from server.web.cookies import LIFETIME_S, home

NAME = "atelier-device"
MOST = 8
"""People who share a browser."""


@dataclass(frozen=True)
class Device:
    """A browser: its own random mark, and ids of who logged in there, newest last."""

    nonce: str
    of: tuple[str, ...]


UNKNOWN = Device("", ())


class Devices:
    """Reads and writes the cookie."""

    def __init__(self, secret: str) -> None:
        self.signer = URLSafeSerializer(secret, salt="device")

    def here(self) -> Device:
        """The browser that asks."""
        try:
            nonce, *of = self.signer.loads(request.cookies.get(NAME, ""))
        except (BadData, ValueError, TypeError):
            return UNKNOWN
        return Device(str(nonce), tuple(map(str, of)))

    def note(self, user: str) -> None:
        """This person just proved who they are, here."""
        known = self.here()
        of = (*(each for each in known.of if each != user), user)[-MOST:]
        value = str(self.signer.dumps([known.nonce or secrets.token_urlsafe(12), *of]))

        @after_this_request
        def remember(response: Response) -> Response:
            cookie = dump_cookie(
                NAME,
                value,
                max_age=LIFETIME_S,
                path=home(),
                httponly=True,
                samesite="Lax",
                secure=over_tls(),
                sync_expires=False,
            )
            response.headers.add("Set-Cookie", cookie)
            return response

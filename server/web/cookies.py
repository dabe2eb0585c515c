"""The cookie that shows who one is. Its signature says so, never a date: clocks are set back and forth.

A cookie that cannot be read here may be the only key to somebody's pictures: the secret was changed and will be put
back, or another studio on the same host signed it (cookies know no ports). So it is never overwritten: whatever takes
its place, it is kept aside under a name of its own, and as soon as a cookie kept aside can be read, it counts again.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from flask import Flask, Request, Response, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from itsdangerous import BadData
from werkzeug.http import dump_cookie

from endpoints.addresses import over_tls
from server.web.origin_check import carries_token

NAME = "atelier"
ASIDE = "atelier-before-"
"""With a mark of who it was for: the same person's cookie is kept aside once, however often it was signed anew."""
MOST_ASIDE = 6
REFRESHED_BY = "/api/v1/session"
"""Asked at each visit. No other answer brings the cookie again: one that was still on its way could undo a login."""
LIFETIME_S = 400 * 86_400
"""Seconds: what browsers allow at most. Counted by the browser from when it gets the cookie, on its own clock."""


class CookieSession(SecureCookieSession):
    """What the cookie says, and what it was."""

    brought: str = ""
    """The cookie as it came, readable or not."""
    displaced: bool = False
    """Whether what was brought has to be kept aside, because something else takes its place."""
    aside: tuple[str, ...] = ()
    """The cookies that were kept aside."""


class Cookies(SecureCookieSessionInterface):
    """A request with a token has no cookie session: neither authority can leak into the other."""

    session_class = CookieSession

    def open_session(self, app: Flask, request: Request) -> Any:
        if carries_token(request.environ):
            return CookieSession()
        brought = request.cookies.get(NAME, "")
        session = CookieSession(self.read(app, brought) or {})
        session.brought = brought
        session.aside = tuple(value for name, value in request.cookies.items() if name.startswith(ASIDE))
        return session

    def read(self, app: Flask, value: str) -> dict[str, Any] | None:
        """What a cookie says; None for one that was not signed here."""
        serializer = self.get_signing_serializer(app)
        if not value or serializer is None:
            return None
        try:
            said = serializer.loads(value)  # without an age: only the signature counts
        except (BadData, ValueError, OverflowError, OSError):  # a date may be none
            return None
        return said if isinstance(said, dict) else None

    def kept_aside(self, app: Flask, session: CookieSession) -> Iterator[dict[str, Any]]:
        """What those say that can be read."""
        for value in session.aside:
            said = self.read(app, value)
            if said:
                yield said

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        if not response.cache_control.public:  # what is everybody's is kept whoever asks, also once there is a cookie
            response.vary.add("Authorization")
            if session.accessed:
                response.vary.add("Cookie")
        if not isinstance(session, CookieSession) or not session:
            if session.modified:
                response.delete_cookie(NAME, path=home(), httponly=True, samesite="Lax", secure=over_tls())
            return
        if not (session.modified or request.path == REFRESHED_BY):
            return
        if session.displaced and session.brought:
            self._keep_aside(response, session)
        serializer = self.get_signing_serializer(app)
        if serializer is not None:
            self._set(response, NAME, str(serializer.dumps(dict(session))))

    def _keep_aside(self, response: Response, session: CookieSession) -> None:
        """Beside those that are there; of more than a browser should carry the first go."""
        mark = whose(session.brought)
        self._set(response, ASIDE + mark, session.brought)
        others = [each for each in map(whose, session.aside) if each != mark]
        for old in others[: max(0, len(others) + 1 - MOST_ASIDE)]:
            response.delete_cookie(ASIDE + old, path=home(), httponly=True, samesite="Lax", secure=over_tls())

    def _set(self, response: Response, name: str, value: str) -> None:
        # no `Expires` beside it: a server whose clock is years behind would have a browser throw the cookie away
        cookie = dump_cookie(
            name,
            value,
            max_age=LIFETIME_S,
            path=home(),
            httponly=True,
            samesite="Lax",
            secure=over_tls(),
            sync_expires=False,
        )
        response.headers.add("Set-Cookie", cookie)


def home() -> str:
    """The path of cookies: everything, or what is below the studio's own path. What else is at the host gets none."""
    return request.script_root or "/"


def whose(value: str) -> str:
    """A mark of what a cookie says, without its date and signature, which are new at each visit."""
    return sha256(value.rsplit(".", 2)[0].encode("utf-8", "replace")).hexdigest()[:12]

"""Who is asking: a guest by a signed cookie, a member by password, a program by its token. Flask-Login in all."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cached_property
from time import monotonic
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from flask import Flask, Request, Response, g, request, session
from flask.sessions import SecureCookieSessionInterface, SessionMixin
from flask_login import LoginManager, UserMixin, current_user, login_user
from gevent import get_hub

from conversation.errors import BadRequest, Told
from conversation.keeping import Accounts, User
from server.doors import SAFE, carries_token
from server.newcomers import STRANGER, Newcomers
from server.tries import Tries

SHORTEST_PASSWORD = 8
LONGEST_PASSWORD = 1024
COOKIE = "atelier"
EPOCH = "epoch"
OPENING = "session.session"
"""What a page reads first."""
NOTED_EVERY = 60.0
"""Seconds."""
MOST_NOTED = 10_000


class Visitor(UserMixin):  # type: ignore[misc]  # flask-login has no types
    """A `User` as Flask-Login wants it."""

    def __init__(self, user: User) -> None:
        self.user = user

    def get_id(self) -> str:
        return self.user.id


class CookieUnlessToken(SecureCookieSessionInterface):
    """A request with a token has no cookie session: neither authority can leak into the other."""

    def open_session(self, app: Flask, request: Request) -> Any:
        return self.session_class() if carries_token(request.environ) else super().open_session(app, request)

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        response.vary.add("Authorization")
        super().save_session(app, session, response)

    def should_set_cookie(self, app: Flask, session: SessionMixin) -> bool:
        return bool(session) and super().should_set_cookie(app, session)

    def get_cookie_secure(self, app: Flask) -> bool:
        """Wherever the page came over TLS. A header that says so without a proxy only locks out who sent it."""
        return request.is_secure or request.headers.get("X-Forwarded-Proto", "").startswith("https")


@dataclass(frozen=True)
class Gate:
    """Flask-Login over the accounts."""

    accounts: Accounts
    open: bool
    """Whether every browser gets a guest."""
    newcomers: Newcomers
    touched: dict[str, float] = field(default_factory=dict)
    """When each person was last noted as seen, so that not every request asks the database."""

    def attach(self, app: Flask) -> None:
        app.session_interface = CookieUnlessToken()
        manager = LoginManager(app)
        manager.session_protection = None  # what it compares changes with every network a phone is in
        manager.user_loader(self.by_cookie)
        manager.request_loader(self.by_request)

    def by_cookie(self, user_id: str) -> Visitor | None:
        """The person of a cookie, unless all sessions were ended since it was given out."""
        user = self.accounts.get(user_id)
        if user is None or session.get(EPOCH) != user.epoch:
            return None
        self._note(user)
        return Visitor(user)

    def _note(self, user: User) -> None:
        now = monotonic()
        if now - self.touched.get(user.id, -math.inf) < NOTED_EVERY:
            return
        if len(self.touched) >= MOST_NOTED:
            self.touched.clear()
        self.touched[user.id] = now
        self.accounts.touch(user.id)

    def by_request(self, request: Request) -> Visitor | None:
        """The person of a token."""
        if not carries_token(request.environ):
            return None
        user = self.accounts.by_token(request.headers["Authorization"][len("bearer ") :].strip())
        return Visitor(user) if user else None

    def let_in(self) -> None:
        """In the open mode whoever brings nothing: a guest who opens the page or changes something, else a stranger.

        Raises `Told` where too many guests came from that address.
        """
        brings = carries_token(request.environ) or request.cookies.get(COOKIE)
        if not self.open or brings or current_user.is_authenticated:
            return
        if request.endpoint == OPENING or request.method not in SAFE:
            g.newcomer = self.newcomers.admit(request.remote_addr)
            welcome(g.newcomer)
        else:
            g.stranger = STRANGER

    def take_leave(self, response: Response) -> Response:
        """After a refusal nothing is left of who came for it."""
        newcomer = g.get("newcomer")
        if newcomer is not None and response.status_code >= 400 and self.accounts.forget(newcomer.id):
            session.clear()
            session.modified = False  # the browser has no cookie that would have to go
        return response


def welcome(user: User) -> None:
    """Gives the browser that asks a cookie for this person."""
    session.clear()
    session.permanent = True
    session[EPOCH] = user.epoch
    login_user(Visitor(user), force=True)


class Passwords:
    """Registration and login; the hashing happens in threads of its own so that nobody's words wait for it."""

    def __init__(self, accounts: Accounts, tries: Tries, hasher: PasswordHasher | None = None) -> None:
        self.accounts = accounts
        self.tries = tries
        self.hasher = hasher or PasswordHasher()

    @cached_property
    def nobody(self) -> str:
        """What a name that nobody has is checked against. Made when it is first wanted: it costs a start 0.3 s."""
        return str(in_a_thread(self.hasher.hash, "nobody has this password"))

    def register(self, name: str, password: str, guest: User | None) -> User:
        """A new member. A guest becomes one and keeps everything."""
        if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
            raise BadRequest(
                "This password cannot be used",
                f"Take one of {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters.",
                code="weak_password",
            )
        hashed = in_a_thread(self.hasher.hash, password)
        return self.accounts.register(name, hashed, guest.id if guest and guest.kind == "guest" else None)

    def check(self, name: str, password: str, address: str) -> User:
        """The person; a name that nobody has costs the same time as a wrong password."""
        self.tries.take(f"name:{name.strip().casefold()}", f"address:{address}")
        known = self.accounts.credentials(name)
        right = in_a_thread(self.matches, known.password_hash if known else self.nobody, password[:LONGEST_PASSWORD])
        if known is None or not right:
            raise Told("The name or the password is wrong", "Try again.", code="wrong_password", status=401)
        return known.user

    def matches(self, hashed: str, password: str) -> bool:
        try:
            return self.hasher.verify(hashed, password)
        except VerificationError:
            return False


def in_a_thread(work: Any, *args: Any) -> Any:
    """The result of work that would silence the loop."""
    return get_hub().threadpool.apply(work, args)

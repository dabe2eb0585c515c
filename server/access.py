"""Who is asking: a guest by a signed cookie, a member by password, a program by its token. Flask-Login in all."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cached_property
from time import monotonic
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from flask import Flask, Request, Response, request, session
from flask.sessions import SecureCookieSessionInterface, SessionMixin
from flask_login import LoginManager, UserMixin, login_user
from gevent import get_hub

from conversation.errors import BadRequest, Told
from conversation.keeping import Accounts, User
from server.doors import SOCKET, carries_token
from server.tries import Tries

SHORTEST_PASSWORD = 8
LONGEST_PASSWORD = 1024
EPOCH = "epoch"
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
        """The person of a token; in the open mode a new guest for a browser that brings nothing."""
        if carries_token(request.environ):
            user = self.accounts.by_token(request.headers["Authorization"][len("bearer ") :].strip())
            return Visitor(user) if user else None
        if not self.open or request.path.startswith(SOCKET):  # a socket shows a cookie that it got before
            return None
        visitor = Visitor(self.accounts.guest())
        welcome(visitor.user)
        return visitor


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

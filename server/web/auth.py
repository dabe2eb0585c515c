"""Who is asking: a guest by a signed cookie, a member by password, a program by its token. Flask-Login in all."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, cast

from flask import Flask, Request, Response, current_app, g, request, session
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user

from conversation.ports.accounts import Accounts, User
from endpoints.services import Arrival
from server.jobs.gate import FOR_WHOM
from server.web.cookies import NAME, Cookies, CookieSession
from server.web.newcomers import STRANGER, Newcomers
from server.web.origin_check import SAFE, carries_token
from server.web.proxy_door import ProxyDoor

EPOCH = "epoch"
OPENING = "session.session"
"""What a page reads first."""
USER = "_user_id"
"""Where Flask-Login keeps whose session it is."""
NOTED_EVERY = 60.0
"""Seconds."""
MOST_NOTED = 10_000


class Visitor(UserMixin):  # type: ignore[misc]  # flask-login has no types
    """A `User` as Flask-Login wants it."""

    def __init__(self, user: User) -> None:
        self.user = user

    def get_id(self) -> str:
        return self.user.id


@dataclass(frozen=True)
class Gate:
    """Flask-Login over the accounts."""

    accounts: Accounts
    open: bool
    """Whether every browser gets a guest."""
    newcomers: Newcomers
    cookies: Cookies = field(default_factory=Cookies)
    door: ProxyDoor | None = None
    """Where a proxy says who comes: no cookie does then."""
    come_back: Callable[[str], object] = lambda user: None
    """Ends the sockets of a user, who may open new ones."""
    touched: dict[str, float] = field(default_factory=dict)
    """When each person was last noted as seen, so that not every request asks the database."""

    def attach(self, app: Flask) -> None:
        app.session_interface = self.cookies
        manager = LoginManager(app)
        manager.session_protection = None  # what it compares changes with every network a phone is in
        manager.user_loader(self.by_cookie)
        manager.request_loader(self.by_request)

    def by_cookie(self, user_id: str) -> Visitor | None:
        """The person of a cookie, unless all sessions were ended since it was given out."""
        if self.door is not None:
            return self._by_proxy(self.door, user_id)
        user = self.accounts.get(user_id)
        if user is None:
            g.arrival = Arrival("gone")
        elif session.get(EPOCH) != user.epoch:
            g.arrival = Arrival("ended")
        else:
            return self._admitted(user)
        return None

    def by_request(self, request: Request) -> Visitor | None:
        """The person of a token, or of a cookie that was kept aside and counts again."""
        if carries_token(request.environ):
            return self._by_token(request.headers["Authorization"][len("bearer ") :].strip())
        if self.door is not None:
            return self._by_proxy(self.door)
        arrival: Arrival | None = g.get("arrival")
        if arrival is not None and arrival.guest is not None:
            return None
        brought = cast(CookieSession, session)
        found = self._kept_aside(brought)
        if found is not None:
            return self._admitted(found)
        if brought.brought and arrival is None:
            g.arrival = Arrival("unreadable")
        return None

    def _by_proxy(self, door: ProxyDoor, before: str = "") -> Visitor | None:
        """`before`: whose cookie it is. What somebody else opened in this browser hears nothing from now on."""
        found = door.enter(request.environ)
        if before and before != (found.id if isinstance(found, User) else ""):
            self.come_back(before)
            session.clear()
        if isinstance(found, User):
            return self._admitted(found)
        g.arrival = found
        return None

    def _by_token(self, secret: str) -> Visitor | None:
        held = self.accounts.by_token(secret)
        if held is None:
            return None
        if held.expired:
            g.arrival = Arrival("expired")
            return None
        g.token = held.token
        return self._admitted(held.user)

    def let_in(self) -> None:
        """In the open mode whoever brings nothing: a guest who opens the page or changes something, else a stranger.
        Whoever brings a cookie that is nobody's here keeps it until they say what shall be done.

        Raises `Told` where too many guests came from that address.
        """
        brings = carries_token(request.environ) or request.cookies.get(NAME)
        if self.door is not None and request.endpoint == OPENING and current_user.is_authenticated:
            remember(current_user.user)
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

    def _kept_aside(self, brought: CookieSession) -> User | None:
        """Whose cookie was kept aside and counts again; it takes the place of the one that came."""
        for said in self.cookies.kept_aside(current_app, brought):
            user = self._of(said)
            if user is not None:
                brought.displaced = g.get("arrival") is None or g.arrival.lost != "ended"
                brought.clear()
                brought.update(said)
                g.pop("arrival", None)
                return user
        return None

    def _of(self, said: Mapping[str, Any]) -> User | None:
        user = self.accounts.get(str(said.get(USER, "")))
        return user if user is not None and user.epoch == said.get(EPOCH) else None

    def _admitted(self, user: User) -> Visitor | None:
        """Guests come in where the studio is open. Elsewhere they are known, so that theirs becomes an account's."""
        self._note(user)
        if self.open or user.kind == "member":
            FOR_WHOM.set(user.id)  # what this request has computed is theirs
            return Visitor(user)
        g.arrival = Arrival(guest=user)
        return None

    def _note(self, user: User) -> None:
        now = monotonic()
        if now - self.touched.get(user.id, -math.inf) < NOTED_EVERY:
            return
        if len(self.touched) >= MOST_NOTED:
            self.touched.clear()
        self.touched[user.id] = now
        self.accounts.touch(user.id)


def welcome(user: User) -> None:
    """Gives the browser that asks a cookie for this person. The one it had is kept aside where it may be the only key
    to somebody's pictures."""
    held = cast(CookieSession, session)
    held.displaced = bool(held.brought) and held.get(USER) != user.id and _may_be_the_only_key()
    session.clear()
    session.permanent = True
    session[EPOCH] = user.epoch
    login_user(Visitor(user), force=True)


def recognise(guest: User) -> None:
    """The same for a guest where only members come in: the browser is theirs, and nobody is signed in."""
    welcome(guest)
    logout_user()
    session[USER] = guest.id
    g.arrival = Arrival(guest=guest)


def remember(user: User) -> None:
    """Notes in the browser whom a proxy named, so that it is seen when it names somebody else. It lets nobody in."""
    if session.get(USER) != user.id:
        session.clear()
        session.permanent = True
        session[USER] = user.id


def _may_be_the_only_key() -> bool:
    """Whether what the browser brought is a guest's, or cannot be told. A member has a password."""
    arrival: Arrival | None = g.get("arrival")
    if arrival is not None:
        return arrival.lost != "ended"
    return bool(current_user.is_authenticated) and current_user.user.kind != "member"

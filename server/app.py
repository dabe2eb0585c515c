"""Assembles the studio: the only place that names concrete classes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from flask import Flask
from flask_socketio import SocketIO
from gevent import get_hub

from conversation.keeping import Accounts, Library, Shelf
from conversation.ports import Conversations, Images, Replies, Usage
from endpoints.desk import Desk, Facts, Offer
from server.access import Gate, Passwords
from server.courier import Courier
from server.doors import Application, Doors, allowed_hosts
from server.identities import People
from server.jobs import Jobs, Work
from server.settings import Settings
from server.sockets import Announcer, listen
from server.tries import Tries
from server.web import flask_app

T = TypeVar("T")
VERSION = "0.1.0"
LOGINS = 10
LOGINS_WITHIN = 15 * 60
"""Seconds."""


class Stores(Protocol):
    """What is kept: `storage.Storage`, or `storage.memory`."""

    @property
    def conversations(self) -> Conversations: ...
    @property
    def images(self) -> Images: ...
    @property
    def replies(self) -> Replies: ...
    @property
    def usage(self) -> Usage: ...
    @property
    def library(self) -> Library: ...
    @property
    def shelf(self) -> Shelf: ...
    @property
    def accounts(self) -> Accounts: ...


@dataclass(frozen=True)
class Atelier:
    """The studio, ready to be served."""

    wsgi: Application
    app: Flask
    socketio: SocketIO
    jobs: Jobs
    courier: Courier
    closers: tuple[Callable[[], object], ...]

    def wind_down(self, seconds: float) -> None:
        """Refuses new turns and lets the running ones end, or marks them."""
        self.jobs.wind_down(seconds)

    def close(self) -> None:
        """Lets go of everything."""
        self.courier.close()
        for close in self.closers:
            close()


def create_app(
    settings: Settings,
    stores: Stores,
    work: Work,
    offer: Offer,
    *,
    secret: str,
    passwords: Passwords | None = None,
    closers: Iterable[Callable[[], object]] = (),
) -> Atelier:
    """The studio over these stores; `work` is what a turn does, `offer` what else can be had."""
    socketio = SocketIO()
    announcer = Announcer(socketio, stores.library)
    courier = Courier(lambda name, payload, room: socketio.emit(name, payload, to=room), stores.replies)
    stores.replies.interrupt_running()
    jobs = Jobs(work, stores.replies, courier, announcer.turn, clock=time.time, per_person=settings.turns_per_person)
    people = People(
        stores.accounts,
        passwords or Passwords(stores.accounts, Tries(LOGINS, LOGINS_WITHIN)),
        announcer.hang_up,
    )
    facts = Facts(VERSION, settings.access, settings.page.absolute())
    desk = Desk(facts, stores.library, stores.shelf, stores.accounts, people, jobs, offer)
    app = flask_app(desk, Gate(stores.accounts, settings.access == "open"), settings, secret)
    listen(socketio, app)
    wsgi: Any = app.wsgi_app
    return Atelier(Doors(wsgi, allowed_hosts(settings)), app, socketio, jobs, courier, tuple(closers))


def in_a_thread(work: Callable[[], T]) -> T:
    """The result of disk work, done beside the loop."""
    result: T = get_hub().threadpool.apply(work)
    return result

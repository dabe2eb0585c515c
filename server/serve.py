"""Starts the studio, says where it is, and ends it in order: turns first, then sockets, then the worker processes."""

from __future__ import annotations

import errno
import gc
import logging
import os
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import gevent
from gevent.event import Event

from conversation.errors import Told
from server import backups, cleaning, encryption, master_key, periodic, relocation, startup, users
from server.app import Atelier, assemble
from server.claims import held
from server.http.connections import Connections, places, raise_file_limit
from server.http.listener import Listener
from server.monitoring import log_lines
from server.settings import Settings


def main(arguments: Sequence[str] = ()) -> int:
    """The exit code. What a person can mend is a sentence on stderr, never a traceback."""
    try:
        settings = Settings.read(os.environ, Path(".env"))
        log_lines.begin(settings)
        logging.getLogger(periodic.__name__).setLevel(logging.INFO)  # what goes for good is always said
        act = command(arguments)
        with nullcontext() if {*arguments[:1]} & BESIDE else held(settings):
            act(settings)
    except Told as told:
        sys.stderr.write(f"{told}\n")
        return 1
    return 0


def command(arguments: Sequence[str]) -> Callable[[Settings], None]:
    """What is to be done: `python -m server` without a word starts the studio. Raises `CannotStart`."""
    if not arguments:
        return run
    if arguments[0] == USERS:
        return users.command(arguments[1:])
    if arguments[0] in backups.NAMES:
        return backups.command(arguments)
    if arguments[0] in encryption.NAMES:
        return encryption.command(arguments)
    if arguments[0] == cleaning.NAME:
        return cleaning.command(arguments[1:])
    if arguments[0] == relocation.NAME:
        return relocation.command(arguments[1:])
    if arguments[0] in COMMANDS:
        return COMMANDS[arguments[0]]
    words = USERS, *backups.NAMES, *encryption.NAMES, cleaning.NAME, relocation.NAME
    raise startup.CannotStart(
        f"There is no “{arguments[0]}” here",
        f"There is {', '.join((*COMMANDS, *words))}; without a word the studio starts.",
    )


def run(settings: Settings) -> None:
    """The studio, until it is asked to end."""
    settings = replace(settings, page=startup.page_of(settings))
    atelier = assemble(settings)
    try:
        serve(atelier, settings)
    finally:
        atelier.close()


BESIDE = {*backups.BESIDE, *encryption.NAMES}
"""What works beside a studio that runs."""
USERS = "users"
"""Followed by words of its own."""
COMMANDS: dict[str, Callable[[Settings], None]] = {
    "rotate-secret": master_key.rotate,
    "forget-keys": master_key.forget_keys,
}
"""What else can be done to a studio, while it does not run."""


def serve(atelier: Atelier, settings: Settings) -> None:
    """Listens until a signal asks to end. Raises `CannotStart` when the port is taken."""
    connections = Connections(places(raise_file_limit()))
    server = Listener((settings.host, settings.port), atelier.app, connections, error_log=logging.getLogger("server"))
    try:
        server.start()
    except OSError as error:
        raise refused(settings, error) from error
    gc.collect()
    gc.freeze()  # what was loaded stays: looking through it again and again would hold every stream up for 0.1 s
    ended = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        gevent.signal_handler(number, ended.set)
    shown = "127.0.0.1" if settings.host in ("", "0.0.0.0", "::") else settings.host
    sys.stdout.write(f"Atelier is at http://{shown}:{settings.port}\n")
    sys.stdout.flush()
    ended.wait()
    atelier.wind_down(settings.grace)
    server.stop(timeout=1)


def refused(settings: Settings, error: OSError) -> startup.CannotStart:
    """Why the address cannot be listened on, as a sentence."""
    if error.errno == errno.EADDRINUSE:
        return startup.CannotStart(
            f"Port {settings.port} is taken",
            "Another program listens there, perhaps Atelier itself. Stop it, or set ATELIER_PORT to another port.",
        )
    return startup.CannotStart(
        f"Cannot listen on {settings.host}:{settings.port} ({error.strerror})",
        "Set ATELIER_HOST and ATELIER_PORT to an address of this machine.",
    )

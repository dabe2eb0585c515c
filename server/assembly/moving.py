"""What comes from elsewhere, is shown to others, or leaves for good: put together."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import gevent

from conversation.archive.archives import Archives
from conversation.archive.imports import Imports
from conversation.moderation.reporting import Reporting
from conversation.ports.library import Conversation, Library
from conversation.serialization import to_json
from conversation.services.leaving import LeavingPictures
from conversation.services.sharing import Sharing
from endpoints.moving.services import MovingServices
from server.assembly.topology import Topology
from server.jobs.attended import AttendedJobs
from server.settings import Settings
from server.threads import in_a_thread
from server.turns.engine import Engine
from server.web.login_attempts import LOGINS, LOGINS_WITHIN
from server.web.passwords import Passwords
from server.web.share_door import SignedShares
from storage.disk.folder import make_folder, passing


def moving_of(
    settings: Settings,
    engine: Engine,
    library: Library,
    attended: AttendedJobs,
    tell: Callable[[str, dict[str, Any]], None],
    passwords: Passwords,
    secret: str,
    topology: Topology,
) -> MovingServices:
    """`tell` tells a person's pages of a row of their list."""
    stores = engine.stores

    def announce(owner: str, conversation: Conversation) -> None:
        tell(owner, to_json(conversation))

    drawn = stores.layers, stores.masks
    leaving = LeavingPictures(stores.shelf, engine.preferences, engine.pixels)
    archives = Archives(library, stores.shelf, *drawn, engine.preferences, leaving, time.time, gevent.sleep, attended)
    imports = Imports(
        stores.arrivals,
        engine.pixels,
        engine.palette,
        partial(moment_folder, settings.data),
        settings.upload_megabytes * 1024 * 1024,
        time.time,
        announce,
        partial(gevent.sleep, 0),
        attended,
    )
    hashed = partial(in_a_thread, passwords.hasher.hash)
    reporting = Reporting(stores.reports, library, stores.shelf, time.time)
    about = engine.features, reporting, engine.preferences
    sharing = Sharing(stores.shares, library, stores.shelf, time.time, hashed, *about)
    door = SignedShares(stores.shares, passwords, secret, topology.failures("shares", LOGINS, LOGINS_WITHIN))
    return MovingServices(
        archives, imports, sharing, door, stores.departures, reporting, stores.refusals, stores.expiry
    )


def moment_folder(data: Path) -> Path:
    """Where files lie for a moment."""
    make_folder(data)
    return passing(data)

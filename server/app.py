"""Assembles the studio: with `assembly/` the only place that names concrete classes."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from importlib import import_module

import gevent
from argon2 import PasswordHasher
from flask import Flask

from conversation.ports.elsewhere import Elsewhere
from conversation.ports.pixels import Pixels
from conversation.ports.programs.webhooks import Postbox
from conversation.recipe import VERSION
from endpoints.conversations.socket_io import SocketIO
from endpoints.services import Facts, Services
from providers.local_engines import LocalEngines
from providers.wire.foreign_pictures import ForeignPictures
from providers.wire.foreign_post import ForeignPost
from server import encryption, master_key, startup
from server.assembly.conversations import agents_of, conversations_of, desk_of, programs_of, said_in
from server.assembly.jobs import other_jobs
from server.assembly.kept_files import kept_in
from server.assembly.models import catalogues_of, engine_of, studio_of
from server.assembly.monitoring import Watching, watching_of
from server.assembly.moving import moving_of
from server.assembly.one_process import OneProcess
from server.assembly.people import is_guest, people_of, people_services, whose
from server.assembly.pictures import form_of, pictures_of
from server.assembly.topology import Topology, TurnParts, Upkeep
from server.cleaning import keep_of, kept_days
from server.clock import WallClock
from server.connecting.provider_settings import ProviderSettings
from server.cutout.pool import cutout_workers, model_folder
from server.http.headers import Dressed
from server.http.prefix import placed
from server.http.proxies import Proxies
from server.jobs.attended import AttendedJobs
from server.jobs.embedded import EmbeddedRunner
from server.jobs.provider_lines import StudioProviderLines, provider_limits
from server.mcp.agents import Agents
from server.periodic import DAY, LOOKED_EVERY, Daily, Housekeeping, quietly
from server.realtime.announcer import LARGEST_EVENT, Announcer, socket_server
from server.realtime.announcing_library import AnnouncingLibrary
from server.realtime.polling import Polling
from server.realtime.sessions import Callers
from server.realtime.switchboard import Switchboard
from server.settings import Settings
from server.signing import signing
from server.stores import Stores
from server.threads import in_a_thread
from server.turns.backlog import Backlog
from server.turns.personal_catalogues import PersonalCatalogues
from server.turns.personal_limits import PersonalLimits, usual_limits
from server.turns.settlement import ASKED_EVERY, Settlement
from server.turns.studio_turns import StudioTurns
from server.web.application import configure
from server.web.origin_check import OriginCheck, allowed_hosts, idle_days
from server.web.picture_links import PictureLinks
from server.web.rate_limit import event_rate
from server.webhooks.postman import Postman
from server.workers.pixels import TaskPixels
from server.workers.pool import ONE_THREAD, Workers
from server.workers.warm_up import Warming, learn_words
from storage.cleanup.undo_retention import Thinning
from storage.disk.folder import passing
from storage.opening import Storage, open_storage

CHECKPOINT_EVERY = 5.0
"""Seconds."""
SWEEP_AFTER = 1.0
"""Seconds after a start: what answers the first visitor comes first."""


@dataclass(frozen=True)
class Atelier:
    """The studio, ready to be served."""

    app: Flask
    """With its doors and sockets: what a server calls."""
    socketio: SocketIO
    runner: StudioTurns
    others: tuple[EmbeddedRunner, ...]
    """Jobs that are no turns."""
    callers: Callers
    agents: Agents
    postman: Postman
    closers: tuple[Callable[[], object], ...]
    watching: Watching
    """Whoever puts in a part that can be away adds a check of it to its checks."""

    def wind_down(self, seconds: float) -> None:
        """Refuses new turns and lets the running ones end, or marks them; what can go on later waits for that."""
        self.watching.end()
        beside = [gevent.spawn(each.wind_down) for each in self.others]
        self.runner.wind_down(seconds)
        gevent.joinall(beside)

    def close(self) -> None:
        """Lets go of everything."""
        for close in self.closers:
            close()


@dataclass(frozen=True)
class OpenedParts:
    """What a process opens before anybody comes: one with people, and one that only works."""

    storage: Storage
    pixels: TaskPixels
    catalogues: PersonalCatalogues
    workers: Workers
    upkeep: Upkeep
    closers: tuple[Callable[[], object], ...]


def opened(settings: Settings, topology: Topology) -> OpenedParts:
    """Raises `Told` for what a person can mend."""
    keep = keep_of(settings)
    clock = WallClock()
    seal, steady = master_key.seal(settings), clock.steady
    encryption.refuse_presigned(settings)
    kept = kept_in(settings, steady)
    storage = open_storage(
        settings.data,
        settings.database,
        steady=steady,
        aside=in_a_thread,
        keep=keep,
        seal=seal,
        runner=topology.runner,
        kept=kept,
        encrypts=settings.encrypt == "1",
    )
    encryption.announce(settings, storage.database)
    environ = {**ONE_THREAD, "TMPDIR": str(passing(settings.data))}
    workers = Workers(settings.workers, settings.worker_memory, settings.worker_seconds, environ=environ)
    cutouts = cutout_workers(settings, workers.terms.large)
    most = settings.upload_megapixels * 1_000_000, settings.upload_megabytes * 1024 * 1024
    pixels = TaskPixels(workers, *most, cutouts, signing=signing(settings))
    catalogues = catalogues_of(settings, pixels, storage.provider_keys)
    catalogues = replace(catalogues, engines=LocalEngines(catalogues.usual))
    often = Housekeeping(lambda: in_a_thread(storage.database.checkpoint), CHECKPOINT_EVERY, CHECKPOINT_EVERY)
    unused = Housekeeping(quietly(catalogues.connections.tidy), LOOKED_EVERY, LOOKED_EVERY)
    copies = Housekeeping(kept.tidy_here if kept else lambda: 0, SWEEP_AFTER, DAY)
    settlement = Settlement(storage.usage, catalogues.of, time.time)
    thinning = Thinning(storage.database, storage.files, settings.undo_limit)
    upkeep: Upkeep = {
        "settle": (settlement.learn, ASKED_EVERY, ASKED_EVERY),
        "sweep": (storage.orphans.sweep, SWEEP_AFTER, DAY),
        "tidy": (Daily(storage.retention.tidy, clock), LOOKED_EVERY, LOOKED_EVERY),
        "thin": (Daily(thinning.thin, clock), LOOKED_EVERY, LOOKED_EVERY),
    }
    closers = (copies.close, often.close, workers.close, cutouts.close, unused.close, catalogues.close, storage.close)
    return OpenedParts(storage, pixels, catalogues, workers, upkeep, closers)


def assemble(settings: Settings) -> Atelier:
    """The studio as it runs. Raises `Told` for what a person can mend."""
    topology = topology_of(settings)
    parts = opened(settings, topology)
    closers = (*topology.keep_up(parts.upkeep), topology.close, *parts.closers)
    load = Warming(parts.workers.warm, learn_words)
    secret = startup.secret(settings)
    built = parts.storage, parts.pixels, parts.catalogues, secret, load, closers
    atelier = create_app(settings, *built, topology=topology)
    if settings.blobs:
        atelier.watching.checks.add("blobs", partial(parts.storage.files.older, "nobody", 0.0))
    return atelier


def facts_of(settings: Settings) -> Facts:
    """What pages are told of the studio."""
    days = settings.keep_deleted_days, idle_days(settings), kept_days(settings)
    return Facts(VERSION, settings.access, settings.page.absolute(), *days)


def topology_of(settings: Settings) -> Topology:
    """In this process, or in several where there is a broker: what those need is loaded only then."""
    if not settings.broker:
        return OneProcess(settings)
    many: Topology = import_module("server.assembly.many_processes").ManyProcesses(settings)
    return many


def create_app(
    settings: Settings,
    stores: Stores,
    pixels: Pixels,
    catalogues: PersonalCatalogues,
    secret: str,
    load: Callable[[], None] = lambda: None,
    closers: tuple[Callable[[], object], ...] = (),
    hasher: PasswordHasher | None = None,
    elsewhere: Elsewhere | None = None,
    postbox: Postbox | None = None,
    topology: Topology | None = None,
) -> Atelier:
    """The studio over these parts. `load` makes ready for the first picture; `closers` let go of the parts; `hasher` is
    for who cannot wait as long as a password has to take; `elsewhere`, `postbox`: the rest of the internet;
    `topology`: how many processes there are, one where nobody says."""
    topology = topology or OneProcess(settings)
    catalogues = replace(catalogues, rules=stores.administration.rules, is_guest=partial(is_guest, stores.accounts))
    app = Flask("atelier", static_folder=None)
    socketio = socket_server(app, topology.manager())
    rooms = topology.rooms(socketio)
    callers = topology.callers(socketio.server, partial(whose, app), rooms)
    announcer = Announcer(rooms, stores.library, stores.shelf)
    backlog = Backlog()
    models, abroad, post = model_folder(settings), elsewhere or ForeignPictures(), postbox or ForeignPost()
    limits = PersonalLimits(usual_limits(settings), stores.administration, partial(is_guest, stores.accounts))
    limits_of_providers = provider_limits(catalogues.providers, settings.at_providers)
    lines = StudioProviderLines(limits_of_providers, gate_of=topology.gate)
    engine = engine_of(settings, stores, pixels, catalogues, backlog, limits, models, lines)
    topology.recover(stores)
    previews = topology.previews()
    telling = rooms, announcer, previews, lines, backlog
    runner = topology.turns(TurnParts(settings, stores, engine.work, engine.usual, *telling))
    watching = watching_of(settings, app, stores, callers, runner)
    people = people_of(settings, stores, secret, callers, hasher, topology)
    library, said = AnnouncingLibrary(stores.library, announcer.conversation), partial(said_in, stores.library)
    others, fetches = other_jobs(stores, models, catalogues)
    attended, links = AttendedJobs(stores.jobs), PictureLinks(secret)
    connecting = ProviderSettings(catalogues, stores.enrolments, announcer.connections, engine.features)
    pictures = pictures_of(settings, engine, library, announcer, abroad, others, attended)
    agents = agents_of(settings, engine, library, pictures, runner, announcer, connecting, links)
    form = form_of(settings, engine, previews, announcer)
    moving = moving_of(settings, engine, library, attended, announcer.conversation, people.passwords, secret, topology)
    services = Services(
        facts_of(settings),
        people_services(engine, catalogues, people, callers, limits),
        conversations_of(engine, library, runner, announcer, agents.workshop, moving),
        pictures,
        form,
        studio_of(engine, connecting, fetches, load, watching.checks.look),
        programs_of(engine, agents, links, desk_of(stores, library, runner, others, attended, form, topology), post),
    )
    limiter = configure(app, services, people.gate(), settings, secret, topology.counts)
    Switchboard(socketio.server, callers, event_rate(limiter, settings.requests_per_minute))
    app.wsgi_app = at_the_door(app, callers, settings)  # type: ignore[method-assign]  # as Flask documents it
    topology.begin(stores, runner, (others, form.jobs.runner), announcer)
    postman = Postman(stores.webhooks, stores.jobs, post, said, claims=topology.claims, root=settings.prefix)
    ending = postman, post, agents, callers, runner, backlog, announcer, models, fetches, abroad
    closers = (*(each.close for each in ending), *watching.closers, *closers)
    return Atelier(app, socketio, runner, (others, form.jobs.runner), callers, agents, postman, closers, watching)


def at_the_door(app: Flask, callers: Callers, settings: Settings) -> Proxies:
    """What every request goes through before the application and its sockets."""
    inside = Polling(app.wsgi_app, callers, partial(whose, app), LARGEST_EVENT)
    dressed = Dressed(OriginCheck(inside, allowed_hosts(settings)))
    return Proxies(placed(app, settings.prefix, dressed), settings.trusted_proxies)

"""Assembles the studio: the only place that names concrete classes."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from uuid import uuid4

import gevent
from argon2 import PasswordHasher
from flask import Flask
from flask_socketio import SocketIO
from gevent.event import Event

from conversation.agent_tools.workshop import Workshop
from conversation.commands import COMMANDS
from conversation.edit_context import EditContext
from conversation.generation.retouching.ways import RetouchWay, ways_of
from conversation.llm.wallet import Wallet
from conversation.palette import Palette
from conversation.ports.accounts import Accounts
from conversation.ports.cutout import LocalModelRow
from conversation.ports.elsewhere import Elsewhere
from conversation.ports.jobs import TURN, JobOrder, JobRunner
from conversation.ports.library import Library
from conversation.ports.pixels import Pixels
from conversation.ports.programs.webhooks import Postbox
from conversation.ports.provider_keys import ProviderKeys
from conversation.programs.conversations import ProgramConversations
from conversation.programs.repeated_calls import RepeatedCalls
from conversation.programs.webhook_access import WebhookAccess
from conversation.recipe import VERSION
from conversation.services.account_access import AccountAccess
from conversation.services.areas.mask_locking import MaskLocking
from conversation.services.concurrency import InProgress, WorkLimit
from conversation.services.cutout import CutoutService
from conversation.services.downloads import DownloadService
from conversation.services.full_size import FullSizePictures
from conversation.services.image_editing import ImageEditing
from conversation.services.job_desk import JobDesk
from conversation.services.leaving import LeavingPictures
from conversation.services.model_list import DescribedModel, ModelFilter
from conversation.services.personal_palette import PersonalPalette
from conversation.services.personal_styles import PersonalStyles
from conversation.services.picking import CandidatePicking
from conversation.services.program_chat import ProgramChat
from conversation.services.program_turns import ProgramTurns
from conversation.services.prompt_reviews import PromptReviews
from conversation.services.receipts import Receipts
from conversation.services.spending import Spending
from conversation.services.upload_locks import UploadLocks
from conversation.services.uploads import UploadService
from endpoints.conversations.sockets import room_of
from endpoints.moving.services import MovingServices
from endpoints.services import (
    ConversationServices,
    Facts,
    Links,
    PeopleServices,
    PictureServices,
    ProgramServices,
    Services,
    StudioServices,
    visitor,
)
from imaging.operations import OPERATIONS
from providers import PROVIDERS
from providers.catalogue import AutoModels
from providers.local_engines import LocalEngines
from providers.provider import Given
from providers.wire.foreign_pictures import ForeignPictures
from providers.wire.foreign_post import ForeignPost
from server import master_key, startup
from server.areas import area_services
from server.clock import WallClock
from server.connecting.administration import StudioAdministration
from server.connecting.model_fetches import KIND as FETCHED
from server.connecting.model_fetches import ModelFetches
from server.connecting.provider_settings import ProviderSettings
from server.cutout import fetch_job
from server.cutout.fetch_job import KIND as CUTOUT_FETCHED
from server.cutout.model_folder import ModelFolder
from server.cutout.pool import cutout_workers, model_folder
from server.http.headers import Dressed
from server.http.proxies import Proxies
from server.image_form.adoption import Adoption
from server.image_form.form import Form
from server.image_form.origins import Origins
from server.image_form.painting_jobs import PICTURE
from server.jobs.attended import AttendedJobs
from server.jobs.embedded import EmbeddedRunner
from server.jobs.line import FairLine
from server.jobs.provider_lines import StudioProviderLines, provider_limits
from server.mcp.agents import Agents, SignedAddresses
from server.moving import moving_of
from server.periodic import DAY, LOOKED_EVERY, Daily, Housekeeping, quietly
from server.realtime.announcer import LARGEST_EVENT, Announcer, socket_server
from server.realtime.announcing_library import AnnouncingLibrary
from server.realtime.broadcast import Rooms
from server.realtime.polling import Polling
from server.realtime.sessions import Callers
from server.realtime.switchboard import Switchboard
from server.settings import Settings
from server.signing import signing
from server.stores import Stores
from server.threads import in_a_thread
from server.turns.backlog import Backlog
from server.turns.delivery import EventDelivery
from server.turns.engine import Engine
from server.turns.kept_models import KeptModels
from server.turns.personal_catalogues import PersonalCatalogues
from server.turns.personal_limits import PersonalLimits, usual_limits
from server.turns.previews import AllPreviews
from server.turns.runner import TurnRunner
from server.turns.settlement import ASKED_EVERY, Settlement
from server.web.application import configure
from server.web.auth import Gate
from server.web.disconnects import cut_off
from server.web.known_devices import Devices
from server.web.login_attempts import LOGINS, LOGINS_WITHIN, FailureLimit, LoginAttempts
from server.web.newcomers import Newcomers
from server.web.origin_check import Application, OriginCheck, allowed_hosts, idle_days
from server.web.passwords import Passwords
from server.web.picture_links import PictureLinks
from server.web.rate_limit import event_rate
from server.web.sign_in import People
from server.webhooks.postman import Postman
from server.workers.pixels import TaskPixels
from server.workers.pool import ONE_THREAD, Workers
from server.workers.warm_up import Warming, learn_words
from storage.cleanup.retention import Keep
from storage.cleanup.undo_retention import Thinning
from storage.disk.digest import sha256_of
from storage.disk.folder import passing
from storage.opening import open_storage

PROVIDER_FILES = "providers"
"""The folder in the data folder for files that providers use, each in a folder of its name: workflows of ComfyUI's."""
MODEL_LISTS = "model-lists"
"""The folder in the data folder."""
CHECKPOINT_EVERY = 5.0
"""Seconds."""
OTHERS_EACH, OTHERS_AT_ONCE = 4, 16
"""Jobs that are no turns: of one person, and of all."""
SWEEP_AFTER = 1.0
"""Seconds after a start: what answers the first visitor comes first."""


@dataclass(frozen=True)
class Atelier:
    """The studio, ready to be served."""

    app: Flask
    """With its doors and sockets: what a server calls."""
    socketio: SocketIO
    runner: TurnRunner
    others: tuple[EmbeddedRunner, ...]
    """Jobs that are no turns."""
    callers: Callers
    agents: Agents
    postman: Postman
    closers: tuple[Callable[[], object], ...]

    def wind_down(self, seconds: float) -> None:
        """Refuses new turns and lets the running ones end, or marks them; what can go on later waits for that."""
        beside = [gevent.spawn(each.wind_down) for each in self.others]
        self.runner.wind_down(seconds)
        gevent.joinall(beside)

    def close(self) -> None:
        """Lets go of everything."""
        for close in self.closers:
            close()


def assemble(settings: Settings) -> Atelier:
    """The studio as it runs. Raises `Told` for what a person can mend."""
    keep = Keep(settings.keep_deleted_days, idle_days(settings))
    clock = WallClock()
    seal = master_key.seal(settings)
    storage = open_storage(settings.data, steady=clock.steady, aside=in_a_thread, keep=keep, seal=seal)
    environ = {**ONE_THREAD, "TMPDIR": str(passing(settings.data))}
    workers = Workers(settings.workers, settings.worker_memory, settings.worker_seconds, environ=environ)
    cutouts = cutout_workers(settings, workers.terms.large)
    most = settings.upload_megapixels * 1_000_000, settings.upload_megabytes * 1024 * 1024
    pixels = TaskPixels(workers, *most, cutouts, signing=signing(settings))
    catalogues = catalogues_of(settings, pixels, storage.provider_keys)
    catalogues = replace(catalogues, engines=LocalEngines(catalogues.usual))
    secret = startup.secret(settings)
    sweeping = Housekeeping(storage.orphans.sweep, SWEEP_AFTER, DAY)
    daily = Housekeeping(Daily(storage.retention.tidy, clock))
    thinning = Housekeeping(Daily(Thinning(storage.database, storage.files, settings.undo_limit).thin, clock))
    often = Housekeeping(lambda: in_a_thread(storage.database.checkpoint), CHECKPOINT_EVERY, CHECKPOINT_EVERY)
    unused = Housekeeping(quietly(catalogues.connections.tidy), LOOKED_EVERY, LOOKED_EVERY)
    settlement = Settlement(storage.usage, catalogues.of, time.time)
    settling = Housekeeping(settlement.learn, ASKED_EVERY, ASKED_EVERY)
    closers = (
        settling.close,
        sweeping.close,
        daily.close,
        thinning.close,
        often.close,
        workers.close,
        cutouts.close,
        unused.close,
        catalogues.close,
        storage.close,
    )
    load = Warming(workers.warm, learn_words)
    return create_app(settings, storage, pixels, catalogues, secret, load, closers)


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
) -> Atelier:
    """The studio over these parts. `load` makes ready for the first picture; `closers` let go of the parts; `hasher` is
    for who cannot wait as long as a password has to take; `elsewhere`, `postbox`: the rest of the internet."""
    catalogues = replace(catalogues, rules=stores.administration.rules, is_guest=partial(is_guest, stores.accounts))
    app = Flask("atelier", static_folder=None)
    socketio = socket_server(app)
    rooms = Rooms(socketio, LARGEST_EVENT)
    callers = Callers(socketio.server, partial(whose, app), rooms)
    announcer = Announcer(rooms, stores.library, stores.shelf)
    backlog, palette = Backlog(), Palette((*COMMANDS, *OPERATIONS))
    delivery = EventDelivery(rooms.send, stores.replies, backlog)
    models, abroad, post = model_folder(settings), elsewhere or ForeignPictures(), postbox or ForeignPost()
    limits = PersonalLimits(usual_limits(settings), stores.administration, partial(is_guest, stores.accounts))
    parts = stores, pixels, catalogues.of, palette, time.monotonic, models, backlog, limits.of
    most = provider_limits(catalogues.providers, settings.at_providers)
    lines = StudioProviderLines(most, lambda job, rests: runner.starter.rests(job, rests))
    engine = Engine(*parts, least_pixels=settings.min_image_pixels, lines=lines)
    recovered(stores)
    previews, line = AllPreviews(), FairLine(settings.turns_per_person, settings.turns_at_once)
    telling = delivery, announcer.turn, previews, line, lines, engine.usual
    runner = TurnRunner(engine.work, stores, *telling, clock=time.monotonic)
    people = people_of(settings, stores, secret, callers, hasher)
    library = AnnouncingLibrary(stores.library, announcer.conversation)
    others, fetches = other_jobs(stores, models, catalogues)
    attended, links = AttendedJobs(stores.jobs), PictureLinks(secret)
    connecting = ProviderSettings(catalogues, stores.enrolments, announcer.connections)
    pictures = pictures_of(settings, engine, library, announcer, abroad, others, attended)
    agents = agents_of(settings, engine, library, pictures, runner, announcer, connecting, links)
    form = form_of(settings, engine, previews, announcer)
    moving = moving_of(settings, engine, library, attended, announcer.conversation, people.passwords, secret)
    services = Services(
        Facts(VERSION, settings.access, settings.page.absolute(), settings.keep_deleted_days, idle_days(settings)),
        people_services(engine, catalogues, people, callers, limits),
        conversations_of(engine, library, runner, announcer, agents.workshop, moving),
        pictures,
        form,
        studio_of(engine, connecting, fetches, load),
        programs_of(engine, agents, links, desk_of(stores, library, runner, others, attended, form), post),
    )
    limiter = configure(app, services, Gate(stores.accounts, people.open, people.newcomers), settings, secret)
    Switchboard(socketio.server, callers, event_rate(limiter, settings.requests_per_minute))
    inside = Polling(app.wsgi_app, callers, partial(whose, app), LARGEST_EVENT)
    app.wsgi_app = at_the_door(inside, settings)  # type: ignore[method-assign]  # as Flask documents it
    for each in (runner, others, form.jobs.runner):
        each.resume()
    postman = Postman(stores.webhooks, stores.jobs, post, partial(said_in, stores.library))
    ending = postman, post, agents, callers, delivery, backlog, announcer, models, fetches, abroad
    closers = (*(each.close for each in ending), *closers)
    return Atelier(app, socketio, runner, (others, form.jobs.runner), callers, agents, postman, closers)


def recovered(stores: Stores) -> None:
    """What ran when the server ended waits again, or is over."""
    stores.jobs.recover((FETCHED, CUTOUT_FETCHED, PICTURE))
    stores.replies.interrupt_running()
    stores.answered_calls.cut_off()


def other_jobs(
    stores: Stores, models: ModelFolder, catalogues: PersonalCatalogues
) -> tuple[EmbeddedRunner, ModelFetches]:
    """What runs jobs that are no turns, by their kinds."""
    fetches = ModelFetches(catalogues, lambda order: runner.submit(order))
    works = {FETCHED: fetches.work, CUTOUT_FETCHED: fetch_job.work(models)}
    runner = EmbeddedRunner(stores.jobs, works, FairLine(OTHERS_EACH, OTHERS_AT_ONCE))
    return runner, fetches


def as_job(others: EmbeddedRunner, owner: str, row: LocalModelRow) -> None:
    """The fetch of a model that cuts out."""
    values = {"model": row.name, "title": row.label}
    others.submit(JobOrder(str(uuid4()), owner, CUTOUT_FETCHED, values=values))


def at_the_door(inside: Application, settings: Settings) -> Proxies:
    """What every request goes through before the application and its sockets."""
    return Proxies(Dressed(OriginCheck(inside, allowed_hosts(settings))), settings.trusted_proxies)


def people_of(
    settings: Settings, stores: Stores, secret: str, callers: Callers, hasher: PasswordHasher | None
) -> People:
    """Who may come in, and how."""
    return People(
        stores.accounts,
        Passwords(stores.accounts, LoginAttempts(), hasher),
        Devices(secret),
        FailureLimit(LOGINS, LOGINS_WITHIN),
        Newcomers(stores.accounts),
        settings.access == "open",
        lambda user: callers.hang_up(room_of(user)),
    )


def people_services(
    engine: Engine, catalogues: PersonalCatalogues, people: People, callers: Callers, limits: PersonalLimits
) -> PeopleServices:
    """Who they are, how they come in, and what they set for themselves."""
    stores = engine.stores
    access = AccountAccess(stores.accounts, lambda user: callers.recheck(room_of(user)))
    administering = StudioAdministration(stores.administration, catalogues, people.hang_up, limits)
    spending = Spending(stores.usage, limits.of, time.time)
    return PeopleServices(people, access, engine.preferences, administering, spending)


def is_guest(accounts: Accounts, user: str) -> bool:
    """Whether they never registered, or are not there."""
    found = accounts.get(user)
    return found is None or found.kind != "member"


def whose(app: Flask, environ: dict[str, Any]) -> str | None:
    """Whose cookie or token a request carries, outside of Flask's own way through it."""
    if "HTTP_COOKIE" not in environ and "HTTP_AUTHORIZATION" not in environ:
        return None
    with app.request_context(environ):
        user = visitor()
    return user.id if user else None


def form_of(settings: Settings, engine: Engine, previews: AllPreviews, announcer: Announcer) -> Form:
    """Pictures outside of any conversation."""
    line = FairLine(settings.turns_per_person, settings.turns_at_once)
    origins = Origins()
    adoption = Adoption(engine.stores, engine.pixels, origins, engine.preferences, announcer.messages)
    return Form(engine, origins, previews, adoption, line)


def pictures_of(
    settings: Settings,
    engine: Engine,
    library: Library,
    announcer: Announcer,
    elsewhere: Elsewhere,
    others: EmbeddedRunner,
    attended: AttendedJobs,
) -> PictureServices:
    """What can be done to a person's pictures outside of a turn, and how they come and go."""
    stores, pixels, tell = engine.stores, engine.pixels, announcer.image
    known = stores.shelf, engine.preferences
    edit_context = EditContext(stores.images, pixels, engine.clock)
    limit = WorkLimit(settings.turns_per_person)
    cutouts = engine.cutout_models, lambda owner: engine.models(owner).cutouts
    kept = stores.uploads, library, stores.shelf, stores.images
    most, locks = settings.upload_megabytes * 1024 * 1024, UploadLocks(Event, time.monotonic)
    editing = ImageEditing(stores.shelf, edit_context, engine.palette, tell, engine.preferences, limit, attended)
    cutting = CutoutService(
        stores.shelf, edit_context, *cutouts, tell, engine.preferences, partial(as_job, others), attended
    )
    return PictureServices(
        stores.shelf,
        stores.gallery,
        editing,
        area_services(stores, editing, cutting),
        FullSizePictures(stores.shelf, stores.images, pixels, InProgress(Event)),
        UploadService(*kept, pixels, tell, most, locks, InProgress(Event), elsewhere, cut_off),
        DownloadService(
            *(stores.downloads, *known, LeavingPictures(*known, pixels)),
            *(time.time, announcer.download, gevent.sleep, attended),
        ),
    )


def conversations_of(
    engine: Engine,
    library: Library,
    runner: TurnRunner,
    announcer: Announcer,
    workshop: Workshop,
    moving: MovingServices,
) -> ConversationServices:
    """What was said, what is being answered, what waits for a person, and how what came of it was made."""
    stores = engine.stores
    reviews = PromptReviews(library, stores.replies, announcer.reply, engine.models)
    picking = CandidatePicking(library, stores.shelf, stores.comparisons, runner.ahead, runner.add)
    programs = ProgramConversations(library, stores.shelf, workshop.turns)
    return ConversationServices(library, runner, reviews, picking, workshop.receipts, programs, moving)


def desk_of(
    stores: Stores,
    library: Library,
    runner: TurnRunner,
    others: EmbeddedRunner,
    attended: AttendedJobs,
    form: Form,
) -> JobDesk:
    """Jobs by their ids. What the image form paints is tried again there, where its answer is waited for."""
    again = {TURN, *others.works}
    runners: dict[str, JobRunner] = {TURN: runner, PICTURE: form.jobs.runner, **dict.fromkeys(others.works, others)}

    def runner_of(kind: str) -> JobRunner:
        return runners.get(kind, attended)

    return JobDesk(stores.jobs, library, runner, runner_of, others.submit, again.__contains__)


def agents_of(
    settings: Settings,
    engine: Engine,
    library: Library,
    pictures: PictureServices,
    runner: TurnRunner,
    announcer: Announcer,
    connecting: ProviderSettings,
    links: Links,
) -> Agents:
    """What is there for agents."""

    def models(owner: str) -> list[DescribedModel]:
        return connecting.models(owner, ModelFilter())

    shelf, digest, leaving = pictures.shelf, partial(in_a_thread, sha256_of), pictures.downloads.leaving
    masks = MaskLocking(shelf, engine.stores.images, engine.pixels, announcer.image)
    workshop = Workshop(
        ProgramTurns(library, pictures.uploads, shelf, leaving, runner, engine.stores.replies.knows, masks),
        pictures.editing,
        shelf,
        pictures.gallery,
        engine.pixels,
        Receipts(shelf, engine.palette, engine.models, models, digest),
        models,
        SignedAddresses(links, pictures.uploads),
    )
    return Agents(workshop, VERSION, settings.upload_megabytes * 1024 * 1024)


def said_in(library: Library, owner: str, message: str) -> str:
    """The words of a message. Raises `NotFound`."""
    return library.message(owner, message).text


def programs_of(engine: Engine, agents: Agents, links: Links, desk: JobDesk, post: Postbox) -> ProgramServices:
    """What is there for programs: OpenAI's API, agents, and jobs by their ids."""

    def wallet(owner: str) -> Wallet:
        return engine.wallet(owner, engine.models(owner), engine.usage)

    chat = ProgramChat(engine.models, wallet, engine.pixels)
    calls = RepeatedCalls(engine.stores.answered_calls)
    webhooks = WebhookAccess(engine.stores.webhooks, post)
    return ProgramServices(agents.workshop.turns, chat, links, desk, agents, calls, webhooks)


def studio_of(
    engine: Engine, connecting: ProviderSettings, fetches: ModelFetches, warm: Callable[[], None]
) -> StudioServices:
    """What can be said, in which styles and with which models."""
    palette = PersonalPalette(engine.palette, engine.preferences)

    def ways(owner: str) -> tuple[RetouchWay, ...]:
        return tuple(ways_of(engine.models(owner)))

    return StudioServices(palette, PersonalStyles(engine.preferences), connecting, fetches, ways, warm)


def catalogues_of(settings: Settings, pixels: Pixels, keys: ProviderKeys) -> PersonalCatalogues:
    """All providers, connected with what the settings hold, and with what people gave."""
    given = Given(
        pixels,
        settings.keys,
        settings.addresses,
        settings.chat_silence,
        context=settings.local_context,
        sketch_side=settings.sketch_side,
        folder=settings.data / PROVIDER_FILES,
    )
    chosen = AutoModels(settings.image_model, settings.chat_model, settings.cheap_model)
    hosts = tuple(map(str.lower, settings.provider_hosts))
    kept = KeptModels(settings.data / MODEL_LISTS, time.monotonic)
    return PersonalCatalogues(PROVIDERS, given, chosen, keys, hosts, kept=kept)

"""What is said and what is there for agents and programs, put together."""

from __future__ import annotations

from functools import partial

from conversation.agent_tools.workshop import Workshop
from conversation.llm.wallet import Wallet
from conversation.ports.jobs import TURN, JobRunner
from conversation.ports.library import Library
from conversation.ports.programs.webhooks import Postbox
from conversation.programs.conversations import ProgramConversations
from conversation.programs.repeated_calls import RepeatedCalls
from conversation.programs.webhook_access import WebhookAccess
from conversation.recipe import VERSION
from conversation.services.areas.mask_locking import MaskLocking
from conversation.services.job_desk import JobDesk
from conversation.services.model_list import DescribedModel, ModelFilter
from conversation.services.picking import CandidatePicking
from conversation.services.program_chat import ProgramChat
from conversation.services.program_turns import ProgramTurns
from conversation.services.prompt_reviews import PromptReviews
from conversation.services.receipts import Receipts
from endpoints.moving.services import MovingServices
from endpoints.services import ConversationServices, Links, PictureServices, ProgramServices
from server.assembly.topology import Topology
from server.connecting.provider_settings import ProviderSettings
from server.image_form.form import Form
from server.image_form.painting_jobs import PICTURE
from server.jobs.attended import AttendedJobs
from server.jobs.embedded import EmbeddedRunner
from server.mcp.agents import Agents, SignedAddresses
from server.realtime.announcer import Announcer
from server.settings import Settings
from server.stores import Stores
from server.threads import in_a_thread
from server.turns.engine import Engine
from server.turns.studio_turns import StudioTurns
from storage.disk.digest import sha256_of


def conversations_of(
    engine: Engine,
    library: Library,
    runner: StudioTurns,
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


def agents_of(
    settings: Settings,
    engine: Engine,
    library: Library,
    pictures: PictureServices,
    runner: StudioTurns,
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


def desk_of(
    stores: Stores,
    library: Library,
    runner: StudioTurns,
    others: EmbeddedRunner,
    attended: AttendedJobs,
    form: Form,
    topology: Topology,
) -> JobDesk:
    """Jobs by their ids. What the image form paints is tried again there, where its answer is waited for."""
    again = {TURN, *others.works}
    painting, fetching, waited = (topology.reach(each, stores.jobs) for each in (form.jobs.runner, others, attended))
    runners: dict[str, JobRunner] = {TURN: runner, PICTURE: painting, **dict.fromkeys(others.works, fetching)}

    def runner_of(kind: str) -> JobRunner:
        return runners.get(kind, waited)

    return JobDesk(stores.jobs, library, runner, runner_of, others.submit, again.__contains__)

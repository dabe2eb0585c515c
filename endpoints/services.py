"""What is at hand for every endpoint, handed in by `server`: stores, turns, and what knows models and pictures."""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Protocol, cast

from flask import current_app, g
from flask_login import current_user

from conversation.errors import AdministratorsOnly, Told
from conversation.events import Event, PromptReview, TurnFailed
from conversation.features.rules import Features
from conversation.generation.retouching.ways import RetouchWay
from conversation.image import Image
from conversation.message import Message
from conversation.ports.accounts import Token, User
from conversation.ports.areas.vectors import Vectors
from conversation.ports.gallery import Gallery
from conversation.ports.kept_models import KeptModelRow
from conversation.ports.library import Library
from conversation.ports.models import Attachment
from conversation.ports.moderation.expiry import KeptDays
from conversation.ports.shelf import Shelf
from conversation.ports.turns import Begun, TurnRequest
from conversation.ports.usage import OwnLimits
from conversation.programs.conversations import ProgramConversations
from conversation.programs.repeated_calls import RepeatedCalls
from conversation.programs.webhook_access import WebhookAccess
from conversation.services.account_access import AccountAccess
from conversation.services.areas.alt_texts import AltTexts
from conversation.services.areas.layers import LayerService
from conversation.services.areas.masks import MaskService
from conversation.services.cutout import CutoutService
from conversation.services.downloads import DownloadService
from conversation.services.full_size import FullSizePictures
from conversation.services.image_editing import ImageEditing
from conversation.services.job_desk import JobDesk
from conversation.services.model_list import DescribedModel, ModelFilter
from conversation.services.personal_palette import PersonalPalette
from conversation.services.personal_styles import PersonalStyles
from conversation.services.picking import CandidatePicking
from conversation.services.preferences import Preferences
from conversation.services.program_chat import ProgramChat
from conversation.services.program_turns import ProgramTurns
from conversation.services.prompt_reviews import PromptReviews
from conversation.services.receipts import Receipts
from conversation.services.spending import Spending
from conversation.services.uploads import UploadService
from endpoints.door_sentences import NOBODY, NOT_SIGNED_IN, WHO_ADMINISTERS
from endpoints.moving.services import MovingServices
from endpoints.readiness import Readiness


class Turns(Protocol):
    """Turns that run now."""

    def start(self, request: TurnRequest) -> Begun:
        """Stores the message, begins the work and comes back. Raises `Told`."""

    def stop(self, turn: str) -> bool:
        """Whether it was running. What it holds open is closed within two seconds."""

    def running(self, conversation: str) -> list[Message]:
        """The replies being written now, folded up to the last event that was sent."""

    def ahead(self, conversation: str) -> list[Message]:
        """The replies that are further than what is stored: those that run, and those that the disk refuses."""

    def watch(self, begun: Begun) -> Iterator[Mapping[str, Any]]:
        """The turn's events as JSON with their `seq`, from its first to its last."""

    def preview(self, owner: str, turn: str, image: str, number: int) -> Attachment:
        """Of a running turn, or of what the image form paints. Raises `NotFound` once that is over."""


@dataclass(frozen=True)
class Arrival:
    """How somebody came who is not signed in."""

    lost: str = ""
    """Why the cookie that was brought is nobody's here: it is `unreadable` (signed with another secret), its person is
    `gone`, or its session was `ended`; empty where none was brought. Of a token: that it is `expired`. Where a proxy
    says who comes: that it says nothing (`unproxied`), no name that can be somebody's (`misnamed`), or one of somebody
    who is let in no more (`disabled`)."""
    guest: User | None = None
    """A guest from when the studio was open, where only members come in now."""


class OutsideDoor(Protocol):
    """An identity provider at whose page people sign in."""

    def begin(self, back: str) -> tuple[str, str]:
        """The page, and what the browser has to bring along when it comes back to that address. Raises `Told`."""

    def finish(self, kept: str, said: Mapping[str, str], back: str) -> User:
        """Who came back with this. Raises `Told`."""

    def administers(self, user: User) -> bool:
        """By the settings, or by what another administrator decided."""


class Identities(Protocol):
    """Who may come in."""

    @property
    def outside(self) -> OutsideDoor | None:
        """Where people sign in elsewhere."""

    def arrival(self) -> Arrival:
        """How whoever asks came."""

    def register(self, name: str, password: str, guest: User | None) -> User:
        """A new member: `guest`, or the guest who arrived, with everything of theirs. Raises `Told`."""

    def check(self, name: str, password: str, address: str) -> User:
        """Raises `Told` for a wrong password and for too many tries."""

    def recover(self, code: str, address: str) -> User:
        """Whose recovery code it is. Raises `Told` for a wrong one and for too many tries."""

    def begin(self) -> User:
        """A new guest. Raises `Told` where there are none."""

    def administers(self) -> bool:
        """Whether whoever asks may change what everybody shares: where the studio is open the person at the machine,
        else a member who is an administrator."""

    def unclaimed(self) -> bool:
        """Whether nobody administers this studio yet, and whoever registers first will."""

    def welcome(self, user: User) -> None:
        """Gives the browser that asks a cookie for this person."""

    def take_along(self, user: User) -> None:
        """The same, and what the browser made as a guest becomes that person's."""

    def leave(self, user: User) -> None:
        """Ends all of the person's sessions and sockets at once."""

    def gone(self, user: User) -> None:
        """The same for somebody whose account is no more."""


ReviewMode = Literal["never", "settings", "always"]


@dataclass(frozen=True)
class FormRequest:
    """What the image form asks for."""

    owner: str
    prompt: str
    model: str
    conversation_id: str
    """Whose summary and messages the prompt is refined with; empty for none."""
    include_summary: bool
    include_messages: bool
    include_memory_pad: bool
    history_count: int
    deep_context: bool
    better_context: bool
    aspect: str = ""
    style: str = ""
    review: ReviewMode = "never"
    reviewed_prompt: str = ""
    refine_again: str = ""
    wish: str = ""
    confirm: bool = False
    """The person said yes to what it costs."""
    administers: bool = False
    """Whether the person may change what everybody shares."""
    task: str = ""
    """An id for the work, which then goes on when its caller leaves; empty where it ends with them."""


@dataclass(frozen=True)
class FormResult:
    """What the image form gets: no pictures when the model answered with words only."""

    pictures: Sequence[Attachment]
    text: str
    model: str
    refined_prompt: str
    review: PromptReview | None = None
    """In place of a picture where the prompt is to be looked at first."""


class ImageForm(Protocol):
    """Pictures made outside of any turn."""

    def paint(self, request: FormRequest) -> Generator[Event, None, FormResult]:
        """The steps to a picture, told as in a turn; those so far of one that was begun under the same `task`. Closing
        it ends the work of a request without one. Raises `Told`."""

    def failure(self, owner: str, administers: bool, told: Told) -> TurnFailed:
        """What there is to be known and done about a provider's fault, as a turn tells it."""

    def keep(self, owner: str, conversation: str, data: bytes, prompt: str) -> tuple[Message, Image]:
        """Puts a picture made in the form into the conversation. Raises `Told`."""


@dataclass(frozen=True)
class Facts:
    """What never changes while the server runs."""

    version: str
    access: str
    """`open`, `password`, `proxy` or `oidc`."""
    page: Path
    keep_days: int = 30
    """How long what was deleted can be brought back."""
    idle_days: int = 0
    """After how many days away guests are removed; 0 where nothing is deleted for that."""
    kept: KeptDays = field(default_factory=KeptDays)
    """What goes by itself, by its kind."""


class AdministrationAccess(Protocol):
    """What holds for everybody, and who is there. Nobody is asked here whether they may: see `administrator`."""

    def overview(self) -> dict[str, Any]:
        """What was decided, with all providers."""

    def change(self, changes: Mapping[str, Any]) -> dict[str, Any]:
        """The fields of `StudioRules` that are named; `overview` then. Raises `BadRequest`."""

    def people(self) -> list[dict[str, Any]]:
        """Members, and guests who made something, with what they spent this month."""

    def change_person(
        self, user: str, administrator: bool | None, disabled: bool | None, limits: OwnLimits | None
    ) -> dict[str, Any]:
        """What is None stays; their row then. Raises `NotFound`, and `Told` for the last administrator."""


@dataclass(frozen=True)
class PeopleServices:
    """Who they are, how they come in, and what they set for themselves."""

    identities: Identities
    access: AccountAccess
    preferences: Preferences
    administration: AdministrationAccess
    spending: Spending
    features: Features


@dataclass(frozen=True)
class ConversationServices:
    """What was said, what is being answered now, and how what came of it was made."""

    library: Library
    turns: Turns
    reviews: PromptReviews
    """Prompts that wait for a person."""
    picking: CandidatePicking
    receipts: Receipts
    programs: ProgramConversations
    """What programs do with whole conversations."""
    moving: MovingServices


@dataclass(frozen=True)
class AreaServices:
    """What is about a part of a picture or lies beside it: its subject, masks, drawings, what it shows in words."""

    cutout: CutoutService
    masks: MaskService
    layers: LayerService
    vectors: Vectors
    alt_texts: AltTexts


@dataclass(frozen=True)
class PictureServices:
    """A person's pictures: where they are, what can be done to them, how they come and go."""

    shelf: Shelf
    gallery: Gallery
    editing: ImageEditing
    areas: AreaServices
    full_size: FullSizePictures
    uploads: UploadService
    downloads: DownloadService


@dataclass(frozen=True)
class EnrolmentStart:
    """Where a person allows a provider to give the studio a key."""

    page: str
    """Of the provider: to be opened in a browser."""
    state: str
    """Comes back with the code."""
    returns: bool
    """Whether the provider sends the browser back here by itself; else it shows a code to be copied."""
    good_for: float
    """Seconds that may take."""


class ProviderAccess(Protocol):
    """Providers, as one person has them at hand."""

    def listing(self, owner: str, named: Collection[str], *, administers: bool) -> dict[str, Any]:
        """`{"providers", "models"}` of a person's session, never waiting for the network: the models that `auto` means
        and those that are `named`. `administers`: also what was found on the studio's own machine."""

    def models(self, owner: str, asked: ModelFilter) -> list[DescribedModel]:
        """Those of a person's models that are asked for, never waiting for the network."""

    def shown(self, owner: str, name: str, *, administers: bool = False) -> dict[str, Any]:
        """One of the providers, as in `listing`. Raises `NotFound`."""

    def connect(self, owner: str, name: str, key: str, address: str, *, administers: bool) -> dict[str, Any]:
        """With a key of their own, or an address, or both. A key that was given before goes to no other address. Raises
        `NotFound`, `BadRequest`, and `ProviderFault` where nothing answers that one runs oneself. `administers`: the
        address may be in a private network."""

    def disconnect(self, owner: str, name: str) -> dict[str, Any]:
        """What they gave is forgotten. Raises `NotFound`."""

    def test(self, owner: str, name: str, *, administers: bool) -> dict[str, Any]:
        """What the provider says about itself and the key: `ProviderReport`, and how long it took. `administers`:
        also of the studio's. Raises `Told`."""

    def enroll(self, user: User, name: str, back: str) -> EnrolmentStart:
        """Begins to connect by a page of the provider. `back`: the address here that may be returned to, or empty."""

    def redeem(self, user: User, name: str, state: str, code: str) -> dict[str, Any]:
        """Connects with the code that came back. Raises `Told`."""


class ModelKeeping(Protocol):
    """Models that lie at a provider which people run themselves. Everything raises `Told`: `NotFound` for a provider
    that keeps none, and where it is not connected or does not answer."""

    def rows(self, owner: str, name: str) -> list[KeptModelRow]:
        """What is on its way, what could not be had, and what is there."""

    def fetch(self, owner: str, name: str, model: str) -> KeptModelRow:
        """Begins to fetch one; it is no error that it is on its way."""

    def remove(self, owner: str, name: str, model: str) -> KeptModelRow:
        """Ends a fetch that runs, or deletes what is there."""


@dataclass(frozen=True)
class StudioServices:
    """What can be said and with which models, and that somebody is here to say it."""

    palette: PersonalPalette
    styles: PersonalStyles
    providers: ProviderAccess
    models: ModelKeeping
    retouching: Callable[[str], tuple[RetouchWay, ...]]
    """The ways in which a person's pictures can be made anew now, with what each costs."""
    warm: Callable[[], None]
    """Loads in the background what the first picture will need."""
    ready: Callable[[], Readiness]
    """What is needed for all of it, and whether it is there."""


@dataclass(frozen=True)
class LinkedPicture:
    """A version that can be looked at by its address alone."""

    owner: str
    image: str
    version: str
    hours: float
    """For how long, from when it was signed."""


class Links(Protocol):
    """Addresses of pictures that work without a cookie for a while."""

    def sign(self, picture: LinkedPicture) -> str:
        """What stands in the address."""

    def read(self, signed: str) -> LinkedPicture:
        """Raises `NotFound` for what was not signed here, and once its time is over."""

    def owned(self, owner: str, signed: str) -> str:
        """The id of the picture, where it is this person's, however old the address is; else empty."""


@dataclass(frozen=True)
class AgentCall:
    """A request of an agent, as it came."""

    owner: str
    administers: bool
    method: str
    path: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    base: str
    """The studio's address as the agent reaches it, with a / at its end."""
    token: Token | None = None
    """With which the agent came."""


@dataclass(frozen=True)
class AgentReply:
    """What is answered, bit by bit. Closing the body ends what nobody reads any more."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: Iterator[bytes]


class AgentAccess(Protocol):
    """The Model Context Protocol."""

    def answer(self, call: AgentCall) -> AgentReply:
        """Its messages are the protocol's own."""


@dataclass(frozen=True)
class ProgramServices:
    """What is there for programs: OpenAI's API, agents, and jobs that are followed by their ids."""

    turns: ProgramTurns
    chat: ProgramChat
    links: Links
    desk: JobDesk
    agents: AgentAccess
    calls: RepeatedCalls
    webhooks: WebhookAccess


@dataclass(frozen=True)
class Services:
    """Everything an endpoint may use, by the folders of this package. At most seven fields, here and in each."""

    facts: Facts
    people: PeopleServices
    conversations: ConversationServices
    pictures: PictureServices
    image_form: ImageForm
    studio: StudioServices
    programs: ProgramServices


def services() -> Services:
    """Those of the app that answers this request."""
    return cast(Services, current_app.extensions["atelier"])


def token() -> Token | None:
    """With which a program came; None for a browser."""
    visitor()  # looks at what was brought, where nobody has yet
    return cast("Token | None", g.get("token"))


def visitor() -> User | None:
    """Who asks; None when nobody is signed in."""
    return cast("User", current_user.user) if current_user.is_authenticated else None


def person() -> User:
    """Who asks; where the studio is open also a stranger, who only looks. Raises `Told` when nobody is signed in."""
    user = visitor() or g.get("stranger")
    if user is None:
        raise nobody()
    return user


def nobody() -> Told:
    """That nobody is signed in, and why."""
    lost = services().people.identities.arrival().lost
    code = "token_expired" if lost == "expired" else "not_signed_in"
    return Told(*NOBODY.get(lost, NOT_SIGNED_IN), code=code, status=401)


def administrator() -> User:
    """Who asks, where they may change what everybody shares. Raises `Told`."""
    user = person()
    if not services().people.identities.administers():
        raise AdministratorsOnly(WHO_ADMINISTERS[services().facts.access])
    return user

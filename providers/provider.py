"""What a provider is: which models it offers, which keys it needs, how it is connected. `catalogue` holds them all."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol, TypeVar, runtime_checkable

from conversation.ports.models import ChatModel, ImageModel
from conversation.ports.pixels import Pixels
from conversation.sentences import say
from providers.provider_report import ProviderReport

SKETCH_SIDE = 1024
Model = TypeVar("Model", ImageModel, ChatModel)


@dataclass(frozen=True)
class Need:
    """A key that a provider wants. The settings page, the missing-key message and the docs derive from it."""

    name: str
    """As in the environment: `OPENROUTER_API_KEY`."""
    help: str
    """One sentence with a code: where it comes from. See `made_in_account`."""
    link: str
    """Where keys are made; empty where there is no such page."""
    optional: bool = False
    """Whether it may do without: some who run it ask for a key, and some do not."""
    credits: str = ""
    """Where credits are added to the account of the key; empty where there is no such page."""


def made_in_account(provider: str) -> str:
    """The `help` of a key that is made where most are, in words that every language has already."""
    return say("need_made_in_account", "Make a key in your {provider} account.", provider=provider)


@dataclass(frozen=True)
class Address:
    """Where a provider's API is, for those who reach it by another way or run one of their own."""

    name: str
    """As in the environment: `OPENROUTER_API_URL`."""
    usual: str
    """Empty where there is none: then it is connected once somebody gives one."""
    likely: str = ""
    """Where it runs on the studio's own machine as a rule: looked for there, and offered where it answers."""
    example: str = ""
    """One to show where there is neither a usual nor a likely one."""
    help: str = ""
    """One sentence of the settings; where it is empty, that the provider's API is there."""

    @property
    def shown(self) -> str:
        """One to show to who has to give one."""
        return self.example or self.likely or self.usual


@dataclass(frozen=True)
class Given:
    """What the assembler hands to every provider."""

    pixels: Pixels
    keys: Mapping[str, str] = field(default_factory=dict)
    """By `Need.name`; a missing or empty one is not there."""
    addresses: Mapping[str, str] = field(default_factory=dict)
    """By `Address.name`; a missing one is the usual one."""
    silence: float = 45.0
    """Seconds that a chat model may send nothing before it is given up."""
    personal: bool = False
    """Whether the keys are one person's own, given in the page, and not the studio's, out of its settings."""
    guarded: bool = False
    """Whether only the public internet may be reached: the address comes from somebody who does not run the studio."""
    context: int = 16_384
    """Tokens that a language model on a machine of one's own is given at most. What it could read takes memory whether
    it is used or not: a model of 8 billion parameters holds about 2 GB for so many."""
    sketch_side: int = SKETCH_SIDE
    """Pixels on a side of the square that the Sketchbook paints: other shapes have as many in all."""
    folder: Path | None = None
    """Where who runs the studio puts files for providers, in a folder each by their names. It need not be there."""


FRESH_LIST = 300.0
"""Seconds that a list of models is used before it is read again."""


class Connection(Protocol):
    """A provider with all it needs."""

    def images(self) -> Sequence[ImageModel]:
        """What is known right now, the best first. Never waits for the network."""

    def chats(self) -> Sequence[ChatModel]:
        """As `images`."""

    def image(self, name: str) -> ImageModel | None:
        """The model with the provider's own id, `google/gemini-3.1-flash-image`. May ask the network once."""

    def chat(self, name: str) -> ChatModel | None:
        """As `image`."""

    def close(self) -> None:
        """Ends its connections and threads."""


@runtime_checkable
class LocalConnection(Protocol):
    """A connection to what somebody runs on this machine or network, and what may be switched off at the moment."""

    def answers(self) -> bool:
        """Whether it did when it was last looked for. Never waits; where that is long ago, it is looked for anew."""

    def look(self) -> None:
        """Looks now, for seconds at most. Raises `ProviderFault` where nothing, or something else, answers there."""


@runtime_checkable
class ListedModels(Protocol):
    """A `Connection` whose models are read from its provider's list: until then those of the last time are shown."""

    def is_listed(self) -> bool:
        """Whether all of the list was read since it was connected."""


@runtime_checkable
class CostTelling(Protocol):
    """A connection whose provider tells afterwards what a call cost that nobody heard to its end."""

    def cost_of(self, receipt: str) -> tuple[int, int, int] | None:
        """Micro-dollars, tokens in and out; None as long as it does not know. Raises `ProviderFault`."""


@runtime_checkable
class Moderating(Protocol):
    """A connection whose provider judges words, whoever they are meant for."""

    def kinds_of_harm(self, texts: Sequence[str]) -> Generator[None, None, tuple[str, ...]]:
        """What it objects to in them, the surest first; yields once a second. Raises `ProviderFault`."""


@runtime_checkable
class Specialised(Protocol):
    """A connection whose provider also does single things to a picture, such as enlarging it."""

    def specialists(self) -> Sequence[ImageModel]:
        """Each with its `speciality`, in no list of painters."""


class FixedModels:
    """Implements `Connection` for a provider whose models are known beforehand, and `Specialised`."""

    def __init__(
        self,
        images: Sequence[ImageModel] = (),
        chats: Sequence[ChatModel] = (),
        *,
        specialists: Sequence[ImageModel] = (),
        unlisted: Callable[[str], ImageModel | None] | None = None,
        close: Callable[[], None] | None = None,
    ) -> None:
        """`unlisted`: an image model of another name, where the service may have more than are known here; None for
        what cannot be a name."""
        self._images = tuple(images)
        self._chats = tuple(chats)
        self._specialists = tuple(specialists)
        self._unlisted = unlisted
        self._close = close

    def images(self) -> Sequence[ImageModel]:
        return self._images

    def chats(self) -> Sequence[ChatModel]:
        return self._chats

    def specialists(self) -> Sequence[ImageModel]:
        return self._specialists

    def image(self, name: str) -> ImageModel | None:
        return _named(self._images, name) or (self._unlisted(name) if self._unlisted else None)

    def chat(self, name: str) -> ChatModel | None:
        return _named(self._chats, name)

    def close(self) -> None:
        if self._close is not None:
            self._close()


@dataclass(frozen=True)
class BestModels:
    """A provider's own ids of the models that it does a job best with, the best first: what `auto` means where it is
    connected, and what is recommended."""

    image: tuple[str, ...] = ()
    draft: tuple[str, ...] = ()
    """Painters for a first look: good ones, at a tenth of the price or so."""
    chat: tuple[str, ...] = ()
    cheap: tuple[str, ...] = ()
    """For titles, summaries and refined prompts."""

    def names(self) -> frozenset[str]:
        return frozenset((*self.image, *self.draft, *self.chat, *self.cheap))


@dataclass(frozen=True)
class Enrolment:
    """OAuth with PKCE (RFC 7636, S256): a person allows it on a page of the provider, whose code becomes a key."""

    need: Need
    """What the key is for."""
    page: Callable[[Given, str, str], str]
    """Where to send the person, by challenge and by where to send them back: empty to have the code shown."""
    redeem: Callable[[Given, str, str], str]
    """The key, for a code and the verifier of the challenge. Raises `ProviderFault`."""


@dataclass(frozen=True)
class Provider:
    """The declaration. One in each module of this package that `PROVIDERS` names."""

    name: str
    """First part of its models' ids."""
    label: str
    needs: tuple[Need, ...]
    connect: Callable[[Given], Connection]
    address: Address | None = None
    """Where it is called; None for one that is not called over a network."""
    told: str = ""
    """What it offers, or what a person should know before choosing it, a sentence with a code; empty when nothing."""
    check: Callable[[Given], ProviderReport] | None = None
    """Asks it about itself and the key; None for one that cannot be asked. Raises `ProviderFault`."""
    enrolment: Enrolment | None = None
    """How it gives a key without anybody copying one; None where it does not."""
    keeps_models: bool = False
    """Whether its connections are `KeepsModels`: models are fetched and deleted there."""
    moderates: bool = False
    """Whether its connections are `Moderating`: words can be looked at there before they go anywhere
    (`ATELIER_CHECK`)."""
    at_once: int | None = None
    """Calls that run there at the same time, for a whole studio; further ones wait in line. None is as many as there
    are. Who runs the studio may say another number (`ATELIER_AT_PROVIDERS`)."""
    best: BestModels = field(default_factory=BestModels)
    """Empty for one that has no favourites: any of its models is taken only where nobody else has one."""


def later(module: str, name: str) -> Callable[..., Any]:
    """A function of a module of `providers`, which is loaded when the function is first called: what is not connected
    is not paid for. The contract calls each of them for each provider, so a name that is none fails there."""

    def call(*given: Any) -> Any:
        return getattr(import_module(f"providers.{module}"), name)(*given)

    return call


def _named(models: Sequence[Model], name: str) -> Model | None:
    return next((model for model in models if model.id.partition("/")[2] == name), None)

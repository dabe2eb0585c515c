"""All models of all providers: what a choice means, and what is offered. `catalogue_json` says it as JSON."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from conversation.errors import BadRequest, Remedy, Told
from conversation.events import OfferedModel
from conversation.ports.models import ChatModel, ImageModel
from conversation.ports.provider_keys import PersonalAccess
from conversation.sentences import say
from conversation.services.model_list import DescribedModel
from providers.allowed_models import AllowedModels
from providers.alternatives import backup, nearest
from providers.model_entries import entries
from providers.provider import Connection, CostTelling, Given, LocalConnection, Provider, Specialised

Model = TypeVar("Model", ImageModel, ChatModel)
Found = TypeVar("Found")
AUTOMATIC = ("", "auto")


@dataclass(frozen=True)
class AutoModels:
    """Which models `auto` means before all others, where their provider is connected: who runs the studio says so. Ids
    with or without the provider before them; empty for those that the providers are best with."""

    image: str = ""
    chat: str = ""
    cheap: str = ""


@dataclass(frozen=True)
class Preferred(Generic[Found]):
    """The model that does a job, and why it is not the one that was chosen for it."""

    model: Found
    missing: str = ""
    """The beginning of a sentence; empty where it is the chosen one, or nothing was chosen."""


def is_given(provider: Provider, given: Given) -> bool:
    """Whether all keys are there that it cannot do without, and an address where it has no usual one."""
    at = provider.address
    reached = at is None or bool(given.addresses.get(at.name) or at.usual)
    return reached and all(need.optional or given.keys.get(need.name) for need in provider.needs)


def is_always_there(provider: Provider) -> bool:
    """Whether it needs nothing that anybody could give."""
    return not provider.needs and provider.address is None


def connected(providers: Sequence[Provider], given: Given) -> dict[str, Connection]:
    """Those that have all they need."""
    return {provider.name: provider.connect(given) for provider in providers if is_given(provider, given)}


class Catalogue:
    """Implements the port `Models`, for one person. A provider is connected when all it needs is given.

    `auto` is, in this order: what who runs the studio set for the job; what the connected providers are best with, in
    their order; any other model of theirs. The Sketchbook is the last provider, and best with nothing.
    """

    def __init__(
        self,
        providers: Sequence[Provider],
        connections: Mapping[str, Connection],
        chosen: AutoModels | None = None,
        personal: Mapping[str, PersonalAccess] | None = None,
        offered: Callable[[Provider, Connection], list[DescribedModel]] = entries,
        *,
        off: Collection[str] = (),
    ) -> None:
        """`connections`: by the names of their providers, the best first. `personal`: what a person gave, for those of
        them that use it. `offered`: what is shown of one of them. `off`: names of those that nobody uses here, whatever
        they gave."""
        self.off = off
        self.providers = tuple(providers)
        self.chosen = chosen or AutoModels()
        self.personal = personal or {}
        self._connections = connections
        self._offered = offered

    def image(self, choice: str = "") -> ImageModel:
        """Raises `Told` when there is no such model or its key is missing."""
        if choice in AUTOMATIC:
            return self.preferred_image().model
        return self._model("image", choice, lambda at, name: at.image(name))

    def chat(self, choice: str = "") -> ChatModel:
        """As `image`."""
        if choice in AUTOMATIC:
            return self.preferred_chat().model
        return self._model("chat", choice, lambda at, name: at.chat(name))

    def cheap(self) -> ChatModel | None:
        """The model for titles, summaries and refinement; None where no language model is connected."""
        return self.preferred_cheap().model

    def draft(self) -> ImageModel | None:
        """A good painter at a small part of the price; None where no provider has one."""
        return next(self._best("draft", lambda at, name: at.image(name)), None)

    def editor(self) -> ImageModel | None:
        """The best that paints from pictures; None where no connected provider has one."""
        best = self._best("image", lambda at, name: at.image(name))
        return next((model for model in (*best, *self.images()) if model.abilities.edit), None)

    def inpainter(self) -> ImageModel | None:
        """The best that paints behind a mask; None where no connected provider has one. What is on this machine comes
        first: it costs nothing, and nothing leaves."""
        able = [
            model
            for model in (*self._best("image", lambda at, name: at.image(name)), *self.images())
            if model.abilities.inpaint
        ]
        return next((model for model in able if model.abilities.local), able[0] if able else None)

    def specialist(self, speciality: str) -> ImageModel | None:
        """The first that does this; None where no connected provider has one."""
        return next(iter(self.all_specialists(speciality)), None)

    def all_specialists(self, speciality: str) -> Sequence[ImageModel]:
        """All that do this."""
        specialised = (each for each in self._connections.values() if isinstance(each, Specialised))
        known = (model for connection in specialised for model in connection.specialists())
        return [model for model in known if model.abilities.speciality == speciality]

    def instead(self, failed: Remedy, how: str) -> OfferedModel | None:
        """See `Models`."""
        if failed.job == "image":
            painters = [*self._best("image", lambda at, name: at.image(name)), *self.images()]
            return self._offered_instead(failed, how, painters, lambda model: model.abilities.edit)
        talkers = [*self._best("chat", self._language_model), *self._language_models()]
        return self._offered_instead(failed, how, talkers, lambda model: model.abilities.vision)

    def preferred_image(self) -> Preferred[ImageModel]:
        """What `auto` means. Raises `Told` where nothing can paint."""
        return self._preferred("image", lambda at, name: at.image(name), self.images)

    def preferred_chat(self) -> Preferred[ChatModel]:
        """As `preferred_image`; what only stands in for a language model is taken where there is none."""
        return self._preferred("chat", self._language_model, lambda: [*self._language_models(), *self.chats()])

    def preferred_cheap(self) -> Preferred[ChatModel | None]:
        """The chosen one, or one that a provider is best with; else the one that talks."""
        for found in self._candidates("cheap", self._language_model):
            return Preferred(found.model, found.missing)
        talker = self.preferred_chat().model
        return Preferred(None if talker.abilities.stand_in else talker, self._missing(self.chosen.cheap))

    def cost_of(self, model: str, receipt: str) -> tuple[int, int, int] | None:
        """See `CostTelling`; also None where its provider is not connected any more, or tells nothing."""
        connection = self._connections.get(model.partition("/")[0])
        telling = connection.whole if isinstance(connection, AllowedModels) else connection
        return telling.cost_of(receipt) if isinstance(telling, CostTelling) else None

    def images(self) -> list[ImageModel]:
        """What is known of every connected provider, the best first."""
        return [model for connection in self._connections.values() for model in connection.images()]

    def chats(self) -> list[ChatModel]:
        """As `images`."""
        return [model for connection in self._connections.values() for model in connection.chats()]

    def rows(self) -> list[DescribedModel]:
        """What every connected provider offers, as one list, of the preferred one first."""
        return [
            row
            for provider in self.providers
            if provider.name in self._connections
            for row in self._offered(provider, self._connections[provider.name])
        ]

    def automatic(self) -> dict[str, str]:
        """Ids of the models that `auto` means now, as `{"image", "chat", "cheap", "draft"}`; without asking the
        network. A job that nobody does has an empty one."""
        talkers = self._language_models()
        chat = self._id("chat", [*talkers, *self.chats()])
        return {
            "image": self._id("image", self.images()),
            "chat": chat,
            "cheap": self._id("cheap", [model for model in talkers if model.id == chat] or talkers),
            "draft": self._id("draft", ()),
        }

    def holds(self, provider: Provider) -> bool:
        """Whether all that it needs is given."""
        return provider.name in self._connections

    def is_connected(self, provider: Provider) -> bool:
        """Whether it can be used now: what runs on a machine of one's own may be switched off. Never waits."""
        connection = self._connections.get(provider.name)
        return connection is not None and (not isinstance(connection, LocalConnection) or connection.answers())

    def close(self) -> None:
        """Ends all connections."""
        for connection in self._connections.values():
            connection.close()

    def _preferred(
        self, job: str, find: Callable[[Connection, str], Model | None], offered: Callable[[], Sequence[Model]]
    ) -> Preferred[Model]:
        for found in self._candidates(job, find):
            return found
        for other in offered():
            return Preferred(other, self._missing(getattr(self.chosen, job)))
        raise _missing(self.providers[0])

    def _offered_instead(
        self, failed: Remedy, how: str, models: Sequence[Model], able: Callable[[Model], bool]
    ) -> OfferedModel | None:
        """One that is `able` to what the failed one is, as far as that is known; never one that is always there."""
        standing_in = {provider.name for provider in self.providers if is_always_there(provider)}
        before = next((model for model in models if model.id == failed.model), None)
        there = [
            model
            for model in models
            if model.id.partition("/")[0] not in standing_in
            and self.is_connected(self._split(model.id)[0])
            and (model.id == failed.model or before is None or not able(before) or able(model))
        ]
        if how == "nearest":
            found = nearest(failed.model, there, failed.others)
        else:
            found = backup(failed.model, there, elsewhere=how == "elsewhere")
        if found is None:
            return None
        return OfferedModel(failed.job, found.id, found.label, self._split(found.id)[0].label)

    def _candidates(self, job: str, find: Callable[[Connection, str], Model | None]) -> Iterator[Preferred[Model]]:
        """The chosen one, then those that the connected providers are best with."""
        chosen = getattr(self.chosen, job)
        if chosen:
            provider, name = self._split(chosen)
            connection = self._connections.get(provider.name)
            model = find(connection, name) if connection else None
            if model is not None:
                yield Preferred(model)
        for model in self._best(job, find):
            yield Preferred(model, self._missing(chosen))

    def _best(self, job: str, find: Callable[[Connection, str], Model | None]) -> Iterator[Model]:
        for provider in self.providers:
            connection = self._connections.get(provider.name)
            for name in getattr(provider.best, job) if connection else ():
                model = find(connection, name) if connection else None
                if model is not None:
                    yield model

    def _missing(self, preferred: str) -> str:
        """Why it cannot be taken; empty where nothing was chosen, and for a provider that is not connected."""
        if not preferred:
            return ""
        provider, name = self._split(preferred)
        connection = self._connections.get(provider.name)
        stand_in = connection.chat(name) if connection else None
        if stand_in and stand_in.abilities.stand_in:
            return f"{stand_in.label} is not a language model"
        return _unknown(preferred).title if connection else ""

    def _language_model(self, connection: Connection, name: str) -> ChatModel | None:
        model = connection.chat(name)
        return None if model is None or model.abilities.stand_in else model

    def _language_models(self) -> list[ChatModel]:
        return [model for model in self.chats() if not model.abilities.stand_in]

    def _id(self, job: str, others: Sequence[ImageModel] | Sequence[ChatModel]) -> str:
        """Where its provider is connected, a chosen one is believed to be there; of those that a provider is best with
        the first that it lists, or the first one while nothing is listed."""
        chosen = getattr(self.chosen, job, "")
        stand_ins = {model.id for model in self.chats() if model.abilities.stand_in}
        if chosen:
            provider, name = self._split(chosen)
            wanted = f"{provider.name}/{name}"
            if self.is_connected(provider) and wanted not in stand_ins:
                return wanted
        for provider in self.providers:
            best = [f"{provider.name}/{name}" for name in getattr(provider.best, job)]
            if best and self.is_connected(provider):
                known = self._known(provider)
                listed = [name for name in best if name in known or not known]
                if listed:
                    return listed[0]
        return others[0].id if others else ""

    def _known(self, provider: Provider) -> frozenset[str]:
        connection = self._connections[provider.name]
        painters, talkers = connection.images(), connection.chats()
        return frozenset([*(model.id for model in painters), *(model.id for model in talkers)])

    def _model(self, job: str, choice: str, find: Callable[[Connection, str], Model | None]) -> Model:
        provider, name = self._split(choice)
        connection = self._connections.get(provider.name)
        if provider.name in self.off:
            raise turned_off(provider)
        if connection is None:
            raise _missing(provider)
        model = find(connection, name)
        if model is not None:
            return model
        if isinstance(connection, AllowedModels) and connection.forbids(name):
            raise _not_allowed(choice, job)
        named = self._named(choice)
        raise _unknown(choice, job) if named is None or self.is_connected(named) else _missing(named)

    def _split(self, choice: str) -> tuple[Provider, str]:
        """The provider an id names, and its own id of the model. Without a provider's name it is the first one's.

        So it is where that provider is not connected and the first one is, which calls its own models by the names of
        whoever makes them: `openai/gpt-5`.
        """
        named = self._named(choice)
        if named is None or (not self.is_connected(named) and self.is_connected(self.providers[0])):
            return self.providers[0], choice
        return named, choice.partition("/")[2]

    def _named(self, choice: str) -> Provider | None:
        """Whose name stands before the id."""
        first, _, name = choice.partition("/")
        return next((provider for provider in self.providers if provider.name == first and name), None)


def _unknown(choice: str, job: str = "") -> Told:
    return BadRequest(
        say("unknown_model", "There is no model “{choice}”", choice=choice[:100]),
        say(
            "unknown_model_text", "The name may be misspelt, or the model was retired. Choose another one in Settings."
        ),
        code="unknown_model",
        remedy=Remedy(job=job, model=choice),
    )


def _not_allowed(choice: str, job: str) -> Told:
    return BadRequest(
        say("model_not_allowed", "“{choice}” is not used in this studio", choice=choice[:100]),
        say("model_not_allowed_text", "Its administrator allows others. Choose one of them in Settings."),
        code="unknown_model",
        remedy=Remedy(job=job, model=choice),
    )


def turned_off(provider: Provider) -> Told:
    """What to say where it is chosen, or about to be connected."""
    return BadRequest(
        say("provider_off", "{label} is turned off in this studio", label=provider.label),
        say("provider_off_text", "An administrator decided that. Choose another model in Settings, or ask them."),
        code="provider_off",
    )


def _missing(provider: Provider) -> Told:
    links = ", ".join(need.link for need in provider.needs if need.link and not need.optional)
    text = say(
        "missing_address_text",
        "Connect it under Settings → Providers; the next message uses it. All it needs is the address at which it "
        "answers.",
    )
    if links:
        text = say(
            "missing_api_key_text",
            "Connect it under Settings → Providers; the next message uses it. Keys are made at {links}. Until then the "
            "Sketchbook paints offline.",
            links=links,
        )
    return BadRequest(
        say("missing_api_key", "{label} is not connected yet", label=provider.label), text, code="missing_api_key"
    )

"""What a turn does and with what: `run_turn` over this person's studio."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from conversation.events import Event, UsageRecorded
from conversation.features.rules import GENERATION, Features
from conversation.llm.answer_cache import AnswerCache
from conversation.llm.wallet import Wallet
from conversation.options import MODELS
from conversation.palette import Palette
from conversation.ports.cutout import LocalModels
from conversation.ports.models import Attachment, Preview
from conversation.ports.moderation.screening import OpenScreen, Screen
from conversation.ports.pixels import Pixels
from conversation.ports.provider_lines import OpenLines, ProviderLines
from conversation.ports.turns import Begun, TurnRequest
from conversation.ports.usage import CallRecord, LimitReached, PlannedCall, SpendingLimits, Spent, Usage
from conversation.services.personal_palette import with_preferences
from conversation.services.personal_styles import PersonalStyles, own_phrases
from conversation.services.preferences import Preferences
from conversation.studio import Studio
from conversation.turn import run_turn
from conversation.versions.images_proxy import ImageStoreProxy
from providers.catalogue import Catalogue
from server.clock import dated
from server.stores import Stores
from server.turns.backlog import Backlog
from server.turns.full_disk import Held, LaterNotes, LaterUsage, WaitingImages
from server.turns.personal_models import PersonalModels
from server.turns.running_turn import RunningTurn
from server.turns.usual_time import usual_time

STANDING = ("better_context", "always_go", "always_go_below")
"""Preferences that hold for each turn that does not say otherwise."""
KeepPreview = Callable[[str, Attachment], str]
"""Keeps a preview of an image; its address."""


@dataclass(frozen=True)
class Engine:
    """Makes a studio for whoever needs one."""

    stores: Stores
    pixels: Pixels
    catalogue_of: Callable[[str, bool], Catalogue]
    """What a person has at hand now, and whether they administer the studio."""
    palette: Palette
    clock: Callable[[], float]
    """Seconds that only go forward; a studio begins with the date."""
    cutout_models: LocalModels
    backlog: Backlog
    limits_of: Callable[[str, bool], SpendingLimits] = lambda owner, administers: SpendingLimits()
    """What a person may spend, and whether they administer the studio."""
    held: Held = field(default_factory=Held)
    least_pixels: int = 0
    """That a picture must have to be painted from."""
    answers: AnswerCache = field(default_factory=AnswerCache)
    features: Features = field(default_factory=Features)
    """What is switched off."""
    lines: ProviderLines = field(default_factory=OpenLines)
    """At the providers."""
    screen: Screen = field(default_factory=OpenScreen)
    """What looks at words before they are sent."""

    @property
    def preferences(self) -> Preferences:
        return Preferences(self.stores.accounts)

    @property
    def usage(self) -> Usage:
        return LaterUsage(self.stores.usage, self.backlog)

    def work(self, request: TurnRequest, begun: Begun, running: RunningTurn) -> Iterator[Event]:
        """See `Work`."""
        standing = self.stores.library.get(request.owner, request.conversation).options
        models = self.models(request.owner, request.administers, standing)
        wallet = self.wallet(request.owner, models, NotedUsage(self.usage, running))
        studio = self.studio(models, wallet, running.previews.keep)
        images = WaitingImages(studio.images, self.held, running.tell)
        return run_turn(
            replace(studio, images=images),
            begun.message,
            begun.reply.id,
            as_preferred(request, models.settings, standing, self.least_pixels),
        )

    def usual(self, request: TurnRequest) -> float | None:
        """Seconds that it likely takes: see `usual_time`."""
        standing = self.stores.library.get(request.owner, request.conversation).options
        models = self.models(request.owner, request.administers, standing)
        return usual_time(models, as_preferred(request, models.settings, standing))

    def studio(self, models: PersonalModels, wallet: Wallet, keep_preview: KeepPreview) -> Studio:
        return Studio(
            models=models,
            pixels=self.pixels.crediting(models.settings["keep_credit"]),
            conversations=LaterNotes(self.stores.conversations, self.backlog),
            images=WithPreviews(self.stores.images, keep_preview),
            wallet=wallet,
            palette=with_preferences(self.palette, models.settings),
            clock=dated(self.clock),
        )

    def wallet(self, owner: str, models: PersonalModels, usage: Usage) -> Wallet:
        """Of one person, with what they set."""
        limits = replace(self.limits_of(owner, models.administers), unknown=models.settings["unknown_prices"])
        own = frozenset(models.catalogue.personal)
        may = partial(self.features.require, GENERATION, owner)
        answers = self.answers.of(owner)
        return Wallet(
            owner, usage, limits, lambda: self._allow_unknown(owner), answers, own, may, self.lines, self.screen
        )

    def _allow_unknown(self, owner: str) -> None:
        self.preferences.change(owner, {"unknown_prices": True})

    def models(
        self, owner: str, administers: bool = False, standing: Mapping[str, Any] | None = None
    ) -> PersonalModels:
        """`standing`: the options of a conversation, whose models come before those that the person set for all."""
        chosen = {name: standing[name] for name in MODELS if standing and name in standing}
        settings = {**self.preferences.of(owner), **chosen}
        kept = self.cutout_models, self.stores.painting_times
        put = partial(PersonalStyles(self.preferences).put, owner)
        return PersonalModels(self.catalogue_of(owner, administers), settings, *kept, administers, put)


def as_preferred(
    request: TurnRequest,
    settings: Mapping[str, Any],
    standing: Mapping[str, Any] | None = None,
    least_pixels: int = 0,
) -> TurnRequest:
    """The request with what holds in its conversation, or else what the person set, where it says nothing."""
    preferred = {name: settings[name] for name in STANDING}
    held = {name: value for name, value in (standing or {}).items() if name not in MODELS}
    personal = {"presets": settings["compress_presets"], "styles": own_phrases(settings), "least_pixels": least_pixels}
    return replace(request, options={**preferred, **held, **request.options, **personal})


@dataclass(frozen=True)
class NotedUsage:
    """The usage of one running turn, which is told of what nobody is left to tell. See `Usage`."""

    usage: Usage
    running: RunningTurn

    def reserve(self, call: PlannedCall, limits: SpendingLimits) -> str | LimitReached:
        return self.usage.reserve(call, limits)

    def note(self, reservation: str, receipt: str) -> None:
        self.usage.note(reservation, receipt)

    def record(self, call: CallRecord) -> None:
        self.usage.record(call)
        told = UsageRecorded(call.model, call.purpose, call.cost, call.tokens_in, call.tokens_out, call.basis)
        self.running.spent.append(told)

    def release(self, reservation: str) -> None:
        self.usage.release(reservation)

    def of_month(self, owner: str, month: str) -> Spent:
        return self.usage.of_month(owner, month)


@dataclass(frozen=True)
class WithPreviews(ImageStoreProxy):
    """The images of the stores, and previews, which live no longer than what they are previews of takes."""

    keep: KeepPreview

    def keep_preview(self, turn: str, image: str, preview: Preview) -> str:
        """See `TurnImages`."""
        return self.keep(image, Attachment(preview.media_type, preview.data))

"""Providers and models, and what a studio offers of them, put together."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from conversation.commands import COMMANDS
from conversation.features.rules import Features, rules_in
from conversation.generation.retouching.ways import RetouchWay, ways_of
from conversation.moderation.screening import Screening
from conversation.moderation.word_list import WordList, word_list
from conversation.palette import Palette
from conversation.ports.moderation.screening import WORDS, OpenScreen, Screen
from conversation.ports.pixels import Pixels
from conversation.ports.provider_keys import ProviderKeys
from conversation.ports.provider_lines import ProviderLines
from conversation.services.personal_palette import PersonalPalette
from conversation.services.personal_styles import PersonalStyles
from endpoints.readiness import Readiness
from endpoints.services import StudioServices
from imaging.operations import OPERATIONS
from providers import PROVIDERS
from providers.catalogue import AutoModels
from providers.provider import Given
from server.connecting.model_fetches import ModelFetches
from server.connecting.provider_settings import ProviderSettings
from server.cutout.model_folder import ModelFolder
from server.settings import Settings
from server.startup import CannotStart
from server.stores import Stores
from server.turns.backlog import Backlog
from server.turns.engine import Engine
from server.turns.kept_models import KeptModels
from server.turns.moderators import ProviderModerator
from server.turns.personal_catalogues import PersonalCatalogues
from server.turns.personal_limits import PersonalLimits
from storage.rules.moments import iso

PROVIDER_FILES = "providers"
"""The folder in the data folder for files that providers use, each in a folder of its name: workflows of ComfyUI's."""
MODEL_LISTS = "model-lists"
"""The folder in the data folder."""


def studio_of(
    engine: Engine,
    connecting: ProviderSettings,
    fetches: ModelFetches,
    warm: Callable[[], None],
    ready: Callable[[], Readiness],
) -> StudioServices:
    """What can be said, in which styles and with which models."""
    palette = PersonalPalette(engine.palette, engine.preferences)

    def ways(owner: str) -> tuple[RetouchWay, ...]:
        return tuple(ways_of(engine.models(owner)))

    return StudioServices(palette, PersonalStyles(engine.preferences), connecting, fetches, ways, warm, ready)


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


def engine_of(
    settings: Settings,
    stores: Stores,
    pixels: Pixels,
    catalogues: PersonalCatalogues,
    backlog: Backlog,
    limits: PersonalLimits,
    models: ModelFolder,
    lines: ProviderLines,
) -> Engine:
    """What turns are worked on with, in whichever process."""
    palette = Palette((*COMMANDS, *OPERATIONS))
    parts = stores, pixels, catalogues.of, palette, time.monotonic, models, backlog, limits.of
    features = features_of(settings, stores)
    screen = screen_of(settings, stores, catalogues)
    return Engine(*parts, least_pixels=settings.min_image_pixels, features=features, lines=lines, screen=screen)


def screen_of(settings: Settings, stores: Stores, catalogues: PersonalCatalogues) -> Screen:
    """What looks at words before they go to a model. Raises `CannotStart` for a list that cannot be read."""
    if not settings.check:
        return OpenScreen()
    moderators = [ProviderModerator(provider, catalogues) for provider in PROVIDERS if provider.name in settings.check]
    words = words_of(settings.check_words) if WORDS in settings.check else WordList()
    sends, keeps = settings.check_unanswered == "send", settings.check_keeps == "1"
    return Screening(words, moderators, stores.refusals, lambda: iso(time.time()), sends, keeps)


def words_of(path: Path) -> WordList:
    """The list in a file. Raises `CannotStart`."""
    try:
        return word_list(path.read_text(encoding="utf-8").splitlines())
    except (OSError, UnicodeDecodeError) as error:
        raise CannotStart(
            f"{path} cannot be read",
            f"ATELIER_CHECK wants words to be looked at, and this is its list ({error}). Write one, a word a line in "
            "UTF-8, or name another file by ATELIER_CHECK_WORDS.",
        ) from error


def features_of(settings: Settings, stores: Stores) -> Features:
    """What is switched off here, and for whom."""

    def name_of(owner: str) -> str:
        found = stores.accounts.get(owner)
        return found.name if found and found.kind == "member" else ""

    return Features(rules_in(settings.features), name_of)

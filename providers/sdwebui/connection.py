"""Stable Diffusion WebUI at an address: the models it lists."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace

from conversation.ports.models import ChatModel, ImageModel
from conversation.sentences import say
from providers.provider import Given
from providers.provider_report import ProviderReport
from providers.sdwebui.access import ADDRESS
from providers.sdwebui.engine import SdWebuiEngine, WebuiModel
from providers.sdwebui.painter import SdWebuiPainter
from providers.wire.client import Client
from providers.wire.http.limits import Limits, limits_for

PATIENCE = 1_800.0
"""Seconds until a picture is there: on a machine without a graphics card it takes minutes, behind others longer."""


class SdWebuiConnection:
    """Implements `LocalConnection`."""

    def __init__(self, given: Given) -> None:
        self._client = Client("Stable Diffusion WebUI", given, ADDRESS, limits=limits_of(given), free=True)
        self._engine = SdWebuiEngine(self._client)
        self._pixels = given.pixels

    def images(self) -> Sequence[ImageModel]:
        state = self._engine.reading.known()
        return [self._painter(model) for model in state.models] if state else ()

    def chats(self) -> Sequence[ChatModel]:
        return ()

    def image(self, name: str) -> ImageModel | None:
        state = self._engine.reading.fresh()
        if state is None:
            return self._painter(WebuiModel(name, name))  # while nobody answers, a name is believed
        found = (model for model in state.models if name in (model.name, model.title))
        return next((self._painter(model) for model in found), None)

    def chat(self, name: str) -> ChatModel | None:
        return None

    def answers(self) -> bool:
        return self._engine.reading.known() is not None

    def look(self) -> None:
        self._engine.reading.now()

    def report(self) -> ProviderReport:
        """Asked now. Raises `ProviderFault`."""
        state = self._engine.reading.now()
        count = len(state.models)
        missing = say(
            "sdwebui_empty", "It has no model yet. Put one into its folder models/Stable-diffusion, and test again."
        )
        return ProviderReport(
            models=count, painters=count, version=self._engine.version(), told="" if count else missing
        )

    def close(self) -> None:
        self._engine.reading.close()
        self._client.close()

    def _painter(self, model: WebuiModel) -> SdWebuiPainter:
        return SdWebuiPainter(self._client, self._engine, model, self._pixels)


def check(given: Given) -> ProviderReport:
    """Which program answers, and with which models."""
    with closing(SdWebuiConnection(given)) as connection:
        return connection.report()


def limits_of(given: Given) -> Limits:
    """The call for a picture says nothing until that is finished."""
    return replace(limits_for(given.silence), connect=5.0, silence=PATIENCE, total=PATIENCE)

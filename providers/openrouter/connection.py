"""OpenRouter with a key: its models, as its list declares them."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from conversation.ports.models import ChatModel, ImageModel
from conversation.ports.pixels import Pixels
from providers.openrouter.chat import OpenRouterChat
from providers.openrouter.chat_painter import OpenRouterPainter
from providers.openrouter.error_object import mapping
from providers.openrouter.images import OpenRouterImages
from providers.openrouter.listed_model import ListedModel
from providers.openrouter.model_list import ModelList
from providers.openrouter.service import Service
from providers.provider import Given
from providers.wire.chat_completions.usage import count
from providers.wire.content.money import micro_dollars
from providers.wire.http.limits import limits_for

PATIENCE = 10.0
"""Seconds."""


class OpenRouterConnection:
    """Implements `Connection`."""

    def __init__(self, service: Service, pixels: Pixels) -> None:
        self._service = service
        self._models = ModelList(service)
        self._pixels = pixels

    def images(self) -> Sequence[ImageModel]:
        return [self._painter(declared) for declared in self._models.known() if declared.paints]

    def chats(self) -> Sequence[ChatModel]:
        return [OpenRouterChat(self._service, declared) for declared in self._models.known() if declared.talks]

    def image(self, name: str) -> ImageModel | None:
        declared = self._models.find(name)
        return self._painter(declared) if declared is not None and declared.paints else None

    def chat(self, name: str) -> ChatModel | None:
        declared = self._models.find(name)
        return OpenRouterChat(self._service, declared) if declared is not None and "text" in declared.outputs else None

    def is_listed(self) -> bool:
        """See `ListedModels`."""
        return self._models.whole

    def cost_of(self, receipt: str) -> tuple[int, int, int] | None:
        """See `CostTelling`. It knows a few seconds after the end of a call."""
        said = mapping(mapping(self._service.get(f"/generation?{urlencode({'id': receipt})}", PATIENCE)).get("data"))
        cost = micro_dollars(said.get("total_cost"))
        return None if cost is None else (cost, count(said, "tokens_prompt"), count(said, "tokens_completion"))

    def close(self) -> None:
        self._models.close()
        self._service.close()

    def _painter(self, declared: ListedModel) -> ImageModel:
        if declared.paints_only:
            return OpenRouterImages(self._service, declared, self._pixels)
        return OpenRouterPainter(self._service, declared)


def connected(given: Given) -> OpenRouterConnection:
    """With the key in `given`, at the address in it or OpenRouter's own."""
    return OpenRouterConnection(Service(given, limits_for(given.silence)), given.pixels)

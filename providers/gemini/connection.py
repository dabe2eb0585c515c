"""Google AI Studio with a key: its models, as its list has them."""

from __future__ import annotations

from collections.abc import Sequence

from conversation.ports.models import ChatModel, ImageModel
from providers.gemini.access import ADDRESS, AUTH, KEY
from providers.gemini.chat import GeminiChat
from providers.gemini.images import GeminiPainter
from providers.gemini.model_list import GeminiModels
from providers.provider import Given
from providers.wire.client import Client


class GeminiConnection:
    """Implements `Connection`."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._models = GeminiModels(client)

    def images(self) -> Sequence[ImageModel]:
        return [GeminiPainter(self._client, model) for model in self._models.known() if model.paints]

    def chats(self) -> Sequence[ChatModel]:
        return [GeminiChat(self._client, model) for model in self._models.known() if not model.paints]

    def image(self, name: str) -> ImageModel | None:
        found = self._models.find(name)
        return GeminiPainter(self._client, found) if found is not None and found.paints else None

    def chat(self, name: str) -> ChatModel | None:
        found = self._models.find(name)
        return GeminiChat(self._client, found) if found is not None and not found.paints else None

    def close(self) -> None:
        self._models.close()
        self._client.close()


def connect(given: Given) -> GeminiConnection:
    """With the key in `given`, at the address in it or Google's own."""
    return GeminiConnection(Client("Google AI Studio", given, ADDRESS, KEY, auth=AUTH))

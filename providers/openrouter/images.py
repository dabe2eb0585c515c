"""An image model that only paints: `POST /images`, with rough states on the way where the model sends them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

from conversation.ports.models import ImageAbilities, ImageRequest, Made, Preview, Progress
from conversation.ports.pixels import Pixels
from providers.openrouter.faults import OpenRouterFaults
from providers.openrouter.listed_model import ListedModel
from providers.openrouter.request_body import image_body
from providers.openrouter.service import Service
from providers.wire.image_generations.answer import ImageAnswer
from providers.wire.image_generations.previews import painted


class OpenRouterImages:
    """Its requests cost money and are never repeated."""

    def __init__(self, service: Service, declared: ListedModel, pixels: Pixels) -> None:
        self._service = service
        self._declared = declared
        self._pixels = pixels

    @property
    def id(self) -> str:
        return f"openrouter/{self._declared.id}"

    @property
    def label(self) -> str:
        return self._declared.label

    @property
    def abilities(self) -> ImageAbilities:
        return self._declared.image_abilities

    def make(self, request: ImageRequest) -> Iterator[Progress | Preview | Made]:
        """Raises `ProviderFault`."""
        able = self.abilities
        shaped = self._declared.shaped
        stream = able.previews and request.count == 1  # a stream is of one picture: several come together
        body = image_body(self._declared.id, request, able, shaped=shaped, stream=stream)
        faults = OpenRouterFaults(self.label, self._service.key, self._service.address, painting=True)
        answer = ImageAnswer(faults, faults.of_error_inside, most=request.count)
        yield Progress()
        with closing(self._service.call("/images", body, faults, begun=request.begun)) as call:
            yield from painted(call, answer, self._pixels, request.aspect)
        for made in answer.end():
            yield replace(made, seed=request.seed if able.seed else None)

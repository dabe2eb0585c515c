"""An image model that only paints: `POST /images`, with rough states on the way where the model sends them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from typing import Any

from conversation.errors import ProviderFault, Told
from conversation.ports.models import Attachment, ImageAbilities, ImageRequest, Made, Preview, Progress
from conversation.ports.pixels import Pixels
from providers.openrouter.faults import OpenRouterFaults
from providers.openrouter.listed_model import ListedModel
from providers.openrouter.request_body import image_body
from providers.openrouter.service import Service
from providers.wire.chat_completions.pictures import picture
from providers.wire.errors import UnusablePicture
from providers.wire.http.json_objects import COMPLETE
from providers.wire.image_generations.answer import ImageAnswer

_PREVIEW_SIDE = 512
"""Pixels on the long side."""


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
        body = image_body(self._declared.id, request, shaped=shaped, seed=able.seed, stream=able.previews)
        faults = OpenRouterFaults(self.label, self._service.key, self._service.address, painting=True)
        answer = ImageAnswer(faults, faults.of_error_inside)
        yield Progress()
        try:
            with closing(self._service.call("/images", body, faults)) as call:
                for objects in call:
                    yield Progress()
                    for item in objects:
                        if item.get("type") == "image_generation.partial_image":
                            yield from self._preview(item, request.aspect)
                        elif item is not COMPLETE:
                            answer.take(item)
                    if not objects and answer.is_over():
                        break
        except ProviderFault as fault:
            answer.fails(fault)
        yield replace(answer.end(), seed=request.seed if able.seed else None)

    def _preview(self, item: dict[str, Any], aspect: str) -> Iterator[Preview]:
        """Full-size partial pictures are made small. One that cannot be looked at is left out: the picture follows."""
        try:
            small: Attachment = self._pixels.shrink(picture(item).data, _megapixels(aspect))
        except (Told, UnusablePicture):
            return
        yield Preview(small.data, small.media_type)


def _megapixels(aspect: str) -> float:
    """The area of a picture of that shape whose long side is `_PREVIEW_SIDE`."""
    width, _, height = aspect.partition(":")
    sides = sorted((float(width), float(height)))
    return _PREVIEW_SIDE**2 * sides[0] / sides[1] / 1_000_000

"""An image model that only paints: `POST /images`, with rough states on the way where the model sends them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from typing import Any

from conversation.errors import Told
from conversation.ports import Attachment, ImageAbilities, ImageRequest, Made, Pixels, Preview, Progress
from providers.openrouter.answer import count
from providers.openrouter.declared import Declared
from providers.openrouter.faults import Faults
from providers.openrouter.pictures import picture
from providers.openrouter.request import image_body
from providers.openrouter.service import Service
from providers.openrouter.wording import EMPTY
from providers.wire.money import micro_dollars

_PREVIEW_SIDE = 512
"""Pixels on the long side."""


class OpenRouterImages:
    """Its requests cost money and are never repeated."""

    def __init__(self, service: Service, declared: Declared, pixels: Pixels) -> None:
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
        faults = Faults(self.label, self._service.key)
        made: Made | None = None
        yield Progress()
        with closing(self._service.call("/images", body, faults)) as call:
            for objects in call:
                yield Progress()
                for item in objects:
                    if item.get("error"):
                        raise faults.of_error_inside(item["error"])
                    if item.get("type") == "image_generation.partial_image":
                        yield from self._preview(item, request.aspect, faults)
                    else:
                        made = _finished(item, faults) or made
        if made is None:
            raise faults.fault(EMPTY)
        yield replace(made, seed=request.seed if able.seed else None)

    def _preview(self, item: dict[str, Any], aspect: str, faults: Faults) -> Iterator[Preview]:
        """Full-size partial pictures are made small. One that cannot be looked at is left out: the picture follows."""
        try:
            small: Attachment = self._pixels.shrink(picture(item, faults).data, _megapixels(aspect))
        except Told:
            return
        yield Preview(small.data, small.media_type)


def _finished(item: dict[str, Any], faults: Faults) -> Made | None:
    """The picture of a whole answer, or of the event that ends a stream."""
    data = item.get("data")
    found = data[0] if isinstance(data, list) and data else item if item.get("b64_json") else None
    if found is None:
        return None
    usage = item.get("usage")
    usage = usage if isinstance(usage, dict) else {}
    return replace(
        picture(found, faults),
        cost=micro_dollars(usage.get("cost")),
        tokens_in=count(usage, "prompt_tokens"),
        tokens_out=count(usage, "completion_tokens"),
    )


def _megapixels(aspect: str) -> float:
    """The area of a picture of that shape whose long side is `_PREVIEW_SIDE`."""
    width, _, height = aspect.partition(":")
    sides = sorted((float(width), float(height)))
    return _PREVIEW_SIDE**2 * sides[0] / sides[1] / 1_000_000

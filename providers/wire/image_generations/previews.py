"""Rough states of a picture, as they come full size among the events of an answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from conversation.errors import ProviderFault, Told
from conversation.ports.models import Preview, Progress
from conversation.ports.pixels import Pixels
from providers.wire.chat_completions.pictures import picture
from providers.wire.errors import UnusablePicture
from providers.wire.http.json_objects import COMPLETE, Objects
from providers.wire.image_generations.answer import ImageAnswer

_SIDE = 512
"""Pixels on the long side."""


def painted(call: Iterator[Objects], answer: ImageAnswer, pixels: Pixels, aspect: str) -> Iterator[Progress | Preview]:
    """What a call brings on the way; the picture, and what goes wrong, are `answer`'s. `aspect`: what was asked for."""
    try:
        for objects in call:
            yield Progress()
            for item in objects:
                if str(item.get("type", "")).endswith(".partial_image"):
                    yield from small_preview(item, pixels, aspect)
                elif item is not COMPLETE:
                    answer.take(item)
            if not objects and answer.is_over():
                break
    except ProviderFault as fault:
        answer.fails(fault)


def small_preview(item: Mapping[str, Any], pixels: Pixels, aspect: str) -> Iterator[Preview]:
    """Full-size partial pictures are made small. One that cannot be looked at is left out: the picture follows."""
    try:
        small = pixels.shrink(picture(item).data, _megapixels(aspect))
    except (Told, UnusablePicture):
        return
    yield Preview(small.data, small.media_type)


def _megapixels(aspect: str) -> float:
    """The area of a picture of that shape whose long side is `_SIDE`."""
    width, _, height = aspect.partition(":")
    sides = sorted((float(width), float(height)))
    return _SIDE**2 * sides[0] / sides[1] / 1_000_000

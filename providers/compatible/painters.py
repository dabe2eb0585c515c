"""What two of the servers do in a way of their own, beside what all of them do (`ImageGenerations`).

Read in `core/http/endpoints/openai/inpainting.go` of LocalAI and `examples/server` of stable-diffusion.cpp, 2026.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from conversation.ports.models import ImageAbilities, ImageRequest, Made, Preview, Progress
from providers.wire.content.surrogates import whole
from providers.wire.http.json_objects import look_up
from providers.wire.image_generations.model import ImageGenerations

_SEEDS = 2**31


@dataclass(frozen=True)
class _Extended:
    """A painter of OpenAI's wire, with what one server can do beside it."""

    painter: ImageGenerations

    @property
    def id(self) -> str:
        return self.painter.id

    @property
    def label(self) -> str:
        return self.painter.label


@dataclass(frozen=True)
class LocalAiPainter(_Extended):
    """Implements `ImageModel`: LocalAI paints behind a mask at an address of its own, and answers where the picture
    lies. It makes 512 × 512 of whatever comes; what is outside of the mask is the studio's to keep."""

    name: str
    """As LocalAI has it."""

    @property
    def abilities(self) -> ImageAbilities:
        return replace(self.painter.abilities, inpaint=True)

    def make(self, request: ImageRequest) -> Iterator[Progress | Preview | Made]:
        """Raises `ProviderFault`."""
        if request.mask is None or not request.references:
            yield from self.painter.make(request)
            return
        picture, mask = request.references[0], request.mask
        files = {
            "image": (f"image.{picture.media_type.partition('/')[2]}", picture.data, picture.media_type),
            "mask": ("mask.png", mask.data, mask.media_type),
        }
        with self.painter.client.call(self.label) as call:
            fields = {"model": self.name, "prompt": whole(request.prompt)}
            answer = yield from call.upload("/images/inpainting", fields, files)
            found = look_up(answer, "data", 0, "b64_json") or look_up(answer, "data", 0, "url")
            made = yield from call.picture(found)
        cost, read, written = self.painter.count(answer.get("usage") or {})
        yield replace(made, cost=cost, tokens_in=read, tokens_out=written)


@dataclass(frozen=True)
class SdServerPainter(_Extended):
    """Implements `ImageModel`: sd-server takes a seed from between marks in the prompt, which it takes out. Without
    one it paints the same picture for the same words each time."""

    @property
    def abilities(self) -> ImageAbilities:
        return replace(self.painter.abilities, seed=True)

    def make(self, request: ImageRequest) -> Iterator[Progress | Preview | Made]:
        """Raises `ProviderFault`."""
        seed = random.randrange(_SEEDS) if request.seed is None else request.seed
        marked = f"<sd_cpp_extra_args>{json.dumps({'seed': seed})}</sd_cpp_extra_args>{request.prompt}"
        for step in self.painter.make(replace(request, prompt=marked)):
            yield replace(step, seed=seed) if isinstance(step, Made) else step

"""An image model of any service on this wire, called by a `Client`: `/images/generations`, `/images/edits`."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from conversation.errors import ProviderFault
from conversation.ports.models import ImageAbilities, ImageRequest, Made, Preview, Progress
from conversation.ports.pixels import Pixels
from providers.wire.chat_completions.usage import Spent, counted
from providers.wire.client import Client, File
from providers.wire.errors import ServiceRefused
from providers.wire.failures.faults import Faults
from providers.wire.failures.refusals import explain_inside, explain_status
from providers.wire.http.json_objects import Objects
from providers.wire.image_generations.answer import ImageAnswer
from providers.wire.image_generations.previews import painted

_ENDINGS = {"image/png": "png", "image/jpeg": "jpg", "image/webp": "webp"}


@dataclass(frozen=True)
class ImageGenerations:
    """Implements `ImageModel`. Its requests may cost money and are never repeated."""

    id: str
    label: str
    abilities: ImageAbilities
    client: Client
    pixels: Pixels
    options: Callable[[ImageRequest], Mapping[str, str | int | bool]]
    """What is asked, but for the pictures that go along."""
    refused: Callable[[Faults, ServiceRefused], ProviderFault] = explain_status
    """How the service words a refusal, and an `error` object inside of an answer that had begun."""
    inside: Callable[[Faults, object], ProviderFault] = explain_inside
    count: Callable[[Mapping[str, Any]], Spent] = counted
    """What its `usage` object means."""

    def make(self, request: ImageRequest) -> Iterator[Progress | Preview | Made]:
        """Raises `ProviderFault`, and `Told` for a mask that cannot be read."""
        faults = self.client.faults(self.label)
        answer = ImageAnswer(faults, partial(self.inside, faults), self.count, request.count)
        yield Progress()
        files = self._files(request)
        with closing(self._objects(self.options(request), files, partial(self.refused, faults))) as objects:
            yield from painted(objects, answer, self.pixels, request.aspect)
        for made in answer.end():
            yield replace(made, seed=request.seed if self.abilities.seed else None)

    def _objects(
        self,
        options: Mapping[str, str | int | bool],
        files: Sequence[tuple[str, File]],
        explain: Callable[[ServiceRefused], ProviderFault],
    ) -> Generator[Objects]:
        with self.client.call(self.label, explain=explain) as call:
            if files:
                fields = {name: _written(value) for name, value in options.items()}
                yield from call.stream_upload("/images/edits", fields, files)
            else:
                yield from call.stream("/images/generations", options)

    def _files(self, request: ImageRequest) -> list[tuple[str, File]]:
        """The pictures to work from, and where the first one may change."""
        pictures = request.references[: self.abilities.references]
        name = "image" if len(pictures) == 1 else "image[]"
        files = [
            (name, (f"{number}.{_ENDINGS.get(picture.media_type, 'png')}", picture.data, picture.media_type))
            for number, picture in enumerate(pictures, 1)
        ]
        if pictures and request.mask is not None and self.abilities.inpaint:
            mask = self.pixels.cut_mask(request.mask.data, pictures[0].data)
            files.append(("mask", ("mask.png", mask.data, mask.media_type)))
        return files


def _written(value: str | int | bool) -> str:
    """As a form holds it."""
    return str(value).lower() if isinstance(value, bool) else str(value)

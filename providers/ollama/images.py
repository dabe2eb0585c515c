"""An image model of Ollama's, where its version runs one: `POST /api/generate` with a size, steps as they are done.

Versions 0.14.3 to 0.32.5 did (`docs/openapi.yaml` of ollama/ollama); later ones list such models and refuse them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from typing import Any

from conversation.errors import ProviderFault
from conversation.ports.models import ImageAbilities, ImageRequest, Made, Preview, Price, Progress
from providers.ollama.chat_answer import refusal_inside
from providers.ollama.listed_model import OllamaModel
from providers.ollama.refusals import explained, says_no_images
from providers.ollama.request_body import raw
from providers.wire.client import Client
from providers.wire.content.size import sides
from providers.wire.errors import CutOff, ServiceRefused

ASPECTS = ("1:1", "3:2", "2:3", "4:3", "3:4", "16:9", "9:16")
PIXELS, STEP = 1024 * 1024, 16


class OllamaPainter:
    """Paints on a machine of one's own."""

    abilities = ImageAbilities(edit=True, references=1, aspects=ASPECTS, seed=True, local=True, price=Price(0, 0, 0))

    def __init__(self, client: Client, model: OllamaModel, refuses: Callable[[], None]) -> None:
        """`refuses`: called where this version of Ollama turns out to make no pictures."""
        self._client = client
        self._model = model
        self._refuses = refuses
        self.id = f"ollama/{model.name}"
        self.label = model.label

    def make(self, request: ImageRequest) -> Iterator[Progress | Preview | Made]:
        """Raises `ProviderFault`. Closing it ends the work there."""
        source: object = None
        yield Progress()
        with self._client.call(self.label, explain=self._explained) as call:
            with closing(call.stream("/api/generate", self._body(request), lines=True)) as lines:
                for objects in lines:
                    step = Progress()
                    for item in objects:
                        if (wrong := refusal_inside(item)) is not None:
                            raise wrong
                        step = _step(item)
                        source = item.get("image") or source
                    yield step
            if source is None:
                raise CutOff("the answer ended without a picture")
            made = yield from call.picture(source)
        yield replace(made, seed=request.seed, cost=0)

    def _explained(self, refused: ServiceRefused) -> ProviderFault:
        if says_no_images(refused):
            self._refuses()
        return explained(self._client.faults(self.label), refused)

    def _body(self, request: ImageRequest) -> dict[str, Any]:
        body: dict[str, Any] = {"model": self._model.name, "prompt": request.prompt, "stream": True}
        if request.references:
            body["images"] = raw(request.references[:1])  # what is changed keeps its own size
        else:
            body["width"], body["height"] = sides(request.aspect, PIXELS, STEP)
        if request.seed is not None:
            body["options"] = {"seed": request.seed}
        return body


def _step(item: dict[str, Any]) -> Progress:
    done, whole = item.get("completed"), item.get("total")
    if isinstance(done, int) and isinstance(whole, int) and 0 < done <= whole:
        return Progress(done / whole)
    return Progress()

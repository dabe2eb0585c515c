"""One of its models. The call for a picture says nothing until it is there; how far it is, is asked meanwhile."""

from __future__ import annotations

import json
import random
import time
import uuid
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import replace
from typing import Any

from conversation.errors import Told
from conversation.ports.models import ImageAbilities, ImageRequest, Made, Preview, Price, Progress
from conversation.ports.pixels import Pixels
from providers.sdwebui.engine import NONE, SdWebuiEngine, WebuiModel
from providers.sdwebui.job import WebuiJob
from providers.sdwebui.refusals import explained
from providers.sdwebui.request_body import body_of, path_of
from providers.wire.client import Client
from providers.wire.content.picture import decoded
from providers.wire.errors import UnusablePicture
from providers.wire.http.json_objects import look_up

ASPECTS = ("1:1", "3:2", "2:3", "4:3", "3:4", "16:9", "9:16", "5:4", "4:5", "21:9")
MOST_SEED = 2**32 - 1
PREVIEW = 0.25
"""Megapixels of a preview."""


class SdWebuiPainter:
    """Paints on a machine of one's own."""

    def __init__(self, client: Client, engine: SdWebuiEngine, model: WebuiModel, pixels: Pixels) -> None:
        self._client = client
        self._engine = engine
        self._model = model
        self._pixels = pixels
        self.id = f"sdwebui/{model.name}"
        self.label = model.name

    @property
    def abilities(self) -> ImageAbilities:
        return ImageAbilities(
            edit=True,
            inpaint=True,
            references=1,
            aspects=ASPECTS,
            previews=self._engine.progress() != NONE,
            seed=True,
            negative=True,
            strength=True,
            local=True,
            price=Price(0, 0, 0),
        )

    def make(self, request: ImageRequest) -> Iterator[Progress | Preview | Made]:
        """Raises `ProviderFault`. Closing it interrupts the work there, where it is certain that it is ours."""
        task = f"atelier-{uuid.uuid4().hex}"
        seed = random.randrange(MOST_SEED) if request.seed is None else request.seed % (MOST_SEED + 1)
        body = body_of(self._model, request, task, seed)
        faults = self._client.faults(self.label)
        job = WebuiJob(self._client, self._engine.progress(), task)
        with self._client.call(self.label, explain=lambda refused: explained(faults, refused)) as call:
            try:
                with closing(call.post(path_of(request), body)) as waiting:
                    answer = yield from self._watched(waiting, job)
            except GeneratorExit:
                job.interrupt()
                raise
            made = yield from call.picture(look_up(answer, "images", 0))
        yield replace(made, seed=_seed_of(answer, seed), cost=0)

    def _watched(
        self, waiting: Generator[Progress, None, dict[str, Any]], job: WebuiJob
    ) -> Generator[Progress | Preview, None, dict[str, Any]]:
        """The answer; on the way how far the job is, and what it looks like."""
        while True:
            try:
                sign = next(waiting)
            except StopIteration as end:
                return dict(end.value)
            yield sign
            step = job.look(time.monotonic())
            if step is not None:
                yield Progress(step.fraction, step.note)
                yield from self._preview(step.picture)

    def _preview(self, source: str) -> Iterator[Preview]:
        """One that cannot be looked at is left out: the picture follows."""
        if not source:
            return
        try:
            small = self._pixels.shrink(decoded(source)[0], PREVIEW)
        except (Told, UnusablePicture):
            return
        yield Preview(small.data, small.media_type)


def _seed_of(answer: dict[str, Any], asked: int) -> int:
    """As the server says it used it; `info` is JSON as text."""
    try:
        used = look_up(json.loads(answer.get("info") or "{}"), "all_seeds", 0)
    except (ValueError, TypeError):
        return asked
    return used if isinstance(used, int) else asked

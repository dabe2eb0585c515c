"""A model in ComfyUI, or a workflow: pictures go there, a graph is queued, the picture comes back."""

from __future__ import annotations

import random
import struct
import zlib
from collections.abc import Generator, Iterator
from dataclasses import replace
from functools import partial
from urllib.parse import urlencode
from uuid import uuid4

from conversation.ports.models import Attachment, ImageAbilities, ImageRequest, Made, Preview, Progress
from conversation.ports.pixels import Pixels
from imaging.inspection.inspector import inspected
from imaging.refusal import Refused
from providers.comfyui.faults import explained, picture_missing, unusable
from providers.comfyui.graph_plan import GraphPlan, GraphWish
from providers.comfyui.job import QueuedGraph
from providers.comfyui.workflow import UnusableWorkflow
from providers.wire.client import Call, Client
from providers.wire.content.picture import pictured
from providers.wire.content.pixel_size import Sides
from providers.wire.errors import NotAPicture

LARGEST_SEED = 2**32 - 1
"""Some nodes take no larger one."""
SQUARE: Sides = (1024, 1024)


class ComfyPainter:
    """Free."""

    def __init__(self, client: Client, pixels: Pixels, plan: GraphPlan) -> None:
        self._client = client
        self._pixels = pixels
        self._plan = plan
        self.id = f"comfyui/{plan.name}"
        self.label = plan.label

    @property
    def abilities(self) -> ImageAbilities:
        return self._plan.abilities

    def make(self, request: ImageRequest) -> Iterator[Progress | Preview | Made]:
        """Raises `ProviderFault`."""
        faults = self._client.faults(self.label)
        if self._plan.wants_picture and not request.references:
            raise picture_missing(faults)
        yield Progress()
        seed = random.randint(0, LARGEST_SEED) if request.seed is None else request.seed
        with self._client.call(self.label, explain=partial(explained, faults)) as call:
            wish = yield from self._wish(call, request, seed)
            try:
                graph = self._plan.graph(wish)
            except UnusableWorkflow as error:
                raise unusable(faults, error) from error
            found = yield from QueuedGraph(self._client, call, self._pixels).run(graph, self._plan.result)
            data = yield from call.send("GET", f"/view?{urlencode(found)}")
            made = Made(*pictured(data))
        yield replace(made, seed=seed if self.abilities.seed else None, cost=0)

    def _wish(self, call: Call, request: ImageRequest, seed: int) -> Generator[Progress, None, GraphWish]:
        """Sends what the graph will name."""
        sent = []
        for picture in request.references[: self.abilities.references]:
            sent.append((yield from _sent(call, picture)))
        sides = _sides(request.references[0]) if sent else SQUARE
        mask = request.mask if sent else None
        if mask is None and sent and self._plan.wants_mask:
            mask = Attachment("image/png", all_white(sides))
        return GraphWish(
            request.prompt,
            seed,
            request.aspect,
            request.negative,
            tuple(sent),
            sides,
            (yield from _sent(call, mask)) if mask is not None else "",
            request.strength,
        )


def all_white(sides: Sides) -> bytes:
    """A grey PNG: everything may change."""
    width, height = sides
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress((b"\0" + b"\xff" * width) * height)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )


def _sent(call: Call, picture: Attachment) -> Generator[Progress, None, str]:
    """What it is called there. It lies among the files that ComfyUI deletes when it starts."""
    ending = picture.media_type.partition("/")[2]
    file = (f"{uuid4().hex}.{ending}", picture.data, picture.media_type)
    answer = yield from call.upload("/upload/image", {"type": "temp", "subfolder": "atelier"}, {"image": file})
    folder = str(answer.get("subfolder", ""))
    return f"{folder}/{answer.get('name', file[0])} [temp]" if folder else f"{answer.get('name', file[0])} [temp]"


def _sides(picture: Attachment) -> Sides:
    """Raises `NotAPicture`."""
    try:
        return inspected(picture.data).size
    except Refused as error:
        raise NotAPicture("something else") from error

"""Atelier's side for tests: a catalogue on the upstream, and pixels that need no worker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from conversation.errors import BadRequest
from conversation.ports.models import Attachment, ChatMessage, ChatModel, ChatRequest, Chunk, Preview, TextChunk
from conversation.ports.pixels import Compressed, Encoded, SketchStage
from imaging.analysis.swatches import Swatch
from imaging.composition.collage import Plan
from imaging.composition.overlay import Laid
from imaging.compress.outcome import KEPT, Outcome
from imaging.compress.target import CompressTarget
from imaging.operations.operation import Operation
from imaging.sketch.telling import OTHER
from providers.openrouter.access import ADDRESS
from providers.openrouter.access import KEY as ACCOUNT_KEY
from providers.openrouter.connection import OpenRouterConnection
from providers.openrouter.service import Service
from providers.provider import Given
from providers.wire.http.limits import Limits
from tests.upstream.pictures import png
from tests.upstream.running import Upstream

KEY = "sk-or-v1-0123456789abcdef0123456789abcdef"


class FakePixels:
    """Implements `Pixels` without decoding anything."""

    def __init__(self, stages: int = 3) -> None:
        self.stages = stages
        self.asked: list[tuple[str, int, int, int]] = []
        self.stopped = 0
        self.shrunk: list[float] = []
        self.masked: list[tuple[bytes, bytes]] = []

    def crediting(self, on: bool) -> FakePixels:
        return self

    def accept(self, data: bytes) -> Encoded:
        return Encoded(data, "image/png", 1, 1, b"")

    def edit(self, data: bytes, operations: Sequence[Operation]) -> Encoded:
        return self.accept(data)

    def preview(self, data: bytes, operations: Sequence[Operation]) -> Preview:
        return Preview(data, "image/webp")

    def try_out(self, file: Path, operations: Sequence[Operation], longest: int) -> Preview:
        return Preview(b"", "image/webp")

    def colours(self, data: bytes, count: int) -> list[Swatch]:
        return [Swatch("#ffffff", 1.0)]

    def compress(self, data: bytes, target: CompressTarget) -> Compressed:
        return Compressed(None, Outcome(KEPT, len(data), 1, 1, "image/png"))

    def overlay(self, lower: bytes, upper: bytes, laid: Laid) -> Encoded:
        return self.accept(lower)

    def collage(self, cells: Sequence[bytes], plan: Plan) -> Encoded:
        return self.accept(cells[0])

    def shrink(self, data: bytes, megapixels: float) -> Attachment:
        self.shrunk.append(megapixels)
        if not data.startswith(b"\x89PNG"):
            raise BadRequest("That is no picture", code="bad_picture")
        return Attachment("image/jpeg", b"\xff\xd8\xff" + data[-9:])

    def cut_mask(self, mask: bytes, picture: bytes) -> Attachment:
        self.masked.append((mask, picture))
        return Attachment("image/png", mask)

    def sketch(self, prompt: str, width: int, height: int, seed: int) -> Iterator[SketchStage]:
        self.asked.append((prompt, width, height, seed))
        finished = False
        try:
            for number in range(1, self.stages):
                rough = png(f"{prompt} {number}")
                yield SketchStage(rough, "image/png", number / self.stages, OTHER, final=False)
            if self.stages:
                yield SketchStage(png(f"{prompt} {seed}", f"{width}:{height}"), "image/png", 1.0, "", final=True)
            finished = True
        finally:
            self.stopped += not finished


def service_at(address: str, limits: Limits | None = None, *, key: str = KEY) -> Service:
    """OpenRouter, at an address."""
    return Service(Given(FakePixels(), {ACCOUNT_KEY.name: key}, {ADDRESS.name: address}), limits)


@contextmanager
def connected(
    upstream: Upstream, pixels: FakePixels | None = None, key: str = KEY, **limits: float | tuple[float, ...]
) -> Iterator[OpenRouterConnection]:
    """OpenRouter, connected to the upstream; `limits` as in `Limits`."""
    connection = OpenRouterConnection(service_at(upstream.url, Limits(**limits), key=key), pixels or FakePixels())  # type: ignore[arg-type]
    try:
        yield connection
    finally:
        connection.close()


def chat_model(connection: OpenRouterConnection, name: str) -> ChatModel:
    model = connection.chat(name)
    assert model is not None
    return model


def asking(*texts: str) -> ChatRequest:
    """A person's messages and the replies to them, in turns."""
    roles = ("user", "assistant")
    return ChatRequest(tuple(ChatMessage(roles[number % 2], text) for number, text in enumerate(texts)))


def text_of(chunks: Sequence[Chunk]) -> str:
    return "".join(chunk.text for chunk in chunks if isinstance(chunk, TextChunk))

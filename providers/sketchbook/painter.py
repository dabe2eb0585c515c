"""The Sketchbook's image model. The painting itself is done by `Pixels.sketch`, in another process."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Generator, Iterator
from contextlib import closing
from typing import cast

from conversation.errors import ProviderFault
from conversation.ports.models import Foreseen, ImageAbilities, ImageRequest, Made, Preview, Price, Progress
from conversation.ports.pixels import Pixels, SketchStage
from conversation.sentences import joined, say
from imaging.sketch.reading import read
from providers.provider import SKETCH_SIDE
from providers.sketchbook.foreseen import foreseen
from providers.sketchbook.texts import ANEW, how_to_connect

SIZES = {
    "1:1": (1024, 1024),
    "3:2": (1248, 832),
    "2:3": (832, 1248),
    "4:3": (1184, 888),
    "3:4": (888, 1184),
    "16:9": (1344, 756),
    "9:16": (756, 1344),
    "5:4": (1140, 912),
    "4:5": (912, 1140),
    "21:9": (1568, 672),
}
"""Width and height in pixels: the exact ratio, about `SKETCH_SIDE`² pixels in all."""


class SketchbookPainter:
    """Deterministic for a prompt, an aspect and a seed. Free."""

    id = "sketchbook/sketch"
    label = "Sketchbook (offline)"
    abilities = ImageAbilities(aspects=tuple(SIZES), previews=True, seed=True, local=True, price=Price(0, 0, 0))

    def __init__(self, pixels: Pixels, side: int = SKETCH_SIDE) -> None:
        """`side`: pixels of a square's side; other shapes have about as many in all."""
        self._pixels = pixels
        self._sizes = {aspect: scaled(size, aspect, side) for aspect, size in SIZES.items()}

    def make(self, request: ImageRequest) -> Iterator[Progress | Preview | Made]:
        """Raises `ProviderFault` when no painting comes, and `Told` as `Pixels.sketch` does."""
        width, height = self._sizes.get(request.aspect, self._sizes["1:1"])
        seed = seed_of(request.prompt) if request.seed is None else request.seed
        yield Progress(0.0)
        stages = cast("Generator[SketchStage]", self._pixels.sketch(request.prompt, width, height, seed))
        with closing(stages):  # closing it stops the worker
            finished: SketchStage | None = None
            for stage in stages:  # to its own end, or its worker would be ended with it and start anew
                yield Progress(stage.fraction, stage.note)
                if stage.final:
                    finished = stage
                else:
                    yield Preview(stage.data, stage.media_type)
        if finished is not None:
            yield Made(finished.data, finished.media_type, text=_told(request), seed=seed, cost=0)
            return
        raise ProviderFault(
            say("sketch_unfinished", "The Sketchbook did not finish the picture"),
            say(
                "sketch_unfinished_text",
                "The painting ended before it was done. Try again. Nothing was charged.",
            ),
            code="empty_response",
        )

    def foreseen(self, prompt: str) -> Foreseen | None:
        """Logos, cards, portraits and people: what is left of such a wish, before it is painted."""
        return foreseen(read(prompt))


def scaled(size: tuple[int, int], aspect: str, side: int) -> tuple[int, int]:
    """The size for another `side` than `SKETCH_SIDE`, in pixels: the ratio stays exact."""
    across, down = (int(part) for part in aspect.split(":"))
    unit = max(1, round(size[0] / across * side / SKETCH_SIDE))
    return across * unit, down * unit


def seed_of(prompt: str) -> int:
    """The seed a prompt gets when none is given: the same everywhere and always.

    Only the words before the first comma count, so a change put behind them keeps the composition. Below 2³¹.
    """
    subject = re.split(r"[,;.]", prompt, maxsplit=1)[0].strip().casefold()
    return int.from_bytes(hashlib.sha256(subject.encode()).digest()[:4], "big") >> 1


def _told(request: ImageRequest) -> str:
    sentences = [read(request.prompt).told()]
    if request.references:
        sentences.append(ANEW)
    sentences.append(how_to_connect())
    return joined(sentences, " ")

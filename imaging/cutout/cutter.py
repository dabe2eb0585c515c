"""Cuts pictures out, and remembers what does not change while somebody refines one. For workers only.

A mask comes from the simple way or from a model; strokes change it; then its edges become soft and it is laid on the
picture. All but the last is done at the size of a screen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from math import ceil
from typing import Protocol

import numpy as np
from PIL import Image

from imaging.cutout import sureness
from imaging.cutout.finding import FoundSubject, refined, simple
from imaging.cutout.ground import ground, over
from imaging.cutout.guided import guided
from imaging.cutout.laying import laid_lazily
from imaging.cutout.matting import matted
from imaging.cutout.request import CutoutRequest
from imaging.cutout.sight import Mask, Sight, inside, resized, seen, window
from imaging.cutout.spill import cleaned
from imaging.cutout.strokes import UNPAINTED, painted
from imaging.large.lazy_image import LazyImage
from imaging.large.strips import reduced
from imaging.raster import Raster
from imaging.remembered import Remembered

LARGE = 24_000_000
"""Pixels from which on the edge is worked out on fewer: it is no sharper there than a lens makes it."""
LARGEST, FEW = 110_000_000, 6_000_000
"""Pixels from which on those are fewer still: beside such a picture there is no more room."""
SIGHTS, MASKS = 4, 12
"""How many of each are remembered: 16 MB and 4 MB each at most."""


@dataclass(frozen=True)
class ModelAnswer:
    """What a model says of a picture."""

    mask: Image.Image
    """How much of each pixel is the subject's, in mode `L`, as large as the picture."""
    decided: float
    """0–1: how far apart the surest subject and the surest background were; near 0 it saw nothing, whatever it drew."""


class Networks(Protocol):
    """The models; `network.py`."""

    def ask(self, model: str, picture: Image.Image) -> ModelAnswer:
        """Raises `Refused`."""


@dataclass(frozen=True)
class Cut:
    """The picture and its figures."""

    picture: LazyImage
    sure: float
    kept: float
    """Share of the picture, 0–1."""

    @cached_property
    def raster(self) -> Raster:
        """All of it at once."""
        return Raster(self.picture.whole())


class Cutter:
    """Without models it knows the simple way only."""

    def __init__(self, networks: Networks | None = None) -> None:
        self.networks = networks
        self.sights: Remembered[Sight] = Remembered(SIGHTS)
        self.masks: Remembered[FoundSubject] = Remembered(MASKS)

    def knows(self, key: str) -> bool:
        """Whether that picture was looked at and is still remembered."""
        return key in self.sights

    def draft(self, key: str, read: Callable[[], Raster], request: CutoutRequest, other: Raster | None) -> Cut:
        """As large as a screen, with edges by the guided filter only. `key` names the picture's bytes."""
        sight = self.sights.get(key, lambda: seen(read()))
        found = self._found(key, sight, request)
        return _laid(sight, sight, found, found.mask, request, other)

    def cut(self, key: str, raster: Raster, request: CutoutRequest, other: Raster | None) -> Cut:
        """The whole picture, as well as can be."""
        sight = self.sights.get(key, lambda: seen(raster))
        found = self._found(key, sight, request)
        if raster.width * raster.height > LARGE:
            return self._cut_large(raster, sight, found, request, other)
        whole = _whole(raster.image, 1.0)
        return _laid(whole, sight, found, _soft(whole, sight, found, request), request, other)

    def _cut_large(
        self, raster: Raster, sight: Sight, found: FoundSubject, request: CutoutRequest, other: Raster | None
    ) -> Cut:
        """The edge is worked out on fewer pixels, and laid on all of them while they are asked for."""
        pixels = raster.width * raster.height
        factor = ceil((pixels / (LARGE if pixels < LARGEST else FEW)) ** 0.5)
        fewer = _whole(reduced(raster.image, factor), 1 / factor)
        alpha = _soft(fewer, sight, found, request)
        behind = ground(request.background, fewer.colours, alpha, other)
        kept = float((alpha if fewer.clear is None else alpha * fewer.clear).mean())
        del fewer
        return Cut(laid_lazily(raster, sight.colours, alpha, behind), found.sure, round(kept, 3))

    def _found(self, key: str, sight: Sight, request: CutoutRequest) -> FoundSubject:
        base = self.masks.get((key, request.method, request.box), lambda: self._base(sight, request))
        return refined(sight, base, request.box, request.strokes) if request.strokes else base

    def _base(self, sight: Sight, request: CutoutRequest) -> FoundSubject:
        """A model looks at what is in the box only, and so sees more of it."""
        if request.simple or self.networks is None:
            return simple(sight, request.box)
        part = window(sight, request.box)
        answer = self.networks.ask(request.method, Image.fromarray(sight.shown(part)))
        placed = part.put_back(np.asarray(answer.mask, np.float32) / 255, sight.size) * inside(sight, request.box)
        sure = sureness.of_models(part.cut(placed), part.cut(sight.colours), answer.decided)
        return FoundSubject(placed, sure)


def _soft(whole: Sight, sight: Sight, found: FoundSubject, request: CutoutRequest) -> Mask:
    """Alpha on all pixels of the picture. What a model said is only made larger, unless something else is wanted."""
    if request.simple or request.matting:
        fixed = painted(request.strokes, sight.size, sight.share) if request.strokes else None
        found = FoundSubject(matted(found.mask, sight.colours, fixed), found.sure)
    if not (request.simple or request.matting or request.strokes) or found.mask.shape == whole.colours.shape[:2]:
        alpha = resized(found.mask, whole.size)
    else:
        alpha = guided(found.mask, whole.colours)
    if not request.strokes:
        return alpha
    exact = painted(request.strokes, whole.size, whole.share)
    return np.where(exact == UNPAINTED, alpha, exact)


def _whole(image: Image.Image, share: float) -> Sight:
    clear = np.asarray(image.getchannel("A"), np.float32) / 255 if image.mode == "RGBA" else None
    return Sight(np.asarray(image if image.mode == "RGB" else image.convert("RGB")), clear, share)


def _laid(
    onto: Sight, sight: Sight, found: FoundSubject, alpha: Mask, request: CutoutRequest, other: Raster | None
) -> Cut:
    """The subject of a picture on its ground. What was transparent before stays so."""
    subject, alpha = cleaned(onto.colours, alpha, sight.colours, onto.clear)
    image = over(subject, alpha, ground(request.background, onto.colours, alpha, other))
    return Cut(LazyImage.of(image), found.sure, round(float(alpha.mean()), 3))

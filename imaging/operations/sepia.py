"""The brown of old photographs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from PIL import Image

from imaging.alpha import recoloured
from imaging.operations.operation import IN_PLACE, Operation
from imaging.raster import Raster
from imaging.sentences import say

TONES = (0.393, 0.769, 0.189, 0, 0.349, 0.686, 0.168, 0, 0.272, 0.534, 0.131, 0)
"""The W3C's sepia matrix: what red, green and blue become, by rows."""


@dataclass(frozen=True)
class Sepia(Operation):
    """Tone the picture brown like an old photograph."""

    name: ClassVar[str] = "sepia"
    icon: ClassVar[str] = "filters"
    group: ClassVar[str] = "colour"
    doing: ClassVar[str] = "Toning"
    title: ClassVar[str] = "Sepia"

    def apply(self, raster: Raster) -> Raster:
        return recoloured(raster, _toned, reach=0)

    def memory(self) -> float:
        return IN_PLACE

    def done(self) -> str:
        return say("done_sepia", "Sepia")


def _toned(image: Image.Image) -> Image.Image:
    return image.convert("RGB", TONES)

"""What an operation is applied with: who does its heavy parts, and who hears what the person should know.

Everywhere that is Pillow and nobody; `applying.py` has the engines of the worker processes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from PIL import Image, ImageFilter

from imaging import turning
from imaging.large.strips import Box
from imaging.perspective.corners import Projection, by_pillow
from imaging.turning import Affine

Project = Callable[[Image.Image, tuple[int, int], Projection], Image.Image]
"""A picture of that size, each pixel looked up where the projection says (bicubic)."""
Soften = Callable[[Image.Image, float], Image.Image]
"""The picture blurred with that standard deviation, in pixels."""
Clear = Callable[[Image.Image, float, int, int], Image.Image]
"""The picture after an unsharp mask of that radius in pixels, percent and threshold."""


def soften_by_pillow(image: Image.Image, radius: float) -> Image.Image:
    """See `Soften`."""
    return image.filter(ImageFilter.GaussianBlur(radius))


def clear_by_pillow(image: Image.Image, radius: float, percent: int, threshold: int) -> Image.Image:
    """See `Clear`."""
    return image.filter(ImageFilter.UnsharpMask(radius, percent, threshold))


def nobody_looks(image: Image.Image) -> Sequence[Box]:
    """Faces are looked for where their engine is."""
    return ()


def nobody_hears(sentence: str) -> None:
    """Where only the picture is wanted."""


@dataclass(frozen=True)
class ApplyContext:
    """An operation takes from it what it needs."""

    affine: Affine = turning.by_pillow
    soften: Soften = soften_by_pillow
    clear: Clear = clear_by_pillow
    faces: Callable[[Image.Image], Sequence[Box]] = nobody_looks
    """Left, top, right and bottom of the faces in a picture, in pixels."""
    notice: Callable[[str], None] = nobody_hears
    """Takes a sentence for the person about what went otherwise than the words said."""
    layers: Mapping[str, Image.Image] = field(default_factory=dict)
    """What was drawn on the picture, by id; RGBA."""
    project: Project = by_pillow


BY_PILLOW = ApplyContext()

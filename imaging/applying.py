"""Operations on a raster, one after the other, with the heavy engines at hand. For workers only: it loads them.

What an operation's own `apply` does by Pillow alone is the same, slower.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from imaging.affine import affine
from imaging.faces import faces_in
from imaging.gaussian import blurred, sharpened
from imaging.lazy_image import LazyImage
from imaging.operations.blur import Blur
from imaging.operations.crop import FACE, Crop
from imaging.operations.operation import Operation
from imaging.operations.rotate import Rotate
from imaging.operations.sharpen import Sharpen
from imaging.operations.straighten import Straighten
from imaging.raster import Raster

NO_FACE = "No face was found, so what stands out most was kept."


@dataclass(frozen=True)
class Applied:
    """What became of a picture."""

    raster: Raster
    noticed: tuple[str, ...] = ()
    """Sentences for the person about what went otherwise than the words said."""


@dataclass(frozen=True)
class AppliedLazily:
    """What becomes of a large picture, once its rows are asked for."""

    picture: LazyImage
    noticed: tuple[str, ...] = ()
    """As in `Applied`."""


def applied(raster: Raster, operations: Sequence[Operation]) -> Applied:
    """The picture after all of them. Raises `Impossible`."""
    noticed: list[str] = []
    for operation in operations:
        extra, said = _engines(operation, raster)
        raster = operation.apply(raster, *extra)
        noticed += said
    return Applied(raster, tuple(noticed))


def applied_lazily(raster: Raster, operations: Sequence[Operation]) -> AppliedLazily:
    """A large picture to spare after all of them; the last of them is done while its rows are asked for."""
    before = applied(raster, operations[:-1])
    if not operations:
        return AppliedLazily(LazyImage.of(raster.image))
    extra, said = _engines(operations[-1], before.raster)
    return AppliedLazily(operations[-1].lazily(before.raster, *extra), (*before.noticed, *said))


def _engines(operation: Operation, raster: Raster) -> tuple[tuple[Any, ...], Sequence[str]]:
    """What the operation is handed beside the picture, and what the person should know."""
    if isinstance(operation, (Rotate, Straighten)):
        return (affine,), ()
    if isinstance(operation, Blur):
        return (blurred,), ()
    if isinstance(operation, Sharpen):
        return (sharpened,), ()
    if isinstance(operation, Crop) and operation.focus == FACE:
        faces = faces_in(raster.image)
        return (faces,), () if faces else (NO_FACE,)
    return (), ()

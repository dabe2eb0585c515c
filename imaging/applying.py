"""Operations on a raster, one after the other, with the heavy engines at hand. For workers only: it loads them.

What an operation's own `apply` does by Pillow alone is the same, slower.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from imaging.affine import affine
from imaging.analysis.faces import faces_in
from imaging.apply_context import ApplyContext
from imaging.gaussian import blurred, sharpened
from imaging.large.lazy_image import LazyImage
from imaging.operations.operation import Operation
from imaging.raster import Raster


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
    context = engines(noticed.append)
    for operation in operations:
        raster = operation.apply_with(raster, context)
    return Applied(raster, tuple(noticed))


def applied_lazily(raster: Raster, operations: Sequence[Operation]) -> AppliedLazily:
    """A large picture to spare after all of them; the last of them is done while its rows are asked for."""
    before = applied(raster, operations[:-1])
    if not operations:
        return AppliedLazily(LazyImage.of(raster.image))
    noticed = [*before.noticed]
    picture = operations[-1].lazily_with(before.raster, engines(noticed.append))
    return AppliedLazily(picture, tuple(noticed))


def engines(notice: Callable[[str], None]) -> ApplyContext:
    """The heavy ones."""
    return ApplyContext(affine, blurred, sharpened, faces_in, notice)

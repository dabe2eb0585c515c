"""Operations on a raster, one after the other, with the heavy engines at hand. For workers only: it loads them.

What an operation's own `apply` does by Pillow alone is the same, slower.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from PIL import Image

from imaging.affine import affine
from imaging.analysis.faces import faces_in
from imaging.apply_context import ApplyContext, nobody_hears
from imaging.gaussian import blurred, sharpened
from imaging.large.lazy_image import LazyImage
from imaging.operations.operation import Operation
from imaging.perspective.projecting import projected
from imaging.raster import DeepSamples, Raster


@dataclass(frozen=True)
class Applied:
    """What became of a picture."""

    raster: Raster
    noticed: tuple[str, ...] = ()
    """Sentences for the person about what went otherwise than the words said."""
    deep: DeepSamples | None = None
    """The same with 16 bits a channel, where it came with more than 8 and every operation knows how."""


@dataclass(frozen=True)
class AppliedLazily:
    """What becomes of a large picture, once its rows are asked for."""

    picture: LazyImage
    noticed: tuple[str, ...] = ()
    """As in `Applied`."""


Layers = Mapping[str, Image.Image]
"""As in `ApplyContext`."""
NO_LAYERS: Layers = {}


def applied(
    raster: Raster, operations: Sequence[Operation], deep: DeepSamples | None = None, layers: Layers = NO_LAYERS
) -> Applied:
    """The picture after all of them. `deep` is the same with all its bits; who gives it has nothing to spare. Raises
    `Impossible`."""
    noticed: list[str] = []
    context = engines(noticed.append, layers)
    for operation in operations:
        deep = operation.deep_with(deep, raster, replace(context, notice=nobody_hears)) if deep else None
        raster = operation.apply_with(raster, context)
    return Applied(raster, tuple(noticed), deep)


def applied_lazily(raster: Raster, operations: Sequence[Operation], layers: Layers = NO_LAYERS) -> AppliedLazily:
    """A large picture to spare after all of them; the last of them is done while its rows are asked for."""
    before = applied(raster, operations[:-1], layers=layers)
    if not operations:
        return AppliedLazily(LazyImage.of(raster.image))
    noticed = [*before.noticed]
    picture = operations[-1].lazily_with(before.raster, engines(noticed.append, layers))
    return AppliedLazily(picture, tuple(noticed))


def engines(notice: Callable[[str], None], layers: Layers = NO_LAYERS) -> ApplyContext:
    """The heavy ones."""
    return ApplyContext(affine, blurred, sharpened, faces_in, notice, layers, projected)

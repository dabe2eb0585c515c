"""Operations on a raster, one after the other, with the heavy engines at hand. For workers only: it loads them.

What an operation's own `apply` does by Pillow alone is the same, slower.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from imaging.affine import affine
from imaging.faces import faces_in
from imaging.operations.crop import FACE, Crop
from imaging.operations.operation import Operation
from imaging.operations.rotate import Rotate
from imaging.operations.straighten import Straighten
from imaging.raster import Raster

NO_FACE = "No face was found, so what stands out most was kept."


@dataclass(frozen=True)
class Applied:
    """What became of a picture."""

    raster: Raster
    noticed: tuple[str, ...] = ()
    """Sentences for the person about what went otherwise than the words said."""


def applied(raster: Raster, operations: Sequence[Operation]) -> Applied:
    """The picture after all of them. Raises `Impossible`."""
    noticed: list[str] = []
    for operation in operations:
        if isinstance(operation, (Rotate, Straighten)):
            raster = operation.apply(raster, affine)
        elif isinstance(operation, Crop) and operation.focus == FACE:
            faces = faces_in(raster.image)
            noticed += [] if faces else [NO_FACE]
            raster = operation.apply(raster, faces)
        else:
            raster = operation.apply(raster)
    return Applied(raster, tuple(noticed))

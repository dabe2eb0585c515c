"""Operations on a raster, one after the other, with the heavy engines at hand. For workers only: it loads them.

What an operation's own `apply` does by Pillow alone is the same, slower.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from imaging.affine import affine
from imaging.operations.operation import Operation
from imaging.operations.rotate import Rotate
from imaging.operations.straighten import Straighten
from imaging.raster import Raster


@dataclass(frozen=True)
class Applied:
    """What became of a picture."""

    raster: Raster
    noticed: tuple[str, ...] = ()
    """Sentences for the person about what went otherwise than the words said."""


def applied(raster: Raster, operations: Sequence[Operation]) -> Applied:
    """The picture after all of them. Raises `Impossible`."""
    for operation in operations:
        if isinstance(operation, (Rotate, Straighten)):
            raster = operation.apply(raster, affine)
        else:
            raster = operation.apply(raster)
    return Applied(raster)

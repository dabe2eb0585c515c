"""What an operation is: a declaration that changes pixels. Commands, its counterpart, do everything else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from imaging.declaration import Declaration, Impossible, Option, check, option
from imaging.raster import Raster

__all__ = ["Impossible", "Operation", "Option", "check", "option"]


@dataclass(frozen=True)
class Operation(Declaration):
    """Base of all operations. Subclasses set `name`, `icon` and `doing`, and implement `apply` and `done`."""

    doing: ClassVar[str]
    """What is going on while it is applied: `Cropping`."""

    def apply(self, raster: Raster) -> Raster:
        """The changed picture. Raises `Impossible`."""
        raise NotImplementedError

    def done(self) -> str:
        """What was done, with the numbers: `Brightness +20 %`."""
        raise NotImplementedError

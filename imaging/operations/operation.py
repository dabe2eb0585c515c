"""What an operation is: a declaration that changes pixels. Commands, its counterpart, do everything else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, ClassVar, Self

from imaging.apply_context import BY_PILLOW, ApplyContext
from imaging.declaration import Declaration, Impossible, Option, Slider, check, option
from imaging.large.lazy_image import LazyImage
from imaging.raster import DeepSamples, Raster
from imaging.sentences import say

__all__ = [
    "BESIDE",
    "IN_PLACE",
    "LOSSLESS",
    "EngineOperation",
    "Impossible",
    "Operation",
    "Option",
    "Slider",
    "StorageFormat",
    "check",
    "option",
]


@dataclass(frozen=True)
class StorageFormat:
    """How a picture is stored."""

    format: str
    """`PNG`, `JPEG`, `WEBP`, `AVIF` or `GIF`; empty for the format that the picture had before."""
    quality: int = 0
    """1–100; 0 where the format has none."""
    palette: bool = False
    """A PNG has a palette, where its colours fit into one."""


LOSSLESS = StorageFormat("PNG")
IN_PLACE, BESIDE = 4.4, 8.4
"""Bytes a pixel of a large picture that is changed piece by piece, and of one that another one is made of."""


@dataclass(frozen=True)
class Operation(Declaration):
    """Base of all operations. Subclasses set `name`, `icon` and `doing`, and implement `apply` and `done`."""

    doing: ClassVar[str]
    """What is going on while it is applied: `Cropping`."""
    framing: ClassVar[bool] = False
    """What it makes depends on where the picture ends, so by hand it follows all that crops and turns."""

    def apply(self, raster: Raster) -> Raster:
        """The changed picture. Raises `Impossible`."""
        raise NotImplementedError

    def lazily(self, raster: Raster) -> LazyImage:
        """As `apply`, for a large picture to spare: it may be changed in its place, or asked for its pixels while what
        is made of it is written. Raises `Impossible`."""
        return LazyImage.of(self.apply(raster).image)

    def apply_with(self, raster: Raster, context: ApplyContext) -> Raster:
        """As `apply`, with the engines that are at hand."""
        return self.apply(raster)

    def lazily_with(self, raster: Raster, context: ApplyContext) -> LazyImage:
        """As `lazily`, with the engines that are at hand."""
        return self.lazily(raster)

    def deep_with(self, deep: DeepSamples, before: Raster, context: ApplyContext) -> DeepSamples | None:
        """As `apply_with`, of 16 bits a channel; `before` is what that picture looks like in 8. None where this
        operation works with 8 only."""
        return None

    def memory(self) -> float:
        """Bytes that applying it to a large picture takes for each pixel, the picture included: as a rule that and
        another one; `IN_PLACE` where `lazily` needs no other one."""
        return BESIDE

    def done(self) -> str:
        """What was done, with the numbers: `Brightness +20 %`."""
        raise NotImplementedError

    def kept_as(self) -> StorageFormat:
        """In which format the result is stored. Lossless unless the operation is about the format."""
        return LOSSLESS

    def strengthened(self, share: float) -> Self:
        """The same, that many times as strong, within its range; below 0 it is the other way. Raises `Impossible`."""
        changed: dict[str, Any] = {}
        one_way = False
        for argument in self.arguments():
            accepted, value = argument.option, getattr(self, argument.name)
            if accepted.neutral is not None:
                wanted = accepted.neutral + (value - accepted.neutral) * share
                low = wanted if accepted.low is None else max(accepted.low, wanted)
                exact = low if accepted.high is None else min(accepted.high, low)
                changed[argument.name] = round(exact) if argument.kind == "whole" else round(exact, 4)
            if share < 0 and accepted.neutral is not None and accepted.low is not None:
                one_way = one_way or accepted.low >= accepted.neutral
        if not changed or one_way:
            raise Impossible(
                say(
                    "no_stronger_or_weaker",
                    "“{done}” can be undone, but not made stronger, weaker or the opposite.",
                    done=self.done(),
                )
            )
        return replace(self, **changed)

    def scaled(self, share: float) -> Self:
        """The same for the picture at that share of its size: what is said in pixels shrinks along.

        For a rough preview, computed from the small picture; the result itself never is.
        """
        lengths: dict[str, Any] = {}
        for argument in self.arguments():
            value = getattr(self, argument.name)
            if argument.option.unit == "px" and value:
                shrunk = max(value * share, argument.option.low or 0, 1 if argument.kind == "whole" else 0)
                lengths[argument.name] = round(shrunk) if argument.kind == "whole" else shrunk
        return replace(self, **lengths) if lengths else self


@dataclass(frozen=True)
class EngineOperation(Operation):
    """Base of operations whose heavy part an engine does. Subclasses implement `apply_with` in the place of `apply`."""

    def apply(self, raster: Raster) -> Raster:
        return self.apply_with(raster, BY_PILLOW)

    def lazily(self, raster: Raster) -> LazyImage:
        return self.lazily_with(raster, BY_PILLOW)

    def apply_with(self, raster: Raster, context: ApplyContext) -> Raster:
        raise NotImplementedError

    def lazily_with(self, raster: Raster, context: ApplyContext) -> LazyImage:
        return LazyImage.of(self.apply_with(raster, context).image)

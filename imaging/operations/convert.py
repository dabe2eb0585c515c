"""Another file format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from imaging.apply_context import ApplyContext
from imaging.file_formats import BY_PILLOW, CONVERT, asked_for
from imaging.operations.operation import IN_PLACE, LOSSLESS, Impossible, Operation, StorageFormat, option
from imaging.raster import DeepSamples, Raster
from imaging.sentences import say

FORMATS = {word: BY_PILLOW[word.upper()].name for word in asked_for(CONVERT)}
LOSSY = ("jpeg", "webp", "avif")
USUAL = {"jpeg": 92, "webp": 88, "avif": 80}
"""Qualities at which no difference is seen without looking for it."""


@dataclass(frozen=True)
class Convert(Operation):
    """Change the file format: JPEG, PNG, WebP, AVIF, TIFF or GIF."""

    name: ClassVar[str] = "convert"
    icon: ClassVar[str] = "layers"
    group: ClassVar[str] = "finish"
    doing: ClassVar[str] = "Converting"
    free_argument: ClassVar[str] = "format"
    examples: ClassVar[tuple[str, ...]] = ("webp", "jpeg 90", "png")

    format: str = option("the new file format", choices=tuple(FORMATS), words={"jpg": "jpeg", "tif": "tiff"})
    quality: int = option(
        "1–100, for JPEG, WebP and AVIF; 0 picks a good one",
        default=0,
        low=0,
        high=100,
        percent="points",
        brief="0 is our choice",
    )

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.quality and self.format not in LOSSY:
            raise Impossible(
                say(
                    "format_has_no_quality",
                    "{formats} has no quality setting: leave it out, or choose jpeg, webp or avif.",
                    formats=FORMATS[self.format],
                )
            )

    def apply(self, raster: Raster) -> Raster:
        """The pixels stay. What a format lacks (a GIF's colours, a JPEG's alpha) is lost when it is stored."""
        return raster

    def deep_with(self, deep: DeepSamples, before: Raster, context: ApplyContext) -> DeepSamples:
        return deep

    def kept_as(self) -> StorageFormat:
        if self.format == "png":
            return LOSSLESS
        return StorageFormat(self.format.upper(), self.quality or USUAL.get(self.format, 0))

    def memory(self) -> float:
        return IN_PLACE

    def done(self) -> str:
        if self.quality:
            named = {"format": FORMATS[self.format], "quality": f"{self.quality}"}
            return say("done_convert_quality", "Converted to {format}, quality {quality}", **named)
        return say("done_convert", "Converted to {format}", format=FORMATS[self.format])

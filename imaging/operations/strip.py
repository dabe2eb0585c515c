"""Private data out of the file: all of it, or only where the picture was taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from imaging.apply_context import ApplyContext
from imaging.operations.operation import IN_PLACE, Operation, StorageFormat, option
from imaging.raster import DeepSamples, Raster
from imaging.sentences import say

ALL, LOCATION = "all", "location"
QUALITY = 95
"""Of the new file, where its format has one: what is seen stays."""


@dataclass(frozen=True)
class Strip(Operation):
    """Remove all metadata: place, camera, owner, times."""

    name: ClassVar[str] = "strip"
    aliases: ClassVar[tuple[str, ...]] = ("remove-metadata",)
    icon: ClassVar[str] = "shield"
    group: ClassVar[str] = "finish"
    doing: ClassVar[str] = "Removing metadata"
    hint: ClassVar[str] = "Removes all metadata"
    free_argument: ClassVar[str] = "what"
    examples: ClassVar[tuple[str, ...]] = ("", "location")

    what: str = option(
        "all, or only the location: then whose it is and when it was taken go on, where the settings say so",
        default=ALL,
        choices=(ALL, LOCATION),
        words={"gps": LOCATION, "place": LOCATION},
    )

    def apply(self, raster: Raster) -> Raster:
        """The pixels stay; they are written anew without anything beside them."""
        return raster

    def deep_with(self, deep: DeepSamples, before: Raster, context: ApplyContext) -> DeepSamples:
        return deep

    def kept_as(self) -> StorageFormat:
        return StorageFormat("", QUALITY)

    def memory(self) -> float:
        return IN_PLACE

    def done(self) -> str:
        if self.what == LOCATION:
            return say("done_strip_location", "Location removed")
        return say("done_strip", "Metadata removed")

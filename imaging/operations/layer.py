"""What was drawn on a picture by hand, laid on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from imaging.apply_context import ApplyContext
from imaging.composition.drawn_layer import laid_on
from imaging.operations.operation import EngineOperation, Impossible, option
from imaging.raster import Raster
from imaging.sentences import say


@dataclass(frozen=True)
class Drawn(EngineOperation):
    """Lay what was drawn in the editor on the picture."""

    name: ClassVar[str] = "layer"
    icon: ClassVar[str] = "draw"
    group: ClassVar[str] = "make"
    doing: ClassVar[str] = "Drawing"
    tool: ClassVar[str] = ""
    listed: ClassVar[bool] = False
    examples: ClassVar[tuple[str, ...]] = ("layer=00000000-0000-4000-8000-000000000000",)

    layer: str = option("id of a layer that is kept with the picture")

    def apply_with(self, raster: Raster, context: ApplyContext) -> Raster:
        drawn = context.layers.get(self.layer)
        if drawn is None:
            raise Impossible(
                say("layer_not_here", "What was drawn can only be laid on the picture that it is kept with.")
            )
        return laid_on(raster, drawn)

    def done(self) -> str:
        return say("done_layer", "Drawn on")

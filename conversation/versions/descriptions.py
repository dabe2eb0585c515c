"""How a version came about, in words: `Brightness +20 %`, `Compressed to 296 KB`."""

from __future__ import annotations

from conversation.image import Version
from conversation.palette import Palette
from conversation.recipe import (
    CollageValues,
    CompressionValues,
    CutoutValues,
    OperationValues,
    OverlayValues,
    PaintingValues,
    UnknownValues,
    UploadValues,
)
from conversation.versions.sizes import in_bytes
from imaging.declaration import Impossible


def describe(palette: Palette, version: Version) -> str:
    """What was done to make it."""
    values = version.recipe.values
    match values:
        case OperationValues():
            try:
                return palette.operation(values.name, values.options).done()
            except Impossible:
                return values.name.capitalize()
        case CutoutValues() | OverlayValues() | CollageValues():
            return values.done
        case CompressionValues():
            return f"Compressed to {in_bytes(version.bytes)}"
        case UploadValues():
            return "Sent by you"
        case PaintingValues():
            return f"Painted by {values.model}"
        case UnknownValues():
            return str(values.values.get("done") or values.by.rpartition(":")[2].capitalize())

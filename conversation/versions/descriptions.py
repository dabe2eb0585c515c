"""How a version came about, in words: `Brightness +20 %`, `Compressed to 296 KB`."""

from __future__ import annotations

from conversation.image import Image, Version
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
from conversation.sentences import in_its_words, say
from conversation.versions.sizes import in_bytes, measured
from imaging.declaration import Impossible


def describe(palette: Palette, version: Version) -> str:
    """What was done to make it."""
    values = version.recipe.values
    match values:
        case OperationValues():
            try:
                return palette.operation(values.name, values.options).done()
            except Impossible:
                return in_its_words(values.name.capitalize())
        case CutoutValues() | OverlayValues() | CollageValues():
            return values.done
        case CompressionValues():
            return say("done_compress", "Compressed to {bytes}", bytes=in_bytes(version.bytes))
        case UploadValues():
            return say("done_upload", "Sent by you")
        case PaintingValues():
            return say("done_paint", "Painted by {model}", model=values.model)
        case UnknownValues():
            return in_its_words(str(values.values.get("done") or values.by.rpartition(":")[2].capitalize()))


def of_picture(number: int, said: str) -> str:
    """`#2: …`."""
    return say("of_picture", "#{number}: {said}", number=number, said=said)


def edited(image: Image, done: str) -> str:
    """`#2: brightness +20 %. 1200 × 800, 214 KB.`"""
    return of_picture(image.number, say("edited", "{done}. {size}.", done=done, size=measured(image.shown)))

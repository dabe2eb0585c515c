"""How a version came about, in words: `Brightness +20 %`, `Compressed to 296 KB`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from conversation.image import Image, Version
from conversation.palette import Palette
from conversation.recipe import (
    CollageValues,
    CompressionValues,
    CutoutValues,
    EditValues,
    MaskValues,
    OperationValues,
    OverlayValues,
    PaintingValues,
    RetouchValues,
    UnknownValues,
    UploadValues,
)
from conversation.sentences import in_bytes, in_its_words, listed, say
from conversation.versions.sizes import measured
from imaging.declaration import Impossible

NO_LABELS: Mapping[str, str] = MappingProxyType({})


def describe(palette: Palette, version: Version, labels: Mapping[str, str] = NO_LABELS) -> str:
    """What was done to make it. `labels`: of models, by their ids, for those that are named with both."""
    values = version.recipe.values
    match values:
        case OperationValues():
            return _done(palette, values.name, values.options)
        case EditValues():
            return listed(tuple(_done(palette, each.name, each.options) for each in values.steps))
        case CutoutValues() | OverlayValues() | CollageValues() | MaskValues() | RetouchValues():
            return values.done
        case CompressionValues():
            return say("done_compress", "Compressed to {bytes}", bytes=in_bytes(version.bytes))
        case UploadValues():
            return say("done_upload", "Sent by you")
        case PaintingValues():
            label = labels.get(values.model, values.model)
            named = label if label == values.model else f"{label} ({values.model})"
            return say("done_paint", "Painted by {model}", model=named)
        case UnknownValues():
            return in_its_words(str(values.values.get("done") or values.by.rpartition(":")[2].capitalize()))


def of_picture(number: int, said: str) -> str:
    """`#2: …`."""
    return say("of_picture", "#{number}: {said}", number=number, said=said)


def edited(image: Image, done: str) -> str:
    """`#2: brightness +20 %. 1200 × 800, 214 KB.`"""
    return of_picture(image.number, say("edited", "{done}. {size}.", done=done, size=measured(image.shown)))


def _done(palette: Palette, name: str, options: Mapping[str, Any]) -> str:
    try:
        return palette.operation(name, options).done()
    except Impossible:
        return in_its_words(name.capitalize())

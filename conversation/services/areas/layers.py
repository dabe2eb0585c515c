"""What a person drew on their pictures: kept as a picture and as the shapes it is made of, to be laid on by `layer`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from conversation.errors import BadRequest
from conversation.ports.areas.layers import DrawnLayer, Layers
from conversation.sentences import in_bytes, say
from conversation.services.image_editing import ImageEditing

MOST_BYTES = 32_000_000
"""Of a layer's file: 12 megapixels that are full of scribbles take a third of it."""
MOST_SHAPES = 400_000
"""Characters of the shapes, as JSON."""


@dataclass(frozen=True)
class LayerService:
    """All calls raise `Told`; another person's picture or layer and one that never was give the same `NotFound`."""

    layers: Layers
    editing: ImageEditing

    def keep(self, owner: str, image: str, version: str | None, drawn: bytes, drawing: Mapping[str, Any]) -> DrawnLayer:
        """What somebody drew on a version, or on the current one."""
        picture = self.editing.picture(owner, image, version)
        long = len(json.dumps(drawing, ensure_ascii=False))
        if len(drawn) > MOST_BYTES or long > MOST_SHAPES:
            raise BadRequest(
                say("layer_too_large", "That is too much for one drawing"),
                say(
                    "layer_too_large_text",
                    "A layer may have {bytes}, and its shapes {shapes} characters. Finish this one, and draw the rest "
                    "on what it makes.",
                    bytes=in_bytes(MOST_BYTES),
                    shapes=MOST_SHAPES,
                ),
                code="layer_too_large",
                status=413,
            )
        with self.editing.limit.taken_by(owner):
            made = self.editing.edit_context.pixels.read_layer(drawn)
        return self.layers.add(owner, image, picture.version.id, made, drawing)

    def get(self, owner: str, layer: str) -> DrawnLayer:
        """With its shapes."""
        return self.layers.get(owner, layer)

    def file(self, owner: str, layer: str) -> Path:
        """Where its PNG is."""
        return self.layers.file(owner, layer)

"""`Layers` of `conversation/ports/areas/layers.py`, in memory; one that is read is written out when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from uuid import uuid4

from conversation.errors import NotFound
from conversation.ports.areas.layers import DrawnLayer, Layers, MadeLayer
from conversation.ports.shelf import version_of
from storage.memory.shelf import MemoryShelf
from storage.memory.state import State


class MemoryLayers(Layers):
    """Layers in memory."""

    def __init__(self, state: State, served: Path) -> None:
        self._state = state
        self._served = served
        self._shelf = MemoryShelf(state, served)

    def add(self, owner: str, image: str, version: str, made: MadeLayer, drawing: Mapping[str, Any]) -> DrawnLayer:
        """See `Layers`."""
        with self._state.lock:
            version_of(self._shelf.get(owner, image), version)
            size = made.width, made.height
            layer = DrawnLayer(str(uuid4()), image, version, *size, dict(drawing), self._state.now())
            self._state.layers[layer.layer_id] = layer, made.data
            return layer

    def of(self, owner: str, image: str) -> tuple[DrawnLayer, ...]:
        """See `Layers`."""
        with self._state.lock:
            if not self._shelf.several(owner, [image]):
                return ()
            return tuple(layer for layer, _ in self._state.layers.values() if layer.image == image)

    def get(self, owner: str, layer: str) -> DrawnLayer:
        """See `Layers`."""
        return self._found(owner, layer)[0]

    def file(self, owner: str, layer: str) -> Path:
        """See `Layers`."""
        found, data = self._found(owner, layer)
        path = self._served / f"{found.layer_id}.png"
        path.write_bytes(data)
        return path

    def _found(self, owner: str, layer: str) -> tuple[DrawnLayer, bytes]:
        with self._state.lock:
            found = self._state.layers.get(layer)
            if found is None or not self._shelf.several(owner, [found[0].image]):
                raise NotFound("The layer")
            return found

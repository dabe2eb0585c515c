"""`Vectors` of `conversation/ports/areas/vectors.py`, in memory; one is written out when it is asked for."""

from __future__ import annotations

from pathlib import Path

from conversation.errors import NotFound
from conversation.ports.areas.vectors import Vector, Vectors
from storage.memory.shelf import MemoryShelf
from storage.memory.state import State


class MemoryVectors(Vectors):
    """Drawings in memory."""

    def __init__(self, state: State, served: Path) -> None:
        self._state = state
        self._served = served
        self._shelf = MemoryShelf(state, served)

    def get(self, owner: str, vector: str) -> Vector:
        """See `Vectors`."""
        return self._found(owner, vector)[0]

    def file(self, owner: str, vector: str) -> Path:
        """See `Vectors`."""
        found, data = self._found(owner, vector)
        path = self._served / f"{found.vector_id}.svg"
        path.write_bytes(data)
        return path

    def _found(self, owner: str, vector: str) -> tuple[Vector, bytes]:
        with self._state.lock:
            found = self._state.vectors.get(vector)
            if found is None or not self._shelf.several(owner, [found[0].image]):
                raise NotFound("The drawing")
            return found

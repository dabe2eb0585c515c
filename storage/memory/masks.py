"""`Masks` of `conversation/ports/areas/masks.py`, in memory; one that is read is written out when it is asked for."""

from __future__ import annotations

from pathlib import Path

from conversation.errors import NotFound
from conversation.ports.areas.masks import MadeMask, Mask, Masks
from conversation.ports.shelf import version_of
from storage.memory.shelf import MemoryShelf
from storage.memory.state import State


class MemoryMasks(Masks):
    """Masks in memory."""

    def __init__(self, state: State, served: Path) -> None:
        self._state = state
        self._served = served
        self._shelf = MemoryShelf(state, served)

    def add(self, owner: str, image: str, version: str, made: MadeMask, kind: str) -> Mask:
        """See `Masks`."""
        with self._state.lock:
            version_of(self._shelf.get(owner, image), version)
            return self._state.put_mask(image, version, made, kind)

    def of(self, owner: str, image: str) -> tuple[Mask, ...]:
        """See `Masks`."""
        with self._state.lock:
            mine = [mask for mask, _ in self._state.masks.values() if mask.image == image and self._is_of(owner, mask)]
        return tuple(mine[:-101:-1])

    def get(self, owner: str, mask: str) -> Mask:
        """See `Masks`."""
        return self._found(owner, mask)[0]

    def file(self, owner: str, mask: str) -> Path:
        """See `Masks`."""
        found, data = self._found(owner, mask)
        path = self._served / f"{found.mask_id}.png"
        path.write_bytes(data)
        return path

    def _found(self, owner: str, mask: str) -> tuple[Mask, bytes]:
        with self._state.lock:
            found = self._state.masks.get(mask)
            if found is None or not self._is_of(owner, found[0]):
                raise NotFound("The mask")
            return found

    def _is_of(self, owner: str, mask: Mask) -> bool:
        return bool(self._shelf.several(owner, [mask.image]))

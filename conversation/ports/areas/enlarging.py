"""Who enlarges pictures on this machine, as a protocol: `server/workers/network_pixels.py` does it in workers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from conversation.ports.encoded import Encoded
from conversation.ports.models import Progress
from imaging.file import File


class Enlarges(Protocol):
    """Raises `Told`; closing an iterator ends its work."""

    def upscale(self, picture: File, factor: int, model: str) -> Iterator[Progress | Encoded]:
        """A picture 2 or 4 times as large: by a model of this machine, or by resampling where none is named. Says how
        far it is; the picture comes last, as PNG."""

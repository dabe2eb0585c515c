"""What the image form painted, for a day: whoever left meanwhile finds it. `storage/form_pictures.py` keeps them, also
for the studio in memory: a file has to be somewhere.
"""

from __future__ import annotations

from typing import Protocol


class FormPictures(Protocol):
    """By the ids of the jobs that painted them, whose owners ask for them."""

    def keep(self, job: str, data: bytes) -> None:
        """The file as it was painted. Raises `Told` where the disk refuses."""

    def read(self, job: str) -> bytes:
        """Raises `NotFound` after its day."""

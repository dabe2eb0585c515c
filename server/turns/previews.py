"""Pictures that are being painted, for their owner and as long as what paints them runs: a turn, or the image form."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from conversation.errors import NotFound
from conversation.ports.models import Attachment

KEPT = 3
"""How many of a picture's previews are kept: a browser may still be fetching the one before."""


class Previews:
    """Of the pictures of one piece of work, whose id is in their addresses."""

    def __init__(self, work: str) -> None:
        self.work = work
        self.of_images: dict[str, list[Attachment]] = {}
        self.told: Callable[[str, int, Attachment], object] = lambda image, number, preview: None
        """Hears of each one that is kept, with its image and its number."""

    def keep(self, image: str, preview: Attachment) -> str:
        """Where it can be read until `KEPT` newer ones came."""
        kept = self.of_images.setdefault(image, [])
        kept.append(preview)
        if len(kept) > KEPT:
            kept[-KEPT - 1] = Attachment(preview.media_type, b"")  # its number stays taken
        self.told(image, len(kept), preview)
        return f"/api/v1/previews/{self.work}/{image}/{len(kept)}"

    def read(self, image: str, number: int) -> Attachment:
        """Raises `NotFound`."""
        kept = self.of_images.get(image, [])
        if not 1 <= number <= len(kept) or not kept[number - 1].data:
            raise NotFound("This preview")
        return kept[number - 1]


class AllPreviews:
    """Of everything that runs now."""

    def __init__(self) -> None:
        self.running: dict[str, tuple[str, Previews]] = {}

    @contextmanager
    def shown(self, owner: str, previews: Previews) -> Iterator[None]:
        """Their owner can read them within this block."""
        self.running[previews.work] = owner, previews
        try:
            yield
        finally:
            del self.running[previews.work]

    def read(self, owner: str, work: str, image: str, number: int) -> Attachment:
        """Raises `NotFound` once the work is over, and for another person's."""
        whose, previews = self.running.get(work, ("", None))
        if previews is None or whose != owner:
            raise NotFound("This preview")
        return previews.read(image, number)

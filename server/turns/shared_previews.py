"""Previews that another process may be asked for than the one that paints."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from conversation.errors import NotFound
from conversation.ports.models import Attachment
from server.coordination.live_turns import LiveTurns
from server.turns.previews import KEPT, AllPreviews, Previews


class SharedPreviews(AllPreviews):
    """Of everything that runs now, here or elsewhere."""

    def __init__(self, live: LiveTurns) -> None:
        super().__init__()
        self.live = live

    @contextmanager
    def shown(self, owner: str, previews: Previews) -> Iterator[None]:
        """See `AllPreviews`."""
        previews.told = partial(self.live.keep_preview, owner, previews.work)
        with super().shown(owner, previews):
            try:
                yield
            finally:
                counts = {image: len(kept) for image, kept in previews.of_images.items()}
                self.live.forget_previews(previews.work, counts, KEPT)

    def read(self, owner: str, work: str, image: str, number: int) -> Attachment:
        """See `AllPreviews`."""
        try:
            return super().read(owner, work, image, number)
        except NotFound:
            return self.live.preview(owner, work, image, number)

"""`/palette`: the main colours of a picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from conversation.command import Command, Turn
from conversation.events import Event, TextDelta
from conversation.sentences import joined, listed, percent
from conversation.target import no_picture
from conversation.versions.descriptions import of_picture
from imaging.declaration import option


@dataclass(frozen=True)
class Swatches(Command):
    """Name the main colours of a picture and how much of it each covers."""

    name: ClassVar[str] = "palette"
    icon: ClassVar[str] = "style"
    group: ClassVar[str] = "ask"
    free_argument: ClassVar[str] = "count"
    examples: ClassVar[tuple[str, ...]] = ("", "8")

    count: int = option("how many colours at most", brief="at most", default=5, low=1, high=12)

    def run(self, turn: Turn) -> Iterator[Event]:
        if turn.picture is None:
            raise no_picture()
        data = turn.studio.images.read_preview(turn.picture.version)
        found = turn.studio.pixels.colours(data, self.count)
        shares = [joined((f"`{swatch.colour}`", percent(round(swatch.share * 100))), " ") for swatch in found]
        yield TextDelta(of_picture(turn.picture.image.number, joined((listed(shares), "."))))

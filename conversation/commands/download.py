"""`/download`: pictures as files, one by one, or several as a ZIP; the click that fetches them is the person's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from conversation.command import Command, Turn
from conversation.editing.picture_list import meant, pictures_option
from conversation.events import Choice, Event, NoteAdded, QuestionAsked, TextDelta
from conversation.ports.downloads import FORMATS
from conversation.sentences import say
from imaging.declaration import option


@dataclass(frozen=True)
class Download(Command):
    """Get pictures as files, as they are or in another format."""

    name: ClassVar[str] = "download"
    aliases: ClassVar[tuple[str, ...]] = ("save", "export")
    icon: ClassVar[str] = "download"
    group: ClassVar[str] = "finish"
    tool: ClassVar[str] = ""
    about: ClassVar[str] = "several"
    free_argument: ClassVar[str] = "format"
    examples: ClassVar[tuple[str, ...]] = ("", "png", "all", "jpeg #1 #3")

    format: str = option(
        "the file format; your usual one if you leave it out",
        default="",
        choices=("", *FORMATS),
        words={"jpg": "jpeg", "tif": "tiff"},
    )
    pictures: str = pictures_option()

    def run(self, turn: Turn) -> Iterator[Event]:
        pictures = meant(turn, self.pictures)
        if isinstance(pictures, QuestionAsked):
            yield pictures
            return
        numbers = ", ".join(f"#{picture.image.number}" for picture in pictures)
        yield TextDelta(self._ready(numbers))
        first = pictures[0]
        wanted = {"download": [picture.image.id for picture in pictures], "format": self.format or None}
        click = Choice(
            say("choice_download", "Download"),
            f"/download {self.format} {numbers}",
            first.image.id,
            first.version.id,
            wanted,
        )
        yield NoteAdded(say("note_one_click", "One click"), (click,))

    def _ready(self, numbers: str) -> str:
        if self.format in ("", "same", "original"):
            return say("ready_to_be_saved", "{pictures}: ready to download.", pictures=numbers)
        kind = self.format.upper()
        return say("ready_to_be_saved_as", "{pictures}: ready to download as {format}.", pictures=numbers, format=kind)

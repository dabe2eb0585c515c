"""`/compare`: the picture beside what it was before; the page opens both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from conversation.command import Command, Turn
from conversation.events import Choice, Event, NoteAdded, TextDelta
from conversation.sentences import say
from conversation.target import no_picture
from imaging.declaration import option


@dataclass(frozen=True)
class Compare(Command):
    """See a picture beside an earlier version."""

    name: ClassVar[str] = "compare"
    aliases: ClassVar[tuple[str, ...]] = ("before-after",)
    icon: ClassVar[str] = "compare"
    group: ClassVar[str] = "versions"
    tool: ClassVar[str] = ""
    free_argument: ClassVar[str] = "against"
    examples: ClassVar[tuple[str, ...]] = ("", "original")

    against: str = option("before or original", default="original", choices=("original", "before"))

    def run(self, turn: Turn) -> Iterator[Event]:
        if turn.picture is None:
            raise no_picture()
        image, version = turn.picture.image, turn.picture.version
        other = version.parent if self.against == "before" else image.versions[0].id
        if other is None or other == version.id:
            yield TextDelta(
                say(
                    "nothing_to_compare",
                    "#{number} has not been changed, so there is nothing to compare it with.",
                    number=image.number,
                )
            )
            return
        yield TextDelta(say("compared", "#{number} as it is, and as it was.", number=image.number))
        opened = Choice(
            say("choice_compare", "Compare"), f"/compare {self.against}", image.id, version.id, {"compare": other}
        )
        yield NoteAdded(say("note_one_click", "One click"), (opened,))

"""`/collage all`: several pictures on one canvas, as a new picture."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from conversation.command import Command, PictureVersion, Turn
from conversation.editing.picture_list import ALL, NUMBERS, every, listed, named
from conversation.errors import BadRequest
from conversation.events import (
    Choice,
    Event,
    ImageProgress,
    ImageStarted,
    QuestionAsked,
    StatusChanged,
    TextDelta,
    ready,
)
from conversation.recipe import CollageValues, Recipe
from conversation.sentences import say, within
from conversation.target import attached
from conversation.versions.descriptions import edited
from imaging.composition.collage import LAYOUTS, Plan, planned
from imaging.declaration import Impossible, option
from imaging.file import File
from imaging.named_colour import FORM
from imaging.operations.resize import Resize

FEWEST, MOST = 2, 60
"""Pictures in one collage."""


@dataclass(frozen=True)
class Collage(Command):
    """Put several pictures together in one."""

    name: ClassVar[str] = "collage"
    icon: ClassVar[str] = "grid"
    group: ClassVar[str] = "make"
    about: ClassVar[str] = "several"
    free_argument: ClassVar[str] = "layout"
    joining: ClassVar[tuple[str, ...]] = ("of", "and", "in", "a", "as")
    examples: ClassVar[tuple[str, ...]] = (
        "all",
        "#1 #2 #3 row",
        "all equal gap 0",
        "#1 #2 column colour black width 1200",
    )
    hint: ClassVar[str] = "Makes a new picture"

    pictures: str = option(
        "all, or numbers such as #1 #2 #3", default="", words={ALL: ALL}, form=NUMBERS, brief="#1 #3, or all"
    )
    layout: str = option(
        "grid keeps every picture whole in rows of equal height; equal cuts them to equal cells; row; column",
        default="grid",
        choices=LAYOUTS,
        words={"rows": "grid", "squares": "equal", "strip": "row"},
    )
    gap: int = option("space between and around the pictures", default=16, low=0, high=500, unit="px")
    colour: str = option(
        "what shows between them: white, #ff8800, transparent",
        default="white",
        form=FORM,
        brief="white, #ff8800, transparent",
    )
    width: int = option("of the whole", default=2400, low=100, high=12_000, unit="px")

    def run(self, turn: Turn) -> Iterator[Event]:
        pictures = self._pictures(turn)
        if not FEWEST <= len(pictures) <= MOST:
            yield self._asking(turn, len(pictures))
            return
        plan = self._plan(pictures)
        started = turn.studio.clock()
        title = _called(pictures)
        image_id, number = turn.studio.images.reserve(turn.conversation, title)
        yield ImageStarted(image_id, number, title, plan.width, plan.height, "")
        cells = yield from self._cut(turn, image_id, pictures, plan)
        yield StatusChanged("store", say("putting_together", "Putting them together"))
        encoded = turn.studio.pixels.collage(cells, plan)
        image = turn.studio.images.add(
            turn.conversation,
            image_id,
            number,
            title,
            encoded,
            self._recipe(pictures, plan),
            message=turn.reply_id,
            cost=0,
            seconds=round(turn.studio.clock() - started, 3),
        )
        yield ready(image)
        yield TextDelta(edited(image, within(_of(pictures))))

    def _pictures(self, turn: Turn) -> Sequence[PictureVersion]:
        """The pictures that are meant: named, or sent along. Raises `Told`."""
        return named(turn, self.pictures) if self.pictures else attached(turn)

    def _plan(self, pictures: Sequence[PictureVersion]) -> Plan:
        sizes = [(picture.version.width, picture.version.height) for picture in pictures]
        try:
            return planned(sizes, self.layout, self.width, self.gap, self.colour)
        except Impossible as error:
            raise BadRequest(
                say("impossible_collage", "That collage can’t be made"),
                str(error),
                code="impossible",
            ) from error

    def _cut(
        self, turn: Turn, image: str, pictures: Sequence[PictureVersion], plan: Plan
    ) -> Generator[Event, None, list[File]]:
        """Each picture as large as its cell, one after the other: no more than one is ever open."""
        cells = []
        mode = "fill" if self.layout == "equal" else "stretch"
        for place, (picture, (_, _, width, height)) in enumerate(zip(pictures, plan.cells, strict=True)):
            where = {"number": picture.image.number, "place": place + 1, "of": len(pictures)}
            yield StatusChanged("edit", say("placing_of", "Placing #{number} ({place} of {of})", **where))
            content = turn.studio.images.content(picture.version)
            cells.append(turn.studio.pixels.edit(content, [Resize(width=width, height=height, mode=mode)]).content)
            yield ImageProgress(image, (place + 1) / (len(pictures) + 1), "")
        return cells

    def _recipe(self, pictures: Sequence[PictureVersion], plan: Plan) -> Recipe:
        numbers = tuple(picture.image.number for picture in pictures)
        values = CollageValues(self.layout, self.gap, self.colour, plan.width, numbers, _of(pictures))
        return Recipe(values, tuple(picture.version.id for picture in pictures))

    def _asking(self, turn: Turn, found: int) -> QuestionAsked:
        """Which ones, where none were named and there are several. Raises `Told` where there is nothing to ask."""
        there = len(every(turn))
        if found or not FEWEST <= there <= MOST:
            raise BadRequest(
                say("collage_takes", "A collage takes {fewest} to {most} pictures", fewest=FEWEST, most=MOST),
                say(
                    "collage_takes_text",
                    "Name them, for example: /collage #1 #2 #3. This conversation has {count}.",
                    count=there,
                ),
                code="too_few" if (found or there) < FEWEST else "too_many",
            )
        return QuestionAsked(
            say("ask_of_which_pictures", "Of which pictures?"),
            (Choice(_all_of(there), f"/collage {ALL}"),),
        )


def _called(pictures: Sequence[PictureVersion]) -> str:
    count = len(pictures)
    return _of(pictures) if count <= 4 else say("collage_of_many", "Collage of {count} pictures", count=count)


def _of(pictures: Sequence[PictureVersion]) -> str:
    return say("done_collage", "Collage of {pictures}", pictures=listed(pictures))


def _all_of(count: int) -> str:
    return say("choice_all", "All {count}", count=count) if count > 2 else say("choice_both", "Both")

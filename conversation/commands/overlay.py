"""`/overlay #2 on #1`: one picture on another, as a new version of the lower one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import ClassVar

from conversation.command import Command, PictureVersion, Turn
from conversation.editing.no_memory import TooManyPixels, or_smaller
from conversation.editing.operations import LARGE
from conversation.editing.picture_list import ALL, NUMBERS, every, named, numbers_of
from conversation.errors import BadRequest, Told
from conversation.events import (
    Choice,
    Event,
    ImagePreview,
    ImageStarted,
    QuestionAsked,
    StatusChanged,
    TextDelta,
    ready,
)
from conversation.ports.models import Preview
from conversation.recipe import OverlayValues, Recipe
from conversation.sentences import joined, listed, number, say
from conversation.slash import to_slash
from conversation.target import MOST_CHOICES, no_picture, resolve
from conversation.versions.descriptions import edited
from imaging.composition.anchor import PLACE_NAMES, PLACES
from imaging.composition.overlay import POINT, Laid, point_of
from imaging.declaration import option


@dataclass(frozen=True)
class Overlay(Command):
    """Put one picture on another: a logo in a corner, a faint watermark, a picture in the picture."""

    name: ClassVar[str] = "overlay"
    icon: ClassVar[str] = "layers"
    group: ClassVar[str] = "make"
    about: ClassVar[str] = "several"
    free_argument: ClassVar[str] = "place"
    joining: ClassVar[tuple[str, ...]] = ("on", "onto", "over", "at", "with")
    examples: ClassVar[tuple[str, ...]] = (
        "#2 on #1",
        "#2 on #1 bottom-right 30% opacity 80%",
        "#2 on all top-left 15% margin 4%",
        "#2 on #1 70%,20% 25%",
    )

    pictures: str = option(
        "the one on top, then those it goes on, such as #2 #1", default="", form=NUMBERS, brief="#2 #1 lays 2 on 1"
    )
    place: str = option(
        f"{', '.join(PLACES)}, or across and down, such as 70%,20%",
        default="bottom-right",
        words={**{place: place for place in PLACES}, "center": "centre", "middle": "centre"},
        form=POINT.pattern,
        brief="as for text, or 70%,20%",
    )
    scale: float = option(
        "how much of the lower picture it may fill", default=30, low=1, high=100, unit="%", percent="points"
    )
    opacity: float = option("percent", default=100, low=1, high=100, unit="%", percent="points")
    margin: float = option(
        "how much to leave free at the edge, as a share of the shorter side",
        default=3,
        low=0,
        high=45,
        unit="%",
        percent="points",
    )
    onto: str = option("all puts it on every other picture", default="", choices=("", ALL))

    def __post_init__(self) -> None:
        super().__post_init__()
        point_of(self.place)

    @property
    def laid(self) -> Laid:
        return Laid(self.place, self.scale / 100, self.opacity / 100, self.margin / 100)

    def run(self, turn: Turn) -> Iterator[Event]:
        upper, *lower = named(turn, self.pictures) if self.pictures else (None,)
        if upper and numbers_of(self.pictures).count(upper.image.number) > 1:
            raise _on_itself(upper)
        if not lower:
            found = turn.picture or resolve(turn, None)
            if found is None:
                raise no_picture()
            if isinstance(found, QuestionAsked):
                yield found
                return
            lower = [found]
        if upper is None:
            yield self._asking(turn, lower[0])
            return
        yield from self._laid_on_all(turn, upper, self._others(turn, upper, lower))

    def _others(self, turn: Turn, upper: PictureVersion, lower: Sequence[PictureVersion]) -> Sequence[PictureVersion]:
        """Those it goes on. Raises `Told` where that is only itself."""
        wanted = every(turn) if self.onto else lower
        others = [picture for picture in wanted if picture.image.id != upper.image.id]
        if not others or (len(others) < len(wanted) and not self.onto):
            raise _on_itself(upper)
        return others

    def _asking(self, turn: Turn, lower: PictureVersion) -> QuestionAsked:
        others = [picture.image for picture in every(turn) if picture.image.id != lower.image.id][-MOST_CHOICES:]
        if not others:
            raise BadRequest(
                say("too_few", "That takes two pictures"),
                say("too_few_text", "Add the one that goes on top: send a file, or paint it with /image."),
                code="too_few",
            )
        base = lower.image.number
        choices = (
            Choice(
                say("choice_picture", "#{number} · {title}", number=each.number, title=each.title),
                f"/overlay #{each.number} on #{base}",
            )
            for each in others
        )
        return QuestionAsked(say("ask_which_on_top", "Which picture goes on #{base}?", base=base), tuple(choices))

    def _laid_on_all(self, turn: Turn, upper: PictureVersion, lower: Sequence[PictureVersion]) -> Iterator[Event]:
        stamp = turn.studio.images.content(upper.version)
        lines: list[str] = []
        for place, picture in enumerate(lower, start=1):
            image, version = picture.image, picture.version
            yield ImageStarted(image.id, image.number, image.title, version.width, version.height, "")
            yield from self._previewed(turn, upper, picture)
            yield StatusChanged("edit", _laying(upper.image.number, image.number, place, len(lower)))
            started = turn.studio.clock()
            try:
                encoded = turn.studio.pixels.overlay(turn.studio.images.content(version), stamp, self.laid)
            except Told as told:
                again = replace(self, pictures=f"#{upper.image.number} #{image.number}", onto="")
                yield TextDelta(joined(lines, "\n\n"))
                yield from or_smaller([TooManyPixels(told, (picture, upper), to_slash(again))])
                return
            seconds = round(turn.studio.clock() - started, 3)
            image = turn.studio.images.add_version(
                image.id,
                version.id,
                encoded,
                self._recipe(upper, picture),
                message=turn.reply_id,
                cost=0,
                seconds=seconds,
            )
            yield ready(image)
            lines.append(edited(image, self._done(upper)))
        yield TextDelta(joined(lines, "\n\n"))

    def _previewed(self, turn: Turn, upper: PictureVersion, lower: PictureVersion) -> Iterator[Event]:
        """At once, from the small pictures; when that cannot be, the result will be seen."""
        if lower.version.width * lower.version.height < LARGE or lower.version.preview is None:
            return
        images, pixels = turn.studio.images, turn.studio.pixels
        with suppress(Told):
            small = images.read_preview(lower.version), images.read_preview(upper.version)
            preview = Preview(pixels.overlay(*small, self.laid).preview, "image/webp")
            yield ImagePreview(lower.image.id, images.keep_preview(turn.reply_id, lower.image.id, preview))

    def _recipe(self, upper: PictureVersion, lower: PictureVersion) -> Recipe:
        values = OverlayValues(**self.laid.to_dict(), picture=upper.image.number, done=self._done(upper))
        return Recipe(values, (lower.version.id, upper.version.id))

    def _done(self, upper: PictureVersion) -> str:
        done = self._laid_where(upper.image.number)
        if self.opacity >= 100:
            return done
        return listed((done, say("percent_opaque", "{number}% opaque", number=number(self.opacity))))

    def _laid_where(self, upper: int) -> str:
        if self.place == "centre":
            return say("done_overlay_centre", "#{number} placed on top, in the centre", number=upper)
        if self.place in PLACES:
            return say(
                "done_overlay", "#{number} placed on top, at the {place}", number=upper, place=PLACE_NAMES[self.place]
            )
        return say("done_overlay_point", "#{number} placed on top, at {place}", number=upper, place=self.place)


def _on_itself(upper: PictureVersion) -> BadRequest:
    number = upper.image.number
    example = f"/overlay #{number} on #{1 if number != 1 else 2}"
    return BadRequest(
        say("same_picture", "#{number} can’t go on top of itself", number=number),
        say("same_picture_text", "Say which picture it goes on, for example: {example}.", example=example),
        code="same_picture",
    )


def _laying(upper: int, lower: int, place: int, of: int) -> str:
    if of == 1:
        return say("laying", "Putting #{upper} on #{lower}", upper=upper, lower=lower)
    return say(
        "laying_of", "Putting #{upper} on #{lower} ({place} of {of})", upper=upper, lower=lower, place=place, of=of
    )

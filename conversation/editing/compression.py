"""Pictures made small, one after the other, each a version that can be undone; and what is said about them.

A picture that was compressed before is made again from what it was then, so that nothing is lost twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from conversation.command import Turn
from conversation.edit_context import EditContext, PictureVersion
from conversation.editing.no_memory import TooManyPixels, left_alone, or_smaller, smaller_all_first
from conversation.errors import Told
from conversation.events import (
    Choice,
    Event,
    ImageStarted,
    PictureKept,
    QuestionAsked,
    StatusChanged,
    TextDelta,
    VersionChosen,
    ready,
)
from conversation.image import Image, Version
from conversation.ports.pixels import Compressed
from conversation.recipe import CompressionValues, Recipe
from conversation.sentences import all_of, in_bytes, joined, listed, say, standing, with_sign
from conversation.versions.descriptions import of_picture
from imaging.compress.outcome import KEPT, SHORT, TRANSPARENT
from imaging.compress.outcome import Outcome as Outcome  # what endpoints know it by
from imaging.compress.target import CompressTarget
from imaging.file_formats import BY_MEDIA_TYPE


@dataclass(frozen=True)
class CompressJob:
    """What is to be done to each picture."""

    target: CompressTarget
    preset: str
    again: bool
    """A picture that was compressed before is made anew although it is small enough: its dimensions were asked for."""
    say: Callable[[Mapping[str, Any], Sequence[int]], str]
    """The same in words, with other options, about these numbers."""


@dataclass(frozen=True)
class CompressResult:
    """One picture: what it was, what became of it, or why nothing did."""

    image: Image
    """As it is now."""
    before: Version
    outcome: Outcome | None = None
    refused: Told | None = None
    back: bool = False
    """It is again what it was before it was compressed: that is small enough."""
    made: bool = False
    """It has a new version."""

    @property
    def kept(self) -> bool:
        """Whether it is as it was, and that is well."""
        return self.outcome is not None and self.outcome.state == KEPT and not self.back


def compressed_all(turn: Turn, pictures: Sequence[PictureVersion], job: CompressJob) -> Iterator[Event]:
    """Every picture; a damaged one among several is passed over, and said. Raises `Told` for a single one."""
    done: list[CompressResult] = []
    refused: list[TooManyPixels] = []
    for place, picture in enumerate(pictures, start=1):
        yield StatusChanged("compress", _compressing(picture, place, len(pictures)))
        try:
            done.append(compress(turn.edit_context, picture, job))
        except Told as told:
            refused.append(TooManyPixels(told, (picture,), job.say({}, (picture.image.number,))))
            if len(pictures) == 1:
                yield from or_smaller(refused)
                return
            done.append(CompressResult(picture.image, picture.version, refused=told))
        yield from _shown(done[-1])
    if len(pictures) > 1:
        yield from (_staying(each) for each in done if each.kept or each.back)
    words = _words(done, job.target)
    if words:
        yield TextDelta(words)
    clear = [each.image.number for each in done if each.outcome and each.outcome.state == TRANSPARENT]
    if clear:
        yield _asking(clear, job)
    if question := smaller_all_first(refused):
        yield question


def compress(edit_context: EditContext, picture: PictureVersion, job: CompressJob) -> CompressResult:
    """One picture and what became of it. Raises `Told`."""
    image, shown = picture.image, picture.version
    source = _source(picture)
    if _fine_already(shown, source, job):
        return CompressResult(image, shown, _as_it_is(shown))
    if shown.id != source.id and _fits(source, job.target):
        return _gone_back(edit_context, picture, source, _as_it_is(source))
    started = edit_context.clock()
    made = edit_context.pixels.compress(edit_context.images.content(source), job.target)
    if made.encoded:
        seconds = round(edit_context.clock() - started, 3)
        recipe = _recipe(source, made, job)
        kept = edit_context.images.add_version(
            image.id, shown.id, made.encoded, recipe, message=edit_context.message, cost=0, seconds=seconds
        )
        return CompressResult(kept, source, made.outcome, made=True)
    if made.outcome.state == KEPT and shown.id != source.id:
        return _gone_back(edit_context, picture, source, made.outcome)
    return CompressResult(image, source, made.outcome)


def _gone_back(edit_context: EditContext, picture: PictureVersion, source: Version, outcome: Outcome) -> CompressResult:
    return CompressResult(
        edit_context.images.choose(picture.image.id, source.id, message=edit_context.message),
        source,
        outcome,
        back=True,
    )


def _shown(done: CompressResult) -> Iterator[Event]:
    """The picture as it is now, where that is another than before."""
    image, version = done.image, done.image.shown
    if done.made:
        yield ImageStarted(image.id, image.number, image.title, version.width, version.height, "")
        yield ready(image)
    elif done.back:
        yield VersionChosen(image.id, image.number, image.title, version.id)


def _staying(done: CompressResult) -> PictureKept:
    image, version = done.image, done.image.shown
    return PictureKept(image.id, image.number, image.title, version.id, version.bytes)


def _source(picture: PictureVersion) -> Version:
    """What the shown version was compressed from, or itself."""
    version = picture.version
    while isinstance(version.recipe.values, CompressionValues) and version.recipe.parents:
        version = picture.image.version(version.recipe.parents[0])
    return version


def _fine_already(shown: Version, source: Version, job: CompressJob) -> bool:
    target = job.target
    if target.quality or not target.suits(shown.media_type):
        return False
    if shown.id != source.id and _target_of(shown) == target:
        return True
    anew = shown.id != source.id and job.again
    return not anew and _fits(shown, target)


def _fits(version: Version, target: CompressTarget) -> bool:
    """Whether it is within the target as it is."""
    known = target.quality is None and target.suits(version.media_type)
    return known and target.holds(version.bytes, version.width, version.height)


def _as_it_is(version: Version) -> Outcome:
    return Outcome(KEPT, version.bytes, version.width, version.height, version.media_type)


def _target_of(version: Version) -> CompressTarget | None:
    """What it was compressed to."""
    made = version.recipe.values
    return made.target if isinstance(made, CompressionValues) else None


def _recipe(source: Version, compressed: Compressed, job: CompressJob) -> Recipe:
    figures = {name: getattr(compressed.outcome, name) for name in ("state", "quality", "chroma", "likeness", "notes")}
    return Recipe(CompressionValues(job.target, job.preset, source.figures, **figures), (source.id,))


def _asking(numbers: Sequence[int], job: CompressJob) -> QuestionAsked:
    which = " and ".join([", ".join(f"#{each}" for each in numbers[:-1])] * (len(numbers) > 1) + [f"#{numbers[-1]}"])
    one = say(
        "ask_transparent_as_jpeg", "{which} is transparent, and JPEG cannot be. What should it become?", which=which
    )
    several = say(
        "ask_transparent_as_jpegs", "{which} are transparent, and JPEG cannot be. What should they become?", which=which
    )
    return QuestionAsked(
        one if len(numbers) == 1 else several,
        (
            Choice(say("choice_transparent_as_webp", "Transparent, as WebP"), job.say({"format": "webp"}, numbers)),
            Choice(say("choice_jpeg_on_white", "JPEG on white"), job.say({"ground": "white"}, numbers)),
            Choice(say("choice_jpeg_on_black", "JPEG on black"), job.say({"ground": "black"}, numbers)),
        ),
    )


def _words(done: Sequence[CompressResult], target: CompressTarget) -> str:
    made = [each for each in done if each.made]
    plain = [each for each in done if each.kept and each.outcome and not each.outcome.notes]
    lines = [_total(made)] if len(made) > 1 else []
    others = [each for each in done if len(plain) < 2 or each not in plain]
    lines += [line for each in others if (line := _line(each, target, several=len(made) > 1))]
    lines += [_left_alone(len(plain), len(done))] if len(plain) > 1 else []
    return joined(lines, "\n\n")


def _left_alone(count: int, of: int) -> str:
    if count == of:
        return say("all_left_alone", "All {count} were small enough already, so they stayed as they are.", count=count)
    return say("some_left_alone", "{count} were small enough already, so they stayed as they are.", count=count)


def _total(made: Sequence[CompressResult]) -> str:
    before = sum(each.before.bytes for each in made)
    after = sum(each.outcome.bytes for each in made if each.outcome)
    return say("compressed_all", "{count} pictures: {bytes}.", count=len(made), bytes=_smaller(before, after))


def _line(done: CompressResult, target: CompressTarget, *, several: bool) -> str:
    """What is said about one; of several, only what the report does not show."""
    number, outcome, before = done.image.number, done.outcome, done.before
    if done.refused:
        return left_alone(number, done.refused)
    if outcome is None or outcome.state == TRANSPARENT:
        return ""
    size = in_bytes(before.bytes)
    if done.back:
        return say(
            "compressed_back",
            "#{number} is back to what it was before compressing ({bytes}), which is small enough.",
            number=number,
            bytes=size,
        )
    notes = [say("as_sentence", "{what}.", what=standing(note)) for note in outcome.notes]
    if outcome.state == KEPT:
        kept = say(
            "compressed_kept",
            "#{number} is small enough already ({bytes}), so it stayed as it is.",
            number=number,
            bytes=size,
        )
        return all_of((kept, *notes))
    if outcome.state == SHORT:
        return all_of((_least(number, outcome, target), *notes))
    if several:
        return of_picture(number, all_of(notes)) if notes else ""
    figures = listed((_smaller(before.bytes, outcome.bytes), _sides(before, outcome), described(outcome)))
    return of_picture(number, all_of((say("as_sentence", "{what}.", what=figures), *notes)))


def _least(number: int, outcome: Outcome, target: CompressTarget) -> str:
    return say(
        "compressed_least",
        "#{number} would not be recognisable at {bytes}; the smallest that works is {least} at {sides}.",
        number=number,
        bytes=in_bytes(target.bytes or 0),
        least=in_bytes(outcome.bytes),
        sides=f"{outcome.width}×{outcome.height}",
    )


def _sides(before: Version, outcome: Outcome) -> str:
    was = f"{before.width}×{before.height} → " * ((before.width, before.height) != (outcome.width, outcome.height))
    return f"{was}{outcome.width}×{outcome.height}"


def described(outcome: Outcome) -> str:
    """`JPEG, quality 82`."""
    kind = BY_MEDIA_TYPE.get(outcome.media_type)
    name = kind.name if kind else outcome.media_type
    if outcome.likeness is None:
        return say("format_lossless", "{format}, nothing lost", format=name)
    if outcome.quality:
        return say("format_quality", "{format}, quality {quality}", format=name, quality=outcome.quality)
    return name


def _smaller(before: int, after: int) -> str:
    """`2.4 MB → 296 KB (−88 %)`."""
    change = (after / before - 1) * 100
    shown = with_sign(round(change))
    if round(change) <= -100:  # something is always left
        shown = with_sign(max(-99.9, round(change, 1)))
    share = say("percent", "{number}%", number=shown)
    return say(
        "bytes_became", "{before} → {after} ({change})", before=in_bytes(before), after=in_bytes(after), change=share
    )


def _compressing(picture: PictureVersion, place: int, of: int) -> str:
    number = picture.image.number
    if of == 1:
        return say("compressing", "Compressing #{number}", number=number)
    return say("compressing_of", "Compressing #{number} ({place} of {of})", number=number, place=place, of=of)

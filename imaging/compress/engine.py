"""Compresses: reads, tries the ways, gives up dimensions last, and says what became of it. For workers only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pyvips

from imaging.compress.codecs import SHOWN, Codec, Jpeg, PalettePng, lossless_png
from imaging.compress.likeness import likeness
from imaging.compress.outcome import DONE, KEPT, SHORT, TRANSPARENT, Outcome
from imaging.compress.reading import Source, opened, smaller
from imaging.compress.search import best
from imaging.compress.target import Target
from imaging.compress.ways import ways
from imaging.room import Room

USUAL = 82
"""The quality when neither a size nor a quality is asked for."""
LEGIBLE = 320
"""Pixels of the long side below which a picture is not made smaller."""
SHRINKS = 8
POWER = 0.55
"""Sides shrink with this power of the bytes."""
PREVIEW = (600, 400)
GROUNDS = {"white": (255, 255, 255), "black": (0, 0, 0)}


@dataclass(frozen=True)
class Compressed:
    """The file, a small WebP of it, and the figures. Both are empty where nothing was made."""

    data: bytes
    preview: bytes
    outcome: Outcome


@dataclass(frozen=True)
class Attempt:
    """A file, from the pixels it was made of; `codec` is None when nothing was lost."""

    data: bytes
    image: pyvips.Image
    media_type: str
    codec: Codec | None = None
    quality: int | None = None
    short: bool = False


def compressed(data: bytes, target: Target, limit: int, room: Room | None = None) -> Compressed:
    """The picture within the target. Raises `Refused` for what is no picture, has more than `limit` pixels or is too
    large for `room`."""
    source = opened(data, target.width, target.height, limit, room)
    image, target, notes = _grounded(source.image, target)
    if image.hasalpha() and target.format == "jpeg":
        return _nothing(TRANSPARENT, data, source)
    attempt = _attempted(image, target, source, len(data))
    larger = len(attempt.data) >= len(data) and attempt.media_type == source.media_type
    if larger and (attempt.image.width, attempt.image.height) == (source.width, source.height):
        return _nothing(KEPT, data, source)
    return Compressed(attempt.data, _preview(attempt.image), _outcome(attempt, source, limit, notes))


def _grounded(image: pyvips.Image, target: Target) -> tuple[pyvips.Image, Target, tuple[str, ...]]:
    """What becomes of transparency: it stays, in another format if need be, unless a ground was named."""
    if not image.hasalpha() or target.format != "jpeg":
        return image, target, ()
    if target.ground in GROUNDS:
        return image.flatten(background=GROUNDS[target.ground]).copy_memory(), target, ()
    if target.strict:
        return image, target, ()
    return image, replace(target, format="webp"), ("WebP, because it is transparent and JPEG cannot be",)


def _attempted(image: pyvips.Image, target: Target, source: Source, size: int) -> Attempt:
    exact = _exact(image, target, source, size)
    if exact:
        return exact
    choices = ways(image, target)
    if target.bytes is None:
        codec = next((way.codec for way in reversed(choices) if isinstance(way.codec, Jpeg)), choices[-1].codec)
        quality = codec.high if target.quality else min(codec.high, USUAL)
        return _made(codec, codec.dear(quality), quality)
    for way in choices:
        found = best(way.codec, target.bytes, way.low)
        if found:
            return _made(way.codec, found.data, found.quality)
    last = choices[-1]
    return _shrunk(lambda fewer: replace(last.codec, image=fewer), last.codec.image, target.bytes, last.low)


def _exact(image: pyvips.Image, target: Target, source: Source, size: int) -> Attempt | None:
    """The picture without any loss, where that was asked for or it came so, and it may fit."""
    png = target.format == "png" or (target.format == "auto" and source.media_type == "image/png")
    if not png or target.quality is not None:
        return None
    share = image.width * image.height / (source.width * source.height)
    hopeless = target.bytes is not None and size * share > 2 * target.bytes and source.media_type == "image/png"
    if hopeless or (target.bytes is None and target.format == "auto"):
        return None
    data = lossless_png(image)
    return Attempt(data, image, "image/png") if target.bytes is None or len(data) <= target.bytes else None


def _made(codec: Codec, data: bytes, quality: int) -> Attempt:
    return Attempt(data, codec.image, codec.media_type, codec, quality)


def _shrunk(made: Callable[[pyvips.Image], Codec], image: pyvips.Image, limit: int, floor: int) -> Attempt:
    """The largest that fits at its lowest good quality; at the smallest legible size, whatever quality it takes.

    On the way it stops at the size that a screen shows: from there on the quality may be lower.
    """
    legible, shown = (min(1.0, side / max(image.width, image.height)) for side in (LEGIBLE, SHOWN))
    share, guess = 1.0, made(image).cheap(floor)
    for _ in range(SHRINKS):
        fewer_pixels = share * min(0.95, max(0.3, (limit / guess) ** POWER))
        share = shown if fewer_pixels < shown < share else fewer_pixels
        if share <= legible:
            break
        codec = made(smaller(image, share))
        least = min(codec.least, floor)
        guess = codec.cheap(least)
        found = best(codec, limit, least) if guess <= limit * 1.05 else None
        if found:
            return _made(codec, found.data, found.quality)
    fewer = smaller(image, legible)
    codec = made(fewer)
    found = best(codec, limit)
    if found:
        return _made(codec, found.data, found.quality)
    least_of_all = _made(codec, codec.dear(codec.low), codec.low)
    return replace(least_of_all, short=len(least_of_all.data) > limit)


def _outcome(attempt: Attempt, source: Source, limit: int, notes: tuple[str, ...]) -> Outcome:
    codec, quality = attempt.codec, attempt.quality
    alike = None
    if codec:
        alike = round(likeness(attempt.image, opened(attempt.data, None, None, limit).image), 4)
    if isinstance(codec, PalettePng) and quality:
        notes, quality = (*notes, f"{2**2**quality} colours"), None
    return Outcome(
        SHORT if attempt.short else DONE,
        len(attempt.data),
        attempt.image.width,
        attempt.image.height,
        attempt.media_type,
        quality,
        codec.chroma if codec else "",
        alike,
        notes,
    )


def _nothing(state: str, data: bytes, source: Source) -> Compressed:
    return Compressed(b"", b"", Outcome(state, len(data), source.width, source.height, source.media_type))


def _preview(image: pyvips.Image) -> bytes:
    width, height = PREVIEW
    small: bytes = image.thumbnail_image(width, height=height, size="down").webpsave_buffer(Q=80, effort=2, keep="none")
    return small

"""Compresses: reads, tries what loses nothing, then the ways, gives up dimensions last, and says what became of it.

What came in is a limit like the target: no file leaves larger, unless its kind or its dimensions were asked for or
nobody could look at the one it came in. For workers only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pyvips

from imaging.colour_names import in_words
from imaging.compress.bitmap import Bitmap
from imaging.compress.codecs import SHOWN, Codec, Jpeg, Jpegli, PalettePng
from imaging.compress.likeness import brightness_of_jpeg, likeness
from imaging.compress.lossless import is_drawn, keeps_all, lossless_webp
from imaging.compress.outcome import DONE, KEPT, SHORT, TRANSPARENT, Outcome
from imaging.compress.reading import SourcePicture, opened, read, resized, smaller
from imaging.compress.search import Found, best
from imaging.compress.target import CompressTarget
from imaging.compress.transparency import GROUNDS, filled, ground_of
from imaging.compress.ways import NO_END, Way, hopeful, longest_side, ways
from imaging.compress.work import Work
from imaging.file_formats import BY_MEDIA_TYPE
from imaging.inspection.inspector import inspected
from imaging.large.room import Room
from imaging.sentences import figure, say

USUAL = 82
"""The quality when neither a size nor a quality is asked for."""
LEGIBLE = 320
"""Pixels of the long side below which a picture is not made smaller."""
WORTH = 0.9
"""The share of its bytes that another loss has to leave at most."""
ROOMY = 0.8
"""Bytes a pixel at which a photograph has most often all the quality it can have: at 96 it takes 0.3 to 0.6."""
SHRINKS = 8
POWER = 0.55
"""Sides shrink with this power of the bytes."""
AMPLE = 0.95
"""The share of the bytes up to which a size that is told by bands of a picture will do."""
PREVIEW = (600, 400)


@dataclass(frozen=True)
class CompressedFile:
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
    quality: float | None = None
    short: bool = False
    notes: tuple[str, ...] = ()


def compressed(
    data: bytes, target: CompressTarget, limit: int, room: Room | None = None, beside: int = 0
) -> CompressedFile:
    """The picture within the target, with `beside` bytes to spare for what will stand beside its pixels. Raises
    `Refused` for what is no picture, has more than `limit` pixels or is too large for `room`."""
    came = max(1, len(data) - beside)
    if target.bytes:
        target = replace(target, bytes=max(1, target.bytes - beside))
    report = inspected(data, limit)
    target = target.around(*report.upright)
    source = read(report, target.width, target.height, room, swift=target.mail and target.enough is not None)
    if source.image.hasalpha() and target.format == "jpeg" and target.strict and target.ground not in GROUNDS:
        return _nothing(TRANSPARENT, data, source)
    work = Work(source.image, target, source, came, keeps_all(data) and is_drawn(source.image))
    attempt = _opaque(work) if source.image.hasalpha() else _attempted(work)
    if attempt is None or (len(attempt.data) >= came and not work.must):
        sides = f"{source.image.width}×{source.image.height}"
        told = (f"with {sides} pixels it would have more bytes",) if work.fewer else ()
        return _nothing(SHORT if work.heavy else KEPT, data, source, told)
    return CompressedFile(attempt.data, _preview(attempt.image), _outcome(attempt, work, limit))


def _opaque(work: Work) -> Attempt | None:
    """What becomes of transparency: it stays, in another format if need be, unless a ground was named, or it goes by
    mail and is too large as a PNG."""
    target = work.target
    if target.format == "jpeg" and target.ground in GROUNDS:
        return _attempted(_flattened(work, target.ground))
    if target.mail and target.format in ("auto", "jpeg"):
        exact = _exact(work, work.most)
        if exact:
            return exact
        ground = ground_of(work.image)
        told = say(
            "noticed_mail",
            "on {ground}, because it is transparent and mail programs show neither WebP nor AVIF",
            ground=in_words(ground),
        )
        return _noted(_attempted(_flattened(work, ground)), told)
    if target.format == "jpeg":
        attempt = _attempted(replace(work, target=replace(target, format="webp")))
        webp = attempt and attempt.media_type == "image/webp"
        return (
            _noted(attempt, say("noticed_webp", "WebP, because it is transparent and JPEG cannot be"))
            if webp
            else attempt
        )
    return _attempted(work)


def _flattened(work: Work, ground: str) -> Work:
    image = work.image.flatten(background=GROUNDS[ground]).copy_memory()
    return replace(work, image=image, target=replace(work.target, format="jpeg"), drawn=False)


def _attempted(work: Work) -> Attempt | None:
    """The best file; None where what came in is better than all of them."""
    attempt = _exact(work, work.most) or _within(work)
    if attempt:
        return attempt
    if work.heavy:
        last = _ways(work)[-1]
        return _shrunk(lambda fewer: replace(last.codec, bitmap=Bitmap(filled(fewer))), work.image, work.most, last.low)
    return _grown(work) if work.must else None


def _exact(work: Work, most: int | None) -> Attempt | None:
    """The picture without any loss, where that was asked for, it came so or it is a drawing, and it fits."""
    target = work.target
    if target.quality is not None:
        return None
    if _may_be_png(work, most) and (most is None or len(work.png) <= most):
        return Attempt(work.png, work.image, "image/png")
    free = target.format in ("auto", "jpeg") and not target.strict and not target.mail
    if work.drawn and (free or target.format == "webp") and longest_side(work.image) <= Way.most("webp"):
        data = lossless_webp(work.image)
        if most is None or len(data) <= most:
            return Attempt(data, work.image, "image/webp")
    return None


def _may_be_png(work: Work, most: int | None) -> bool:
    target = work.target
    if target.format == "png":
        return True
    if target.strict or target.format not in ("auto", "jpeg"):
        return False
    if work.drawn:
        return True
    share = work.image.width * work.image.height / (work.source.width * work.source.height)
    hopeful = most is not None and work.size * share <= 2 * most
    came_so = work.source.media_type == "image/png" and target.format == "auto" and target.bytes is not None
    return hopeful and (came_so or (target.mail and work.image.hasalpha()))


def _ways(work: Work) -> tuple[Way, ...]:
    return ways(work.image, replace(work.target, bytes=work.most), work.drawn)


def _within(work: Work) -> Attempt | None:
    """The first way that leads there. A drawing that is small enough but for its dimensions is not made dirty, and what
    is as it should be is coded again only where that saves a good part of it."""
    target, choices = work.target, _ways(work)
    if work.drawn and not work.heavy and not work.needed:
        choices = tuple(way for way in choices if isinstance(way.codec, PalettePng))
    elif target.bytes is None or target.quality or (work.idle and not target.suits(work.source.media_type)):
        usual = _usual(choices, target)
        if len(usual.data) <= work.most * (WORTH if work.idle and target.quality is None else 1):
            return usual
        choices = tuple(way for way in choices if not isinstance(way.codec, PalettePng))  # that was all its colours
    if work.idle:
        return None
    enough = _enough(choices, work)
    if enough:
        return enough
    for way in choices if _roomy(work.image, work.most) else hopeful(choices, work.most):
        low = way.low if work.heavy else max(way.low, way.codec.decent)
        found = _best(way.codec, work.most, low)
        if found:
            return _made(way.codec, found.data, found.quality)
    return None


def _enough(choices: Sequence[Way], work: Work) -> Attempt | None:
    """At the quality beyond which the target spends no bytes, coded once, where that fits. By mail in one scan: bytes
    are not scarce then, and every program shows it."""
    if work.target.enough is None:
        return None
    codec = next((way.codec for way in choices if not isinstance(way.codec, PalettePng)), None)
    if codec is None or codec.cheap(codec.high) > AMPLE * work.most:
        return None
    plain = replace(codec, baseline=True) if isinstance(codec, Jpegli) and work.target.mail else codec
    data = plain.dear(plain.high)
    return _made(codec, data, codec.high) if len(data) <= work.most else None


def _best(codec: Codec, most: int, low: int) -> Found | None:
    """The highest quality there is, where that is likely to fit; else what a search finds."""
    if _roomy(codec.image, most):
        data = codec.dear(codec.high)
        if len(data) <= most:
            return Found(codec.high, data)
    return best(codec, most, low, codec.turns)


def _roomy(image: pyvips.Image, most: int) -> bool:
    return most >= ROOMY * int(image.width) * int(image.height)


def _usual(choices: tuple[Way, ...], target: CompressTarget) -> Attempt:
    """With the quality that was asked for, or the usual one."""
    codec = next((way.codec for way in reversed(choices) if isinstance(way.codec, Jpegli | Jpeg)), choices[-1].codec)
    quality = codec.high if target.quality else min(codec.high, USUAL)
    return _made(codec, codec.dear(quality), quality)


def _grown(work: Work) -> Attempt:
    """The file that has to be, although it has more bytes than what came in."""
    most = work.target.bytes
    attempt = _exact(work, most)
    if work.target.sized and work.drawn:
        attempt = _plainer(work, attempt, most)
    if attempt is None:
        usual = _usual(_ways(work), work.target)
        attempt = usual if most is None or (not work.needed and len(usual.data) <= most) else None
    if attempt is None:
        attempt = _attempted(replace(work, size=(most or 0) + 1))
    assert attempt is not None  # what is heavy is shrunk
    kind, sides = BY_MEDIA_TYPE[attempt.media_type].name, f"{attempt.image.width}×{attempt.image.height}"
    larger = (
        say("noticed_larger_kind", "larger than before: as {format} it cannot be smaller and still good", format=kind)
        if work.needed
        else say(
            "noticed_larger", "larger than before: with {sides} pixels it cannot be smaller and still good", sides=sides
        )
    )
    return replace(attempt, notes=(*attempt.notes, larger))


def _plainer(work: Work, exact: Attempt | None, most: int | None) -> Attempt | None:
    """A drawing that was made smaller has soft edges in a thousand colours: what a palette holds will do, where that
    saves bytes."""
    few = next((way for way in _ways(work) if isinstance(way.codec, PalettePng)), None)
    data = few.codec.dear(few.low) if few else b""
    if few is None or len(data) >= min(len(exact.data) if exact else NO_END, most or NO_END):
        return exact
    return _made(few.codec, data, few.low)


def _made(codec: Codec, data: bytes, quality: float) -> Attempt:
    return Attempt(data, codec.image, codec.media_type, codec, quality)


def _noted(attempt: Attempt | None, note: str) -> Attempt | None:
    return replace(attempt, notes=(note, *attempt.notes)) if attempt else None


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
        found = best(codec, limit, least, codec.turns) if guess <= limit * 1.05 else None
        if found:
            return _made(codec, found.data, found.quality)
    codec = made(smaller(image, legible))
    found = best(codec, limit, None, codec.turns)
    if found:
        return _made(codec, found.data, found.quality)
    least_of_all = _made(codec, codec.dear(codec.low), codec.low)
    return replace(least_of_all, short=len(least_of_all.data) > limit)


def _outcome(attempt: Attempt, work: Work, limit: int) -> Outcome:
    codec, quality = attempt.codec, attempt.quality
    notes, alike = list(attempt.notes), None
    if codec:
        alike = round(likeness(*_compared(attempt, limit)), 4)
    if isinstance(codec, PalettePng) and quality:
        notes, quality = [*notes, say("noticed_colours", "{count} colours", count=2**2 ** int(quality))], None
    most = Way.most(attempt.media_type.removeprefix("image/"))
    if longest_side(work.image) > most:
        name = BY_MEDIA_TYPE[attempt.media_type].name
        notes.append(say("noticed_most", "{format} holds at most {most} pixels a side", most=figure(most), format=name))
    return Outcome(
        SHORT if attempt.short else DONE,
        len(attempt.data),
        attempt.image.width,
        attempt.image.height,
        attempt.media_type,
        round(quality) if quality else None,
        codec.chroma if codec else "",
        alike,
        (*notes, *work.source.noticed),
    )


def _compared(attempt: Attempt, limit: int) -> tuple[pyvips.Image, pyvips.Image]:
    """The picture, and the file as it is read back. Of a JPEG only its brightness, which takes half as long, and of a
    large one by jpegli bands that are coded alike, which takes half as long again."""
    codec = attempt.codec
    if isinstance(codec, Jpegli) and attempt.quality and not codec.sample.whole:
        return codec.sample.bitmap.image, brightness_of_jpeg(codec.rough(attempt.quality))
    if attempt.media_type == "image/jpeg":
        return attempt.image, brightness_of_jpeg(attempt.data)
    return attempt.image, opened(attempt.data, None, None, limit).image


def _nothing(state: str, data: bytes, source: SourcePicture, notes: tuple[str, ...] = ()) -> CompressedFile:
    outcome = Outcome(state, len(data), source.width, source.height, source.media_type, notes=notes)
    return CompressedFile(b"", b"", outcome)


def _preview(image: pyvips.Image) -> bytes:
    share = min(1.0, *(most / side for most, side in zip(PREVIEW, (image.width, image.height), strict=True)))
    coarse = int(1 / share)
    boxes = image.shrink(coarse, coarse) if coarse > 1 and not image.hasalpha() else image
    sides = max(1, round(image.width * share)), max(1, round(image.height * share))
    saved: bytes = filled(resized(boxes, sides).copy_memory()).webpsave_buffer(Q=80, effort=0, keep="none")
    return saved

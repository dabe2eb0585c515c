"""What a compressed picture may be at most, and the presets. `outcome` says what became of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

from imaging.declaration import Impossible
from imaging.file_formats import COMPRESS, EVERYWHERE, FILE_FORMATS, asked_for
from imaging.sentences import figure, say

FORMATS = ("auto", *asked_for(COMPRESS))
MAILED = tuple(each.media_type for each in FILE_FORMATS if each.shown == EVERYWHERE)
"""What mail programs show."""
SHOWN = tuple(each.media_type for each in FILE_FORMATS if each.shown)
"""What browsers show."""
KB = 1000
"""Bytes: what a mail program and a phone mean by it."""
SIZE = re.compile(r"(\d+(?:[.,]\d+)?)\s*(b|bytes?|k|kb|kib|m|mb|mib)", re.IGNORECASE)
UNITS = {"b": 1, "k": KB, "m": KB * KB}
BOX = re.compile(r"(\d{1,5})(?:px)?\s*[x×]\s*(\d{1,5})(?:px)?|(\d{1,5})px", re.IGNORECASE)
LEAST_BYTES = 2 * KB
SMALLEST = 16
STRIP = 3
"""How many times as long as wide a picture is that counts as a strip: a panorama, a page from top to bottom."""
LARGEST = 65_535
"""Pixels a side: more no JPEG can have."""


@dataclass(frozen=True)
class CompressTarget:
    """The most a picture may be; None where nothing is asked."""

    bytes: int | None = None
    width: int | None = None
    """Pixels, of the upright picture."""
    height: int | None = None
    """Pixels."""
    format: str = "auto"
    """One of `FORMATS`; `auto` keeps what suits the picture."""
    quality: int | None = None
    """1–100, on the scale of the format."""
    ground: str = ""
    """`white` or `black` behind what is transparent, where the format knows no transparency; empty: not said."""
    strict: bool = False
    """The format was asked for in words: no other will do. Where it cannot hold the picture, the person is asked."""
    sized: bool = False
    """The dimensions were asked for in words: they are kept to, also where fewer pixels take more bytes."""
    mail: bool = False
    """It goes by mail: what becomes of it is a format that mail programs show, unless another was asked for."""
    enough: int | None = None
    """1–100, on the scale of the format: beyond this quality nobody sees more, and bytes that are left stay unused."""

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        return cls(**values)

    def holds(self, size: int, width: int, height: int) -> bool:
        """Whether a picture of that many bytes and pixels is within it already."""
        return size <= (self.bytes or size) and width <= (self.width or width) and height <= (self.height or height)

    def around(self, width: int, height: int) -> Self:
        """The same for a picture of these sides. Dimensions that nobody said hold a long strip by its shorter side: a
        page of a screenshot that is 800 pixels high cannot be read."""
        if self.sized or not self.width or not self.height or max(width, height) <= STRIP * min(width, height):
            return self
        short = min(self.width, self.height)
        return (
            replace(self, width=short, height=LARGEST) if width < height else replace(self, width=LARGEST, height=short)
        )

    def suits(self, media_type: str) -> bool:
        """Whether a file of that kind may stay as it is. A preset's format is a wish, and what is shown as widely will
        do; one that was asked for in words is meant."""
        if media_type == f"image/{self.format}":
            return True
        return self.format in ("auto", "jpeg") and not self.strict and media_type in self.shown

    @property
    def shown(self) -> tuple[str, ...]:
        """The kinds of files that everybody can look at where it goes."""
        return MAILED if self.mail else SHOWN

    def changed(self, **wishes: Any) -> Self:
        """This with what was asked for beside it; what is None or empty was not. Bytes or a quality that somebody names
        are meant, and used."""
        said = {name: wish for name, wish in wishes.items() if wish}
        return replace(self, enough=None if {"bytes", "quality"} & said.keys() else self.enough, **said)


PRESETS: Mapping[str, CompressTarget] = {
    "email": CompressTarget(500 * KB, 1600, 1600, "jpeg", mail=True, enough=86),
    "web": CompressTarget(500 * KB, 1920, 1920, "jpeg", enough=90),
    "web-hq": CompressTarget(1000 * KB, 2560, 2560, "webp", enough=90),
    "custom": CompressTarget(),
}
USUAL = "email"
"""The preset when nothing is said."""
PER_PRESET = ("bytes", "width", "height", "format", "quality")
"""What of a preset a person can set for themselves."""
LARGEST_BYTES = 64 * KB * KB


def presets(own: Mapping[str, Mapping[str, Any]]) -> dict[str, CompressTarget]:
    """All presets, with what a person has set for themselves. Raises `Impossible` for what cannot be one."""
    for name in own:
        if name not in PRESETS:
            raise Impossible(
                say(
                    "no_such_preset",
                    "There is no preset “{name}”. Choose one of: {choices}.",
                    name=name[:50],
                    choices=", ".join(PRESETS),
                )
            )
    return {name: _own(name, preset, own.get(name, {})) for name, preset in PRESETS.items()}


def target_of(
    preset: str,
    target: str,
    kind: str,
    size: str,
    quality: int | None,
    ground: str,
    known: Mapping[str, CompressTarget] = PRESETS,
) -> CompressTarget:
    """What a person asked for: `preset` and `kind` by their names, `target` as `500KB`, `size` as `1200px`, `quality`
    1–100, `ground` `white` or `black`; what is empty was not said. Where nothing was, the usual preset.

    Raises `Impossible`.
    """
    width, height = box_of(size) if size else (None, None)
    wished = any((target, kind, size, quality, ground))
    begin = CompressTarget() if wished and not preset else known[preset or USUAL]
    return begin.changed(
        bytes=bytes_of(target) if target else None,
        width=width,
        height=height,
        format=kind,
        quality=quality,
        ground=ground,
        strict=kind not in ("", "auto"),
        sized=bool(size),
    )


def preset_named(preset: str, *wishes: object) -> str:
    """The preset, also where none was named: the usual one, or none beside what was wished."""
    return preset or ("custom" if any(wishes) else USUAL)


def preset_values(preset: CompressTarget) -> dict[str, Any]:
    """The other way: what of a preset can be set."""
    return {name: getattr(preset, name) for name in PER_PRESET}


def _own(name: str, preset: CompressTarget, values: Mapping[str, Any]) -> CompressTarget:
    for key in values:
        if key not in PER_PRESET:
            raise Impossible(
                say(
                    "preset_has_no",
                    "{name} has no “{key}”; a preset has {choices}.",
                    name=name,
                    key=key[:50],
                    choices=", ".join(PER_PRESET),
                )
            )
    changed = replace(preset, **values)
    if changed.quality is not None:
        changed = replace(changed, enough=None)
    _within(name, "bytes", changed.bytes, LEAST_BYTES, LARGEST_BYTES)
    _within(name, "width", changed.width, SMALLEST, LARGEST)
    _within(name, "height", changed.height, SMALLEST, LARGEST)
    _within(name, "quality", changed.quality, 1, 100)
    if changed.format not in FORMATS:
        raise Impossible(
            say(
                "preset_format",
                "The format of {name} must be one of: {choices}.",
                name=name,
                choices=", ".join(FORMATS),
            )
        )
    return changed


def _within(name: str, what: str, value: object, low: int, high: int) -> None:
    if value is None:
        return
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise Impossible(
            say(
                "preset_number",
                "The {what} of {name} must be a whole number from {low} to {high}, or nothing at all.",
                what=what,
                name=name,
                low=figure(low),
                high=figure(high),
            )
        )


def bytes_of(text: str) -> int:
    """`300KB` as 300,000, `1.5 MB` as 1,500,000. Raises `Impossible`."""
    found = SIZE.fullmatch(text.strip())
    if not found:
        raise Impossible(
            say(
                "what_is_a_file_size",
                "“{text}” is not a file size. Write a number with KB or MB, such as 300KB or 1.5MB.",
                text=text,
            )
        )
    size = round(float(found[1].replace(",", ".")) * UNITS[found[2][0].lower()])
    if size < LEAST_BYTES:
        raise Impossible(
            say(
                "file_size_too_small",
                "A picture needs at least {least_bytes} KB; {text} is too little.",
                least_bytes=LEAST_BYTES // KB,
                text=text.strip(),
            )
        )
    return size


def box_of(text: str) -> tuple[int, int]:
    """`1200px` as 1200 × 1200, the most on either side; `1200x800` as it says. Raises `Impossible`."""
    found = BOX.fullmatch(text.strip())
    sides = (int(found[1] or found[3]), int(found[2] or found[3])) if found else (0, 0)
    if not all(SMALLEST <= side <= LARGEST for side in sides):
        least = f"at least {SMALLEST}"
        raise Impossible(
            say(
                "what_is_a_box",
                "“{text}” is not a size. Write the most it may measure as 1200px or 1200x800, {least}.",
                least=least,
                text=text,
            )
        )
    return sides

"""What was found out about a file, and how its readers are told why one is not read."""

from __future__ import annotations

from dataclasses import dataclass, field

from imaging.file import File
from imaging.file_formats import BY_PILLOW
from imaging.inspection.samples import Samples
from imaging.refusal import Refused
from imaging.sentences import say

UPRIGHT = 1
SIDEWAYS = (5, 6, 7, 8)
"""Orientations of pictures that lie on their side."""
FIRST = say("noticed_several_first", "several pictures: first one used")
SEVERAL = {"TIFF": FIRST, "PPM": FIRST, "HEIF": say("noticed_several_main", "several pictures: main one used")}
"""What is said of more than one, where that is no animation."""
PLACE = say("noticed_place", "place: kept only in the original")
CUT = "cut short:"
"""How a note begins on what is missing."""
FRAMES_MISSING = say("noticed_frames_missing", "cut short: later frames are missing")
ANIMATION = say("noticed_animation", "animation: first frame used")
FEW = 0.05
"""Share of a picture that may be missing at its end: it is opened, and that is said."""
Sides = tuple[int, int]
"""Width and height in pixels."""


@dataclass(frozen=True)
class Beside:
    """What stands in a file beside its pixels, as it stands there; empty where there is none or none that is whole."""

    exif: bytes = b""
    """From its TIFF header on; that of a TIFF is the file itself."""
    xmp: bytes = b""
    icc: bytes = b""


@dataclass(frozen=True)
class Report:
    """A file that can be read, as every reader has to see it."""

    format: str
    """By Pillow's name: `JPEG`, `PNG`, `WEBP`, `AVIF`, `HEIF`, `TIFF`, …"""
    data: File = field(repr=False)
    """What decoders get: the pixels and nothing else; mended where it was cut short behind them. It never says how the
    picture is turned: `orientation` does. Which colours it has, `imaging.colour.declared` reads."""
    size: Sides = (0, 0)
    """As stored, before it is turned."""
    orientation: int = UPRIGHT
    """1 to 8, as in EXIF: how the decoded picture has still to be turned."""
    bits: int = 8
    """A channel, as stored; 1 to 64."""
    channels: int = 3
    """As stored, with alpha; a palette is one."""
    frames: int = 1
    """Of an animation, or pages: the first is used."""
    place: bool = False
    """It says where it was taken."""
    beside: Beside = Beside()
    notes: tuple[str, ...] = ()
    """What the person should know besides: `cut short: …`"""
    file: File = field(default=b"", repr=False)
    """All of it, as it came; of a picture that lies in a file of another kind, from where it begins."""
    samples: Samples | None = None
    """Of a TIFF that Pillow would refuse or misunderstand."""
    dpi: tuple[float, float] | None = None
    """Pixels an inch, across and down, where the file says that outside of EXIF; that of a TIFF is its own tags."""
    ends: int = 0
    """Of a JPEG: the byte of `file` behind the picture, where others may stand. Looking for it takes 2 ms of 5 MB."""
    kept_as: str = ""
    """The media type of the file, where that is not the one of the picture in it."""

    @property
    def media_type(self) -> str:
        """By its content, whatever its name says."""
        return self.kept_as or BY_PILLOW[self.format].media_type

    @property
    def cut(self) -> bool:
        """Whether something of it is missing at its end."""
        return any(note.startswith(CUT) for note in self.notes)

    @property
    def noticed(self) -> tuple[str, ...]:
        """All that the person should know who sent it."""
        return self.notes + self._several() + ((PLACE,) if self.place else ())

    def _several(self) -> tuple[str, ...]:
        if self.frames < 2:
            return ()
        return (SEVERAL.get(self.format, ANIMATION),)

    @property
    def upright(self) -> Sides:
        """Its size, turned."""
        return self.size[::-1] if self.orientation in SIDEWAYS else self.size


def within(size: Sides, limit: int) -> None:
    """Raises `Refused` for a picture of more than `limit` pixels."""
    pixels = size[0] * size[1]
    if pixels > limit:
        text = say(
            "too_many_megapixels",
            "The picture has {pixels} megapixels; the limit is {limit}.",
            pixels=round(pixels / 1e6),
            limit=round(limit / 1e6),
        )
        raise Refused(text, "picture_too_large")


def far_too_large(limit: int) -> Refused:
    """What Pillow's own limit, a multiple of ours, ends before its size is known."""
    return Refused(
        say(
            "far_too_many_megapixels",
            "The picture has far too many megapixels; the limit is {limit}.",
            limit=f"{limit / 1000000.0:.0f}",
        ),
        "picture_too_large",
    )


def cut_at(share: float) -> str:
    """How much of a picture came, for `incomplete`."""
    return say("file_ends_after", "The file ends after {percent}% of the picture.", percent=min(99, int(100 * share)))


def cut_short(share: float) -> str:
    """The note on a picture that is opened although its file was cut short; `share` of it is there."""
    if share == 1:
        return say("noticed_no_end", "cut short: the file has no end, the picture is all there")
    missing = say("percent", "{number}%", number=round(100 * (1 - share), 1))
    return say("noticed_end_missing", "cut short: the last {percent} of the picture is missing", percent=missing)


def missing_end(share: float) -> tuple[str, ...]:
    """What to say of a picture of which that share came. Raises `Refused` where much of it is missing."""
    if share < 1 - FEW:
        raise incomplete(cut_at(share))
    return (cut_short(share),) if share < 1 else ()


def damaged() -> Refused:
    """What has lost what no reader can do without."""
    return Refused(say("picture_damaged", "The picture is damaged or incomplete."), "broken_picture")


def incomplete(there: str) -> Refused:
    """What was cut short; `there` says how much of it came: `The file ends after 62 % of the picture.`"""
    return Refused(
        say(
            "picture_incomplete",
            "The picture is incomplete. {there} Send it again from where it came from.",
            there=there,
        ),
        "broken_picture",
    )


def unread(kind: str, instead: str, code: str = "kind_not_read") -> Refused:
    """What is whole, as far as anybody knows, but of a kind that is not opened here. `kind` begins with its article;
    `instead` says what to do."""
    return Refused(
        say(
            "kind_not_read",
            "This is {kind}, not a picture that can be opened here. {instead}",
            kind=kind,
            instead=instead,
        ),
        code,
    )

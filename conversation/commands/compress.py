"""`/compress`: pictures small enough to send, or to put on a page. `conversation/editing/compression.py` does each
of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from conversation.command import Command, Turn
from conversation.editing.compression import CompressJob, compressed_all
from conversation.editing.picture_list import meant, pictures_option
from conversation.events import Event, QuestionAsked
from conversation.sentences import in_bytes, joined, listed, say
from imaging.compress.target import (
    BOX,
    FORMATS,
    PRESETS,
    SIZE,
    CompressTarget,
    bytes_of,
    preset_named,
    presets,
    target_of,
)
from imaging.declaration import option

HEADINGS = {
    "email": say("heading_compress_email", "Compress for email"),
    "web": say("heading_compress_web", "Compress for the web"),
    "web-hq": say("heading_compress_web_hq", "Compress for the web, in high quality"),
}


def meaning(known: Mapping[str, CompressTarget]) -> str:
    """The help of the option `preset`: what each of them asks for."""
    return joined([_named(name, list(_wishes(preset))) for name, preset in known.items()], "; ")


def _named(name: str, wishes: Sequence[str]) -> str:
    asked = listed(wishes) if wishes else say("only_what_you_say", "only what you say")
    return say("preset_asks", "{name} ({wishes})", name=name, wishes=asked)


def _wishes(preset: CompressTarget) -> Iterator[str]:
    if preset.format != "auto":
        yield preset.format.upper()
    if preset.width or preset.height:
        sides = [str(side) for side in (preset.width, preset.height) if side]
        yield f"{'×'.join(dict.fromkeys(sides))} px"
    if preset.bytes:
        yield in_bytes(preset.bytes)
    if preset.quality:
        yield say("wish_quality", "quality {quality}", quality=preset.quality)


@dataclass(frozen=True)
class Compress(Command):
    """Shrink pictures to a size, at the best quality that fits."""

    name: ClassVar[str] = "compress"
    icon: ClassVar[str] = "compress"
    group: ClassVar[str] = "finish"
    about: ClassVar[str] = "several"
    free_argument: ClassVar[str] = "preset"
    examples: ClassVar[tuple[str, ...]] = ("", "300KB", "web all", "1.5MB webp #1 #3", "1200px jpeg")
    joining: ClassVar[tuple[str, ...]] = ("to", "at", "under", "below", "most", "for", "and")
    hint: ClassVar[str] = "Without options: the preset email"

    preset: str = option(meaning(PRESETS), default="", choices=("", *PRESETS))
    target: str = option(
        "the largest file it may be, such as 300KB or 1.5MB",
        default="",
        form=f"(?i:{SIZE.pattern})",
        brief="most bytes: 300KB",
    )
    format: str = option(
        "the new format; auto picks what suits it", default="", choices=("", *FORMATS), words={"jpg": "jpeg"}
    )
    size: str = option(
        "the most it may measure, such as 1200px or 1200x800",
        default="",
        form=f"(?i:{BOX.pattern})",
        brief="most pixels: 1200px, 1200x800",
    )
    quality: int = option(
        "the highest quality to use, 1–100",
        default=0,
        low=0,
        high=100,
        percent="points",
        brief="at most; 0 is no limit",
    )
    ground: str = option("what goes behind a transparent picture in JPEG", default="", choices=("", "white", "black"))
    pictures: str = pictures_option()

    def __post_init__(self) -> None:
        super().__post_init__()
        self.most()

    def most(self, known: Mapping[str, CompressTarget] = PRESETS) -> CompressTarget:
        """What was asked for; `known` are the person's own presets. Raises `Impossible`."""
        said = self.preset, self.target, self.format, self.size, self.quality, self.ground
        return target_of(*said, known)

    @property
    def _named(self) -> str:
        """The preset, also where none was named."""
        return preset_named(self.preset, self.target, self.format, self.size, self.quality, self.ground)

    def run(self, turn: Turn) -> Iterator[Event]:
        pictures = meant(turn, self.pictures)
        if isinstance(pictures, QuestionAsked):
            yield pictures
            return
        yield from compressed_all(turn, pictures, self.job(presets(turn.options.presets)))

    def heading(self) -> str:
        if self.target:
            return say("heading_compress_to", "Compress to {size}", size=in_bytes(bytes_of(self.target)))
        return HEADINGS.get(self.preset) or super().heading()

    def job(self, known: Mapping[str, CompressTarget] = PRESETS) -> CompressJob:
        """What is to be done to each picture; `known` are the person's own presets."""
        return CompressJob(self.most(known), self._named, bool(self.preset or self.size), self._said)

    def _said(self, changed: Mapping[str, Any], numbers: Sequence[int]) -> str:
        """The same as a slash command, with these options instead, about these pictures."""
        values = {**{argument.name: getattr(self, argument.name) for argument in self.arguments()}, **changed}
        bare = [str(values[name]).replace(" ", "") for name in ("preset", "target", "format", "size") if values[name]]
        named = [f"{name}={values[name]}" for name in ("quality", "ground") if values[name]]
        return " ".join([f"/{self.name}", *bare, *named, *(f"#{number}" for number in numbers)])


"""Pictures in one go."""

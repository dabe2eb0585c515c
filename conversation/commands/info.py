"""`/info`: what is known about a picture, exactly: size, bytes, format, and what was done to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from conversation.command import Aim, Command, Turn
from conversation.events import Event, TextDelta
from conversation.image import Version
from conversation.lineage import line
from conversation.measures import format_of, in_bytes
from conversation.recounting import recounted
from conversation.target import no_picture
from imaging.declaration import option

WHAT = ("all", "size", "bytes", "format", "changes", "metadata")


@dataclass(frozen=True)
class Info(Command):
    """Say how large a picture is, in which format, and what was done to it."""

    name: ClassVar[str] = "info"
    icon: ClassVar[str] = "info"
    free_argument: ClassVar[str] = "what"
    examples: ClassVar[tuple[str, ...]] = ("", "changes")

    what: str = option("what to say", default="all", choices=WHAT)

    def run(self, turn: Turn) -> Iterator[Event]:
        if turn.aim is None:
            raise no_picture()
        wanted = WHAT[1:5] if self.what == "all" else (self.what,)
        name = f"#{turn.aim.image.number} “{turn.aim.image.title}”"
        yield TextDelta(f"{name}: " + " ".join(LINES[each](turn, turn.aim) for each in wanted))


def _size(turn: Turn, aim: Aim) -> str:
    version = aim.version
    megapixels = version.width * version.height / 1e6
    exact = f"{megapixels:.1f}" if megapixels >= 0.1 else f"{megapixels:.2g}"
    return f"{version.width} × {version.height} px ({exact} megapixels), {in_bytes(version.bytes)}."


def _bytes(turn: Turn, aim: Aim) -> str:
    return f"{aim.version.bytes:,} bytes.".replace(",", " ")


def _format(turn: Turn, aim: Aim) -> str:
    return f"{format_of(aim.version.media_type)}."


def _metadata(turn: Turn, aim: Aim) -> str:
    if aim.version.recipe.by == "upload":
        return "this is the file as you sent it, with whatever it says about place and camera. /strip removes that."
    return "the file holds no metadata: no place, camera, owner or time."


def _changes(turn: Turn, aim: Aim) -> str:
    steps = [_step(turn, version) for version in line(aim.image, aim.version)]
    made, changes = steps[0], steps[1:]
    if not changes:
        return f"{made}; nothing was changed since."
    return f"{made}; then {', '.join(each[0].lower() + each[1:] for each in changes)}."


def _step(turn: Turn, version: Version) -> str:
    did = recounted(turn.studio.palette, version)
    return f"{did} (“{version.name}”)" if version.name else did


LINES = {"size": _size, "bytes": _bytes, "format": _format, "changes": _changes, "metadata": _metadata}

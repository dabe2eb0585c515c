"""`/info`: what is known about a picture, exactly: size, bytes, format, what was done to it, what stands in its file.

What the file says about people and places goes into `SheetShown`, never into the text: a model reads that later.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from conversation.command import Command, PictureVersion, Turn
from conversation.events import Event, SheetShown, TextDelta
from conversation.image import Version
from conversation.sentences import say
from conversation.target import no_picture
from conversation.versions.descriptions import describe
from conversation.versions.file_sheet import Described, Excerpt, described, private
from conversation.versions.lineage import line
from conversation.versions.sizes import format_of, in_bytes
from imaging.declaration import option
from imaging.metadata.entry import GROUPS

EXACT = ("size", "bytes", "format", "changes")
SHORT = tuple(group for group in GROUPS if group != "more")
TOPICS = {
    "all": (SHORT, "", ""),
    "metadata": (tuple(GROUPS), "", ""),
    "camera": (("camera",), "the camera and its settings stand in {file}.", "{file} says nothing about a camera."),
    "place": (("place",), "{file} says where it was taken.", "{file} does not say where it was taken."),
    "date": (
        ("camera", "software", "place"),
        "{file} says when it was taken.",
        "{file} does not say when it was taken.",
    ),
    "credit": (("people",), "{file} says whose it is.", "{file} does not say whose it is."),
    "profile": (
        ("colour",),
        "its colours are told in {file}.",
        "{file} says nothing about its colours: sRGB is assumed.",
    ),
    "origin": (
        ("ai",),
        "{file} says how it was made.",
        "nothing in {file} says that a machine made it, which proves nothing.",
    ),
}
"""Groups of the sheet, and what to say where there are some and where there are none."""
DATES = ("taken", "digitised", "modified", "satellite_time")
COUNT = "count"
MOST = 500
"""Pictures that are counted."""
WHAT = ("all", *EXACT, COUNT, *(topic for topic in TOPICS if topic != "all"))
KEPT_TO_YOU = " Only you see it here: it is in nothing you download, and no model is told."


@dataclass(frozen=True)
class Info(Command):
    """Say what is in a picture's file: size, format, camera, place, credit; and what was done to it."""

    name: ClassVar[str] = "info"
    aliases: ClassVar[tuple[str, ...]] = ("metadata", "exif")
    icon: ClassVar[str] = "info"
    group: ClassVar[str] = "ask"
    free_argument: ClassVar[str] = "what"
    examples: ClassVar[tuple[str, ...]] = ("", "place", "changes")

    what: str = option("what to say", default="all", choices=WHAT)

    def run(self, turn: Turn) -> Iterator[Event]:
        if turn.picture is None:
            raise no_picture()
        if self.what == COUNT:
            there = len(turn.studio.images.of(turn.conversation, MOST))
            yield TextDelta(say("pictures_here", "Pictures in this conversation: {there}.", there=there))
            return
        name = f"#{turn.picture.image.number} “{turn.picture.image.title}”"
        if self.what in EXACT:
            yield TextDelta(f"{name}: {LINES[self.what](turn, turn.picture)}")
            return
        if self.what == "all":
            yield TextDelta(f"{name}: " + " ".join(LINES[each](turn, turn.picture) for each in EXACT))
        found = described(turn.edit_context, turn.picture)
        excerpts = _of_topic(self.what, found)
        if self.what != "all":
            yield TextDelta(f"{name}: {_said(self.what, turn.picture, found, excerpts)}")
        for excerpt in excerpts:
            image, version = turn.picture.image, turn.picture.version
            about = image.id, image.number, image.title, version.id
            yield SheetShown(*about, excerpt.groups, excerpt.original, excerpt.more)


def _said(topic: str, picture: PictureVersion, found: Described, excerpts: Sequence[Excerpt]) -> str:
    if topic == "metadata":
        return _metadata(found)
    _, there, nothing = TOPICS[topic]
    file = "the file you sent" if picture.version.as_it_came or (excerpts and excerpts[0].original) else "its file"
    if not excerpts:
        made = " It was painted here, by a model." if topic == "origin" and picture.version.is_ai else ""
        return nothing.format(file=file) + made
    entries = [entry for excerpt in excerpts for group in excerpt.groups for entry in group.entries]
    return there.format(file=file) + (KEPT_TO_YOU if any(entry.fate == "private" for entry in entries) else "")


def _metadata(found: Described) -> str:
    hidden = private(found.file)
    if not hidden and found.original is None:
        return "the file holds no metadata: no place, camera, owner or time."
    if not hidden:
        return "this version's file holds no metadata. What the file you sent says stands below, for you alone."
    place = " The place is one of them." if found.file.place else ""
    return f"the file says {len(hidden)} things about itself that are in nothing you download.{place}"


def _of_topic(topic: str, found: Described) -> list[Excerpt]:
    excerpts = found.told(TOPICS[topic][0])
    return [only for each in excerpts if (only := _dates(each)).groups] if topic == "date" else excerpts


def _dates(excerpt: Excerpt) -> Excerpt:
    kept = (
        replace(group, entries=tuple(entry for entry in group.entries if entry.id in DATES)) for group in excerpt.groups
    )
    return replace(excerpt, groups=tuple(group for group in kept if group.entries))


def _size(turn: Turn, picture: PictureVersion) -> str:
    version = picture.version
    megapixels = version.width * version.height / 1e6
    exact = f"{megapixels:.1f}" if megapixels >= 0.1 else f"{megapixels:.2g}"
    return f"{version.width} × {version.height} px ({exact} megapixels), {in_bytes(version.bytes)}."


def _bytes(turn: Turn, picture: PictureVersion) -> str:
    return f"{picture.version.bytes:,} bytes.".replace(",", " ")


def _format(turn: Turn, picture: PictureVersion) -> str:
    return f"{format_of(picture.version.media_type)}."


def _changes(turn: Turn, picture: PictureVersion) -> str:
    steps = [_step(turn, version) for version in line(picture.image, picture.version)]
    made, changes = steps[0], steps[1:]
    if not changes:
        return f"{made}; nothing was changed since."
    return f"{made}; then {', '.join(each[0].lower() + each[1:] for each in changes)}."


def _step(turn: Turn, version: Version) -> str:
    did = describe(turn.studio.palette, version)
    return f"{did} (“{version.name}”)" if version.name else did


LINES = {"size": _size, "bytes": _bytes, "format": _format, "changes": _changes}

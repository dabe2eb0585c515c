"""`/info`: what is known about a picture, exactly: size, bytes, format, what was done to it, what stands in its file.

What the file says about people and places goes into `SheetShown`, never into the text: a model reads that later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from conversation.command import Command, PictureVersion, Turn
from conversation.events import Event, SheetShown, TextDelta
from conversation.image import Version
from conversation.sentences import all_of, both, figure, in_bytes, listed, number, say, within
from conversation.target import no_picture
from conversation.versions.descriptions import describe
from conversation.versions.file_sheet import Described, Excerpt, described, private
from conversation.versions.lineage import line
from conversation.versions.sizes import format_of
from imaging.declaration import option
from imaging.metadata.entry import GROUPS

BRIEF = "size, bytes, format, changes, count, metadata, camera, place, date, credit"
EXACT = ("size", "bytes", "format", "changes")
SHORT = tuple(group for group in GROUPS if group != "more")
Says = Callable[[str], str]
"""A sentence about a file that is called so."""
TOPICS: Mapping[str, tuple[tuple[str, ...], Says, Says]] = {
    "camera": (
        ("camera",),
        lambda file: say("info_camera", "{file} names the camera and its settings.", file=file),
        lambda file: say("info_no_camera", "{file} says nothing about a camera.", file=file),
    ),
    "place": (
        ("place",),
        lambda file: say("info_place", "{file} says where it was taken.", file=file),
        lambda file: say("info_no_place", "{file} does not say where it was taken.", file=file),
    ),
    "date": (
        ("camera", "software", "place"),
        lambda file: say("info_date", "{file} says when it was taken.", file=file),
        lambda file: say("info_no_date", "{file} does not say when it was taken.", file=file),
    ),
    "credit": (
        ("people",),
        lambda file: say("info_credit", "{file} says whose it is.", file=file),
        lambda file: say("info_no_credit", "{file} does not say whose it is.", file=file),
    ),
    "profile": (
        ("colour",),
        lambda file: say("info_profile", "{file} describes its colours.", file=file),
        lambda file: say("info_no_profile", "{file} says nothing about its colours: sRGB is assumed.", file=file),
    ),
    "origin": (
        ("ai",),
        lambda file: say("info_origin", "{file} says how it was made.", file=file),
        lambda file: say(
            "info_no_origin", "nothing in {file} says that a machine made it, but that proves nothing.", file=file
        ),
    ),
}
"""Groups of the sheet, and what to say where there are some and where there are none."""
GROUPS_OF = {"all": SHORT, "metadata": tuple(GROUPS), **{topic: groups for topic, (groups, _, _) in TOPICS.items()}}
DATES = ("taken", "digitised", "modified", "satellite_time")
COUNT = "count"
MOST = 500
"""Pictures that are counted."""
WHAT = ("all", *EXACT, COUNT, "metadata", *TOPICS)
KEPT_TO_YOU = say(
    "info_kept_to_you", "Only you can see this. It is not in anything you download, and no model is told."
)


@dataclass(frozen=True)
class Info(Command):
    """Say what is in a picture’s file (size, format, camera, place, credit) and what was done to it."""

    name: ClassVar[str] = "info"
    aliases: ClassVar[tuple[str, ...]] = ("metadata", "exif")
    icon: ClassVar[str] = "info"
    group: ClassVar[str] = "ask"
    free_argument: ClassVar[str] = "what"
    examples: ClassVar[tuple[str, ...]] = ("", "place", "changes")

    what: str = option("what you want to know", default="all", choices=WHAT, brief=BRIEF)

    def run(self, turn: Turn) -> Iterator[Event]:
        if turn.picture is None:
            raise no_picture()
        if self.what == COUNT:
            there = len(turn.studio.images.of(turn.conversation, MOST))
            yield TextDelta(say("pictures_here", "Pictures in this conversation: {there}.", there=there))
            return
        if self.what in EXACT:
            yield TextDelta(_of(turn.picture, LINES[self.what](turn, turn.picture)))
            return
        if self.what == "all":
            yield TextDelta(_of(turn.picture, all_of(LINES[each](turn, turn.picture) for each in EXACT)))
        found = described(turn.edit_context, turn.picture)
        excerpts = _of_topic(self.what, found)
        if self.what != "all":
            yield TextDelta(_of(turn.picture, _said(self.what, turn.picture, found, excerpts)))
        for excerpt in excerpts:
            image, version = turn.picture.image, turn.picture.version
            about = image.id, image.number, image.title, version.id
            yield SheetShown(*about, excerpt.groups, excerpt.original, excerpt.more)


def _of(picture: PictureVersion, what: str) -> str:
    """`#2 “Pier”: …`"""
    number, title = picture.image.number, picture.image.title
    return say("of_picture_called", "#{number} “{title}”: {said}", number=number, title=title, said=what)


def _said(topic: str, picture: PictureVersion, found: Described, excerpts: Sequence[Excerpt]) -> str:
    if topic == "metadata":
        return _metadata(found)
    _, there, nothing = TOPICS[topic]
    sent = picture.version.as_it_came or (excerpts and excerpts[0].original)
    file = say("file_you_sent", "the file you sent") if sent else say("its_file", "its file")
    if not excerpts:
        painted = topic == "origin" and picture.version.is_ai
        return both(nothing(file), say("info_painted_here", "It was painted here, by a model.") if painted else "")
    entries = [entry for excerpt in excerpts for group in excerpt.groups for entry in group.entries]
    return both(there(file), KEPT_TO_YOU if any(entry.fate == "private" for entry in entries) else "")


def _metadata(found: Described) -> str:
    hidden = private(found.file)
    if not hidden and found.original is None:
        return say("info_no_metadata", "the file holds no metadata: no place, camera, owner or time.")
    if not hidden:
        return say(
            "info_none_in_version",
            "this version’s file holds no metadata. Below is what the file you sent says, for your eyes only.",
        )
    count = say(
        "info_metadata",
        "the file holds {count} pieces of metadata. None of them is in what you download.",
        count=len(hidden),
    )
    return both(count, say("info_place_too", "The place is among them.") if found.file.place else "")


def _of_topic(topic: str, found: Described) -> list[Excerpt]:
    excerpts = found.told(GROUPS_OF[topic])
    return [only for each in excerpts if (only := _dates(each)).groups] if topic == "date" else excerpts


def _dates(excerpt: Excerpt) -> Excerpt:
    kept = (
        replace(group, entries=tuple(entry for entry in group.entries if entry.id in DATES)) for group in excerpt.groups
    )
    return replace(excerpt, groups=tuple(group for group in kept if group.entries))


def _size(turn: Turn, picture: PictureVersion) -> str:
    version = picture.version
    megapixels = version.width * version.height / 1e6
    return say(
        "info_size",
        "{width} × {height} px ({megapixels} megapixels), {bytes}.",
        width=version.width,
        height=version.height,
        megapixels=number(round(megapixels, 1)) if megapixels >= 0.1 else number(megapixels, 2),
        bytes=in_bytes(version.bytes),
    )


def _bytes(turn: Turn, picture: PictureVersion) -> str:
    return say("info_bytes", "{count} bytes.", count=figure(picture.version.bytes))


def _format(turn: Turn, picture: PictureVersion) -> str:
    return say("as_sentence", "{what}.", what=format_of(picture.version.media_type))


def _changes(turn: Turn, picture: PictureVersion) -> str:
    steps = [_step(turn, version) for version in line(picture.image, picture.version)]
    made, changes = steps[0], steps[1:]
    if not changes:
        return say("info_unchanged", "{made}; nothing has changed since.", made=made)
    return say("info_changes", "{made}; then {changes}.", made=made, changes=listed([within(each) for each in changes]))


def _step(turn: Turn, version: Version) -> str:
    did = describe(turn.studio.palette, version)
    return say("done_and_named", "{done} (“{name}”)", done=did, name=version.name) if version.name else did


LINES = {"size": _size, "bytes": _bytes, "format": _format, "changes": _changes}

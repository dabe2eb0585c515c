"""A conversation, or all that a person has, as a ZIP that is made while it is sent.

    read-me.txt          what is in it
    conversation.md      what was said on the branch that is shown, with its pictures
    conversation.json    all branches, all versions, how each was made and what it cost
    pictures/            every version's own file, an upload as it came
    drawn/               what was drawn on pictures, and the masks of where they were changed

Of everything there is a folder like that for each conversation, and beside them `account.json` and `index.md`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

from conversation.archive.contents import DrawnOnPictures, contents
from conversation.archive.transcript import one_line, transcript
from conversation.errors import NotFound, Told
from conversation.image import Image, Version
from conversation.message import Message
from conversation.ports.accounts import User
from conversation.ports.areas.layers import Layers
from conversation.ports.areas.masks import Masks
from conversation.ports.downloads import ORIGINAL, SAME, Leaving
from conversation.ports.jobs import AttendedWork, Unattended
from conversation.ports.library import Conversation, Library
from conversation.ports.shelf import Shelf
from conversation.serialization import to_json
from conversation.services.leaving import LeavingPictures, pieces_of, whole
from conversation.services.preferences import Preferences
from conversation.services.zip_notes import ZipNotes
from conversation.services.zip_stream import ZipEntry, zipped
from conversation.versions.alt_text import alt_of
from conversation.versions.filenames import Distinct, ending_of, made, stem, stem_of

MOST_IMAGES = 100_000
"""Of one conversation."""
AT_ONCE = 200
"""Messages that are read before others have their turn."""
READ_ME = """This is what Atelier, a studio for pictures, kept for you. Nothing of it needs Atelier to be read.

{name}.md is the conversation as it was shown, in Markdown, with its pictures.
{name}.json is all of it for programs: every branch, every version of every picture, how it was made, what it cost.
pictures/ has every version's own file. What you uploaded is there {came}
drawn/ has what was drawn on pictures, and the masks of where they were changed, where there are any.
A studio reads all of it in again: Settings, Files, Import.
"""
AS_IT_CAME = "as it came, and may say where and when it was taken."
WITHOUT = "without what it said of people, places and devices."
CONVERSATION = "conversation"


@dataclass(frozen=True)
class Archives:
    """Where a person's things leave for good places. Another person's and one that never was give `NotFound`."""

    library: Library
    shelf: Shelf
    layers: Layers
    masks: Masks
    preferences: Preferences
    leaving: LeavingPictures
    clock: Callable[[], float]
    give_way: Callable[[], object] = lambda: None
    """Lets others have their turn."""
    work: AttendedWork = field(default_factory=Unattended)
    """What makes jobs of archives."""

    def conversation(self, owner: str, conversation: str, offset: int = 0, clean: bool = False) -> Leaving:
        """One of them; `offset` is minutes that the person's clock is ahead of UTC. `clean`: what was uploaded goes
        along without anything private, instead of as it came. Raises `NotFound`."""
        found = self.library.get(owner, conversation)
        name = f"{stem(found.title, 'Conversation')}.zip"

        def sent() -> Generator[bytes, None, None]:
            with self.work.job(owner, "export", name, conversation, streams=True) as heard:
                yield from zipped(self._one(owner, found, offset, "", heard, clean))

        return Leaving(name, "application/zip", sent())

    def everything(self, user: User, offset: int = 0, clean: bool = False) -> Leaving:
        """All conversations, the settings, and who it was for. Keys and passwords are not in it."""
        now = self._now(offset)
        name = f"Atelier {now:%Y-%m-%d}.zip"

        def sent() -> Generator[bytes, None, None]:
            with self.work.job(user.id, "export", name, streams=True) as heard:
                yield from zipped(self._all(user, offset, heard, clean))

        return Leaving(name, "application/zip", sent())

    def _all(
        self, user: User, offset: int, heard: Callable[[float], None], clean: bool
    ) -> Generator[ZipEntry, None, None]:
        ids, index = list(self._ids(user.id)), ["# Everything\n"]
        for place, conversation in enumerate(ids, start=1):
            heard((place - 1) / len(ids))
            try:
                found = self.library.get(user.id, conversation)
            except NotFound:  # deleted meanwhile
                continue
            began = datetime.fromisoformat(found.created) + timedelta(minutes=offset)
            folder = f"conversations/{place:04} {began:%Y-%m-%d} {stem(found.title, 'Conversation')}/"
            index.append(f"- [{one_line(found.title) or 'Conversation'}]({quote(folder)}{CONVERSATION}.md)\n")
            yield from self._one(user.id, found, offset, folder, lambda _: None, clean)
        now = self._now(offset)
        yield ZipEntry("index.md", now, whole("".join(index).encode()))
        account = {"account": to_json(user), "settings": self.preferences.of(user.id), "exported": now.isoformat()}
        yield ZipEntry("account.json", now, whole(json.dumps(account, ensure_ascii=False, indent=1).encode()))

    def _one(
        self, owner: str, found: Conversation, offset: int, folder: str, heard: Callable[[float], None], clean: bool
    ) -> Generator[ZipEntry, None, None]:
        now, notes = self._now(offset), ZipNotes()
        images = self.shelf.of(owner, found.id, MOST_IMAGES)
        names = names_of(images)
        drawn = DrawnOnPictures(
            tuple(layer for image in images for layer in self.layers.of(owner, image.id)),
            tuple(mask for image in images for mask in self.masks.of(owner, image.id)[::-1]),
        )
        names = {**names, **drawn_names(drawn)}
        shown = {image.id: image.versions[0].id for image in images}
        alts = {each.id: alt_of(image, each, taken=not clean) for image in images for each in image.versions}
        lines = transcript(found, self._branch(owner, found.id), names, shown, alts, offset)
        yield ZipEntry(f"{folder}{CONVERSATION}.md", now, (line.encode() for line in lines))
        every = contents(found, images, self._every(owner, found.id), names, now.isoformat(), drawn, dated=not clean)
        yield ZipEntry(f"{folder}{CONVERSATION}.json", now, every)
        yield from self._drawn(owner, drawn, folder, names, now)
        done = 0
        for image in images:
            for version in image.versions:
                if version.id not in names:
                    continue
                self.give_way()
                heard(min(1.0, done / len(names)))
                done += 1
                try:
                    pieces = self._pieces(owner, image, version, clean)
                except Told as told:  # deleted meanwhile, or it cannot be made clean
                    notes.missing(done, told, image.title)
                    continue
                name = names[version.id]
                yield ZipEntry(f"{folder}{name}", made(version, offset), notes.watched(name, pieces))
        came = WITHOUT if clean else AS_IT_CAME
        read_me = READ_ME.format(name=CONVERSATION, came=came).encode().replace(b"\n", b"\r\n") + notes.text()
        yield ZipEntry(f"{folder}read-me.txt", now, whole(read_me))

    def _pieces(self, owner: str, image: Image, version: Version, clean: bool) -> Generator[bytes, None, None]:
        """Of its file. Raises `Told`."""
        if clean and version.as_it_came:
            return self.leaving.file(owner, image, version, SAME).pieces
        return pieces_of(self.shelf.file_of(owner, image.id, version.id, ORIGINAL).path)

    def _drawn(
        self, owner: str, drawn: DrawnOnPictures, folder: str, names: Mapping[str, str], now: datetime
    ) -> Generator[ZipEntry, None, None]:
        for ids, file in (
            ([layer.layer_id for layer in drawn.layers], self.layers.file),
            ([mask.mask_id for mask in drawn.masks], self.masks.file),
        ):
            for each in ids:
                self.give_way()
                with suppress(NotFound):  # deleted meanwhile
                    yield ZipEntry(f"{folder}{names[each]}", now, pieces_of(file(owner, each)))

    def _ids(self, owner: str) -> Iterator[str]:
        before: str | None = None
        while True:
            listing = self.library.listing(owner, before=before, limit=100)
            yield from (each.id for each in listing.conversations)
            if (before := listing.next) is None:
                return
            self.give_way()

    def _branch(self, owner: str, conversation: str) -> Iterator[Message]:
        """What is shown, oldest first: found from its end, so only the ids of its pieces are held."""
        ends: list[str | None] = [None]
        while True:
            page = self.library.page(owner, conversation, before=ends[-1], limit=AT_ONCE)
            self.give_way()
            if not page.more:
                break
            ends.append(page.messages[0].id)
        for end in reversed(ends):
            yield from self.library.page(owner, conversation, before=end, limit=AT_ONCE).messages
            self.give_way()

    def _every(self, owner: str, conversation: str) -> Iterator[Message]:
        after: str | None = None
        while messages := self.library.every(owner, conversation, after=after, limit=AT_ONCE):
            yield from messages
            after = messages[-1].id
            self.give_way()

    def _now(self, offset: int) -> datetime:
        return datetime.fromtimestamp(self.clock(), UTC) + timedelta(minutes=offset)


def names_of(images: tuple[Image, ...]) -> Mapping[str, str]:
    """Where each version's file lies, by its id: `pictures/03 lighthouse.png`, `pictures/03 lighthouse v2.png`."""
    distinct, names = Distinct(), dict[str, str]()
    for image in images:
        for place, version in enumerate(image.versions, start=1):
            if version.kept:
                first = f"{image.number:02} {stem_of(image)}{f' v{place}' if place > 1 else ''}"
                names[version.id] = f"pictures/{distinct(first, ending_of(image, version.media_type))}"
    return names


def drawn_names(drawn: DrawnOnPictures) -> Mapping[str, str]:
    """Where the file of each lies, by its id."""
    layers = {layer.layer_id: f"drawn/layer {place:02}.png" for place, layer in enumerate(drawn.layers, start=1)}
    return layers | {mask.mask_id: f"drawn/mask {place:02}.png" for place, mask in enumerate(drawn.masks, start=1)}

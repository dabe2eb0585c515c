"""Where every picture goes through that leaves the studio as a file: as it is wanted, with where it comes from in it.

What the page shows goes another way, and an upload that is wanted byte for byte goes untouched.
"""

from __future__ import annotations

import logging
from collections.abc import Generator
from dataclasses import dataclass, replace
from pathlib import Path

from conversation.edit_context import PictureVersion
from conversation.errors import Bug, NotFound, Told
from conversation.generation.rerun import MOST_IMAGES
from conversation.image import Image, Version
from conversation.ports.downloads import ORIGINAL, OWN_METADATA, SAME, SENT, Leaving
from conversation.ports.pixels import Exported, Pixels
from conversation.ports.shelf import PictureFile, Shelf
from conversation.recipe import VERSION, CompressionValues
from conversation.sentences import say, sentence_of
from conversation.services.preferences import Preferences
from conversation.versions.filenames import ending_of, stem_of
from conversation.versions.lineage import must_be_kept
from conversation.versions.provenance import KnownVersions, Telling, history_of, ids_used
from imaging.file import File, size
from imaging.operations.convert import LOSSY, Convert

PIECE = 256 * 1024
"""Bytes that are read at once."""
UNWRITABLE = "This picture cannot be written", "Something in it is in the way. Try another format, or “original”."
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class LeavingPictures:
    """Another person's and one that never was give the same `NotFound`."""

    shelf: Shelf
    preferences: Preferences
    pixels: Pixels

    def file(self, owner: str, image: Image, version: Version, kind: str) -> Leaving:
        """A version as a file of that kind. Raises `Told` for whatever keeps a picture from leaving: it must not keep
        others from it."""
        if kind == SENT:
            return self._as_sent(owner, image, version)
        kept = self.shelf.file_of(owner, image.id, version.id, ORIGINAL)
        try:
            if kept.path.stat().st_size != version.bytes:
                raise _damaged(kept.path.stat().st_size, version.bytes)
            if version.as_it_came and kind == ORIGINAL:
                name = f"{stem_of(image)}.{ending_of(image, version.media_type)}"
                return Leaving(name, version.media_type, pieces_of(kept.path), version.bytes, (OWN_METADATA,))
            made, notes = self._made(owner, kept, version, kind)
            most = most_of(version) if made == kept.path else 0
            left = self.marked(owner, PictureVersion(image, version), made, most)
        except OSError as error:
            raise Told(
                say("unreadable_file", "Its file cannot be read"),
                sentence_of(error.strerror or ""),
                code="broken_picture",
            ) from error
        except Bug as bug:  # whatever a foreign file does to the program that reads it
            log.error("picture %s cannot leave as %s", image.id, kind, exc_info=bug)
            raise Told(*UNWRITABLE, code="broken_picture", status=422) from bug
        name, notes = f"{stem_of(image)}.{ending_of(image, left.media_type)}", (*notes, *left.notes)
        if left.file:
            pieces = passed_on(left.file) if left.file != kept.path else pieces_of(left.file)
            return Leaving(name, left.media_type, pieces, size(left.file), notes)
        return Leaving(name, left.media_type, whole(left.data), len(left.data), notes)

    def bytes(self, owner: str, picture: PictureVersion, word: str, quality: int = 0) -> tuple[bytes, str]:
        """A version in a format (`png`, `jpeg`, `webp`), without anything private, and its media type. `quality`: 1 to
        100, where the format has one; 0 is a good one. Raises `Told`."""
        image, version = picture.image, picture.version
        kept: File = self.shelf.file_of(owner, image.id, version.id, ORIGINAL).path
        if version.media_type != f"image/{word}" or version.as_it_came or quality:
            kept = self.pixels.edit(kept, [Convert(word, quality if word in LOSSY else 0)]).content
        left = self.marked(owner, picture, kept, most_of(version) if isinstance(kept, Path) else 0)
        if not left.file:
            return left.data, left.media_type
        data = left.file.read_bytes()
        if left.file != kept:
            left.file.unlink(missing_ok=True)
        return data, left.media_type

    def marked(self, owner: str, picture: PictureVersion, content: File, most: int = 0) -> Exported:
        """A file that was made of a version, with where it comes from in it; of at most so many bytes, where that is
        said. Raises `Told`."""
        set_by = self.preferences.of(owner)
        telling = Telling(
            set_by["origin_prompt"], set_by["origin_writer"], set_by["origin_training"], set_by["keep_credit"]
        )
        known = self._known(owner, picture)  # the paths are good for as long as somebody has them
        history = history_of(picture, known, telling, VERSION)
        return self.pixels.mark(content, replace(history, most=most))

    def _as_sent(self, owner: str, image: Image, version: Version) -> Leaving:
        """Byte for byte. Raises `Told` where no model sent a signed file."""
        must_be_kept(version.kept)
        if version.sent is None:
            raise Told(
                say("nothing_sent", "There is no signed file of a model"),
                say(
                    "nothing_sent_text",
                    "Only what a model sent with Content Credentials of its own is kept as it came. "
                    "Choose another format.",
                ),
                code="nothing_sent",
                status=404,
            )
        path = self.shelf.file_of(owner, image.id, version.id, SENT).path
        name = f"{stem_of(image)}.{ending_of(image, version.sent.media_type)}"
        return Leaving(name, version.sent.media_type, pieces_of(path), version.sent.bytes)

    def _made(self, owner: str, kept: PictureFile, version: Version, kind: str) -> tuple[File, tuple[str, ...]]:
        """The file as it is wanted, before it is marked, and what is to be said about it."""
        if is_kept_so(version, kind):
            return kept.path, ()
        made = self.pixels.crediting(self.preferences.keeps_credit(owner)).export(kept.path, kind)
        return made.file or made.data, made.notes

    def _known(self, owner: str, picture: PictureVersion) -> KnownVersions:
        wanted, own = ids_used(picture), {each.id for each in picture.image.versions}
        images: tuple[Image, ...] = (picture.image,)
        if not own.issuperset(wanted):
            images += self.shelf.of(owner, picture.image.conversation, MOST_IMAGES)
        found = {
            version.id: PictureVersion(image, version)
            for image in images
            for version in image.versions
            if version.id in wanted
        }
        files = {id_: file for id_, each in found.items() if (file := self._path(owner, each))}
        return KnownVersions(found, files)

    def _path(self, owner: str, picture: PictureVersion) -> Path | None:
        if not picture.version.kept:
            return None
        kind = SENT if picture.version.sent and picture.version.sent.state != "unreadable" else ORIGINAL
        try:
            return self.shelf.file_of(owner, picture.image.id, picture.version.id, kind).path
        except NotFound:  # it went in this moment
            return None


def is_kept_so(version: Version, kind: str) -> bool:
    """Whether its own file is what is wanted: what was made here is clean, what was uploaded is not."""
    return not version.as_it_came and kind in (SAME, ORIGINAL, version.media_type.removeprefix("image/"))


def most_of(version: Version) -> int:
    """Bytes that somebody said it may have at most; 0 where nobody did."""
    made = version.recipe.values
    return (made.target.bytes or 0) if isinstance(made, CompressionValues) else 0


def pieces_of(path: Path) -> Generator[bytes, None, None]:
    """A file's bytes. It is open only while it is read."""
    with path.open("rb") as stream:
        while piece := stream.read(PIECE):
            yield piece


def passed_on(path: Path) -> Generator[bytes, None, None]:
    """The bytes of a file that was made for this only: it is gone afterwards, and as soon as nobody wants them."""
    with path.open("rb") as stream:
        path.unlink()
        while piece := stream.read(PIECE):
            yield piece


def whole(data: bytes) -> Generator[bytes, None, None]:
    yield data


def _damaged(is_: int, was: int) -> Told:
    return Told(
        say("damaged_file", "Its file is damaged"),
        say("damaged_file_text", "It has {size} bytes instead of {bytes}.", size=is_, bytes=was),
        code="broken_picture",
    )

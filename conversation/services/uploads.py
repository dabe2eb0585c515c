"""Takes files in, piece by piece, and makes images of them."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from conversation.errors import Bug, NotFound, Told
from conversation.image import Image
from conversation.ports.elsewhere import Elsewhere, FoundPicture
from conversation.ports.images import ImageStore
from conversation.ports.library import Library
from conversation.ports.pixels import Pixels
from conversation.ports.shelf import Shelf
from conversation.ports.uploads import Checksum, PartialUpload, Refusal, Standing, Upload, Uploads, moved_on
from conversation.recipe import Recipe, UploadValues
from conversation.sentences import number, say
from conversation.services.concurrency import InProgress
from conversation.services.upload_locks import Cut, UploadLocks
from conversation.versions.filenames import uploaded_title

log = logging.getLogger(__name__)
UNFINISHED = 100
"""Files that one person can have begun to send."""
LONGEST_NAME = 200


@dataclass(frozen=True)
class UploadService:
    """Where files come in. Another person's and one that never was give the same `NotFound`."""

    folder: Uploads
    library: Library
    shelf: Shelf
    images: ImageStore
    pixels: Pixels
    announce: Callable[[str, Image], None]
    """Tells the owner's pages of a new image."""
    most_bytes: int
    """The largest file that is taken."""
    locks: UploadLocks
    in_progress: InProgress
    """Uploads that are being made images of."""
    elsewhere: Elsewhere
    """Where pictures come from that a person names by their address."""
    cut: Callable[[], Cut | None] = lambda: None
    """What cuts the request that is answered now."""

    def begin(self, owner: str, conversation: str | None, filename: str, length: int) -> Upload:
        """A place for a file; the conversation is made when it is not there yet, or none was named. Raises `Told`."""
        if length > self.most_bytes:
            raise too_large(length, self.most_bytes)
        if self.folder.unfinished(owner) >= UNFINISHED:
            raise Told(
                say("too_many_uploads", "Too many unfinished uploads"),
                say(
                    "too_many_uploads_text",
                    "At most {most} can be unfinished at once. Finish or cancel some, or wait: they expire "
                    "after a day.",
                    most=UNFINISHED,
                ),
                code="too_many_uploads",
                status=429,
            )
        own = self._own(owner, conversation)
        _, number = self.images.reserve(own, "")
        return self.folder.begin(owner, own, number, filename[:LONGEST_NAME], length)

    def found(self, address: str) -> FoundPicture:
        """The file at an address that a person named. It is no larger than one that is sent. Raises `Told`."""
        return self.elsewhere.fetch(address.strip(), self.most_bytes)

    def standing(self, owner: str, upload: str) -> Standing:
        """How far it is. Raises `Told(status=423)` while another request still sends."""
        found = self.folder.get(owner, upload)
        self.locks.freed(upload)
        return Standing(found, self.folder.offset(found))

    def append(
        self, owner: str, upload: str, offset: int, pieces: Iterable[bytes], checksum: Checksum | None
    ) -> Standing:
        """Keeps what comes, also when the line is cut in the middle; a file that is whole is taken in.

        Raises `Told`: 409 for another offset, 413 for more than was announced, 460 for a wrong checksum, 507 for a
        full disk, and why a whole file is refused.
        """
        found = self.folder.get(owner, upload)
        with self.locks.held(upload, self.cut()) as lock:
            now = self.folder.offset(found)
            if offset != now:
                raise moved_on(now)
            if found.state == "open":
                heard = lock.listen(pieces, self.locks.clock)
                now = self._written(found, heard, checksum)
        standing = Standing(found, now)
        if standing.whole:
            self._settled(found)
        return standing

    def outcome(self, owner: str, upload: str) -> tuple[Standing, Image | None]:
        """How far it is, and what it became. A whole file that a crash left lying is taken in now."""
        found = self.folder.get(owner, upload)
        standing = Standing(found, self.folder.offset(found))
        if not standing.whole:
            return standing, None
        try:
            return standing, self._settled(found)
        except Told:
            settled = self.folder.get(owner, upload)
            if settled.refusal is None:
                raise
            return Standing(settled, settled.length), None

    def cancel(self, owner: str, upload: str) -> None:
        """Forgets it. An image that it became stays."""
        found = self.folder.get(owner, upload)
        self.locks.freed(upload, at_once=True)
        self.in_progress.wait(upload)
        self.folder.remove(found)

    def _own(self, owner: str, conversation: str | None) -> str:
        """The conversation, made where it is not there. Another person's is answered like one that was deleted."""
        try:
            return self.library.create(owner, conversation).id
        except Told as told:
            if told.code != "conflict":
                raise
            raise NotFound("The conversation") from told

    def _written(self, upload: Upload, pieces: Iterable[bytes], checksum: Checksum | None) -> int:
        partial = self.folder.partial(upload)
        counted = hashlib.new(checksum.algorithm, usedforsecurity=False) if checksum else None
        good = checksum is None
        try:
            for piece in pieces:
                if partial.size + len(piece) > upload.length:
                    raise more_than_announced(upload)
                partial.add(piece)
                if counted:
                    counted.update(piece)
            good = counted is None or checksum is None or counted.digest() == checksum.digest
        finally:
            self._closed(partial, good)
        if not good:
            raise Told(
                say("checksum_mismatch", "The file changed on its way"),
                say("checksum_mismatch_text", "Send it again."),
                code="checksum_mismatch",
                status=460,
            )
        return partial.size

    def _closed(self, partial: PartialUpload, good: bool) -> None:
        """What cannot be checked because the line was cut does not count."""
        if good:
            partial.keep()
        else:
            partial.drop()

    def _settled(self, upload: Upload) -> Image | None:
        """The image that a whole file became, made now if nobody is at it; None when it was deleted since.

        Raises `Told` for a file that is refused, now or before.
        """
        self.in_progress.wait(upload.id)
        upload = self.folder.get(upload.owner, upload.id)
        if upload.refusal is not None:
            raise upload.refusal.told()
        if upload.state == "taken":
            return self._image(upload)
        with self.in_progress.making(upload.id):
            return self._taken(upload)

    def _image(self, upload: Upload) -> Image | None:
        try:
            return self.shelf.get(upload.owner, upload.id)
        except NotFound:
            return None

    def _taken(self, upload: Upload) -> Image:
        try:
            image = self._kept(upload)
        except Bug as bug:  # whatever a foreign file does to the program that reads it, it is the file that is refused
            log.error("upload %s", upload.id, exc_info=bug)
            told = Told(
                say("damaged_picture", "This picture is damaged"),
                say("damaged_picture_text", "It can’t be opened here."),
                code="broken_picture",
                status=422,
            )
            self.folder.settle(upload, Refusal.of(told))
            raise told from bug
        except Told as told:
            if told.status < 500:  # a full disk is no fault of the file: it can be tried again
                self.folder.settle(upload, Refusal.of(told))
            raise
        self.folder.settle(upload)
        self.announce(upload.owner, image)
        return image

    def _kept(self, upload: Upload) -> Image:
        self.library.get(upload.owner, upload.conversation)
        path = self.folder.path(upload)
        received = self.pixels.receive(path)
        said = UploadValues(upload.filename, received.media_type, tuple(received.noticed), taken=received.taken)
        image = upload.conversation, upload.id, upload.number, uploaded_title(upload.filename)
        return self.images.take_in(*image, path, received, Recipe(said))


def too_large(length: int, most: int) -> Told:
    return Told(
        say("picture_too_large", "This picture is too large"),
        say(
            "picture_too_large_text",
            "It is {length} MB, and the limit is {most} MB.",
            length=number(round(length / 2**20, 1)),
            most=most // 2**20,
        ),
        code="picture_too_large",
        status=413,
    )


def more_than_announced(upload: Upload) -> Told:
    return Told(
        say("upload_too_long", "More arrived than was announced"),
        say(
            "upload_too_long_text",
            "The file should have {length} bytes. Send it again from the beginning.",
            length=upload.length,
        ),
        code="upload_too_long",
        status=413,
    )

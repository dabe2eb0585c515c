"""Pictures as objects of a bucket: `conversations/<conversation>/images/<name>`, as they lie in a data folder, so that
one can be copied to the other by any tool.

A bucket has no way to rename, and none to delete a thing only if nobody wrote it meanwhile. So what the sweep sets
aside is copied to `aside/` before it goes, and stays there for a day: whoever does not find a file that is named looks
there, and puts it back.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from conversation.errors import NotFound
from imaging.file_formats import WRITTEN
from storage.disk.errors import DiskRefused
from storage.disk.picture_files import PictureFiles, TakenAway
from storage.objects.bucket import Bucket
from storage.objects.local_copies import DAY_S, LocalCopies

T = TypeVar("T")
ALL, ASIDE = "conversations", "aside"
SHOWN = {each.ending: each.media_type for each in WRITTEN if each.ending in ("png", "jpg", "webp", "avif")}
"""What is called a picture where it can be read without us, by how its name ends; all else is a file to be saved."""
AS_IT_CAME = "_original."
SIGNED_S = 300
"""For how long an address is good."""


class PictureObjects(PictureFiles):
    """The pictures of all conversations, in a bucket; what is read of them lies on this machine too."""

    def __init__(
        self,
        bucket: Bucket,
        copies: LocalCopies,
        clock: Callable[[], float] = time.time,
        *,
        presigned: bool = False,
    ) -> None:
        """`presigned`: the bucket gives pictures to whoever has an address that we signed."""
        self._presigned = presigned
        self._bucket = bucket
        self._copies = copies
        self._clock = clock

    def read(self, conversation: str, filename: str) -> bytes:
        """See `PictureFiles`."""
        return self._run(lambda: self._fetched(conversation, filename).read_bytes())

    def standing(self, conversation: str, filename: str) -> Path:
        """See `PictureFiles`. It is fetched where it is not here."""
        found = self._copies.find(conversation, filename)
        return found or self._run(lambda: self._fetched(conversation, filename))

    def forget_copy(self, conversation: str, filename: str) -> None:
        """See `PictureFiles`."""
        self._run(lambda: self._copies.forget(conversation, filename))

    def address(self, conversation: str, filename: str) -> str | None:
        """See `PictureFiles`. None for what a browser might take for more than a picture: a file as it came, and a
        drawing."""
        if not self._presigned or AS_IT_CAME in filename or filename.rpartition(".")[2] not in SHOWN:
            return None
        return self._bucket.address(_key(conversation, filename), SIGNED_S)

    def size_of(self, conversation: str, filename: str) -> int | None:
        """See `PictureFiles`."""
        found = self._run(lambda: self._bucket.find(_key(conversation, filename)))
        return found.bytes if found else None

    def digest_of(self, conversation: str, filename: str) -> str:
        """See `PictureFiles`."""
        return self._run(lambda: self._bucket.digest(_key(conversation, filename)))

    def remove(self, conversation: str, filename: str) -> int:
        """See `PictureFiles`."""

        def removed() -> int:
            found = self._bucket.find(_key(conversation, filename))
            self._bucket.delete([_key(conversation, filename)])
            self._copies.forget(conversation, filename)
            return found.bytes if found else 0

        return self._run(removed)

    def remove_all(self, conversation: str) -> TakenAway:
        """See `PictureFiles`."""

        def removed() -> TakenAway:
            found = list(self._bucket.under(f"{ALL}/{conversation}"))
            hidden = [each.key for each in self._bucket.under(f"{ASIDE}/{conversation}")]
            self._bucket.delete([each.key for each in found] + hidden)
            self._copies.forget_all(conversation)
            return TakenAway(len(found), sum(each.bytes for each in found))

        return self._run(removed)

    def conversations(self) -> list[str]:
        """See `PictureFiles`."""
        return self._run(lambda: self._bucket.folders(ALL))

    def older(self, conversation: str, oldest: float) -> list[str]:
        """See `PictureFiles`."""
        kept = _key(conversation, "")
        return self._run(lambda: [_name(each.key) for each in self._bucket.under(kept) if each.written < oldest])

    def let_go_aside(self) -> int:
        """Lets go of what was set aside a day ago. Returns how many."""

        def gone() -> int:
            old = [each.key for each in self._bucket.under(ASIDE) if each.written < self._clock() - DAY_S]
            self._bucket.delete(old)
            return len(old)

        return self._run(gone)

    def set_aside(self, conversation: str, names: Iterable[str], oldest: float) -> list[str]:
        """See `PictureFiles`."""
        return self._run(lambda: [name for name in names if self._hidden(conversation, name, oldest)])

    def end_aside(self, conversation: str, names: Iterable[str], named: Collection[str]) -> TakenAway:
        """See `PictureFiles`. What is gone lies aside for a day more."""

        def ended() -> TakenAway:
            gone = []
            for name in names:
                if name in named:
                    self._bucket.copy(_aside(conversation, name), _key(conversation, name))
                else:
                    gone.append(self._bucket.find(_aside(conversation, name)))
                    self._copies.forget(conversation, name)
            return TakenAway(len(gone), sum(each.bytes for each in gone if each))

        return self._run(ended)

    def _run(self, work: Callable[[], T]) -> T:
        try:
            return self._bucket.run(work)
        except FileNotFoundError as error:
            raise NotFound("The picture's file") from error

    def _put(self, conversation: str, name: str, data: bytes) -> None:
        """Written again where it is there already: so it is whole for certain, and no orphan."""
        self._bucket.put(_key(conversation, name), data, *_said_of(name))
        with suppress(DiskRefused), self._copies.coming(conversation, name) as file:  # it can be fetched again
            file.write_bytes(data)

    def _put_file(self, conversation: str, name: str, source: Path) -> None:
        self._bucket.put(_key(conversation, name), source, *_said_of(name))
        with suppress(DiskRefused), self._copies.coming(conversation, name) as file:
            try:
                file.hardlink_to(source)
            except OSError:  # another disk
                shutil.copyfile(source, file)

    def _fetched(self, conversation: str, name: str) -> Path:
        found = self._copies.find(conversation, name)
        if found:
            return found
        with self._copies.coming(conversation, name) as file:
            try:
                self._bucket.fetch(_key(conversation, name), file)
            except FileNotFoundError:
                self._bucket.copy(_aside(conversation, name), _key(conversation, name))
                self._bucket.fetch(_key(conversation, name), file)
        return self._copies.find(conversation, name) or self._fetched(conversation, name)

    def _hidden(self, conversation: str, name: str, oldest: float) -> bool:
        key = _key(conversation, name)
        with suppress(FileNotFoundError):  # it went meanwhile
            self._bucket.copy(key, _aside(conversation, name))
            there = self._bucket.find(key)
            if there and there.written < oldest:
                self._bucket.delete([key])
                return True
        return False


def _key(conversation: str, name: str) -> str:
    return f"{ALL}/{conversation}/images/{name}".rstrip("/")


def _aside(conversation: str, name: str) -> str:
    return f"{ASIDE}/{conversation}/{name}"


def _name(key: str) -> str:
    return key.rpartition("/")[2]


def _said_of(name: str) -> tuple[str, str]:
    """Media type and disposition."""
    kind = "" if AS_IT_CAME in name else SHOWN.get(name.rpartition(".")[2], "")
    return kind, "inline" if kind else f'attachment; filename="{name}"'

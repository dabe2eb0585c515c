"""Pictures that lie encrypted, in a folder or in a bucket: names and bytes are hidden on the way in and shown on the
way out. Files that were there before, as they are, are found as well, until `encrypt` was run.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from typing import BinaryIO, TypeVar
from uuid import uuid4

from conversation.errors import NotFound
from conversation.ports.pixels import Encoded, Received
from conversation.ports.shelf import KeptFile
from storage.disk.digest import sha256_of
from storage.disk.errors import DiskRefused, disk_told
from storage.disk.opaque_names import is_opaque
from storage.disk.picture_files import PictureFiles, StoredFile, TakenAway, as_sent, digest_of, part_of
from storage.encryption.chunks import NotAsSealed, opened, plain_size, sealed_bytes, sealed_pieces
from storage.encryption.key_ring import NAMES, KeyRing
from storage.encryption.names import HiddenNames
from storage.encryption.opened_copies import OpenedCopies, opened_path

T = TypeVar("T")


@dataclass(frozen=True)
class SealedFile:
    """See `KeptFile`: one that is opened where it is read."""

    name: str
    sealed: Path
    key: bytes
    about: bytes
    whole: Callable[[], Path]
    """Opens all of it."""

    @property
    def path(self) -> Path:
        return self.whole()

    @property
    def size(self) -> int:
        return plain_size(self.sealed.stat().st_size)

    @property
    def changed(self) -> float:
        return self.sealed.stat().st_mtime

    def open(self) -> BinaryIO:
        """See `KeptFile`."""
        with disk_told():
            return opened(self.sealed.open("rb", buffering=0), self.key, self.about)


class SealedPictures(PictureFiles):
    """What `inner` keeps, encrypted."""

    def __init__(self, inner: PictureFiles, keys: KeyRing, passing: Path, *, seals: bool = True) -> None:
        """`passing` is a folder for encrypted files on their way in. Without `seals` what comes in now stays as it is,
        and only what was encrypted before is opened."""
        self._inner = inner
        self.keys = keys
        self._passing = passing
        self._seals = seals
        self._copies = OpenedCopies()
        self._set_aside = dict[tuple[str, str], list[str]]()

    def keep(self, conversation: str, encoded: Encoded) -> StoredFile:
        """See `PictureFiles`."""
        digest = self._run(lambda: digest_of(encoded.content))
        sent = [part_of(as_sent(encoded.sent).filename)] if encoded.sent else []
        self._ready(conversation, digest, *sent)
        return self._run(lambda: self._keep(conversation, encoded, digest))

    def take_in(self, conversation: str, upload: Path, received: Received) -> StoredFile:
        """See `PictureFiles`."""
        digest = self._run(lambda: digest_of(upload))
        self._ready(conversation, digest)
        return self._run(lambda: self._take_in(conversation, upload, received, digest))

    def bring(self, conversation: str, filename: str, source: Path) -> None:
        """See `PictureFiles`."""
        self._ready(conversation, part_of(filename))
        super().bring(conversation, filename, source)

    def expect(self, conversation: str, owner: str) -> None:
        """See `PictureFiles`."""
        self.keys.expect(conversation, owner)

    def read(self, conversation: str, filename: str) -> bytes:
        """See `PictureFiles`."""

        def sealed(hidden: str, key: bytes) -> bytes:
            path, about = self._inner.standing(conversation, hidden), _about(conversation, filename)
            return self._run(lambda: _all_of(path, key, about))

        return self._either(conversation, filename, sealed, lambda: self._inner.read(conversation, filename))

    def standing(self, conversation: str, filename: str) -> Path:
        """See `PictureFiles`. An encrypted one is opened, into memory; the path is good as long as it is kept."""
        place = conversation, filename
        if (found := self._copies.find(place)) is not None:
            return found

        def sealed(hidden: str, key: bytes) -> Path:
            path, about = self._inner.standing(conversation, hidden), _about(conversation, filename)
            return self._copies.keep(place, self._run(lambda: _whole(path, key, about)))

        return self._either(conversation, filename, sealed, lambda: self._inner.standing(conversation, filename))

    def found(self, conversation: str, filename: str) -> KeptFile:
        """See `PictureFiles`."""

        def sealed(hidden: str, key: bytes) -> KeptFile:
            path, about = self._inner.standing(conversation, hidden), _about(conversation, filename)
            return SealedFile(filename, path, key, about, lambda: self.standing(conversation, filename))

        return self._either(conversation, filename, sealed, lambda: self._inner.found(conversation, filename))

    def size_of(self, conversation: str, filename: str) -> int | None:
        """See `PictureFiles`."""
        hidden = self.hidden(conversation, filename)
        size = None if hidden is None else self._inner.size_of(conversation, hidden)
        return self._inner.size_of(conversation, filename) if size is None else _plain(size)

    def digest_of(self, conversation: str, filename: str) -> str:
        """See `PictureFiles`: of what is in it; nothing where it is damaged, so that it is not what anybody expects."""

        def sealed(hidden: str, key: bytes) -> str:
            path, about = self._inner.standing(conversation, hidden), _about(conversation, filename)
            return self._run(lambda: _digest(path, key, about))

        try:
            return self._either(conversation, filename, sealed, lambda: self._inner.digest_of(conversation, filename))
        except DiskRefused as refused:
            if not isinstance(refused.__cause__, NotAsSealed):
                raise
            return ""

    def hidden(self, conversation: str, filename: str) -> str | None:
        """What the file is called where it lies, if it is encrypted."""
        names = self.keys.names(conversation)
        return None if names is None else next(iter(_hidden(names, filename)), None)

    def remove(self, conversation: str, filename: str) -> int:
        """See `PictureFiles`."""
        self._copies.forget(conversation, filename)
        hidden = self.hidden(conversation, filename)
        freed = 0 if hidden is None else self._inner.remove(conversation, hidden)
        lay_open = self._inner.remove(conversation, filename)
        return _plain(freed) if freed else lay_open

    def remove_all(self, conversation: str) -> TakenAway:
        """See `PictureFiles`. Their keys go, too."""
        self._copies.forget(conversation)
        gone = self._inner.remove_all(conversation)
        self.keys.forget(conversation)
        return gone

    def conversations(self) -> list[str]:
        """See `PictureFiles`."""
        return self._inner.conversations()

    def older(self, conversation: str, oldest: float) -> list[str]:
        """See `PictureFiles`. What no key of the conversation opens is called as it lies there, and nothing that one
        opens: with a key that another process has replaced, all of it would be taken for what a crash left."""
        names, found = self.keys.names(conversation, anew=True), self._inner.older(conversation, oldest)
        return found if names is None else list(dict.fromkeys(names.shown(name) or name for name in found))

    def forget_unused(self, conversation: str) -> None:
        """See `PictureFiles`."""
        there = self.older(conversation, float("inf"))
        self.keys.forget_unused(conversation, {part_of(name) for name in there})

    def set_aside(self, conversation: str, names: Iterable[str], oldest: float) -> list[str]:
        """See `PictureFiles`."""
        taken = []
        hiding = self.keys.names(conversation)
        for name in names:
            called = [name] if hiding is None or is_opaque(name) else [*_hidden(hiding, name), name]
            if lying := self._inner.set_aside(conversation, called, oldest):
                self._set_aside[conversation, name] = lying
                self._copies.forget(conversation, name)
                taken.append(name)
        return taken

    def end_aside(self, conversation: str, names: Iterable[str], named: Collection[str]) -> TakenAway:
        """See `PictureFiles`."""
        files = freed = 0
        for name in names:
            lying = self._set_aside.pop((conversation, name), [name])
            gone = self._inner.end_aside(conversation, lying, lying if name in named else ())
            files, freed = files + min(1, gone.files), freed + gone.bytes
        return TakenAway(files, freed)

    def _keep_as(self, conversation: str, name: str, data: bytes) -> str:
        self._ready(conversation, part_of(name))
        return super()._keep_as(conversation, name, data)

    def _ready(self, conversation: str, *parts: str) -> None:
        if self._seals:
            self.keys.ready(conversation, *parts)

    def _either(self, conversation: str, filename: str, sealed: Callable[[str, bytes], T], plain: Callable[[], T]) -> T:
        """Of an encrypted file, else of one that is there as it is. Raises `NotFound`, `Told`.

        What is not found by either way is looked for once more, with the keys as the database has them now: `encrypt`
        or `decrypt` had it in its hands, or another process has forgotten a key and made a new one."""
        place = self._place(conversation, filename)
        try:
            if place is not None:
                return sealed(*place)
        except NotFound:
            pass
        except DiskRefused as refused:
            if place is None or not isinstance(refused.__cause__, NotAsSealed):
                raise
            self._inner.forget_copy(conversation, place[0])  # of a bucket's, which may have been replaced
        with suppress(NotFound):
            return plain()
        place = self._place(conversation, filename, anew=True)
        return plain() if place is None else sealed(*place)

    def _place(self, conversation: str, filename: str, *, anew: bool = False) -> tuple[str, bytes] | None:
        """What it would be called where it lies, and its key; None for what is not encrypted."""
        names = self.keys.names(conversation, anew=anew)
        key = None if names is None else self.keys.key(conversation, part_of(filename), anew=anew)
        return None if names is None or key is None else (names.hidden(filename), key)

    def _run(self, work: Callable[[], T]) -> T:
        with disk_told():  # a bucket says in words only what its service refuses
            return self._inner._run(work)

    def _put(self, conversation: str, name: str, data: bytes) -> None:
        if not self._seals:
            self._inner._put(conversation, name, data)
            return
        hidden, key = self._held(conversation, name)
        about = _about(conversation, name)
        if not self._is_there(conversation, hidden, key, about, data):
            self._inner._put(conversation, hidden, sealed_bytes(data, key, about))

    def _put_file(self, conversation: str, name: str, source: Path) -> None:
        if not self._seals:
            self._inner._put_file(conversation, name, source)
            return
        hidden, key = self._held(conversation, name)
        about = _about(conversation, name)
        if self._is_there(conversation, hidden, key, about, source):
            return
        self._passing.mkdir(mode=0o700, parents=True, exist_ok=True)
        unfinished = self._passing / uuid4().hex
        try:
            with source.open("rb") as stream, open(unfinished, "xb", opener=_for_us) as out:
                out.writelines(sealed_pieces(stream, key, about))
            self._inner._put_file(conversation, hidden, unfinished)
        finally:
            unfinished.unlink(missing_ok=True)

    def _held(self, conversation: str, name: str) -> tuple[str, bytes]:
        """What it is called and its key, in a thread that must not ask the database."""
        names = HiddenNames(self.keys.held(conversation, NAMES), conversation)
        return names.hidden(name), self.keys.held(conversation, part_of(name))

    def _is_there(self, conversation: str, hidden: str, key: bytes, about: bytes, content: bytes | Path) -> bool:
        """Whether it holds this already; then it is young again. What is damaged is written anew."""
        path = self._inner._lying(conversation, hidden)
        with suppress(OSError):
            if path is not None and _same(path, key, about, content):
                os.utime(path)
                return True
        return False


def _about(conversation: str, filename: str) -> bytes:
    return f"{conversation}/{filename}".encode()


def _hidden(names: HiddenNames, name: str) -> list[str]:
    """A name that none of ours can have is what a crash left."""
    try:
        return [names.hidden(name)]
    except ValueError:
        return []


def _plain(sealed: int) -> int:
    try:
        return plain_size(sealed)
    except NotAsSealed:  # it was cut off: whoever reads it is told
        return sealed


def _all_of(path: Path, key: bytes, about: bytes) -> bytes:
    with opened(path.open("rb", buffering=0), key, about) as stream:
        return stream.read()


def _whole(path: Path, key: bytes, about: bytes) -> Path:
    with opened(path.open("rb", buffering=0), key, about) as stream:
        return opened_path(stream)


def _digest(path: Path, key: bytes, about: bytes) -> str:
    with opened(path.open("rb", buffering=0), key, about) as stream:
        return file_digest(stream, "sha256").hexdigest()


def _same(path: Path, key: bytes, about: bytes, content: bytes | Path) -> bool:
    size = len(content) if isinstance(content, bytes) else content.stat().st_size
    if plain_size(path.stat().st_size) != size:
        return False
    if isinstance(content, bytes):
        return _all_of(path, key, about) == content
    return _digest(path, key, about) == sha256_of(content)


def _for_us(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)

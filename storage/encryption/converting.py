"""Files that lie as they are become encrypted ones, and the other way, beside a studio that runs: the new one is
written and read back before the old one goes, so that one of both is there at any moment, whatever ends this, and what
is left is done by asking again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from conversation.errors import NotFound
from storage.disk.digest import sha256_of
from storage.disk.opaque_names import is_opaque
from storage.disk.picture_files import PictureFiles
from storage.encryption.key_ring import KeyRing
from storage.encryption.sealed_pictures import SealedPictures
from storage.queries.named_files import NamedFile


class ConversionProgress(Protocol):
    """Is told how far it is."""

    def __call__(self, done: int, of: int) -> None:
        """So many files, of so many."""


@dataclass
class Converted:
    """What there was to do, and was done."""

    files: int = 0
    """That are named."""
    changed: int = 0
    bytes: int = 0
    """Of those."""
    missing: list[str] = field(default_factory=list)
    """Named, and not there."""
    damaged: list[str] = field(default_factory=list)
    """Not what they were written as: they stay as they are."""


def encrypt_files(
    named: Iterable[NamedFile], lying: PictureFiles, sealed: SealedPictures, told: ConversionProgress
) -> Converted:
    """Encrypts those that are not. `lying` has the files as they lie there. Raises `Told` where a place refuses."""
    return _each(named, told, lambda file, found: _encrypted(file, lying, sealed, found))


def decrypt_files(
    named: Iterable[NamedFile], lying: PictureFiles, sealed: SealedPictures, told: ConversionProgress
) -> Converted:
    """Opens those that are encrypted."""
    return _each(named, told, lambda file, found: _decrypted(file, lying, sealed, found))


def destroy_keys(conversations: Iterable[str], lying: PictureFiles, keys: KeyRing) -> None:
    """Destroys the keys of conversations in which nothing is encrypted any more, and those of people without any."""
    for conversation in conversations:
        if not any(map(is_opaque, lying.older(conversation, float("inf")))):
            keys.forget(conversation)
    keys.forget_idle_people()


class _Conversion(Protocol):
    def __call__(self, file: NamedFile, found: Converted) -> None: ...


def _each(named: Iterable[NamedFile], told: ConversionProgress, work: _Conversion) -> Converted:
    files = {(file.conversation, file.name): file for file in sorted(named, key=lambda file: file.digest or "")}
    found = Converted(len(files))
    for done, file in enumerate(files.values()):
        told(done, len(files))
        try:
            work(file, found)
        except NotFound:  # it went at this very moment, or its conversation did
            found.missing.append(_said(file))
    told(len(files), len(files))
    return found


def _encrypted(file: NamedFile, lying: PictureFiles, sealed: SealedPictures, found: Converted) -> None:
    conversation, name = file.conversation, file.name
    size = lying.size_of(conversation, name)
    if size is None:
        if sealed.size_of(conversation, name) is None:
            found.missing.append(_said(file))
        return
    path = lying.standing(conversation, name)
    digest = sha256_of(path)
    if not digest.startswith(file.digest or ""):
        found.damaged.append(_said(file))
        return
    sealed.bring(conversation, name, path)
    if sealed.digest_of(conversation, name) != digest:
        found.damaged.append(_said(file))
        return
    lying.remove(conversation, name)
    found.changed, found.bytes = found.changed + 1, found.bytes + size


def _decrypted(file: NamedFile, lying: PictureFiles, sealed: SealedPictures, found: Converted) -> None:
    conversation, name = file.conversation, file.name
    hidden = sealed.hidden(conversation, name)
    if hidden is None or lying.size_of(conversation, hidden) is None:
        if lying.size_of(conversation, name) is None:
            found.missing.append(_said(file))
        return
    digest = sealed.digest_of(conversation, name)
    if not digest or not digest.startswith(file.digest or ""):
        found.damaged.append(_said(file))
        return
    path = sealed.standing(conversation, name)
    lying.bring(conversation, name, path)
    if lying.digest_of(conversation, name) != digest:
        found.damaged.append(_said(file))
        return
    lying.remove(conversation, hidden)
    found.changed, found.bytes = found.changed + 1, found.bytes + path.stat().st_size


def _said(file: NamedFile) -> str:
    return f"conversations/{file.conversation}/images/{file.name}"

"""All files that a database names, from where they lie to where they are to lie, each read back and compared.

What is there already, as long as it should be, was compared when it came and is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from conversation.errors import NotFound
from storage.disk.digest import sha256_of
from storage.disk.errors import DiskRefused
from storage.disk.picture_files import PictureFiles
from storage.queries.named_files import NamedFile
from storage.relocation.rows import CopyProgress


@dataclass
class CopiedFiles:
    """What there was to do, and was done unless one only looked."""

    files: int = 0
    """That are named."""
    brought: int = 0
    bytes: int = 0
    """Of those."""
    missing: list[str] = field(default_factory=list)
    """Named, and not where they lie now."""
    damaged: list[str] = field(default_factory=list)
    """Not what they were written as: they were not brought."""


def copy_files(
    named: Iterable[NamedFile], source: PictureFiles, target: PictureFiles, told: CopyProgress, *, look: bool
) -> CopiedFiles:
    """Brings what the target lacks; `look`: only counts. Raises `Told` where the target refuses."""
    files = {(file.conversation, file.name): file for file in sorted(named, key=lambda file: file.digest or "")}
    copied = CopiedFiles(len(files))
    for done, file in enumerate(files.values()):
        told("files", done, len(files))
        _copy(file, source, target, copied, look)
    told("files", len(files), len(files))
    return copied


def _copy(file: NamedFile, source: PictureFiles, target: PictureFiles, copied: CopiedFiles, look: bool) -> None:
    size = source.size_of(file.conversation, file.name)
    if size is None:
        copied.missing.append(_said(file))
        return
    if target.size_of(file.conversation, file.name) == size:
        return
    if not look:
        try:
            path = source.standing(file.conversation, file.name)
        except NotFound:
            copied.missing.append(_said(file))
            return
        except DiskRefused:  # an encrypted one that is damaged has no digest: one of those holds up no other
            if source.digest_of(file.conversation, file.name):
                raise
            copied.damaged.append(_said(file))
            return
        digest = sha256_of(path)
        if not digest.startswith(file.digest or ""):
            copied.damaged.append(_said(file))
            return
        target.bring(file.conversation, file.name, path)
        if target.digest_of(file.conversation, file.name) != digest:
            target.remove(file.conversation, file.name)
            copied.damaged.append(_said(file))
            return
    copied.brought += 1
    copied.bytes += size


def _said(file: NamedFile) -> str:
    return f"conversations/{file.conversation}/images/{file.name}"

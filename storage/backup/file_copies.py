"""Copies of files that are there whole or not at all, and that are what their names say."""

from __future__ import annotations

import os
import shutil
from hashlib import sha256
from pathlib import Path

from storage.queries.named_files import NamedFile

CHUNK = 1 << 20


class Damaged(Exception):
    """A file's bytes are not those that it was written with."""


def place(root: Path, file: NamedFile) -> Path:
    """Where it stands in a data folder, or in a copy of one."""
    return root / "conversations" / file.conversation / "images" / file.name


def is_copied(source: Path, target: Path, digest: str | None) -> bool:
    """Whether the copy is there already. What is named after its bytes never changes; what lies beside it may be made
    anew, and then has another time. Raises `FileNotFoundError` where the source is gone."""
    came = source.stat()
    try:
        there = target.stat()
    except FileNotFoundError:
        return False
    return there.st_size == came.st_size and (digest is not None or there.st_mtime_ns == came.st_mtime_ns)


def copy(source: Path, target: Path, digest: str | None = None) -> int:
    """Copies it with its time; how many bytes. Raises `Damaged` where their sha-256 does not begin with `digest`,
    and then leaves the target as it was; `FileNotFoundError` where the source is gone; `OSError` where the disk
    refuses."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = target.with_name(f".{target.name}.part")
    try:
        if not _written(source, unfinished).startswith(digest or ""):
            raise Damaged
        shutil.copystat(source, unfinished)
        os.replace(unfinished, target)
    finally:
        unfinished.unlink(missing_ok=True)
    return target.stat().st_size


def _written(source: Path, target: Path) -> str:
    """Copies the bytes to the disk itself; their sha-256, in hex."""
    digest = sha256()
    target.unlink(missing_ok=True)
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with source.open("rb") as stream, os.fdopen(descriptor, "wb") as out:
        while chunk := stream.read(CHUNK):
            digest.update(chunk)
            out.write(chunk)
        out.flush()
        os.fsync(out.fileno())
    return digest.hexdigest()

"""One server for one data folder: turns, clean-up and files in flight of two would cross.

The claim is a lock of the operating system on `<data>/lock`. It ends with the process that holds it, however that ends,
so no crash leaves one behind. Programs that only read, or bring the tables up to date, need none.
"""

from __future__ import annotations

import errno
import fcntl
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from conversation.errors import Told
from conversation.sentences import say
from storage.disk.errors import disk_told
from storage.disk.folder import make_folder

log = logging.getLogger(__name__)
NAME = "lock"
TAKEN = {errno.EWOULDBLOCK, errno.EACCES}


@contextmanager
def claimed(data: Path, *, alone: bool = True) -> Iterator[None]:
    """Holds the folder for the length of the block, `alone` or with other processes of the same studio, which know of
    each other. Raises `Told` when another process holds it, and for a folder that cannot be used."""
    make_folder(data)
    path = data / NAME
    with disk_told():  # what is opened here no worker inherits, so none can keep the claim alive
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(file, path, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
        if alone:
            _sign(file)
        yield
    finally:
        os.close(file)


def _sign(file: int) -> None:
    """Writes who holds it, for the sentence that another one is refused with."""
    with suppress(OSError):  # a full disk is no reason not to start: reading and deleting work there
        os.truncate(file, 0)
        os.write(file, f"{os.getpid()}\n".encode())


def _lock(file: int, path: Path, how: int) -> None:
    try:
        fcntl.flock(file, how | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in TAKEN:
            raise _taken(path) from error
        log.warning("%s cannot be locked (%s): nothing keeps a second Atelier out of this folder", path, error.strerror)


def _taken(path: Path) -> Told:
    holder = path.read_text(errors="replace").strip()
    who = f" (process {holder})" if holder.isdecimal() else ""
    text = f"Stop that one{who} first, or give this one a folder of its own with ATELIER_DATA."
    return Told(
        say("data_in_use", "Another Atelier is using {parent}", parent=str(path.parent)),
        text,
        code="data_in_use",
        status=503,
    )

"""The disk's refusals, as sentences. Everything that writes goes through `disk_told`."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from conversation.errors import Told
from conversation.sentences import say

FULL = {errno.ENOSPC, errno.EDQUOT}
READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
SQLITE_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
SQLITE_READ_ONLY = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}


class DiskRefused(Told):
    """Nothing was stored. The same may work later, when somebody has made room or the disk is well again."""

    waits = say("disk_full_waits", "The disk is full: the picture waits in memory until there is space")
    """What is said of a picture that is made already, until it can be stored."""


def disk_full() -> DiskRefused:
    """Nothing more fits."""
    text = say("disk_full_text", "Nothing was changed. Free some space where Atelier keeps its data, then try again.")
    return DiskRefused(say("disk_full", "The disk is full"), text, code="disk_full", status=507)


def disk_read_only() -> DiskRefused:
    """Nothing may be written."""
    text = say(
        "disk_read_only_text",
        "Nothing was changed. Atelier may not write to its data folder: check its owner and that the disk is writable.",
    )
    return DiskRefused(say("disk_read_only", "The disk is read-only"), text, code="disk_read_only", status=507)


def busy() -> DiskRefused:
    """Another process has been writing for longer than anyone waits."""
    text = say("database_busy_text", "Another program is writing to atelier.db. Try again in a moment.")
    return DiskRefused(say("database_busy", "The database is busy"), text, code="busy", retry_after=1, status=503)


def disk_failed(details: str) -> DiskRefused:
    """The disk answered with an error of its own."""
    text = say(
        "disk_failed_text", "Nothing was changed. Check the disk that Atelier keeps its data on, then try again."
    )
    return DiskRefused(say("disk_failed", "The disk failed"), text, code="disk_failed", details=details, status=507)


def data_damaged(details: str) -> Told:
    """What is there is no database, or no longer one."""
    text = say(
        "data_damaged_text",
        "atelier.db in the data folder cannot be read. Put a backup in its place, or choose another folder.",
    )
    return Told(say("data_damaged", "The data is damaged"), text, code="data_damaged", details=details, status=500)


@contextmanager
def disk_told() -> Iterator[None]:
    """Turns the disk's errors into `Told`; every other exception passes."""
    try:
        yield
    except OSError as error:
        told = _of_errno(error)
        if told is None:
            raise
        raise told from error
    except sqlite3.DatabaseError as error:
        told = of_sqlite(error)
        if told is None:
            raise
        raise told from error


def _of_errno(error: OSError) -> Told | None:
    if error.errno in FULL:
        return disk_full()
    if error.errno in READ_ONLY:
        return disk_read_only()
    return disk_failed(str(error)) if error.errno == errno.EIO else None


def of_sqlite(error: BaseException | None) -> Told | None:
    """What SQLite refused, as a sentence; None for any other error."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the low byte is the class of the error
    if code == sqlite3.SQLITE_FULL:
        return disk_full()
    if code in SQLITE_READ_ONLY:
        return disk_read_only()
    if code == sqlite3.SQLITE_BUSY:
        return busy()
    if code in SQLITE_DAMAGED:
        return data_damaged(str(error))
    return disk_failed(str(error)) if code == sqlite3.SQLITE_IOERR else None

"""A bucket that speaks S3, by obstore: Rust, with threads of its own, whose calls wait. They are made where `aside`
says, which is a thread beside a server's loop.

What fails in passing (5xx, a connection that breaks, silence) is tried again after a pause that grows, for `PATIENCE`
in all; what fails then is told (`storage/objects/refusals.py`) and tried again by whoever has something to lose.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import obstore
from obstore.exceptions import AlreadyExistsError
from obstore.store import S3Store

from storage.disk.picture_files import Aside, here
from storage.objects.refusals import NO_BUCKET, bucket_told

T = TypeVar("T")
PATIENCE = timedelta(seconds=10)
TRIES = 4
"""Beside the first one."""
PAUSE = timedelta(milliseconds=200)
SILENCE = timedelta(seconds=20)
"""How long it may send nothing."""
LONGEST = timedelta(seconds=300)
"""For one request."""
PIECE = 8 * 1024 * 1024
"""Bytes that are sent in one request, or read at once."""
AT_ONCE = 4
"""Pieces of one file that are sent at once."""


@dataclass(frozen=True)
class KeptObject:
    """What is there under a key."""

    key: str
    bytes: int
    written: float
    """Seconds since the epoch, by the bucket's clock."""


@dataclass(frozen=True)
class BucketAddress:
    """Where a bucket is: `s3://bucket/prefix`, at Amazon's or at another endpoint."""

    url: str
    endpoint: str = ""
    """http(s)://host:port; Amazon's where it is empty."""

    def store(self, patience: timedelta = PATIENCE) -> S3Store:
        """Its client; who we are says the environment, by the names that Amazon's tools read. Raises `ValueError`."""
        parts = urlsplit(self.url)
        if parts.scheme != "s3" or not parts.netloc:
            raise ValueError(f"{self.url} is no bucket: it is written s3://bucket or s3://bucket/folder")
        elsewhere: dict[str, Any] = {"endpoint": self.endpoint} if self.endpoint else {}
        return S3Store(
            parts.netloc,
            **elsewhere,
            prefix=parts.path.strip("/") or None,
            client_options={
                "allow_http": self.endpoint.startswith("http://"),
                "connect_timeout": timedelta(seconds=5),
                "read_timeout": SILENCE,
                "timeout": LONGEST,
            },
            retry_config={
                "max_retries": TRIES,
                "retry_timeout": patience,
                "backoff": {"init_backoff": PAUSE, "max_backoff": 15 * PAUSE, "base": 2},
            },
        )


class Bucket:
    """Bytes under keys. All keys are ours, never a client's. Every method but `run` waits for the network."""

    def __init__(self, store: S3Store, aside: Aside = here) -> None:
        self._store = store
        self._aside = aside

    def run(self, work: Callable[[], T]) -> T:
        """Runs work that waits for the bucket. Raises `Told` for what it refuses, `FileNotFoundError`."""
        with bucket_told():
            return self._aside(work)

    def put(self, key: str, data: bytes | Path, kind: str = "", disposition: str = "") -> None:
        """These bytes are there under that key, whole or not at all, and were written now."""
        attributes = {"Content-Type": kind or "application/octet-stream", "Cache-Control": "private, max-age=31536000"}
        if disposition:
            attributes["Content-Disposition"] = disposition
        obstore.put(self._store, key, data, attributes=attributes, chunk_size=PIECE, max_concurrency=AT_ONCE)

    def put_new(self, key: str, data: bytes) -> bool:
        """The same where nothing is there yet; whether that was so."""
        try:
            obstore.put(self._store, key, data, mode="create", use_multipart=False)
        except AlreadyExistsError:
            return False
        return True

    def get(self, key: str) -> bytes:
        """All of it. Raises `FileNotFoundError`."""
        return bytes(obstore.get(self._store, key).bytes())

    def fetch(self, key: str, file: Path) -> str:
        """Writes it to the end of a file; its sha-256, in hex. Raises `FileNotFoundError`, `OSError`."""
        digest = sha256()
        got = obstore.get(self._store, key)
        with file.open("ab") as out:
            os.chmod(file, 0o600)
            for piece in got.stream(min_chunk_size=PIECE):
                view = memoryview(piece)
                digest.update(view)
                out.write(view)
        return digest.hexdigest()

    def digest(self, key: str) -> str:
        """The sha-256 of all of it, in hex. Raises `FileNotFoundError`."""
        digest = sha256()
        for piece in obstore.get(self._store, key).stream(min_chunk_size=PIECE):
            digest.update(memoryview(piece))
        return digest.hexdigest()

    def find(self, key: str) -> KeptObject | None:
        """What is there; None for nothing."""
        try:
            return _kept(obstore.head(self._store, key))
        except FileNotFoundError as error:
            if NO_BUCKET in str(error):
                raise
            return None

    def under(self, prefix: str) -> Iterator[KeptObject]:
        """All that lies under that folder, by their keys."""
        for some in obstore.list(self._store, prefix, chunk_size=1000):
            yield from map(_kept, some)

    def folders(self, prefix: str) -> list[str]:
        """Names of the folders in that one."""
        found = obstore.list_with_delimiter(self._store, prefix)
        return [folder.rstrip("/").rpartition("/")[2] for folder in found["common_prefixes"]]

    def delete(self, keys: Sequence[str]) -> None:
        """Takes them away; what is gone already is fine."""
        if keys:
            obstore.delete(self._store, list(keys))

    def copy(self, key: str, other: str) -> None:
        """The same bytes under another key too. Raises `FileNotFoundError`."""
        obstore.copy(self._store, key, other)

    def address(self, key: str, seconds: int) -> str:
        """Where anybody can read it for so long. Asks nobody."""
        return str(obstore.sign(self._store, "GET", key, timedelta(seconds=seconds)))


def _kept(found: obstore.ObjectMeta) -> KeptObject:
    written: datetime = found["last_modified"]
    return KeptObject(found["path"], found["size"], written.timestamp())

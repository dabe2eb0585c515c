"""Files on their way in: `<root>/<owner>/<id>.part` with a record `<id>.json` beside it, for a day.

How far an upload is, is the size of its file. See `Upload` in `conversation/ports/uploads.py`.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from conversation.errors import NotFound, Told
from conversation.ports.uploads import PartialUpload, Refusal, Upload, Uploads
from conversation.sentences import say
from conversation.serialization import to_json
from storage.disk.errors import disk_told
from storage.disk.picture_files import Aside, here

DAY_S = 86_400
HOUR_S = 3600
SWEPT_EVERY_S = HOUR_S
ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
Write = Callable[[int, bytes], int]


class UploadFiles(Uploads):
    """The folder of all uploads that are not over."""

    def __init__(
        self,
        root: Path,
        clock: Callable[[], float],
        aside: Aside = here,
        write: Write = os.write,
        steady: Callable[[], bool] = lambda: True,
    ) -> None:
        """`steady` says whether the clock can be believed: while it cannot, nothing is over."""
        self._steady = steady
        self._root = root
        self._clock = clock
        self._aside = aside
        self._write = write
        self._swept = 0.0

    def begin(self, owner: str, conversation: str, number: int, filename: str, length: int) -> Upload:
        """A place for a file of that many bytes. Raises `Told` when the disk refuses."""
        now = self._clock()
        upload = Upload(str(uuid4()), owner, conversation, number, filename, length, now + DAY_S)
        if abs(now - self._swept) > SWEPT_EVERY_S:
            self._swept = now
            self.sweep()

        def made() -> None:
            self._folder(owner).mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(self.path(upload), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            self._record(upload)

        with disk_told():
            self._aside(made)
        return upload

    def get(self, owner: str, upload: str) -> Upload:
        """Raises `NotFound`, and `Told(code="upload_expired")` after its day."""
        if not (ID.fullmatch(upload) and ID.fullmatch(owner)):
            raise NotFound("The upload")
        try:
            found = Upload.from_dict(json.loads(self._aside(self._about(owner, upload).read_bytes)))
        except FileNotFoundError as error:
            raise NotFound("The upload") from error
        if self._past(found.expires):
            raise expired()
        return found

    def offset(self, upload: Upload) -> int:
        """Bytes that are here."""
        if upload.state != "open":
            return upload.length
        try:
            return self.path(upload).stat().st_size
        except FileNotFoundError as error:
            raise NotFound("The upload") from error

    def unfinished(self, owner: str) -> int:
        """How many files this person has begun to send and neither finished nor given up."""
        return sum(1 for _ in self._folder(owner).glob("*.part"))

    def path(self, upload: Upload) -> Path:
        """Where the bytes are."""
        return self._folder(upload.owner) / f"{upload.id}.part"

    def partial(self, upload: Upload) -> Partial:
        """Opens the file at its end. Raises `NotFound`, and `Told` when the disk refuses."""
        try:
            with disk_told():
                return Partial(self.path(upload), self._aside, self._write)
        except FileNotFoundError as error:
            raise NotFound("The upload") from error

    def settle(self, upload: Upload, refusal: Refusal | None = None) -> Upload:
        """It is over: its bytes are an image's now, or were refused. What became of it is remembered for its day."""
        settled = replace(upload, state="refused" if refusal else "taken", refusal=refusal)

        def settle() -> None:
            self._record(settled)
            self.path(upload).unlink(missing_ok=True)

        with disk_told():
            self._aside(settle)
        return settled

    def remove(self, upload: Upload) -> None:
        """Forgets it. The record goes first: without it nobody finds the bytes."""
        with disk_told():
            self._about(upload.owner, upload.id).unlink(missing_ok=True)
            self.path(upload).unlink(missing_ok=True)

    def sweep(self) -> int:
        """Removes what is a day old, and after an hour what a crash left without a record. Returns how many files."""
        return self._aside(self._sweep)

    def _sweep(self) -> int:
        now, removed = self._clock(), 0
        oldest, youngest = now - DAY_S, now - HOUR_S
        for path in list(self._root.glob("*/*")):
            with suppress(FileNotFoundError):  # finished meanwhile
                written = path.stat().st_mtime
                if (written < oldest and self._is_over(path)) or (written < youngest and _has_no_record(path)):
                    path.unlink()
                    removed += 1
        for folder in list(self._root.glob("*")):
            with suppress(OSError):  # something is in it
                if folder.stat().st_mtime < oldest:
                    folder.rmdir()
        return removed

    def _is_over(self, path: Path) -> bool:
        """Whether the upload's day is over: its record may be older than the bytes that still come."""
        about = path.with_suffix(".json")
        try:
            return self._past(float(json.loads(about.read_bytes())["expires"]))
        except (FileNotFoundError, ValueError, KeyError, TypeError):
            return True

    def _past(self, moment: float) -> bool:
        return moment <= self._clock() and self._steady()

    def _folder(self, owner: str) -> Path:
        return self._root / owner

    def _about(self, owner: str, upload: str) -> Path:
        return self._folder(owner) / f"{upload}.json"

    def _record(self, upload: Upload) -> None:
        path = self._about(upload.owner, upload.id)
        unfinished = path.with_suffix(f".{uuid4().hex}")
        with unfinished.open("w") as stream:
            json.dump(to_json(upload), stream)
            stream.flush()
            os.fsync(stream.fileno())
        unfinished.rename(path)


def _has_no_record(path: Path) -> bool:
    """Whether it is neither a record nor the bytes of one."""
    return path.suffix != ".json" and not (path.suffix == ".part" and path.with_suffix(".json").exists())


class Partial(PartialUpload):
    """An unfinished file, written at its end. Ended with `keep` or `drop`."""

    def __init__(self, path: Path, aside: Aside, write: Write) -> None:
        self._aside = aside
        self._write = write
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND)
        self.began = os.fstat(self._file).st_size
        """Bytes that were here before."""
        self.size = self.began

    def add(self, data: bytes) -> None:
        """Raises `Told` when the disk refuses; what fitted counts."""
        with disk_told():
            self._aside(lambda: self._add(data))

    def keep(self) -> None:
        """What was written survives a crash."""
        try:
            with disk_told():
                self._aside(lambda: os.fsync(self._file))
        finally:
            os.close(self._file)

    def drop(self) -> None:
        """As if nothing had come."""
        try:
            with disk_told():
                self._aside(lambda: os.truncate(self._file, self.began))
                self.size = self.began
        finally:
            os.close(self._file)

    def _add(self, data: bytes) -> None:
        while data:
            written = self._write(self._file, data)
            self.size += written
            data = data[written:]


def expired() -> Told:
    return Told(
        say("expired", "This upload has expired"),
        say("expired_text", "Unfinished uploads are kept for a day. Send the file again."),
        code="expired",
        status=410,
    )

"""Files on their way in, on any machine: `uploads/<owner>/<id>/` holds a record `about.json` and the parts that came,
each called by where it begins. See `Upload` in `conversation/ports/uploads.py`; the folder's: `storage/uploads.py`.

How far an upload is, is what its parts add up to, from the first on without a gap. A part is written only where there
is none, so of two machines that send at the same place one is told that the upload is at another point: nothing is
mixed, and no lock is held across machines. What is in memory when a machine dies is less than a part, and sent again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from conversation.errors import NotFound
from conversation.ports.uploads import PartialUpload, Refusal, Upload, Uploads, moved_on
from conversation.serialization import to_json
from storage.disk.errors import disk_told
from storage.disk.files import older_in
from storage.objects.bucket import Bucket, KeptObject
from storage.uploads import DAY_S, HOUR_S, ID, expired

ALL, OPEN, ABOUT = "uploads", "uploads-open", "about.json"
PART = 4 * 1024 * 1024
"""Bytes."""
PART_NAME = re.compile(r"\d{16}")


class UploadObjects(Uploads):
    """All uploads that are not over. `whole` is a folder of this machine for files that came in whole."""

    def __init__(
        self,
        bucket: Bucket,
        whole: Path,
        clock: Callable[[], float],
        steady: Callable[[], bool] = lambda: True,
        part: int = PART,
    ) -> None:
        """`steady` says whether the clock can be believed: while it cannot, nothing is over."""
        self._bucket = bucket
        self._whole = whole.absolute()
        self._clock = clock
        self._steady = steady
        self._part = part

    def begin(self, owner: str, conversation: str, number: int, filename: str, length: int) -> Upload:
        """See `Uploads`."""
        upload = Upload(str(uuid4()), owner, conversation, number, filename, length, self._clock() + DAY_S)

        def made() -> None:
            self._record(upload)
            self._bucket.put(_open(upload), b"")

        self._bucket.run(made)
        return upload

    def get(self, owner: str, upload: str) -> Upload:
        """See `Uploads`."""
        if not (ID.fullmatch(upload) and ID.fullmatch(owner)):
            raise NotFound("The upload")
        try:
            about = self._bucket.run(lambda: self._bucket.get(f"{ALL}/{owner}/{upload}/{ABOUT}"))
        except FileNotFoundError as error:
            raise NotFound("The upload") from error
        found = Upload.from_dict(json.loads(about))
        if found.expires <= self._clock() and self._steady():
            raise expired()
        return found

    def offset(self, upload: Upload) -> int:
        """See `Uploads`."""
        if upload.state != "open":
            return upload.length
        return self._bucket.run(lambda: _end(self._parts(upload)))

    def unfinished(self, owner: str) -> int:
        """See `Uploads`."""
        return self._bucket.run(lambda: sum(1 for _ in self._bucket.under(f"{OPEN}/{owner}")))

    def path(self, upload: Upload) -> Path:
        """Where the bytes are on this machine, of an upload that is whole. Raises `NotFound`, `Told`."""
        path = self._whole / f"{upload.id}.part"

        def fetched() -> Path:
            if path.is_file():
                return path
            self._whole.mkdir(mode=0o700, parents=True, exist_ok=True)
            unfinished = self._whole / f"{upload.id}.{uuid4().hex}"
            try:
                unfinished.touch(mode=0o600)
                for part in self._parts(upload):
                    self._bucket.fetch(part.key, unfinished)
                if unfinished.stat().st_size != upload.length:
                    raise FileNotFoundError(f"upload {upload.id} is not whole")
                unfinished.rename(path)
            finally:
                unfinished.unlink(missing_ok=True)
            return path

        try:
            with disk_told():
                return self._bucket.run(fetched)
        except FileNotFoundError as error:
            raise NotFound("The upload") from error

    def partial(self, upload: Upload) -> PartialObject:
        """See `Uploads`."""
        return PartialObject(self._bucket, upload, self.offset(upload), self._part)

    def settle(self, upload: Upload, refusal: Refusal | None = None) -> Upload:
        """See `Uploads`."""
        settled = replace(upload, state="refused" if refusal else "taken", refusal=refusal)

        def settle() -> None:
            self._record(settled)
            self._bucket.delete([_open(upload), *(part.key for part in self._parts(upload))])

        self._bucket.run(settle)
        self._forget_here(upload)
        return settled

    def remove(self, upload: Upload) -> None:
        """See `Uploads`."""

        def removed() -> None:
            parts = [part.key for part in self._parts(upload)]
            self._bucket.delete([_about(upload), _open(upload), *parts])

        self._bucket.run(removed)
        self._forget_here(upload)

    def sweep(self) -> int:
        """Removes what is over, and what a crash left. Returns how many objects and files."""
        return self._bucket.run(self._sweep) if self._steady() else 0

    def _sweep(self) -> int:
        oldest, uploads = self._clock() - DAY_S, dict[str, list[KeptObject]]()
        for each in self._bucket.under(ALL):
            uploads.setdefault(each.key.rpartition("/")[0], []).append(each)
        dead = [each.key for parts in uploads.values() if _is_over(parts, oldest, oldest + DAY_S) for each in parts]
        dead += [each.key for each in self._bucket.under(OPEN) if each.written < oldest]
        self._bucket.delete(dead)
        here = older_in(self._whole, oldest)
        for name in here:
            with suppress(FileNotFoundError):
                (self._whole / name).unlink()
        return len(dead) + len(here)

    def _parts(self, upload: Upload) -> list[KeptObject]:
        """In their order."""
        found = self._bucket.under(f"{ALL}/{upload.owner}/{upload.id}")
        return sorted((each for each in found if PART_NAME.fullmatch(_name(each))), key=_name)

    def _record(self, upload: Upload) -> None:
        self._bucket.put(_about(upload), json.dumps(to_json(upload)).encode(), "application/json")

    def _forget_here(self, upload: Upload) -> None:
        (self._whole / f"{upload.id}.part").unlink(missing_ok=True)


class PartialObject(PartialUpload):
    """An unfinished file, written at its end. Ended with `keep` or `drop`."""

    def __init__(self, bucket: Bucket, upload: Upload, began: int, part: int) -> None:
        self._bucket = bucket
        self._upload = upload
        self._part = part
        self._held = bytearray()
        self._sent: list[str] = []
        self.began = began
        """Bytes that were here before."""
        self.size = began

    def add(self, data: bytes) -> None:
        """Raises `Told` when the bucket refuses; the parts that were sent count."""
        self._held += data
        self.size += len(data)
        while len(self._held) >= self._part:
            self._send(self._part)

    def keep(self) -> None:
        """See `PartialUpload`."""
        if self._held:
            self._send(len(self._held))

    def drop(self) -> None:
        """See `PartialUpload`."""
        self._held.clear()
        self._bucket.run(lambda: self._bucket.delete(self._sent[::-1]))
        self.size = self.began

    def _send(self, count: int) -> None:
        """Raises `Told` where somebody else went on at this place: what is held then is not the upload's."""
        place = self.size - len(self._held)
        key, data = f"{ALL}/{self._upload.owner}/{self._upload.id}/{place:016d}", bytes(self._held[:count])
        if not self._bucket.run(lambda: self._bucket.put_new(key, data)):
            self._held.clear()
            raise moved_on(place)
        self._sent.append(key)
        del self._held[:count]


def _about(upload: Upload) -> str:
    return f"{ALL}/{upload.owner}/{upload.id}/{ABOUT}"


def _open(upload: Upload) -> str:
    return f"{OPEN}/{upload.owner}/{upload.id}"


def _name(found: KeptObject) -> str:
    return found.key.rpartition("/")[2]


def _end(parts: list[KeptObject]) -> int:
    """How many bytes there are without a gap."""
    end = 0
    for part in parts:
        if int(_name(part)) != end:
            break
        end += part.bytes
    return end


def _is_over(parts: list[KeptObject], oldest: float, now: float) -> bool:
    """Whether its day is over, which begins anew with each part; of bytes without a record an hour."""
    newest = max(part.written for part in parts)
    recorded = any(_name(part) == ABOUT for part in parts)
    return newest < (oldest if recorded else now - HOUR_S)

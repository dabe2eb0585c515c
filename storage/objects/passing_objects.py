"""What is kept for an hour or a day, where any machine finds it: pictures of the image form, and orders of downloads.

The counterparts in the data folder are `storage/form_pictures.py` and `storage/downloads.py`.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from uuid import uuid4

from conversation.errors import NotFound
from conversation.ports.downloads import Downloads, Order
from conversation.ports.form_pictures import FormPictures
from conversation.serialization import to_json
from storage.downloads import HOUR_S
from storage.downloads import ID as ORDER
from storage.form_pictures import DAY_S
from storage.form_pictures import ID as JOB
from storage.objects.bucket import Bucket

FORM, DOWNLOADS = "form", "downloads"


class FormPictureObjects(FormPictures):
    """All that are less than a day old."""

    def __init__(self, bucket: Bucket, clock: Callable[[], float], steady: Callable[[], bool] = lambda: True) -> None:
        """`steady` says whether the clock can be believed: while it cannot, nothing is over."""
        self._bucket = bucket
        self._clock = clock
        self._steady = steady

    def keep(self, job: str, data: bytes) -> None:
        """See `FormPictures`."""
        key = _form(job)
        self._bucket.run(lambda: self._bucket.put(key, data))

    def read(self, job: str) -> bytes:
        """See `FormPictures`."""
        key = _form(job)
        try:
            return self._bucket.run(lambda: self._bucket.get(key))
        except FileNotFoundError as error:
            raise NotFound("The picture") from error

    def sweep(self) -> int:
        """Removes what is a day old. Returns how many."""
        return swept(self._bucket, FORM, self._clock() - DAY_S) if self._steady() else 0


class DownloadObjects(Downloads):
    """All orders. The uploads' sweep does not know them: `keep` takes away what is over, as it does in the folder."""

    def __init__(self, bucket: Bucket, clock: Callable[[], float], steady: Callable[[], bool] = lambda: True) -> None:
        """`steady` says whether the clock can be believed: while it cannot, nothing is over."""
        self._bucket = bucket
        self._clock = clock
        self._steady = steady

    def keep(self, owner: str, order: Order) -> str:
        """See `Downloads`."""
        identity = str(uuid4())
        record = json.dumps({"expires": self._clock() + HOUR_S, "order": to_json(order)}).encode()
        self._bucket.run(lambda: self._bucket.put(f"{DOWNLOADS}/{owner}/{identity}.json", record, "application/json"))
        return identity

    def get(self, owner: str, order: str) -> Order:
        """See `Downloads`."""
        if not (ORDER.fullmatch(order) and ORDER.fullmatch(owner)):
            raise NotFound("The download")
        try:
            record = json.loads(self._bucket.run(lambda: self._bucket.get(f"{DOWNLOADS}/{owner}/{order}.json")))
        except FileNotFoundError as error:
            raise NotFound("The download") from error
        if record["expires"] <= self._clock() and self._steady():
            raise NotFound("The download")
        return Order.from_dict(record["order"])

    def sweep(self) -> int:
        """Removes what is over. Returns how many."""
        return swept(self._bucket, DOWNLOADS, self._clock() - HOUR_S) if self._steady() else 0


def swept(bucket: Bucket, folder: str, oldest: float) -> int:
    """Takes away what was written in that folder before that moment. Returns how many."""

    def work() -> int:
        dead = [each.key for each in bucket.under(folder) if each.written < oldest]
        bucket.delete(dead)
        return len(dead)

    return bucket.run(work)


def _form(job: str) -> str:
    if not JOB.fullmatch(job):
        raise NotFound("The picture")
    return f"{FORM}/{job}"

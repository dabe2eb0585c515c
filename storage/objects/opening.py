"""Opens what is kept in a bucket. The counterpart is the data folder, see `storage/opening.py`."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from storage.disk.kept_files import KeptFiles
from storage.disk.picture_files import Aside, here
from storage.objects.bucket import Bucket, BucketAddress
from storage.objects.local_copies import MOST, LocalCopies
from storage.objects.passing_objects import DownloadObjects, FormPictureObjects
from storage.objects.picture_objects import PictureObjects
from storage.objects.upload_objects import UploadObjects

COPIES, WHOLE = "copies", "arriving"
"""Folders in the data folder."""


def bucket_at(url: str, endpoint: str = "", aside: Aside = here) -> Bucket:
    """The client of a bucket, whose calls wait where `aside` says. Raises `Told` for what names none."""
    return Bucket(BucketAddress(url, endpoint).store(), aside)


def open_bucket(
    bucket: Bucket,
    data: Path,
    *,
    copies: int = MOST,
    presigned: bool = False,
    clock: Callable[[], float] = time.time,
    steady: Callable[[], bool] = lambda: True,
) -> KeptFiles:
    """What is kept in the bucket, with so many bytes of it in the data folder of this machine too."""
    local = LocalCopies(data / COPIES, copies)
    uploads = UploadObjects(bucket, data / WHOLE, clock, steady)
    form, downloads = FormPictureObjects(bucket, clock, steady), DownloadObjects(bucket, clock, steady)

    pictures = PictureObjects(bucket, local, clock, presigned=presigned)

    def sweep() -> int:
        pictures.let_go_aside()  # was counted when it was set aside
        return uploads.sweep() + form.sweep() + downloads.sweep()

    return KeptFiles(pictures, uploads, form, downloads, sweep, lambda: bucket.run(local.tidy))

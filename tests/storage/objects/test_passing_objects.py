"""What is kept for a day or an hour is there for every machine, and then for none."""

from __future__ import annotations

import time

import pytest

from conversation.errors import NotFound
from conversation.ports.downloads import DownloadRequest, Order
from storage.objects.passing_objects import DownloadObjects, FormPictureObjects
from tests.servers.s3 import S3Endpoint

pytestmark = pytest.mark.slow
JOB = "0a6f0f5e-0000-4000-8000-000000000009"
OWNER, OTHER = "0a6f0f5e-0000-4000-8000-000000000000", "0a6f0f5e-0000-4000-8000-000000000001"


def test_a_picture_of_the_form_is_there_for_a_day(s3: S3Endpoint) -> None:
    bucket, now = s3.bucket(), time.time()
    FormPictureObjects(bucket, time.time).keep(JOB, b"painted")
    assert FormPictureObjects(bucket, time.time).read(JOB) == b"painted"
    assert FormPictureObjects(bucket, lambda: now).sweep() == 0
    assert FormPictureObjects(bucket, lambda: now + 90_000, lambda: False).sweep() == 0
    assert FormPictureObjects(bucket, lambda: now + 90_000).sweep() == 1
    for job in (JOB, "../uploads"):
        with pytest.raises(NotFound):
            FormPictureObjects(bucket, time.time).read(job)


def test_an_order_is_collected_by_its_owner_within_the_hour(s3: S3Endpoint) -> None:
    bucket, now = s3.bucket(), time.time()
    order = Order((DownloadRequest("an image"),), "png", "My pictures")
    kept = DownloadObjects(bucket, lambda: now).keep(OWNER, order)
    assert DownloadObjects(bucket, time.time).get(OWNER, kept) == order
    with pytest.raises(NotFound):
        DownloadObjects(bucket, time.time).get(OTHER, kept)
    later = DownloadObjects(bucket, lambda: now + 3_700)
    with pytest.raises(NotFound):
        later.get(OWNER, kept)
    assert later.sweep() == 1

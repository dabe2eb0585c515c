"""A file that comes in over several machines: each sees what the other got, and nothing is mixed."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from conversation.errors import NotFound, Told
from conversation.ports.uploads import Refusal, Upload
from storage.objects.bucket import Bucket
from storage.objects.upload_objects import UploadObjects
from storage.uploads import DAY_S
from tests.servers.s3 import S3Endpoint

pytestmark = pytest.mark.slow
OWNER, OTHER = "0a6f0f5e-0000-4000-8000-000000000000", "0a6f0f5e-0000-4000-8000-000000000001"
CONVERSATION = "9b2f0f5e-0000-4000-8000-000000000000"
PART = 4


@dataclass
class Machines:
    """Two of them over one bucket, under one clock."""

    bucket: Bucket
    folder: Path
    seconds: float = 0.0

    def __post_init__(self) -> None:
        self.seconds = time.time()
        self.one, self.two = (
            UploadObjects(self.bucket, self.folder / name, lambda: self.seconds, part=PART) for name in ("one", "two")
        )

    def begun(self, length: int = 10) -> Upload:
        return self.one.begin(OWNER, CONVERSATION, 1, "a.jpg", length)


@pytest.fixture
def machines(s3: S3Endpoint, tmp_path: Path) -> Machines:
    return Machines(s3.bucket(), tmp_path)


def written(uploads: UploadObjects, upload: Upload, *pieces: bytes) -> None:
    partial = uploads.partial(upload)
    for piece in pieces:
        partial.add(piece)
    partial.keep()


def test_what_one_machine_got_the_other_goes_on_with(machines: Machines) -> None:
    upload = machines.begun()
    written(machines.one, upload, b"123", b"456")
    assert machines.two.get(OWNER, upload.id) == upload
    assert machines.two.offset(upload) == 6
    written(machines.two, upload, b"7890")
    for each in (machines.one, machines.two):
        assert each.offset(upload) == 10
        assert each.path(upload).read_bytes() == b"1234567890"


def test_a_machine_that_dies_loses_less_than_a_part(machines: Machines) -> None:
    upload = machines.begun()
    machines.one.partial(upload).add(b"123456")  # and then it is gone
    assert machines.two.offset(upload) == 4
    written(machines.two, upload, b"567890")
    assert machines.one.path(upload).read_bytes() == b"1234567890"


def test_two_that_send_at_the_same_place_are_not_mixed(machines: Machines) -> None:
    upload = machines.begun()
    late, quick = machines.one.partial(upload), machines.two.partial(upload)
    quick.add(b"12345678")
    with pytest.raises(Told) as told:
        late.add(b"ABCDEFGH")
    assert (told.value.code, told.value.status) == ("offset_conflict", 409)
    late.keep()
    quick.keep()
    written(machines.one, upload, b"90")
    assert machines.two.path(upload).read_bytes() == b"1234567890"


def test_what_is_dropped_never_came(machines: Machines) -> None:
    upload = machines.begun()
    written(machines.one, upload, b"123")
    partial = machines.one.partial(upload)
    partial.add(b"wrong and long")
    partial.drop()
    assert (machines.two.offset(upload), partial.size) == (3, 3)


def test_what_was_settled_is_remembered_without_its_bytes(machines: Machines) -> None:
    taken, refused = machines.begun(), machines.begun()
    written(machines.one, taken, b"1234567890")
    assert (machines.two.unfinished(OWNER), machines.two.unfinished(OTHER)) == (2, 0)
    kept = machines.one.path(taken)
    machines.one.settle(taken)
    machines.one.settle(refused, Refusal("No", "It is broken.", "broken_picture", 422))

    known = machines.two.get(OWNER, taken.id)
    assert (known.state, machines.two.offset(known), kept.exists()) == ("taken", 10, False)
    told = machines.two.get(OWNER, refused.id).refusal
    assert told is not None and str(told.told()) == "No. It is broken."
    assert machines.two.unfinished(OWNER) == 0
    with pytest.raises(NotFound):
        machines.two.path(taken)


def test_only_its_owner_finds_it_and_nobody_after_a_day(machines: Machines) -> None:
    upload = machines.begun()
    written(machines.one, upload, b"123")
    with pytest.raises(NotFound):
        machines.two.get(OTHER, upload.id)
    assert machines.one.sweep() == 0
    machines.seconds += DAY_S + 60
    with pytest.raises(Told) as over:
        machines.two.get(OWNER, upload.id)
    assert over.value.code == "expired"
    assert machines.two.sweep() == 3
    with pytest.raises(NotFound):
        machines.one.get(OWNER, upload.id)
    assert machines.one.unfinished(OWNER) == 0

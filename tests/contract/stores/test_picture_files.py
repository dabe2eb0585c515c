"""Where pictures' bytes lie: in a folder and in a bucket, the same is kept, read, swept and taken away."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from conversation.errors import NotFound
from conversation.ports.pixels import Encoded, Received, SignedFile
from storage.disk.files import Files
from storage.disk.picture_files import PictureFiles
from storage.encryption.chunks import sealed_size
from storage.encryption.opening import encrypted
from storage.encryption.sealed_pictures import SealedPictures
from storage.objects.local_copies import LocalCopies
from storage.objects.picture_objects import PictureObjects
from storage.opening import open_storage
from storage.seal import Seal
from tests.servers.s3 import S3Endpoint

pytestmark = pytest.mark.slow
ONE, OTHER = "9b2f0f5e-0000-4000-8000-000000000000", "9b2f0f5e-0000-4000-8000-000000000001"
CAT = Encoded(b"a cat" * 1000, "image/png", 640, 480, b"a small cat", full=b"a cat on a screen")
MASTER = "A" * 43 + "="
LATER = 60.0
"""Seconds: what was written before this moment is older than now and so much."""


@pytest.fixture(params=["folder", "bucket", "sealed folder", "sealed bucket"])
def files(request: pytest.FixtureRequest, tmp_path: Path, s3: S3Endpoint) -> Iterator[PictureFiles]:
    lying: PictureFiles = Files(tmp_path / "conversations")
    if "bucket" in request.param:
        lying = PictureObjects(s3.bucket(), LocalCopies(tmp_path / "copies"))
    if "sealed" not in request.param:
        yield lying
        return
    with closing(open_storage(tmp_path, seal=Seal([MASTER]), encrypts=True)) as storage:
        files = encrypted(lying, storage.database, Seal([MASTER]), tmp_path, seals=True)
        owner = storage.accounts.guest().id
        for conversation in (ONE, OTHER):
            files.expect(conversation, owner)
        yield files


def lying(files: PictureFiles, *contents: bytes) -> int:
    """Bytes that these take where they lie."""
    sealed = isinstance(files, SealedPictures)
    return sum(sealed_size(len(each)) if sealed else len(each) for each in contents)


def swept(files: PictureFiles, conversation: str, named: set[str]) -> list[str]:
    """As the sweep does it, as if everything were old. What went."""
    now = time.time() + LATER
    unknown = set(files.older(conversation, now)) - named
    taken = files.set_aside(conversation, unknown, now)
    gone = files.end_aside(conversation, taken, named)
    assert gone.files == len(taken)
    return sorted(taken)


def test_what_is_kept_is_read_under_the_hash_of_its_bytes(files: PictureFiles) -> None:
    kept = files.keep(ONE, CAT)
    digest = sha256(CAT.data).hexdigest()[:16]
    assert (kept.filename, kept.preview, kept.full) == (
        f"img_{digest}.png",
        f"img_{digest}_preview.webp",
        f"img_{digest}_full.webp",
    )
    assert kept.bytes == len(CAT.data)
    assert files.read(ONE, kept.filename) == CAT.data
    assert files.standing(ONE, kept.filename).read_bytes() == CAT.data
    assert files.standing(ONE, kept.preview or "").read_bytes() == b"a small cat"
    assert files.keep(ONE, CAT) == kept
    assert sorted(files.older(ONE, time.time() + LATER)) == sorted((kept.filename, kept.preview, kept.full))


def test_a_picture_in_a_file_is_kept_and_can_be_kept_again(files: PictureFiles, tmp_path: Path) -> None:
    made = tmp_path / "made"
    made.write_bytes(b"large" * 4_000_000)
    kept = files.keep(ONE, Encoded(b"", "image/webp", 9000, 9000, b"small", file=made))
    assert files.keep(ONE, Encoded(b"", "image/webp", 9000, 9000, b"small", file=made)) == kept, "the store lets it go"
    assert files.standing(ONE, kept.filename).read_bytes() == b"large" * 4_000_000
    assert kept.bytes == 20_000_000


def test_an_upload_is_kept_as_it_is(files: PictureFiles, tmp_path: Path) -> None:
    sent = tmp_path / "sent"
    sent.write_bytes(b"a photograph")
    kept = files.take_in(ONE, sent, Received("image/jpeg", 4000, 3000, b"small", b"full"))
    assert kept.filename.endswith("_original.jpg")
    assert files.read(ONE, kept.filename) == sent.read_bytes() == b"a photograph"


def test_what_lies_on_pictures_is_kept_beside_them(files: PictureFiles) -> None:
    names = [files.keep_mask(ONE, b"mask"), files.keep_layer(ONE, b"layer"), files.keep_vector(ONE, b"<svg/>")]
    names.append(files.keep_full(ONE, "0123456789abcdef", b"full"))
    assert [files.read(ONE, name) for name in names] == [b"mask", b"layer", b"<svg/>", b"full"]
    assert [name.rpartition("_")[2] for name in names] == ["mask.png", "layer.png", "vector.svg", "full.webp"]


def test_what_a_model_sent_is_kept_beside_what_was_made_of_it(files: PictureFiles) -> None:
    signed = SignedFile(b"as it was signed", "image/png", "valid", "somebody", "something")
    kept = files.keep(ONE, replace(CAT, sent=signed))
    assert kept.sent is not None and kept.sent.filename.endswith("_sent.png")
    assert files.read(ONE, kept.sent.filename) == b"as it was signed"
    assert files.read(ONE, kept.filename) == CAT.data


def test_what_is_not_there_is_not_found_and_can_be_removed_all_the_same(files: PictureFiles) -> None:
    with pytest.raises(NotFound):
        files.read(ONE, "img_0000000000000000.png")
    with pytest.raises(NotFound):
        files.standing(ONE, "img_0000000000000000.png")
    assert files.remove(ONE, "img_0000000000000000.png") == 0
    assert files.remove_all(ONE).files == 0


def test_what_is_removed_is_gone_and_nothing_else(files: PictureFiles) -> None:
    kept, theirs = files.keep(ONE, CAT), files.keep(OTHER, CAT)
    assert sorted(files.conversations()) == [ONE, OTHER]
    assert files.remove(ONE, kept.filename) == len(CAT.data)
    with pytest.raises(NotFound):
        files.standing(ONE, kept.filename)
    assert files.read(ONE, kept.preview or "") == b"a small cat"

    gone = files.remove_all(ONE)

    assert (gone.files, gone.bytes) == (2, lying(files, CAT.preview, CAT.full))
    with pytest.raises(NotFound):
        files.read(ONE, kept.preview or "")
    assert files.conversations() == [OTHER]
    assert files.read(OTHER, theirs.filename) == CAT.data


def test_the_sweep_takes_what_nothing_names(files: PictureFiles) -> None:
    kept, lost = files.keep(ONE, CAT), files.keep_mask(ONE, b"left by a crash")
    named = {kept.filename, kept.preview or "", kept.full or ""}
    assert files.older(ONE, time.time() - LATER) == []
    assert swept(files, ONE, named) == [lost]
    assert sorted(files.older(ONE, time.time() + LATER)) == sorted(named)
    assert files.read(ONE, kept.filename) == CAT.data


def test_what_gets_its_row_while_it_is_swept_is_back(files: PictureFiles) -> None:
    mask = files.keep_mask(ONE, b"a mask")
    now = time.time() + LATER
    taken = files.set_aside(ONE, [mask], now)
    assert taken == [mask]
    gone = files.end_aside(ONE, taken, {mask})
    assert gone.files == 0
    assert files.read(ONE, mask) == b"a mask"
    assert files.older(ONE, now) == [mask]


def test_what_was_taken_anew_is_not_set_aside(files: PictureFiles) -> None:
    mask = files.keep_mask(ONE, b"a mask")
    assert files.set_aside(ONE, [mask], time.time() - LATER) == []
    assert files.read(ONE, mask) == b"a mask"

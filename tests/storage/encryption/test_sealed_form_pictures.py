"""What the image form painted is encrypted for its day, and what was there before is read as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.disk.errors import DiskRefused
from storage.encryption.sealed_form_pictures import SealedFormPictures
from storage.form_pictures import FormPictureFiles
from storage.seal import Seal

MASTER, OTHER = "A" * 43 + "=", "_" * 42 + "8="
JOB, EARLIER = "5f0c1e17-9a4b-4d3e-8c21-7b6a5d4c3b2a", "6f0c1e17-9a4b-4d3e-8c21-7b6a5d4c3b2a"


def test_it_lies_encrypted_and_opens_with_any_master_key_at_hand(tmp_path: Path) -> None:
    lying = FormPictureFiles(tmp_path, lambda: 0.0)
    lying.keep(EARLIER, b"canary")
    SealedFormPictures(lying, Seal([MASTER])).keep(JOB, b"canary")
    assert b"canary" not in (tmp_path / JOB).read_bytes()
    for keys in ([MASTER], [OTHER, MASTER]):
        assert SealedFormPictures(lying, Seal(keys)).read(JOB) == b"canary"
    assert SealedFormPictures(lying, Seal([MASTER])).read(EARLIER) == b"canary"
    with pytest.raises(DiskRefused):
        SealedFormPictures(lying, Seal([OTHER])).read(JOB)


def test_it_opens_in_its_own_place_only(tmp_path: Path) -> None:
    lying = FormPictureFiles(tmp_path, lambda: 0.0)
    pictures = SealedFormPictures(lying, Seal([MASTER]))
    pictures.keep(JOB, b"canary")
    (tmp_path / JOB).rename(tmp_path / EARLIER)
    with pytest.raises(DiskRefused):
        pictures.read(EARLIER)
    SealedFormPictures(lying, Seal([MASTER]), seals=False).keep(JOB, b"as it is")
    assert (tmp_path / JOB).read_bytes() == b"as it is"

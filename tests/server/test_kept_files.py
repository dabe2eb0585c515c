"""A bucket at the start: one that refuses is said, one that is away is waited for by whoever needs it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from conversation.errors import Told
from conversation.ports.pixels import Encoded
from server.assembly.kept_files import kept_in, pictures_of
from server.settings import Settings
from storage.disk.files import Files
from tests.running import free_port
from tests.servers.s3 import S3Endpoint
from tests.servers.s3 import s3 as s3

pytestmark = pytest.mark.slow
CONVERSATION = "9b2f0f5e-0000-4000-8000-000000000000"


def steady() -> bool:
    return True


def test_without_a_bucket_the_folder_has_everything(tmp_path: Path) -> None:
    assert kept_in(Settings(data=tmp_path), steady) is None
    assert isinstance(pictures_of(Settings(data=tmp_path)), Files)


def test_with_one_pictures_lie_there(s3: S3Endpoint, tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, blobs=s3.address().url, blobs_endpoint=s3.url)
    kept = kept_in(settings, steady)
    assert kept is not None
    stored = kept.pictures.keep(CONVERSATION, Encoded(b"a cat", "image/png", 1, 1, b"small"))
    assert pictures_of(replace(settings, data=tmp_path / "elsewhere")).read(CONVERSATION, stored.filename) == b"a cat"
    assert not (tmp_path / "conversations").exists()


def test_one_that_is_not_there_is_said_at_the_start(s3: S3Endpoint, tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, blobs="s3://no-such-bucket-here", blobs_endpoint=s3.url)
    with pytest.raises(Told, match="ATELIER_BLOBS") as told:
        kept_in(settings, steady)
    assert told.value.code == "storage_refuses"


def test_one_that_does_not_answer_may_later(s3: S3Endpoint, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    nowhere = f"http://127.0.0.1:{free_port()}"
    assert kept_in(Settings(data=tmp_path, blobs="s3://studio", blobs_endpoint=nowhere), steady) is not None
    assert "does not answer" in caplog.text

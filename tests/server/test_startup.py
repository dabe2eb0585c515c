"""What must be there before a start: a page, and a secret that nobody else can read."""

from __future__ import annotations

from pathlib import Path

import pytest

from server.settings import Settings
from server.startup import CannotStart, page_of, secret


def test_a_page_that_is_not_built_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match="make build"):
        page_of(Settings(page=tmp_path))
    (tmp_path / "index.html").write_text("<!doctype html>")
    assert page_of(Settings(page=tmp_path)) == tmp_path


def test_the_secret_is_made_once_and_is_its_owners_alone(tmp_path: Path) -> None:
    made = secret(Settings(data=tmp_path))
    assert len(made) >= 32
    assert secret(Settings(data=tmp_path)) == made
    assert (tmp_path / "secret").stat().st_mode & 0o777 == 0o600


def test_a_secret_that_was_set_is_taken(tmp_path: Path) -> None:
    assert secret(Settings(data=tmp_path, secret="mine")) == "mine"
    assert not (tmp_path / "secret").exists()


@pytest.mark.parametrize("content", [b"", b"short", b"\xff\xfe\xff" * 20])
def test_a_damaged_secret_is_a_sentence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "secret").write_bytes(content)
    with pytest.raises(CannotStart):
        secret(Settings(data=tmp_path))

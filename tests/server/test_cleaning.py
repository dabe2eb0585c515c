"""What is kept too long is told without being touched, and goes when it is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from conversation.errors import Told
from conversation.ports.pixels import Encoded
from conversation.recipe import PaintingValues, Recipe
from server import cleaning
from server.settings import Settings
from storage.opening import open_storage

DAY = 86_400


def test_a_dry_run_says_what_would_go_and_of_whom_and_clean_does_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = Settings.read({"ATELIER_DATA": str(tmp_path), "ATELIER_KEEP_PAINTED_DAYS": "30"}, tmp_path / "none")
    long_ago = 1_700_000_000.0
    storage = open_storage(tmp_path, clock=lambda: long_ago)
    owner = storage.accounts.guest().id
    conversation = storage.library.create(owner).id
    image, number = storage.images.reserve(conversation, "cat")
    made = Encoded(b"x" * 2_000_000, "image/png", 640, 480, b"preview")
    recipe = Recipe(PaintingValues("fake/painter", prompt="cat"))
    storage.images.add(conversation, image, number, "cat", made, recipe, message=None, cost=0, seconds=1.0)
    storage.retention.tidy()
    storage.close()

    cleaning.command(["--dry-run"])(settings)
    assert capsys.readouterr().out == f"1 painted pictures of guest {owner}, 2.0 MB, the oldest of 2023-11-14\n"
    cleaning.command([])(settings)
    assert capsys.readouterr().out == "1 painted, 2.0 MB\n"
    cleaning.command(["--dry-run"])(settings)
    assert capsys.readouterr().out == "Nothing would go.\n"
    with pytest.raises(Told, match="is not understood"):
        cleaning.command(["--wet"])

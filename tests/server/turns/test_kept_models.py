"""The last list of each provider is on disk, for whoever's key read it."""

from __future__ import annotations

from pathlib import Path

import pytest

from conversation.services.model_list import DescribedModel
from server.turns.kept_models import FRESH, KeptModels

PLACE = ("acme", "ada", "https://acme.example")
BRUSH = DescribedModel("acme/brush", "Brush", "acme", kind="image", aspects=("1:1", "3:2"), description="It paints.")
BIG = DescribedModel("acme/big", "Big", "acme", tags=("thinking",), context=1_000)


class Hands:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.at = 0.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def clock() -> Hands:
    return Hands()


def test_another_start_finds_what_was_offered_last(tmp_path: Path, clock: Hands) -> None:
    KeptModels(tmp_path / "lists", clock).keep(*PLACE, [BRUSH, BIG])
    assert KeptModels(tmp_path / "lists", clock).of(*PLACE) == [BRUSH, BIG]


def test_nobody_sees_the_list_of_another_ones_key(tmp_path: Path, clock: Hands) -> None:
    kept = KeptModels(tmp_path, clock)
    kept.keep(*PLACE, [BRUSH])
    assert not kept.of("acme", "bob", PLACE[2]) and not kept.of("acme", "", PLACE[2])
    assert not kept.of("acme", "ada", "https://other.example")


def test_it_is_written_at_most_every_five_minutes(tmp_path: Path, clock: Hands) -> None:
    kept = KeptModels(tmp_path, clock)
    kept.keep(*PLACE, [BRUSH])
    clock.at = FRESH - 1
    kept.keep(*PLACE, [BIG])
    assert KeptModels(tmp_path, clock).of(*PLACE) == [BRUSH]
    clock.at = FRESH
    kept.keep(*PLACE, [BIG])
    assert KeptModels(tmp_path, clock).of(*PLACE) == [BIG]


@pytest.mark.parametrize("damage", [b"", b"{", b"[1]", b'[{"id": 3}]', b"\xff\xfe"])
def test_a_damaged_file_is_as_good_as_none_and_is_mended(tmp_path: Path, clock: Hands, damage: bytes) -> None:
    KeptModels(tmp_path, clock).keep(*PLACE, [BRUSH])
    (path,) = tmp_path.iterdir()
    path.write_bytes(damage)

    kept = KeptModels(tmp_path, clock)
    assert not kept.of(*PLACE)
    kept.keep(*PLACE, [BRUSH])
    assert KeptModels(tmp_path, clock).of(*PLACE) == [BRUSH]


def test_a_disk_that_refuses_it_is_nobodys_loss(tmp_path: Path, clock: Hands) -> None:
    (tmp_path / "lists").write_text("a file where the folder should be")
    kept = KeptModels(tmp_path / "lists", clock)
    kept.keep(*PLACE, [BRUSH])
    assert kept.of(*PLACE) == [BRUSH]

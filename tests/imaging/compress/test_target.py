"""What a person may write for a size and a box, and what is within a target already."""

from __future__ import annotations

import pytest

from imaging.compress.target import PRESETS, Target, box_of, bytes_of
from imaging.declaration import Impossible


@pytest.mark.parametrize(
    ("said", "meant"),
    [("300KB", 300_000), ("300 kb", 300_000), ("1.5MB", 1_500_000), ("1,5 MB", 1_500_000), ("2m", 2_000_000)],
)
def test_a_size_in_words_is_a_number_of_bytes(said: str, meant: int) -> None:
    assert bytes_of(said) == meant


@pytest.mark.parametrize("said", ["300", "much", "300px", "-3KB", "1KB", "0MB"])
def test_what_is_no_size_is_refused_with_an_example(said: str) -> None:
    with pytest.raises(Impossible, match=r"KB"):
        bytes_of(said)


def test_a_box_is_one_side_or_two() -> None:
    assert box_of("1200px") == (1200, 1200)
    assert box_of("1200x800") == (1200, 800)
    assert box_of("1200 × 800") == (1200, 800)


@pytest.mark.parametrize("said", ["1200", "8x8", "99999px", "wide"])
def test_what_is_no_box_is_refused(said: str) -> None:
    with pytest.raises(Impossible):
        box_of(said)


def test_a_target_holds_what_is_not_larger_in_any_way() -> None:
    email = PRESETS["email"]
    assert email.holds(500_000, 800, 600)
    assert not email.holds(500_001, 800, 600)
    assert not email.holds(1_000, 600, 801)
    assert Target().holds(10**9, 10**5, 10**5)


def test_wishes_replace_what_a_preset_says_and_nothing_else() -> None:
    changed = PRESETS["web"].changed(bytes=300_000, format="", quality=None)
    assert changed == Target(300_000, 1920, 1920, "jpeg")


def test_a_target_survives_json() -> None:
    for target in PRESETS.values():
        assert Target.from_dict(target.to_dict()) == target

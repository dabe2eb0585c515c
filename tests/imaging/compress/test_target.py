"""What a person may write for a size and a box, and what is within a target already."""

from __future__ import annotations

import re

import pytest

from imaging.compress.target import PRESETS, CompressTarget, box_of, bytes_of, preset_values, presets
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
    assert email.holds(500_000, 1600, 1200)
    assert not email.holds(500_001, 1600, 1200)
    assert not email.holds(1_000, 1200, 1601)
    assert CompressTarget().holds(10**9, 10**5, 10**5)


def test_wishes_replace_what_a_preset_says_and_nothing_else() -> None:
    changed = PRESETS["web"].changed(bytes=300_000, format="", quality=None)
    assert changed == CompressTarget(300_000, 1920, 1920, "jpeg")


def test_what_a_person_sets_of_a_preset_takes_the_place_of_ours() -> None:
    own = presets({"email": {"bytes": 200_000, "width": 640}, "custom": {"format": "avif", "quality": 60}})
    assert own["email"] == CompressTarget(200_000, 640, 1600, "jpeg", mail=True, enough=86)
    assert presets({"email": {"quality": 95}})["email"].enough is None
    assert own["custom"] == CompressTarget(format="avif", quality=60)
    assert own["web"] == PRESETS["web"]
    assert presets({name: preset_values(preset) for name, preset in own.items()}) == own
    assert presets({"email": {"bytes": None}})["email"].bytes is None


@pytest.mark.parametrize(
    ("own", "says"),
    [
        ({"post": {}}, "There is no preset “post”. Choose one of: email, web, web-hq, custom."),
        ({"web": {"colour": 1}}, "web has no “colour”"),
        ({"web": {"bytes": 10}}, "The bytes of web must be a whole number from 2,000 to 64,000,000"),
        ({"web": {"width": 8}}, "The width of web"),
        ({"web": {"height": "wide"}}, "The height of web"),
        ({"web": {"quality": True}}, "The quality of web"),
        ({"web": {"format": "exe"}}, "The format of web must be one of: auto, jpeg"),
    ],
)
def test_what_cannot_be_a_preset_is_refused_by_its_name(own: dict[str, dict[str, object]], says: str) -> None:
    with pytest.raises(Impossible, match=re.escape(says)):
        presets(own)


def test_a_target_survives_json() -> None:
    for target in PRESETS.values():
        assert CompressTarget.from_dict(target.to_dict()) == target

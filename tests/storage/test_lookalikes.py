"""Names that the eye cannot tell apart."""

from __future__ import annotations

import pytest

from storage.lookalikes import alike, skeleton


@pytest.mark.parametrize(
    "other",
    [
        "ada",
        "Ada",
        "a\u200bda",  # zero width space
        "ada\u200d",
        "a\u00adda",  # soft hyphen
        "\u202eada",  # right to left override
        "ad\u0430",  # Cyrillic
        "\u0430d\u0430",
        "\u0410DA",
        "\uff41\uff44\uff41",  # full width
        "\U0001d41a\U0001d41d\U0001d41a",  # mathematical bold
        "a d a",
        "ada\ufe0f",
        "ada\u3164",  # Hangul filler
        "\u03b1da",  # Greek alpha
    ],
)
def test_they_look_like_ada(other: str) -> None:
    assert alike(other, ["Ada"])
    assert alike("Ada", [other])


@pytest.mark.parametrize("one, other", [("paypal", "paypa1"), ("Ian", "lan"), ("carner", "camer"), ("b0b", "bOb")])
def test_other_pairs(one: str, other: str) -> None:
    assert alike(one, [other])


@pytest.mark.parametrize("other", ["ida", "adam", "ad\u00e1", "\u30a2\u30c0", "\u0430\u0434\u0430"])
def test_these_do_not(other: str) -> None:
    assert not alike(other, ["Ada"])


def test_what_was_made_a_skeleton_stays_one() -> None:
    for name in ("m\u00fcller", "\u0430nna", "\u03b1\u03b2\u03b3", "l1I|", "\u5f20\u4e09"):
        assert skeleton(skeleton(name)) == skeleton(name)

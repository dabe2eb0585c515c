"""What people paste for a key."""

from __future__ import annotations

import pytest

from providers.wire.api_key import UnusableKey, cleaned

KEY = "sk-or-v1-0123456789abcdef"


@pytest.mark.parametrize(
    "pasted",
    [
        KEY,
        f"  {KEY}\t",
        f"{KEY}\r\n",
        f"“{KEY}”",
        f"„{KEY}“",
        f"‘{KEY}’",
        f"« {KEY} »",
        f"'\"{KEY}\"'",
        f"\udc93{KEY}\udc94",
        f"`{KEY}`",
        f"\ufeff{KEY}\u200b",
        f"\u00a0{KEY}\u00a0",
        f"Bearer {KEY}",
        f"bearer:{KEY}",
        f"“Bearer  {KEY}”",
        f"Authorization: Bearer {KEY}",
        f"OPENROUTER_API_KEY={KEY}",
        f'export OPENROUTER_API_KEY="{KEY}"',
        f"X-API-Key: {KEY}",
        f"{KEY},",
    ],
)
def test_what_copying_leaves_around_it_goes(pasted: str) -> None:
    assert cleaned(pasted) == KEY


@pytest.mark.parametrize("pasted", ["", "  ", '""', "“”", "Bearer ", "\u200b"])
def test_nothing_but_that_is_no_key(pasted: str) -> None:
    assert cleaned(pasted) == ""


@pytest.mark.parametrize(
    ("pasted", "why"),
    [
        ("sk-or-v1-0123 456789abcdef", "a space or a line break in the middle"),
        ("sk-or-v1-0123\n456789abcdef", "a space or a line break in the middle"),
        ("sk–or–v1–0123456789abcdef", "“–”"),
        ("sk-or-v1-0123456789abcdéf", "“é”"),
        ("sk-or-v1-оne", "“о”"),
        ("sk-or-v1-01\x0023", "cannot be shown"),
        ("sk-or-v1-01\udc8123", "cannot be shown"),
        ("<your key>", "“<”"),
        ("${OPENROUTER_API_KEY}", "which no key has"),
        ("sk-or-v1-abc...f12", "shortened"),
        ("sk-or-v1-abc…f12", "shortened"),
        ("sk-or-v1-********", "shortened"),
        ("sk-or-v1-xxxxxxxxxxxx", "shortened"),
    ],
)
def test_what_cannot_be_a_key_is_refused_in_words(pasted: str, why: str) -> None:
    with pytest.raises(UnusableKey, match=why) as refused:
        cleaned(pasted)

    assert "0123" not in str(refused.value)

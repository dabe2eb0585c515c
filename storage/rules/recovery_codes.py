"""Recovery codes as they are made and read: 25 letters and digits, 125 random bits.

A fast hash suffices, and a person can type one. There is no I, L, O and U, which are read as 1, 1, 0 and V.
"""

from __future__ import annotations

import secrets

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH, GROUP = 25, 5
_READ_AS = str.maketrans("ILOU", "110V")


def new_code() -> str:
    """In groups that the eye can follow."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    return "-".join(letters[at : at + GROUP] for at in range(0, LENGTH, GROUP))


def normal(code: str) -> str:
    """A code, or the link with it, however it was typed."""
    said = code.rpartition("#")[2].upper()
    return "".join(letter for letter in said if letter.isascii() and letter.isalnum()).translate(_READ_AS)

"""Text as JSON may bring it: halves of characters (`\\ud83d`) that belong together, or to nothing."""

from __future__ import annotations

import re

_HALF = re.compile(r"[\ud800-\udfff]")
_FIRST_HALVES = ("\ud800", "\udbff")


def whole(text: str) -> str:
    """Halves that belong together are one character; a half alone becomes `�`, as it can neither be sent nor kept."""
    if _HALF.search(text) is None:
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


class SurrogateJoiner:
    """Text that comes in pieces, one of which may end in the middle of a character."""

    def __init__(self) -> None:
        self._half = ""

    def take(self, piece: str) -> str:
        """What of it can be shown."""
        if not piece:
            return piece
        text, self._half = self._half + piece, ""
        if _FIRST_HALVES[0] <= text[-1] <= _FIRST_HALVES[1]:
            text, self._half = text[:-1], text[-1]
        return whole(text)

"""A prompt as tables are matched against it, and the way back to what the person wrote."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

Span = tuple[int, int]
"""From, up to and without: places in a folded text."""


@dataclass(frozen=True)
class FoldedPrompt:
    """Lower case, without accents ("Forêt" and "foret" are one word); each character knows where it came from."""

    text: str
    original: str
    places: tuple[int, ...]
    """For each character of `text` the place of the one it was made of."""

    def said(self, span: Span) -> str:
        """The words as they were written."""
        start, end = span
        return self.original[self.places[start] : self.places[end - 1] + 1]

    def without(self, spans: Iterable[Span]) -> FoldedPrompt:
        """The same with commas in place of those, so that what stood around them is not read as one."""
        text = list(self.text)
        for start, end in spans:
            text[start:end] = "," * (end - start)
        return replace(self, text="".join(text))


def folded(prompt: str) -> FoldedPrompt:
    """Of any text."""
    original = unicodedata.normalize("NFC", prompt)
    letters = [
        (bare, place)
        for place, letter in enumerate(original.replace("’", "'"))
        for bare in unicodedata.normalize("NFKD", letter.casefold())
        if not unicodedata.combining(bare)
    ]
    return FoldedPrompt("".join(bare for bare, _ in letters), original, tuple(place for _, place in letters))

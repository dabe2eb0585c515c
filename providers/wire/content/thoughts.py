"""Thoughts that a model writes among its words: `<think>…</think>` before the answer, which is shown without them.

Servers keep them apart for models that they know to think; of others, and older ones, they come like this.
"""

from __future__ import annotations

_BEGIN, _END = "<think>", "</think>"


class ThoughtFilter:
    """Text that comes in pieces."""

    def __init__(self) -> None:
        self._kept = ""
        """What may be the beginning of thoughts, or their end."""
        self._thinking = False
        self._decided = False
        """Whether all that follows belongs to the answer."""
        self._begun = False
        """Whether something of it was passed on: what separates it from thoughts is not."""

    def take(self, piece: str) -> str:
        """What of it belongs to the answer."""
        if self._decided:
            return self._answer(piece)
        self._kept += piece
        if not self._thinking:
            start = self._kept.lstrip()
            if len(start) < len(_BEGIN) and _BEGIN.startswith(start):
                return ""
            if not start.startswith(_BEGIN):
                return self._decide(self._kept)
            self._thinking = True
        _, end, answer = self._kept.partition(_END)
        if end:
            return self._decide(answer)
        self._kept = self._kept[-len(_END) :]
        return ""

    @property
    def thinking(self) -> bool:
        """Whether thoughts came."""
        return self._thinking

    def end(self) -> str:
        """What was held back and is no thought after all; once."""
        held, self._kept = "" if self._thinking or self._decided else self._kept, ""
        return held

    def _decide(self, text: str) -> str:
        self._decided, self._kept = True, ""
        return self._answer(text)

    def _answer(self, text: str) -> str:
        shown = text if self._begun or not self._thinking else text.lstrip()
        self._begun = self._begun or bool(shown)
        return shown

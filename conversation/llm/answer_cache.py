"""Answers of models that were paid for and can be given again, for the life of the process: the newest ones."""

from __future__ import annotations

from collections import OrderedDict
from hashlib import sha256

MOST = 1_000
"""Answers; of a few hundred characters each."""


class AnswerCache:
    """By a key of everything that the answer depends on."""

    def __init__(self, most: int = MOST, known: OrderedDict[str, str] | None = None, whose: str = "") -> None:
        self._most = most
        self._known: OrderedDict[str, str] = OrderedDict() if known is None else known
        self._whose = whose

    def of(self, person: str) -> AnswerCache:
        """What that person asked: the same room for all of them, and nobody is told what another one asked."""
        return AnswerCache(self._most, self._known, person)

    def get(self, key: str) -> str | None:
        """The answer, which is then among the newest."""
        key = f"{self._whose}:{key}"
        if key in self._known:
            self._known.move_to_end(key)
        return self._known.get(key)

    def keep(self, key: str, answer: str) -> None:
        """In place of an older answer to the same, and of the oldest where there are too many."""
        key = f"{self._whose}:{key}"
        self._known[key] = answer
        self._known.move_to_end(key)
        while len(self._known) > self._most:
            self._known.popitem(last=False)

    def clear(self) -> None:
        self._known.clear()

    def __len__(self) -> int:
        return len(self._known)


def answer_key(*parts: str) -> str:
    """Of what was asked, and of which model: whatever its length, and readable by nobody."""
    digest = sha256()
    for part in parts:
        encoded = part.encode("utf-8", "surrogatepass")
        digest.update(len(encoded).to_bytes(8, "big"))
        digest.update(encoded)
    return digest.hexdigest()

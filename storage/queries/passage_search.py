"""Which of the passages that share words with a request share the most."""

from __future__ import annotations

import re
from collections.abc import Sequence

from conversation.ports.conversations import Passage
from storage.rules.words import MOST_WORDS, UNSPACED, folded, words_of


def best(found: Sequence[Passage], words: Sequence[str], limit: int) -> list[Passage]:
    """The `limit` best of `found`, which come newest first. A word counts the more the fewer of them have it."""
    shared = [(passage, _shared(passage.text, words)) for passage in found]
    spread = {word: sum(word in having for _, having in shared) for word in words}
    ranked = sorted(
        (-sum(1 / spread[word] for word in sorted(having)), age, passage)
        for age, (passage, having) in enumerate(shared)
        if having
    )
    return [passage for _, _, passage in ranked[: max(0, limit)]]


def pieces(words: Sequence[str]) -> list[str]:
    """What is looked for: each word, or the pairs of characters of a script that puts no space between words."""
    found = []
    for word in words_of(folded(" ".join(words))):
        pairs = [word[at : at + 2] for at in range(len(word) - 1)] if UNSPACED.search(word) else [word]
        found += pairs or [word]
    return list(dict.fromkeys(found))[:MOST_WORDS]


def _shared(text: str, words: Sequence[str]) -> set[str]:
    """The words that some word of the text begins with, as the index finds them."""
    if any(UNSPACED.search(word) for word in words):
        whole = folded(text)
        return {word for word in words if word in whole}
    said = set(re.findall(r"\w+", folded(text)))
    return {word for word in words if word in said or any(each.startswith(word) for each in said)}

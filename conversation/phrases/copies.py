"""“a fox x4”, “a fox, four of them”: how often one prompt is to be painted, and the prompt without that.

Only words that can mean nothing else count: “four foxes” may be one picture, and `picture_count` guesses what it means.
"""

from __future__ import annotations

import re

from conversation.phrases.picture_count import DIGITS, NUMBERS

_NUMBER = rf"(\d{{1,2}}|{'|'.join(NUMBERS)})"
_BEHIND = re.compile(
    r"[\s,;.–—-]+(?:[x×]\s?(\d{1,2})|(\d{1,2})\s?[x×]"
    rf"|{_NUMBER}\s+(?:of (?:them|these|those)|times|versions|variations|variants|candidates"
    r"|davon|mal|varianten|versionen|fois|exemplaires|variantes|d'entre elles|veces|versiones|de ellos|de ellas))"
    r"\s*[.!]?$",
    re.IGNORECASE,
)
_CHINESE = re.compile(r"[\s，,、]*([一两二三四五六七八九]|\d{1,2})[张幅]\s*[。！]?$")
_BEFORE = re.compile(r"^(\d{1,2})\s?[x×]\s+(?=\S)", re.IGNORECASE)


def copies_in(prompt: str) -> tuple[str, int]:
    """The prompt without such words, and how many pictures they want: 0 where they say nothing."""
    text = prompt.strip()
    found = _BEHIND.search(text) or _CHINESE.search(text) or _BEFORE.match(text)
    if found is None:
        return prompt, 0
    said = next(filter(None, found.groups())).casefold()
    rest = (text[: found.start()] + text[found.end() :]).strip()
    many = int(said) if said.isdigit() else DIGITS.get(said) or NUMBERS[said]
    return (rest, many) if rest and many else (prompt, 0)

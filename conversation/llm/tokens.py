"""How much a model has to read, estimated: no tokenizer fits all models, and none is worth a dependency.

One token is taken as four bytes of UTF-8, plus four for each message around it. Measured vocabularies need about 4.2
bytes of English prose, 3 to 4 of other European languages and 2.5 to 4 of Chinese or Japanese for a token, so the
estimate is right within a third; budgets leave more room than that.
"""

from __future__ import annotations

AROUND = 4
"""Tokens that a message costs besides its text."""


def tokens(text: str) -> int:
    """About how many tokens a message with this text is."""
    return len(text.encode("utf-8", "replace")) // 4 + AROUND


def clipped(text: str, most: int) -> str:
    """The text, or its beginning and end with a mark between them, in at most about `most` tokens."""
    if tokens(text) <= most:
        return text
    raw, keep = text.encode("utf-8", "replace"), max(0, (most - AROUND) * 4 - 8)
    head, tail = raw[: keep * 2 // 3], raw[len(raw) - keep // 3 :]
    return head.decode("utf-8", "ignore") + " […] " + tail.decode("utf-8", "ignore")

"""A key as a person pastes it, into the key as a service wants it, or a sentence that says why it is none."""

from __future__ import annotations

import re
import unicodedata

from conversation.sentences import say

_QUOTES = "\"'`´‘’‚‛“”„‟«»‹›＂＇\udc91\udc92\udc93\udc94"
"""The last four are Windows' typographic quotes in an environment that is read as UTF-8."""
_BEFORE = re.compile(
    r"(?:export\s+|set\s+)?[A-Za-z]\w*(?:key|token)\s*="
    r"|(?:x-)?(?:authorization|api[-_ ]?key|token)\s*:"
    r"|bearer(?:\s+|:|$)",
    re.IGNORECASE,
)
_NEVER = re.compile(r"[^!-~]|[<>{}$\\" + _QUOTES + "]")
_SHORTENED = re.compile(r"\.\.\.|…|\*\*|•|xxxx", re.IGNORECASE)


class UnusableKey(ValueError):
    """What was given cannot be a key; the text says why and what to do, and never repeats it."""


def cleaned(text: str) -> str:
    """Without what copying leaves around a key: spaces, quotes, invisible characters, `Bearer`, its name and `=`.

    Empty when nothing else was there. Raises `UnusableKey`.
    """
    key = "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
    while key != (key := _shed(key)):
        pass
    if _SHORTENED.search(key):
        raise UnusableKey(
            say("key_shortened", "It is shortened, as a key is shown in lists. Copy the whole key, or make a new one.")
        )
    wrong = _NEVER.search(key)
    if wrong is None:
        return key
    if wrong[0].isspace():
        raise UnusableKey(
            say("key_broken", "There is a space or a line break in the middle of it. Copy it again, as one word.")
        )
    if wrong[0].isprintable():
        raise UnusableKey(
            say(
                "key_holds",
                "It holds “{letter}”, which no key has. Copy it again from where it was made.",
                letter=wrong[0],
            )
        )
    raise UnusableKey(
        say(
            "key_holds_hidden",
            "It holds a character that cannot be shown, which no key has. Copy it again from where it was made.",
        )
    )


def _shed(key: str) -> str:
    key = key.strip().strip(_QUOTES + ",;").strip()
    before = _BEFORE.match(key)
    return key[before.end() :] if before else key

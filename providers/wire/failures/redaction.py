"""Keeping keys out of what a person, a log or a database gets to see, even when a provider echoes them.

What is ordinary text stays, however much it is about keys: `Invalid key provided`, a model's long name, an address.
"""

from __future__ import annotations

import re

HIDDEN = "[key]"
_LONGEST = 400
_SURELY = 20
"""Characters from which a known secret is hidden wherever it stands."""
_PREFIXED = re.compile(r"\b(?:sk|rk|pk)[-_][\w.+/-]{8,}", re.IGNORECASE)
_NAMED = re.compile(
    r"(\b(?:api[-_ ]?)?(?:bearer|key|token|secret)\b[\"']?(?:\s*[:=]\s*|\s+)[\"'“]?)([\w.+/~-]+)", re.IGNORECASE
)
_RANDOM = re.compile(r"(?<![\w/-])[\w-]{40,}(?![\w/-])")
_WORD = re.compile(r"[A-Za-z]?[a-z]*(?:[-'’.][a-z]+)*\.?|[A-Z]+")
_LONG_WORD = 24


def masked(text: str, *secrets: str) -> str:
    """The text in one line, at most 400 characters, with these secrets and all that looks like one hidden."""
    text = " ".join(without_secrets(text, *secrets).split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def without_secrets(text: str, *secrets: str) -> str:
    """The same text, with these secrets and all that looks like one hidden."""
    for secret in sorted(filter(None, secrets), key=len, reverse=True):
        text = _without(text, secret)
    text = _PREFIXED.sub(lambda found: found[0] if _is_words(found[0]) else HIDDEN, text)
    text = _NAMED.sub(lambda found: found[0] if len(found[2]) < 8 or _is_words(found[2]) else found[1] + HIDDEN, text)
    return _RANDOM.sub(lambda found: HIDDEN if _is_random(found[0]) else found[0], text)


def _without(text: str, secret: str) -> str:
    """A short secret may be a part of other words, or a word itself: that one is hidden only where a key is named."""
    if len(secret) >= _SURELY:
        return text.replace(secret, HIDDEN)
    whole = rf"(?<![\w-]){re.escape(secret)}(?![\w-])"
    if not _is_words(secret) and len(secret) >= 4:
        return re.sub(whole, HIDDEN, text)
    return re.sub(rf"(?i:(\b(?:bearer|key|token|secret)\b[^\w\s]*\s*))[\"'“(]?{whole}", rf"\1{HIDDEN}", text)


def _is_words(text: str) -> bool:
    """Whether it reads like words: letters of one case, perhaps with hyphens, no longer than words are."""
    return bool(_WORD.fullmatch(text)) and max(map(len, re.split(r"[-'’.]", text))) <= _LONG_WORD


def _is_random(text: str) -> bool:
    """Whether a long run of letters and digits is no name that was put together from words and numbers."""
    run = max(re.split(r"[_-]", text), key=len)
    return len(run) >= 16 and any(map(str.isdigit, run)) and any(map(str.isalpha, run))

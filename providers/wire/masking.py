"""Keeping keys out of what a person, a log or a database gets to see, even when a provider echoes them."""

from __future__ import annotations

import re

_KEYLIKE = re.compile(r"(?i)\b(?:sk|rk|pk|key|bearer|token)[-_ :=]+[\w.+/-]{8,}|\b[A-Za-z0-9_-]{40,}\b")
_LONGEST = 400


def masked(text: str, *secrets: str) -> str:
    """The text in one line, at most 400 characters, with these secrets and all that looks like one hidden."""
    for secret in secrets:
        if len(secret) >= 4:
            text = text.replace(secret, "[key]")
    text = " ".join(_KEYLIKE.sub("[key]", text).split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"

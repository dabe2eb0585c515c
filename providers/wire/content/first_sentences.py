"""What is shown of a description: plain text, its first sentences, as much as a person reads in a list."""

from __future__ import annotations

import re

MOST = 240
"""Characters."""
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"[*_`#>]+(?=\S)|(?<=\S)[*_`]+")
_END = re.compile(r"(?<=[.!?])\s+(?=[^a-z])")


def first_sentences(description: object) -> str:
    """Whole sentences up to `MOST` characters, without Markdown; of a longer one its beginning. Empty for no text."""
    if not isinstance(description, str):
        return ""
    text = " ".join(_MARKS.sub("", _LINK.sub(r"\1", description[: MOST * 8])).split())
    said = ""
    for sentence in _END.split(text):
        longer = f"{said} {sentence}".strip()
        if len(longer) > MOST:
            break
        said = longer
    return said or (text if len(text) <= MOST else text[: MOST - 1].rsplit(" ", 1)[0] + "…")

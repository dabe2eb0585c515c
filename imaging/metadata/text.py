"""Foreign text as it may be shown: no control characters, nothing that turns the order of what stands beside it."""

from __future__ import annotations

import re

LONGEST = 500
"""Characters of a value."""
UNSHOWN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]+"
)
"""Controls (but for tabs and line ends), marks and overrides of direction, what has no width, halves of pairs."""
BLANKS = re.compile(r"\s+")


def clean(text: str, most: int = LONGEST) -> str:
    """On one line, cut to so many characters."""
    return cut(BLANKS.sub(" ", UNSHOWN.sub(" ", text[: 4 * most])).strip(), most)


def clean_lines(text: str, most: int = LONGEST) -> str:
    """The same with its line ends: a caption, a prompt."""
    text = text[: 4 * most].replace("\r\n", "\n").replace("\r", "\n")
    lines = [BLANKS.sub(" ", line).rstrip() for line in UNSHOWN.sub(" ", text).split("\n")]
    return cut(re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip(), most)


def cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"

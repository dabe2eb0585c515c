"""What there is no memory for is offered as a choice: the picture made smaller, after which it can be done."""

from __future__ import annotations

import re

from conversation.errors import Told
from conversation.events import Choice, QuestionAsked
from conversation.image import Image

CODE = "needs_memory"
POSSIBLE = "room for {} megapixels"
"""What such a refusal has among its details."""
FOUND = re.compile(POSSIBLE.format(r"(\d+)"))
ROUND = (100, 50, 24, 12)
"""Megapixels that cameras have: of them the largest that is possible is offered beside the most that is."""


def smaller_first(told: Told, image: Image) -> QuestionAsked | None:
    """The choices; None where it was refused for another reason, or nothing smaller would help."""
    found = FOUND.search(told.details) if told.code == CODE else None
    most = int(found[1]) if found else 0
    if not most:
        return None
    fitting = [most, *[each for each in ROUND if each < most][:1]]
    choices = (Choice(f"Make it {each} megapixels", f"/resize megapixels={each}", image.id) for each in fitting)
    return QuestionAsked(f"{told.text} The picture as it is can be had back by undo.", tuple(choices))

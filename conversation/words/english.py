"""English: one spelling, what joins clauses, what is only politeness. Phrases and values stand beside it.

A clause that is not said in one of these ways is the model's.
"""

from __future__ import annotations

import re

from conversation.words.english_phrases import PHRASES
from conversation.words.english_slots import PICTURES, SLOTS
from conversation.words.english_values import heard, reference
from conversation.words.language import Language

SPELLINGS = (
    (r"[’‘`]", "'"),
    (r"\b(?:black (?:and|&|n|'n') white|b ?(?:&|/|and) ?w|black-and-white|b/w)\b", "bw"),
    (r"\s*(?:per ?cent|percent)\b|\s+%", "%"),
    (r"\btwo times\b", "2 times"),
    (r"\bthree times\b", "3 times"),
    (r"\bdouble the\b", "set the"),
    (r"\s+", " "),
)
OPENING = re.compile(
    r"^(?:please|ok|okay|now|and|so|great|nice|perfect|cool|good|thanks|thank you|hey|hi|alright|well|also|just|then"
    r"|next|first|finally|maybe|perhaps|can you|could you|would you|will you|can we|could we|let's|lets|i want you to"
    r"|i would like you to|i'd like you to|i want to|i'd like to|i would like to|go ahead and|try to)\b[ ,]*"
)
CLOSING = re.compile(
    r"[ ,]*\b(?:please|pls|thanks|thank you|for me|now|then|if you can|if possible|would you|will you|ok)$"
)
JOINTS = re.compile(
    r"\s*(?:[,;]\s*(?:and\s+)?(?:then\s+)?|[.!]\s+(?:then\s+)?|\band then\b|\bthen\b|\band\b|\bafter that\b)\s*"
)


def normalised(text: str) -> str:
    """One spelling, lower case, no end mark."""
    text = text.lower().strip()
    for wrong, right in SPELLINGS:
        text = re.sub(wrong, right, text)
    return text.strip(" .!?")


ENGLISH = Language(
    normalised,
    JOINTS,
    OPENING,
    CLOSING,
    SLOTS,
    PICTURES,
    PHRASES,
    heard,
    reference,
)

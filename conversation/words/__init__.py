"""The languages in which edits are understood without a model."""

from __future__ import annotations

from conversation.words.english import ENGLISH
from conversation.words.german import GERMAN

LANGUAGES = (ENGLISH, GERMAN)

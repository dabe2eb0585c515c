"""The languages in which edits are understood without a model."""

from __future__ import annotations

from conversation.words.english import ENGLISH

LANGUAGES = (ENGLISH,)

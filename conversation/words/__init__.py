"""The languages in which edits are understood without a model."""

from __future__ import annotations

from conversation.words.chinese import CHINESE
from conversation.words.english import ENGLISH
from conversation.words.french import FRENCH
from conversation.words.german import GERMAN
from conversation.words.spanish import SPANISH

LANGUAGES = (ENGLISH, GERMAN, FRENCH, SPANISH, CHINESE)

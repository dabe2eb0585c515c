"""The languages in which edits are understood without a model."""

from __future__ import annotations

from conversation.plain_words.languages.chinese import CHINESE
from conversation.plain_words.languages.english import ENGLISH
from conversation.plain_words.languages.french import FRENCH
from conversation.plain_words.languages.german import GERMAN
from conversation.plain_words.languages.spanish import SPANISH

LANGUAGES = (ENGLISH, GERMAN, FRENCH, SPANISH, CHINESE)

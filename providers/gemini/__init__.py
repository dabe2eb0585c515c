"""Google AI Studio: the Gemini models, for words and for pictures."""

from __future__ import annotations

from conversation.sentences import say
from providers.gemini.access import ADDRESS, KEY
from providers.gemini.account import check
from providers.gemini.connection import connect
from providers.provider import Provider

GEMINI = Provider(
    name="gemini",
    label="Google AI Studio",
    needs=(KEY,),
    address=ADDRESS,
    connect=connect,
    told=say(
        "gemini_offers",
        "The Gemini models, straight from Google. Without billing some answer for free, and Google may then use what "
        "you send to improve its products.",
    ),
    check=check,
)

"""Google AI Studio: the Gemini models, for words and for pictures."""

from __future__ import annotations

from conversation.sentences import say
from providers.gemini.access import ADDRESS, KEY
from providers.provider import BestModels, Provider, later

GEMINI = Provider(
    name="gemini",
    label="Google AI Studio",
    needs=(KEY,),
    address=ADDRESS,
    connect=later("gemini.connection", "connect"),
    told=say(
        "gemini_offers",
        "The Gemini models, straight from Google. Without billing some answer for free, and Google may then use what "
        "you send to improve its products.",
    ),
    check=later("gemini.account", "check"),
    best=BestModels(
        image=("gemini-nano-banana-2.1", "gemini-3.1-flash-image"),
        draft=("gemini-3.1-flash-lite-image",),
        chat=("gemini-3.8-flash", "gemini-3-flash-preview"),
        cheap=("gemini-3.5-flash-lite",),
    ),
)

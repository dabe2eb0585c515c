"""OpenRouter: many chat and image models behind one key."""

from __future__ import annotations

from conversation.sentences import say
from providers.openrouter.access import ADDRESS, BEST, KEY
from providers.provider import Enrolment, Provider, later

OPENROUTER = Provider(
    name="openrouter",
    label="OpenRouter",
    needs=(KEY,),
    address=ADDRESS,
    connect=later("openrouter.connection", "connected"),
    told=say("openrouter_offers", "Many models for words and pictures with one account."),
    check=later("openrouter.account", "check"),
    enrolment=Enrolment(KEY, later("openrouter.account", "page"), later("openrouter.account", "redeem")),
    best=BEST,
)

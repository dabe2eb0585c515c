"""Recraft: pictures with lettering, logos and styles, and what it does to whole pictures, behind a key."""

from __future__ import annotations

from conversation.sentences import say
from providers.provider import BestModels, Provider, later
from providers.recraft.access import ADDRESS, KEY

RECRAFT = Provider(
    name="recraft",
    label="Recraft",
    needs=(KEY,),
    address=ADDRESS,
    connect=later("recraft.connection", "connect"),
    told=say("recraft_offers", "Pictures with lettering, logos and illustrations in many styles."),
    check=later("recraft.connection", "check"),
    best=BestModels(image=("recraftv4_1",), draft=("recraftv4_1_flash",)),
)

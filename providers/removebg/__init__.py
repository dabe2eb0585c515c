"""remove.bg: subjects without their background, behind a key."""

from __future__ import annotations

from conversation.sentences import say
from providers.provider import Provider, later
from providers.removebg.access import ADDRESS, KEY

REMOVEBG = Provider(
    name="removebg",
    label="remove.bg",
    needs=(KEY,),
    address=ADDRESS,
    connect=later("removebg.connection", "connect"),
    told=say("removebg_offers", "Cuts pictures out (/nobg by=removebg), for one credit each."),
    check=later("removebg.connection", "check"),
)

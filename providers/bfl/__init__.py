"""Black Forest Labs: FLUX.2 from those who make it."""

from __future__ import annotations

from conversation.sentences import say
from providers.bfl.access import ADDRESS, KEY, NAME
from providers.provider import BestModels, Provider, later

BFL = Provider(
    name="bfl",
    label=NAME,
    needs=(KEY,),
    address=ADDRESS,
    connect=later("bfl.connection", "connect"),
    told=say("bfl_offers", "FLUX.2 from its makers, up to 4 megapixels. A picture that has been started is charged."),
    check=later("bfl.account", "check"),
    at_once=24,
    best=BestModels(image=("flux-2-pro",), draft=("flux-2-klein-4b",)),
)

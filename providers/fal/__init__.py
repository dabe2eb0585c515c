"""fal.ai: FLUX.2 klein and other painters, in a queue."""

from __future__ import annotations

from conversation.sentences import say
from providers.fal.access import ADDRESS, KEY
from providers.provider import BestModels, Provider, later

FAL = Provider(
    name="fal",
    label="fal.ai",
    needs=(KEY,),
    address=ADDRESS,
    connect=later("fal.connection", "connect"),
    told=say("fal_offers", "Pictures for about a cent: FLUX.2 klein, and any other painter there by its name."),
    check=later("fal.account", "check"),
    best=BestModels(image=("fal-ai/flux-2/klein/9b/base",), draft=("fal-ai/flux-2/klein/4b",)),
)

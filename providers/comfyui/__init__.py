"""ComfyUI: pictures by the models and workflows of one's own, on one's own machine."""

from __future__ import annotations

from conversation.sentences import say
from providers.comfyui.access import ADDRESS
from providers.provider import Provider, later

COMFYUI = Provider(
    name="comfyui",
    label="ComfyUI",
    needs=(),
    address=ADDRESS,
    connect=later("comfyui.connection", "connected"),
    check=later("comfyui.connection", "check"),
    at_once=1,
    told=say("comfyui_offers", "Paints with the models and workflows you have there: they cost nothing."),
)

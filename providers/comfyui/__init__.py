"""ComfyUI: pictures by the models and workflows of one's own, on one's own machine."""

from __future__ import annotations

from conversation.sentences import say
from providers.comfyui.access import ADDRESS
from providers.comfyui.connection import check, connected
from providers.provider import Provider

COMFYUI = Provider(
    name="comfyui",
    label="ComfyUI",
    needs=(),
    address=ADDRESS,
    connect=connected,
    check=check,
    at_once=1,
    told=say("comfyui_offers", "Paints with the models and workflows you have there: they cost nothing."),
)

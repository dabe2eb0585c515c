"""Stable Diffusion WebUI: pictures on this machine, by any program that speaks its API (`/sdapi/v1`)."""

from __future__ import annotations

from conversation.sentences import say
from providers.provider import Provider, later
from providers.sdwebui.access import ADDRESS

SDWEBUI = Provider(
    name="sdwebui",
    label="Stable Diffusion WebUI",
    needs=(),
    address=ADDRESS,
    connect=later("sdwebui.connection", "SdWebuiConnection"),
    check=later("sdwebui.connection", "check"),
    at_once=1,
    told=say(
        "sdwebui_offers",
        "Pictures on your own machine, free: AUTOMATIC1111, Forge, SD.Next, Draw Things, KoboldCpp or sd-server.",
    ),
)
"""The name is also the first part of its models' ids."""

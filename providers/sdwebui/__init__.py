"""Stable Diffusion WebUI: pictures on this machine, by any program that speaks its API (`/sdapi/v1`)."""

from __future__ import annotations

from conversation.sentences import say
from providers.provider import Connection, Given, Provider
from providers.sdwebui.access import ADDRESS
from providers.sdwebui.connection import SdWebuiConnection, check


def connect(given: Given) -> Connection:
    """At the address in `given`."""
    return SdWebuiConnection(given)


SDWEBUI = Provider(
    name="sdwebui",
    label="Stable Diffusion WebUI",
    needs=(),
    address=ADDRESS,
    connect=connect,
    check=check,
    at_once=1,
    told=say(
        "sdwebui_offers",
        "Pictures on your own machine, free: AUTOMATIC1111, Forge, SD.Next, Draw Things, KoboldCpp or sd-server.",
    ),
)
"""The name is also the first part of its models' ids."""

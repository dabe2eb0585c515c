"""ComfyUI: pictures by the models and workflows of one's own, on one's own machine."""

from __future__ import annotations

from contextlib import closing

from conversation.sentences import say
from providers.comfyui.access import ADDRESS, LIMITS, USUAL
from providers.comfyui.connection import connected
from providers.key_report import KeyReport
from providers.provider import Given, Provider
from providers.wire.client import Client
from providers.wire.http.json_objects import look_up

PATIENCE = 10.0
"""Seconds that a person waits for its answer, at most."""


def check(given: Given) -> KeyReport:
    """Which version it is, and what it computes with (`GET /system_stats`)."""
    with closing(Client("ComfyUI", given, ADDRESS, limits=LIMITS, free=True)) as client:
        said = client.read("/system_stats", PATIENCE)
    version, device = look_up(said, "system", "comfyui_version"), look_up(said, "devices", 0, "name")
    named = device.removeprefix("cuda:0 ").partition(" : ")[0] if isinstance(device, str) else ""
    return KeyReport(label=" · ".join(part for part in (f"ComfyUI {version or ''}".strip(), named) if part)[:80])


COMFYUI = Provider(
    name="comfyui",
    label="ComfyUI",
    needs=(),
    address=ADDRESS,
    connect=connected,
    told=say(
        "comfyui_offers",
        "Your own models and workflows, free. Give the address where ComfyUI runs, usually {usual}.",
        usual=USUAL,
    ),
    check=check,
)

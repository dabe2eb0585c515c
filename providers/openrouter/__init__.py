"""OpenRouter: many chat and image models behind one key."""

from __future__ import annotations

from providers.openrouter.connection import OpenRouterConnection
from providers.openrouter.service import ADDRESS, Service
from providers.provider import Given, Need, Provider

KEY = "OPENROUTER_API_KEY"


def connect(given: Given) -> OpenRouterConnection:
    """With the key in `given`, at `given.addresses["openrouter"]` or OpenRouter's own address."""
    return OpenRouterConnection(Service(given.keys[KEY], given.addresses.get("openrouter") or ADDRESS), given.pixels)


OPENROUTER = Provider(
    name="openrouter",
    label="OpenRouter",
    needs=(Need(KEY, "Make a key in your OpenRouter account.", "https://openrouter.ai/settings/keys"),),
    connect=connect,
)

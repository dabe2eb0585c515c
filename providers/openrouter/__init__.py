"""OpenRouter: many chat and image models behind one key."""

from __future__ import annotations

from importlib import import_module

from providers.provider import Connection, Given, Need, Provider

KEY = "OPENROUTER_API_KEY"


def connect(given: Given) -> Connection:
    """With the key in `given`, at `given.addresses["openrouter"]` or OpenRouter's own address."""
    # by name: a studio without a key never pays for the openai package, which is 20 MB and a third of its start
    connected: Connection = import_module("providers.openrouter.connection").connected(
        given.keys[KEY], given.addresses.get("openrouter"), given.pixels, given.silence
    )
    return connected


OPENROUTER = Provider(
    name="openrouter",
    label="OpenRouter",
    needs=(Need(KEY, "Make a key in your OpenRouter account.", "https://openrouter.ai/settings/keys"),),
    connect=connect,
)

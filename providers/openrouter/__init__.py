"""OpenRouter: many chat and image models behind one key."""

from __future__ import annotations

from importlib import import_module

from providers.openrouter.access import ADDRESS, KEY
from providers.provider import Connection, Given, Provider


def connect(given: Given) -> Connection:
    """With the key in `given`, at the address in it or OpenRouter's own one."""
    # by name: a studio without a key never pays for the openai package, which is 20 MB and a third of its start
    connected: Connection = import_module("providers.openrouter.connection").connected(
        given.keys[KEY.name], given.addresses.get(ADDRESS.name), given.pixels, given.silence
    )
    return connected


OPENROUTER = Provider(name="openrouter", label="OpenRouter", needs=(KEY,), address=ADDRESS, connect=connect)

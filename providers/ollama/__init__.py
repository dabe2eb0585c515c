"""Ollama: language models on this machine, or on another one of the same network."""

from __future__ import annotations

from conversation.sentences import say
from providers.ollama.access import ADDRESS
from providers.ollama.connection import OllamaConnection, check
from providers.provider import Connection, Given, Provider


def connect(given: Given) -> Connection:
    """At the address in `given`."""
    return OllamaConnection(given)


OLLAMA = Provider(
    name="ollama",
    label="Ollama",
    needs=(),
    address=ADDRESS,
    connect=connect,
    told=say("ollama_offers", "Language models on your own machine: they cost nothing, and nothing leaves it."),
    check=check,
    keeps_models=True,
    at_once=1,
)

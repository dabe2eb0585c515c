"""Ollama: language models on this machine, or on another one of the same network."""

from __future__ import annotations

from conversation.sentences import say
from providers.ollama.access import ADDRESS
from providers.provider import Provider, later

OLLAMA = Provider(
    name="ollama",
    label="Ollama",
    needs=(),
    address=ADDRESS,
    connect=later("ollama.connection", "OllamaConnection"),
    told=say("ollama_offers", "Language models on your own machine: they cost nothing, and nothing leaves it."),
    check=later("ollama.connection", "check"),
    keeps_models=True,
    at_once=1,
)

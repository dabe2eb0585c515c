"""Any server that speaks OpenAI's wire, at an address: LM Studio, vLLM, llama.cpp, LocalAI, sd-server and others."""

from __future__ import annotations

from conversation.sentences import say
from providers.compatible.access import ADDRESS, KEY
from providers.provider import Provider, later

COMPATIBLE = Provider(
    name="compatible",
    label="OpenAI-compatible server",
    needs=(KEY,),
    address=ADDRESS,
    connect=later("compatible.connection", "CompatibleConnection"),
    told=say(
        "compatible_offers",
        "LM Studio, vLLM, llama.cpp, LocalAI, sd-server: whatever speaks OpenAI’s language, at home or elsewhere.",
    ),
    check=later("compatible.connection", "check"),
    moderates=True,
)

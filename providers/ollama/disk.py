"""What lies on Ollama's disk: `POST /api/pull`, `DELETE /api/delete`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from typing import Any

from conversation.errors import ProviderFault
from conversation.ports.kept_models import Pulled
from providers.ollama.chat_answer import refusal_inside
from providers.ollama.refusals import explained
from providers.wire.client import Client
from providers.wire.errors import CutOff, ServiceRefused
from providers.wire.failures.fault_text import FaultText
from providers.wire.failures.refusals import body_of, sentence_of

LONGEST = 86_400.0
"""Seconds of a fetch: tens of gigabytes over a slow line."""
SILENCE = 600.0
"""Seconds without a word: so long it may take to check what came."""
NOWHERE = FaultText(
    "unknown_model",
    "Nobody offers a model “{model}”",
    "Ollama found none under that name. Names are listed at ollama.com/library, as “llama3.2” or “qwen3-vl:8b”.",
)
FULL = FaultText(
    "no_disk",
    "There is no room for {model}",
    "The disk of the machine that Ollama runs on is full. Delete a model that you do not need, and fetch it again.",
)
NO_LIBRARY = FaultText(
    "unreachable",
    "Ollama does not reach its library",
    "It fetches models over the internet. Check the network of the machine that it runs on. What came is kept.",
)


def pulled(client: Client, name: str) -> Iterator[Pulled]:
    """Fetches a model. Raises `ProviderFault`."""
    limits = replace(client.limits, silence=SILENCE, chat=SILENCE, total=LONGEST)
    layers: dict[str, Pulled] = {}
    done = False

    def explain(refused: ServiceRefused) -> ProviderFault:
        return _explained(client, name, refused)

    with (
        client.call(name, painting=False, explain=explain, limits=limits) as call,
        closing(call.stream("/api/pull", {"model": name, "stream": True}, lines=True)) as lines,
    ):
        for objects in lines:
            for item in objects:
                if (wrong := refusal_inside(item)) is not None:
                    raise wrong
                _heard(item, layers)
                done = done or item.get("status") == "success"
            yield Pulled(sum(one.received for one in layers.values()), sum(one.whole for one in layers.values()))
        if not done:
            raise CutOff("the fetch ended before it was done")


def deleted(client: Client, name: str) -> None:
    """Deletes a model; it is no failure that it is not there any more. Raises `ProviderFault`."""
    body = {"content": json.dumps({"model": name}).encode(), "headers": {"Content-Type": "application/json"}}
    gone: list[int] = []

    def explain(refused: ServiceRefused) -> ProviderFault:
        gone.extend([refused.status] * (refused.status == 404))
        return _explained(client, name, refused)

    try:
        with client.call(name, painting=False, explain=explain) as call:
            for _ in call.send("DELETE", "/api/delete", **body):
                pass
    except ProviderFault:
        if not gone:
            raise


def _heard(item: Mapping[str, Any], layers: dict[str, Pulled]) -> None:
    """A line names one part of the model, with how much of it has come."""
    digest, whole, received = item.get("digest"), item.get("total"), item.get("completed", 0)
    if isinstance(digest, str) and isinstance(whole, int) and isinstance(received, int):
        layers[digest] = Pulled(min(received, whole), whole)


def _explained(client: Client, name: str, refused: ServiceRefused) -> ProviderFault:
    faults, sentence = client.faults(name, painting=False), sentence_of(body_of(refused))
    if "file does not exist" in sentence or "invalid model name" in sentence:
        return faults.fault(NOWHERE, sentence)
    if "no space left" in sentence:
        return faults.fault(FULL, sentence)
    if "dial tcp" in sentence or "lookup " in sentence or "i/o timeout" in sentence:
        return faults.fault(NO_LIBRARY, sentence)
    return explained(faults, refused)

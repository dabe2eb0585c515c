"""The list of a server's models: `GET /models`, and what some servers say of them elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from conversation.errors import ProviderFault
from providers.compatible.served_model import LOCAL_AI, ServedModel
from providers.wire.client import Client
from providers.wire.http.json_objects import look_up
from providers.wire.model_list import PATIENCE, Entries, entries_of

_LOCAL_AI = "/models/capabilities"
_LM_STUDIO = "/api/v0/models"
"""Beside `/v1`."""
_VERSIONS = (("/version", "version"), ("/props", "build_info"), ("/api/version", "version"))
"""Beside `/v1`: where vLLM and LocalAI, llama.cpp, and Ollama say which version they are."""

_LONGEST = 60
"""Characters of a version."""


def listed(client: Client, beside: Client | None) -> Entries:
    """Each model once for each list that names it, that of `/models` first. Raises `ProviderFault` without that one.

    `beside`: calls what stands beside the API's own path.
    """
    answer = client.read("/models", PATIENCE)
    entries = list(entries_of(answer))
    names = {entry["id"] for entry in entries}
    more = _of_llama_cpp(answer)
    for asked, path, mark in ((client, _LOCAL_AI, {LOCAL_AI: True}), (beside, _LM_STUDIO, {})):
        if asked is not None:
            try:
                more += [{**entry, **mark} for entry in entries_of(asked.read(path, PATIENCE))]
            except ProviderFault:
                continue  # most servers have neither
    return [*entries, *(entry for entry in more if entry["id"] in names)]


def version_of(beside: Client | None) -> str:
    """As the program says it; empty where it does not. `beside`: as in `listed`."""
    if beside is None:
        return ""
    for path, name in _VERSIONS:
        try:
            said = look_up(beside.read(path, PATIENCE), name)
        except ProviderFault:
            continue  # most servers have none of them
        if isinstance(said, str) and said:
            return said[:_LONGEST]
    return ""


def models_of(entries: Entries) -> Sequence[ServedModel]:
    """Each model once, in the order of the first list."""
    by_name: dict[str, list[Mapping[str, Any]]] = {}
    for entry in entries:
        by_name.setdefault(str(entry["id"]), []).append(entry)
    return [ServedModel.from_entries(*found) for found in by_name.values()]


def _of_llama_cpp(answer: object) -> list[Mapping[str, Any]]:
    """Its second list, which is as Ollama's: it says what a model sees."""
    found = answer.get("models") if isinstance(answer, Mapping) else None
    return [
        {**entry, "id": entry["name"], "type": None}
        for entry in (found if isinstance(found, list) else [])
        if isinstance(entry, Mapping) and isinstance(entry.get("name"), str) and entry["name"]
    ]

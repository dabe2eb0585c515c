"""Ollama, on an upstream with a model for each fault."""

from __future__ import annotations

from providers.ollama import OLLAMA
from tests.contract.providers.case import Case, Chats
from tests.upstream.ollama import OllamaUpstream

CASE = Case(
    provider=OLLAMA,
    upstream=OllamaUpstream,
    free=True,
    chats=Chats(
        talking=("qwen3-vl:8b", "llama3.2", "plain:1b"),
        with_tools=("qwen3-vl:8b", "llama3.2:latest"),
        first_words={"stuck:1b": "Half a sen"},
        slow=("slow:1b",),
        stuck=("stuck:1b", "silent:1b"),
        breaking_off={"broken:1b": "Half a sen", "cut:1b": "Half a sen"},
    ),
)

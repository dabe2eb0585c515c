"""OpenRouter, on an upstream with a model for each fault."""

from __future__ import annotations

from providers.openrouter import OPENROUTER
from tests.contract.providers.case import Case, Chats, Images
from tests.upstream import Upstream

CASE = Case(
    provider=OPENROUTER,
    upstream=Upstream,
    images=Images(
        painting=("google/gemini-3.1-flash-image", "black-forest-labs/flux.2-pro", "openai/gpt-image-2"),
        slow=("odd/slow",),
        stuck=("fault/stall", "fault/comments-only", "fault-images/stall"),
        failing=("fault/402", "fault/reset", "fault/cut-base64", "fault-images/500", "fault-images/cut-base64"),
        refusing=("fault/500", "fault/503", "fault-images/502"),
    ),
    chats=Chats(
        talking=("google/gemini-3-flash-preview", "anthropic/claude-haiku-4.5", "plain/no-eyes"),
        with_tools=("google/gemini-3-flash-preview",),
        first_words={"fault/stall-midway": "Half a sen"},
        slow=("odd/slow",),
        stuck=("fault/stall", "fault/stall-midway", "fault/comments-only", "fault/drip"),
        breaking_off={"fault/mid-stream-error": "Half a sen"},
    ),
)

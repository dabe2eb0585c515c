"""OpenAI, on an upstream that speaks its wire, with a model for each fault."""

from __future__ import annotations

from providers.openai import OPENAI
from tests.contract.providers.case import Case, Chats, Images
from tests.upstream.openai_service import openai_upstream

CASE = Case(
    provider=OPENAI,
    upstream=openai_upstream,
    images=Images(
        painting=("gpt-image-2", "gpt-image-1-mini"),
        masked=("gpt-image-2",),
        slow=("fault/slow",),
        stuck=("fault/stall", "fault/stall-midway"),
        failing=(
            "fault/moderation",
            "fault/rate",
            "fault/quota",
            "fault/unverified",
            "fault/server",
            "fault/error-event",
            "fault/torn",
            "fault/no-image",
            "fault/reset",
            "gpt-image-1",
        ),
        refusing=("fault/server", "fault/slow-down", "fault/rate"),
    ),
    chats=Chats(
        talking=("gpt-6.1-terra", "gpt-4o-mini"),
        with_tools=("gpt-6.1-terra",),
        first_words={"fault/stall-midway": "Half a sen"},
        slow=("fault/slow",),
        stuck=("fault/stall", "fault/stall-midway"),
        breaking_off={"fault/mid-stream": "Half a sen", "fault/cut": "Half a sen"},
    ),
)

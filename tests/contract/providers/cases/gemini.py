"""Google AI Studio, on an upstream with a model for each fault."""

from __future__ import annotations

from providers.gemini import GEMINI
from tests.contract.providers.case import Case, Chats, Images
from tests.upstream.gemini.service import upstream

CASE = Case(
    provider=GEMINI,
    upstream=upstream,
    images=Images(
        painting=("gemini-nano-banana-2.1", "gemini-3-pro-image", "gemini-3.1-flash-lite-image"),
        slow=("slow-image",),
        stuck=("fault-stall-image", "fault-stall-midway-image"),
        failing=("fault-minute-image", "fault-safety-image", "fault-refused-prompt-image", "fault-reset-image",
                 "fault-cut-image", "fault-no-picture-image", "fault-internal-image", "fault-page-image"),
        refusing=("fault-internal-image", "fault-overloaded-image", "fault-busy-image"),
    ),
    chats=Chats(
        talking=("gemini-3.8-flash", "gemini-3.5-flash-lite", "gemma-4-31b-it"),
        with_tools=("gemini-3.8-flash", "gemini-4-argon"),
        first_words={"fault-stall-midway": "Half a sen"},
        slow=("slow",),
        stuck=("fault-stall", "fault-stall-midway"),
        breaking_off={"fault-mid-stream": "Half a sen", "fault-reset": "Half a sen", "fault-no-end": "Half a sen"},
    ),
)  # fmt: skip

"""A server of one's own, on an upstream that is several of them in one."""

from __future__ import annotations

from providers.compatible import COMPATIBLE
from tests.contract.providers.case import Case, Chats, Images
from tests.upstream.compatible_service import LLAMA, PLAIN, compatible_upstream

CASE = Case(
    provider=COMPATIBLE,
    upstream=compatible_upstream,
    images=Images(
        painting=("flux-dev", "sd-cpp-local"),
        masked=("dreamy", "sd-cpp-local"),
        slow=("fault/slow",),
        stuck=("fault/stall",),
        failing=("fault/server", "fault/too-large", "fault/torn", "fault/no-image", "fault/reset"),
        refusing=("fault/server", "fault/slow-down"),
    ),
    chats=Chats(
        talking=(LLAMA, "mistral-7b", PLAIN),
        with_tools=(LLAMA,),
        first_words={"fault/stall-midway": "Half a sen"},
        slow=("fault/slow",),
        stuck=("fault/stall", "fault/stall-midway"),
        breaking_off={"fault/mid-stream": "Half a sen", "fault/cut": "Half a sen"},
    ),
)

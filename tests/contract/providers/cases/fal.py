"""fal.ai, on an upstream with a model for each fault."""

from __future__ import annotations

from providers.fal import FAL
from tests.contract.providers.case import Case, Images
from tests.upstream.fal.service import upstream

CASE = Case(
    provider=FAL,
    upstream=upstream,
    images=Images(
        painting=("fal-ai/flux-2/klein/9b", "fal-ai/flux-2/klein/9b/base", "fal-ai/flux-2/klein/4b"),
        slow=("fault/slow",),
        stuck=("fault/stuck",),
        failing=("fault/locked", "fault/down", "fault/policy", "fault/crash", "fault/late", "fault/blacked-out",
                 "fault/empty", "fault/torn", "fault/no-file", "fault/unnamed", "fault/strange", "fault/lost-runner"),
        refusing=("fault/down", "fault/busy", "fault/late", "fault/unreachable"),
    ),
)  # fmt: skip

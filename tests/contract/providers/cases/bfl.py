"""Black Forest Labs, on an upstream with a model for each fault."""

from __future__ import annotations

from providers.bfl import BFL
from tests.contract.providers.case import Case, Images
from tests.upstream.bfl.service import upstream

CASE = Case(
    provider=BFL,
    upstream=upstream,
    images=Images(
        painting=("flux-2-pro", "flux-2-klein-4b"),
        masked=("flux-pro-1.0-fill",),
        wanting=("flux-pro-1.0-fill", "flux-pro-1.0-expand"),
        slow=("fault-slow",),
        stuck=("fault-stuck",),
        failing=("fault-broke", "fault-down", "fault-asked", "fault-shown", "fault-error", "fault-lost",
                 "fault-torn", "fault-unnamed", "fault-unreachable"),
        refusing=("fault-down", "fault-busy", "fault-crash", "fault-unreachable"),
    ),
)  # fmt: skip

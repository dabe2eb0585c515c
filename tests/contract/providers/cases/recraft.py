"""Recraft, on an upstream with a model for each fault."""

from __future__ import annotations

from providers.recraft import RECRAFT
from tests.contract.providers.case import Case, Images
from tests.upstream.recraft import RecraftService
from tests.upstream.running import Running


def upstream() -> Running:
    return Running(RecraftService(), "/v1")


CASE = Case(
    provider=RECRAFT,
    upstream=upstream,
    images=Images(
        painting=("recraftv4_1", "recraftv4_1_pro", "recraftv3", "recraftv3/logo_raster"),
        slow=("slow",),
        stuck=("stuck",),
        failing=("broke", "down", "strict", "gone", "busy", "torn", "recraftv4_1_vector"),
        refusing=("down", "busy"),
    ),
)

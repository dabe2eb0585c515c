"""Stable Diffusion WebUI, on an upstream with a model for each fault."""

from __future__ import annotations

from providers.sdwebui import SDWEBUI
from tests.contract.providers.case import Case, Images
from tests.upstream.sdwebui import SdWebuiUpstream

CASE = Case(
    provider=SDWEBUI,
    upstream=SdWebuiUpstream,
    free=True,
    images=Images(
        painting=("juggernautXL_v9",),
        slow=("slow",),
        stuck=("stuck",),
        failing=("memory", "damaged", "torn", "nothing", "down"),
        refusing=("memory", "down"),
    ),
)

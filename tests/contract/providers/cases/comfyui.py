"""ComfyUI, with a checkpoint for each fault."""

from __future__ import annotations

from providers.comfyui import COMFYUI
from tests.contract.providers.case import Case, Images
from tests.upstream.comfyui import ComfyService
from tests.upstream.running import Running


def upstream() -> Running:
    return Running(ComfyService())


CASE = Case(
    provider=COMFYUI,
    upstream=upstream,
    free=True,
    images=Images(
        painting=("sd_xl_base_1.0.safetensors", "v1-5-pruned.safetensors", "z_image_turbo_bf16.safetensors"),
        slow=("slow.safetensors",),
        stuck=("stuck.safetensors",),
        failing=(
            "down.safetensors",
            "oom.safetensors",
            "broken.safetensors",
            "stopped.safetensors",
            "empty.safetensors",
            "torn.safetensors",
        ),
        refusing=("down.safetensors", "broken.safetensors"),
    ),
)

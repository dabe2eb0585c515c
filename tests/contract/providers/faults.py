"""What every upstream can do wrong, as `(job, model)` by provider: `image` or `chat`, and the model that fails so.

A picture's model may be silent for two minutes, so silence is tried with those that talk.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tests.upstream import ollama, openai_service, recraft, refusals, sdwebui
from tests.upstream.bfl import service as bfl_service
from tests.upstream.fal import service as fal_service
from tests.upstream.gemini import refusals as gemini_refusals

Fault = tuple[str, str]


def _all(job: str, before: str, names: Iterable[str], behind: str = "") -> list[Fault]:
    return [(job, f"{before}{name}{behind}") for name in names]


FAULTS: Mapping[str, list[Fault]] = {
    "openrouter": [
        *_all("image", "fault/", refusals.REFUSALS),
        *_all("image", "fault-images/", ("500", "502", "402", "404", "html", "cut-base64", "no-image", "url-image")),
        *_all("chat", "fault/", ("stall", "stall-midway", "mid-stream-error", "hangs-up", "empty", "content-filter")),
        *_all("chat", "fault/", ("page-login", "page-404", "402-credits", "404", "garbled-tool")),
    ],
    "openai": [
        *_all("image", "fault/", openai_service.REFUSALS),
        *_all("image", "fault/", ("error-event", "torn", "no-image", "reset")),
        *_all("image", "", openai_service.RETIRED),
        *_all("chat", "fault/", ("stall", "mid-stream", "cut", "quota", "rate")),
    ],
    "compatible": [
        *_all("image", "fault/", ("server", "slow-down", "rate", "unknown", "too-large", "torn", "no-image", "reset")),
        *_all("chat", "fault/", ("mid-stream", "cut")),
    ],
    "gemini": [
        *_all("image", "fault-", gemini_refusals.REFUSALS, "-image"),
        *_all("image", "fault-", ("safety", "refused-prompt", "reset", "cut", "no-picture", "page"), "-image"),
        ("image", "gemini-3.1-flash-image"),
        *_all("chat", "fault-", ("stall", "mid-stream", "no-end", "prepaid", "minute")),
    ],
    "bfl": [
        *_all("image", "", bfl_service.REFUSED),
        *_all("image", "", bfl_service.ENDS),
        *_all("image", "fault-", ("torn", "unnamed", "unreachable")),
    ],
    "fal": [
        *_all("image", "fault/", fal_service.REFUSED),
        *_all("image", "fault/", fal_service.RESULTS),
        *_all("image", "fault/", ("late", "blacked-out", "empty", "torn", "no-file", "unnamed", "strange")),
    ],
    "recraft": [*_all("image", "", recraft.REFUSALS), ("image", "torn"), ("image", "recraftv4_1_vector")],
    "ollama": [*_all("chat", "", ollama.REFUSALS), *_all("chat", "", ("broken:1b", "cut:1b"))],
    "sdwebui": [*_all("image", "", sdwebui.REFUSALS), ("image", "torn"), ("image", "nothing")],
    "comfyui": _all("image", "", ("down", "oom", "broken", "stopped", "empty", "torn"), ".safetensors"),
}

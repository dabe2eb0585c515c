"""How it words its refusals: `{"error", "detail", "body", "errors"}` (modules/api/api.py of Forge)."""

from __future__ import annotations

import re

from conversation.errors import ProviderFault
from providers.wire.errors import ServiceRefused
from providers.wire.failures.connection_texts import NOT_THE_API
from providers.wire.failures.fault_text import FaultText
from providers.wire.failures.faults import Faults
from providers.wire.failures.refusals import body_of, explain_status, quoted, sentence_of

NO_API = FaultText(
    "wrong_address",
    "Stable Diffusion WebUI runs at {address} without its API",
    "Start it with --api, and try again.",
)
LOCKED = FaultText(
    "wrong_api_key",
    "Stable Diffusion WebUI wants a name and a password",
    "It was started with --api-auth. Put them into the address: http://name:password@127.0.0.1:7860.",
)
TOO_LITTLE_MEMORY = FaultText(
    "no_memory",
    "{model} needs more memory than the graphics card has",
    "{sentence}Close other programs that use it, or choose a smaller model.",
)
NOT_LOADED = FaultText(
    "unknown_model",
    "Stable Diffusion WebUI cannot load {model}",
    "{sentence}The file may be damaged or of a kind that it does not know. Choose another model.",
)
_MEMORY = re.compile(r"out of memory|OutOfMemory|not enough memory|alloc\w* failed", re.I)
_LOADING = re.compile(r"checkpoint|failed to load|load\w* (?:the )?model|state_dict", re.I)


def explained(faults: Faults, refused: ServiceRefused) -> ProviderFault:
    """The fault for a person."""
    sentence = sentence_of(body_of(refused))
    said = _known(refused.status, sentence)
    if said is None:
        return explain_status(faults, refused)
    details = f"{refused.status} {sentence}".strip()
    return faults.fault(said, details, values={"sentence": quoted(sentence, faults.key)})


def _known(status: int, sentence: str) -> FaultText | None:
    if status in (401, 403):
        return LOCKED
    if status == 404:
        return NO_API if not sentence or sentence == "Not Found" else NOT_THE_API
    if _MEMORY.search(sentence):
        return TOO_LITTLE_MEMORY
    return NOT_LOADED if status >= 500 and _LOADING.search(sentence) else None

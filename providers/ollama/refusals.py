"""How Ollama words its refusals: `{"error": "…"}`, with a status that says little.

The sentences are those of `server/routes.go`, `server/sched.go` and `llm/` of ollama/ollama, August 2026.
"""

from __future__ import annotations

import re

from conversation.errors import ProviderFault
from providers.wire.errors import ServiceRefused
from providers.wire.failures.connection_texts import NOT_THE_API
from providers.wire.failures.fault_text import FaultText
from providers.wire.failures.faults import Faults
from providers.wire.failures.refusal_texts import OVERLOADED
from providers.wire.failures.refusals import body_of, explain_status, quoted, sentence_of

ABSENT = FaultText(
    "unknown_model",
    "Ollama does not have “{model}” yet",
    "Fetch it under Settings → Providers, or with `ollama pull {model}`, or choose another model.",
)
TOO_LITTLE_MEMORY = FaultText(
    "no_memory",
    "{model} is too large for the machine that Ollama runs on",
    "{sentence}Close other programs there, or choose a smaller model.",
)
CRASHED = FaultText(
    "provider_error",
    "{model} stopped in the middle",
    "Ollama’s program for it ended, often for lack of memory. Try again, or choose a smaller model. What it said is "
    "under Details.",
)
UNABLE = FaultText(
    "bad_request",
    "{model} cannot do that",
    "{sentence}Choose a model that can.",
)
SIGN_IN = FaultText(
    "wrong_api_key",
    "{model} runs at ollama.com, where this Ollama is not signed in",
    "Run `ollama signin` on the machine that Ollama runs on, or choose a model that runs there.",
)
REMOTE_GONE = FaultText(
    "unavailable",
    "{model} runs at ollama.com, which this Ollama cannot reach",
    "Check the network of that machine, or choose a model that runs there.",
)
NO_IMAGES = FaultText(
    "unavailable",
    "This version of Ollama paints no pictures",
    "{model} is there, but Ollama took out the part that runs it. Choose another model for pictures.",
)
_NO_IMAGES = re.compile(r"image generation\b.*not (?:currently )?supported|image runner", re.I)
_MEMORY = re.compile(r"more system memory|out of memory|insufficient memory|cudaMalloc failed|unable to allocate", re.I)
_CRASH = re.compile(r"runner (?:process )?(?:has )?(?:terminated|no longer running)|exit status|signal:", re.I)
_NOT_HERE = re.compile(r"model.*not found|no such model|try pulling it", re.I)


def says_no_images(refused: ServiceRefused) -> bool:
    """Whether it refuses because its version makes no pictures at all."""
    return bool(_NO_IMAGES.search(sentence_of(body_of(refused))))


def explained(faults: Faults, refused: ServiceRefused) -> ProviderFault:
    """The fault for a person."""
    sentence = sentence_of(body_of(refused))
    said = _known(refused.status, sentence)
    if said is None:
        return explain_status(faults, refused)
    values = {"sentence": quoted(sentence, faults.key)}
    return faults.fault(said, f"{refused.status} {sentence}".strip(), values=values)


def _known(status: int, sentence: str) -> FaultText | None:
    for found, said in (
        (_NO_IMAGES, NO_IMAGES),
        (_MEMORY, TOO_LITTLE_MEMORY),
        (_NOT_HERE, ABSENT),
        (_CRASH, CRASHED),
    ):
        if found.search(sentence):
            return said
    if status == 404:
        return NOT_THE_API
    if status == 401:
        return SIGN_IN
    if status == 502:
        return REMOTE_GONE
    if status == 400 and "does not support" in sentence:
        return UNABLE
    return OVERLOADED if "maximum pending requests" in sentence else None

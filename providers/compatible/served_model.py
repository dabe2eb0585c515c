"""What a server says of its models, in as many ways as there are servers, and what their names say where it is silent.

Read from: llama.cpp (`architecture`, `models[].capabilities`, `meta.n_ctx`; pull requests 22952 and 22709 of its
repository), vLLM (`max_model_len`), LocalAI (`/models/capabilities`: its `list_capabilities.go`), LM Studio
(`/api/v0/models`: its REST API page), Mistral (`capabilities` as an object), sd-server (`sd-cpp-local`: its
`routes_openai.cpp`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Self

CHAT, IMAGE, OTHER = "chat", "image", "other"
STABLE_DIFFUSION_CPP = "sd-cpp-local"
"""What sd-server calls its only model; it takes pictures and masks."""
LOCAL_AI = "of_local_ai"
"""What marks entries of the list that only LocalAI has."""
_USUAL_CONTEXT = 8_000
_OTHERS = re.compile(
    r"embed|\bbge\b|\be5-|\bgte-|minilm|rerank|whisper|parakeet|\btts\b|kokoro|piper|transcri|moderation|guard\b", re.I
)
_PAINTERS = re.compile(
    r"stable-?diffusion|\bsd-?(?:xl|turbo|1|2|3|cpp)|sdxl|flux|z-image|qwen-image|dreamshaper|kandinsky|hidream|pixart"
    r"|playground-v|gpt-image|dall-?e|imagen|klein|chroma|lumina|seedream|recraft",
    re.I,
)
_SEEING = re.compile(
    r"llava|bakllava|vision|pixtral|gemma-?[34]|minicpm-?[vo]|internvl|moondream|smolvlm|idefics|llama-?4"
    r"|(?:^|[-_/.\d])vl(?:$|[-_.\d])|gpt-(?:4o|4\.1|[5-9])|claude|gemini|mistral-small-?3",
    re.I,
)
_KINDS = {
    "llm": CHAT,
    "vlm": CHAT,
    "chat": CHAT,
    "completion": CHAT,
    "embeddings": OTHER,
    "embedding": OTHER,
    "image": IMAGE,
}
"""What servers call them."""
_SEEN = {"vision", "multimodal", "vlm", "in:image"}
"""What says that it looks at pictures."""


@dataclass(frozen=True)
class ServedModel:
    """One of a server's."""

    id: str
    kind: str
    """`chat`, `image`, or `other`: neither."""
    declared: bool = False
    """Whether the server says so; else its name does."""
    vision: bool = False
    tools: bool = True
    """Believed of all that talk: a server that cannot do it says so."""
    context: int = _USUAL_CONTEXT
    """Tokens."""
    local_ai: bool = False
    """LocalAI runs it."""

    @classmethod
    def from_entries(cls, *entries: Mapping[str, Any]) -> Self:
        """What lists say of one model, the first of them by its `id`."""
        name = str(entries[0]["id"])
        said = {word for entry in entries for word in _words(entry)}
        kinds = _kinds(said)
        return cls(
            id=name,
            kind=_best(kinds) if kinds else _guessed(name),
            declared=bool(kinds),
            vision=bool(said & _SEEN) or (not _tells_what_it_takes(said) and bool(_SEEING.search(name))),
            context=max((_context(entry) for entry in entries), default=0) or _USUAL_CONTEXT,
            local_ai=any(entry.get(LOCAL_AI) is True for entry in entries),
        )


def unlisted(name: str) -> ServedModel:
    """One that was typed, and no list has."""
    return ServedModel.from_entries({"id": name})


def _tells_what_it_takes(said: set[str]) -> bool:
    """So that its name does not count any more."""
    return bool(said & {"llm", "completion"}) or any(word.startswith("in:") for word in said)


def _guessed(name: str) -> str:
    if _OTHERS.search(name):
        return OTHER
    return IMAGE if _PAINTERS.search(name) else CHAT


def _best(kinds: list[str]) -> str:
    """One that talks may paint too; it is taken at its words."""
    return next((kind for kind in (CHAT, IMAGE) if kind in kinds), OTHER)


def _kinds(said: set[str]) -> list[str]:
    """Empty where nobody says. What takes no text, such as a sound, neither talks nor paints."""
    if "in:text" not in said and any(word.startswith("in:") for word in said):
        return [OTHER]
    given = [{"out:text": CHAT, "out:image": IMAGE}.get(word, OTHER) for word in said if word.startswith("out:")]
    return [*given, *(kind for word, kind in _KINDS.items() if word in said)]


def _words(entry: Mapping[str, Any]) -> Iterator[str]:
    """Everything that is said of what it can do: its type, its capabilities, `in:` and `out:` before what it takes and
    gives."""
    if isinstance(kind := entry.get("type"), str):
        yield kind
    able = entry.get("capabilities")
    if isinstance(able, list):
        yield from (word for word in able if isinstance(word, str))
    elif isinstance(able, Mapping):
        yield from (_FLAGS.get(str(name), str(name)) for name, holds in able.items() if holds is True)
    shape = entry.get("architecture")
    for holder in (entry, shape if isinstance(shape, Mapping) else {}):
        for name, mark in (("input_modalities", "in:"), ("output_modalities", "out:")):
            found = holder.get(name)
            yield from (f"{mark}{each}" for each in (found if isinstance(found, list) else []))


_FLAGS = {"completion_chat": "chat"}
"""Of capabilities that are an object, what others call them."""


def _context(entry: Mapping[str, Any]) -> int:
    meta = entry.get("meta")
    inner: Mapping[str, Any] = meta if isinstance(meta, Mapping) else {}
    for holder, name in (
        (entry, "loaded_context_length"), (inner, "n_ctx"), (entry, "max_model_len"), (entry, "context_size"),
        (entry, "context_length"), (entry, "max_context_length"), (inner, "n_ctx_train"),
    ):  # fmt: skip
        value = holder.get(name)
        if isinstance(value, int) and not isinstance(value, bool) and 0 < value < 100_000_000:
            return value
    return 0

"""What a server says of a model counts; where it is silent, its name does."""

from __future__ import annotations

from typing import Any

import pytest

from providers.compatible.served_model import CHAT, IMAGE, OTHER, ServedModel, unlisted


@pytest.mark.parametrize(
    ("entry", "kind", "vision", "context"),
    [
        ({"architecture": {"input_modalities": ["text", "image"], "output_modalities": ["text"]}}, CHAT, True, 8_000),
        ({"capabilities": ["completion"], "meta": {"n_ctx_train": 4_096}}, CHAT, False, 4_096),
        (
            {"capabilities": ["completion", "multimodal"], "meta": {"n_ctx": 2_048, "n_ctx_train": 4_096}},
            CHAT,
            True,
            2_048,
        ),
        ({"type": "vlm", "max_context_length": 32_768}, CHAT, True, 32_768),
        ({"type": "llm", "max_context_length": 32_768, "loaded_context_length": 4_096}, CHAT, False, 4_096),
        ({"type": "embeddings"}, OTHER, False, 8_000),
        (
            {"capabilities": ["image"], "input_modalities": ["text"], "output_modalities": ["image"]},
            IMAGE,
            False,
            8_000,
        ),
        (
            {"capabilities": ["transcript"], "input_modalities": ["audio"], "output_modalities": ["text"]},
            OTHER,
            False,
            8_000,
        ),
        ({"capabilities": {"completion_chat": True, "vision": True, "function_calling": False}}, CHAT, True, 8_000),
    ],
)
def test_what_the_server_says(entry: dict[str, Any], kind: str, vision: bool, context: int) -> None:
    found = ServedModel.from_entries({"id": "m", **entry})

    assert (found.kind, found.declared, found.vision, found.context) == (kind, True, vision, context)


@pytest.mark.parametrize(
    ("name", "kind", "vision"),
    [
        ("llama-3.3-70b", CHAT, False),
        ("Qwen2.5-VL-7B-Instruct", CHAT, True),
        ("google/gemma-3-4b", CHAT, True),
        ("sd-cpp-local", IMAGE, False),
        ("stable-diffusion-3.5", IMAGE, False),
        ("black-forest-labs/FLUX.2-klein", IMAGE, False),
        ("text-embedding-nomic-embed-text-v1.5", OTHER, False),
        ("bge-m3", OTHER, False),
        ("whisper-large-v3", OTHER, False),
        ("kokoro", OTHER, False),
    ],
)
def test_what_a_name_says(name: str, kind: str, vision: bool) -> None:
    found = unlisted(name)

    assert (found.kind, found.declared, found.vision) == (kind, False, vision)


def test_of_several_lists_all_are_heard() -> None:
    found = ServedModel.from_entries(
        {"id": "llava"}, {"id": "llava", "type": "llm"}, {"id": "llava", "max_model_len": 9}
    )

    assert (found.vision, found.context) == (False, 9)


@pytest.mark.parametrize("odd", [{"capabilities": 7}, {"architecture": []}, {"meta": "x"}, {"max_model_len": True}])
def test_what_makes_no_sense_is_not_heard(odd: dict[str, Any]) -> None:
    assert ServedModel.from_entries({"id": "m", **odd}) == unlisted("m")

"""`GET /models`, in two pages: what talks, what paints, and what does neither."""

from __future__ import annotations

from typing import Any

GENERATES = ["generateContent", "countTokens", "createCachedContent", "batchGenerateContent"]


def entry(name: str, label: str, context: int, *ways: str, **more: Any) -> dict[str, Any]:
    return {
        "name": f"models/{name}",
        "version": "001",
        "displayName": label,
        "description": label,
        "inputTokenLimit": context,
        "outputTokenLimit": 65_536,
        "supportedGenerationMethods": list(ways or GENERATES),
        **more,
    }


PAGES: tuple[tuple[dict[str, Any], ...], ...] = (
    (
        entry("embedding-001", "Embedding 001", 2_048, "embedContent"),
        entry("gemini-3.8-flash", "Gemini 3.8 Flash", 1_048_576, thinking=True),
        entry("gemini-3.7-flash", "Gemini 3.7 Flash", 1_048_576, thinking=True),
        entry("gemini-3.8-flash-tts", "Gemini 3.8 Flash TTS", 8_192),
        entry("gemini-3.8-live", "Gemini 3.8 Live", 131_072, "bidiGenerateContent"),
    ),
    (
        entry("gemini-3-pro-image", "Nano Banana Pro", 65_536),
        entry("gemini-nano-banana-2.1", "Nano Banana 2.1", 65_536),
        entry("gemini-3.5-flash-lite", "Gemini 3.5 Flash-Lite", 1_048_576, thinking=True),
        entry("gemma-4-31b-it", "Gemma 4 31B", 262_144),
        entry("veo-3.1-generate", "Veo 3.1", 480, "predictLongRunning"),
        {"name": 7},
    ),
)


def page(number: int) -> dict[str, Any]:
    following = {"nextPageToken": f"page/{number + 1}"} if number + 1 < len(PAGES) else {}
    return {"models": list(PAGES[number]), **following}

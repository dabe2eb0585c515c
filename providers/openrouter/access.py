"""What connects OpenRouter: names of the settings, its own address, and what it is best with."""

from __future__ import annotations

from providers.provider import Address, BestModels, Need, made_in_account

KEY = Need(
    "OPENROUTER_API_KEY",
    made_in_account("OpenRouter"),
    "https://openrouter.ai/settings/keys",
    credits="https://openrouter.ai/settings/credits",
)
ADDRESS = Address("OPENROUTER_API_URL", "https://openrouter.ai/api/v1")
BEST = BestModels(
    image=("google/gemini-3.1-flash-image",),
    draft=("black-forest-labs/flux.2-klein-4b",),
    chat=("google/gemini-3-flash-preview",),
    cheap=("anthropic/claude-haiku-4.5",),
)

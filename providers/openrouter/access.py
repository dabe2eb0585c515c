"""What connects OpenRouter: names of the settings and its own address."""

from __future__ import annotations

from providers.provider import Address, Need

KEY = Need("OPENROUTER_API_KEY", "Make a key in your OpenRouter account.", "https://openrouter.ai/settings/keys")
ADDRESS = Address("OPENROUTER_API_URL", "https://openrouter.ai/api/v1")

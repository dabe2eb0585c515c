"""What connects OpenRouter: names of the settings and its own address."""

from __future__ import annotations

from providers.provider import Address, Need, made_in_account

KEY = Need("OPENROUTER_API_KEY", made_in_account("OpenRouter"), "https://openrouter.ai/settings/keys")
ADDRESS = Address("OPENROUTER_API_URL", "https://openrouter.ai/api/v1")

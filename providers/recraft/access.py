"""How Recraft is reached: its key and its address."""

from __future__ import annotations

from providers.provider import Address, Need, made_in_account

KEY = Need(
    "RECRAFT_API_KEY",
    made_in_account("Recraft"),
    "https://www.recraft.ai/profile/api",
    credits="https://www.recraft.ai/profile/api",
)
ADDRESS = Address("RECRAFT_API_URL", "https://external.api.recraft.ai/v1")

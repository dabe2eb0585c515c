"""How remove.bg is reached: its key and its address."""

from __future__ import annotations

from providers.provider import Address, Need, made_in_account

NAME = "remove.bg"
KEY = Need(
    "REMOVEBG_API_KEY",
    made_in_account(NAME),
    "https://www.remove.bg/dashboard#api-key",
    credits="https://www.remove.bg/pricing",
)
ADDRESS = Address("REMOVEBG_API_URL", "https://api.remove.bg/v1.0")
AUTH = "X-API-Key: {key}"

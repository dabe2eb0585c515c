"""What connects OpenAI: names of the settings and its own address."""

from __future__ import annotations

from providers.provider import Address, Need, made_in_account

KEY = Need(
    "OPENAI_API_KEY",
    made_in_account("OpenAI"),
    "https://platform.openai.com/api-keys",
    credits="https://platform.openai.com/settings/organization/billing/overview",
)
ADDRESS = Address("OPENAI_API_URL", "https://api.openai.com/v1")

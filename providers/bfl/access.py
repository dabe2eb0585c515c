"""How Black Forest Labs is reached: its key and its address."""

from __future__ import annotations

from providers.provider import Address, Need, made_in_account

NAME = "Black Forest Labs"
KEY = Need("BFL_API_KEY", made_in_account(NAME), "https://dashboard.bfl.ai", credits="https://dashboard.bfl.ai")
ADDRESS = Address("BFL_API_URL", "https://api.bfl.ai/v1")
DOMAIN = ".bfl.ai"
"""What the hosts of its regions end in."""
AUTH = "x-key: {key}"

"""How fal.ai is reached: its key, its queue, and beside that what it says about the account."""

from __future__ import annotations

from providers.provider import Address, Need, made_in_account

KEY = Need(
    "FAL_KEY",
    made_in_account("fal.ai"),
    "https://fal.ai/dashboard/keys",
    credits="https://fal.ai/dashboard/billing",
)
ADDRESS = Address("FAL_API_URL", "https://queue.fal.run")
PLATFORM = "https://api.fal.ai"
PATIENCE = 5.0
"""Seconds for what the platform is asked."""
AUTH = "Authorization: Key {key}"
KEPT = {"X-Fal-Object-Lifecycle-Preference": '{"expiration_duration_seconds": 3600}'}
"""Whoever knows its address can fetch a picture: an hour is more than this takes."""

"""How Google AI Studio is reached: its key, and where its API is."""

from __future__ import annotations

from providers.provider import Address, Need, made_in_account

KEY = Need(
    "GEMINI_API_KEY",
    made_in_account("Google AI Studio"),
    "https://aistudio.google.com/apikey",
    credits="https://aistudio.google.com/apikey",
)
ADDRESS = Address("GEMINI_API_URL", "https://generativelanguage.googleapis.com/v1beta")
AUTH = "x-goog-api-key: {key}"

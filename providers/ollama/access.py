"""Where Ollama is."""

from __future__ import annotations

from providers.provider import Address

ADDRESS = Address("OLLAMA_BASE_URL", "", likely="http://127.0.0.1:11434")

"""Where it is."""

from __future__ import annotations

from providers.provider import Address

ADDRESS = Address("SDWEBUI_BASE_URL", "", likely="http://127.0.0.1:7860")

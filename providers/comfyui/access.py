"""Where ComfyUI is: nowhere, until somebody says. It wants no key."""

from __future__ import annotations

from providers.provider import Address
from providers.wire.http.limits import Limits

ADDRESS = Address("COMFYUI_URL", "", likely="http://127.0.0.1:8188")
LIMITS = Limits(connect=5.0, silence=60.0, chat=60.0, total=300.0)
"""Of each of its answers, which come at once; how long a picture takes is another matter, see `job`."""

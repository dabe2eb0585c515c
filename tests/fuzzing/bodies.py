"""Bodies that are only bytes, which schemathesis knows for none but the usual media types. It loads this by itself."""

from __future__ import annotations

from typing import Any

import schemathesis


@schemathesis.serializer("application/offset+octet-stream", "application/zip")
def bytes_of(context: Any, value: Any) -> bytes:
    """What was made up, as a piece of a file."""
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")

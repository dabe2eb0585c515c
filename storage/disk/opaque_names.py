"""How files are called that are encrypted: by letters and digits that say nothing, all of one length."""

from __future__ import annotations

import re

OPAQUE = re.compile(r"[a-z2-7]{103}")


def is_opaque(name: str) -> bool:
    """Whether a file of that name is encrypted."""
    return OPAQUE.fullmatch(name) is not None

"""What decoders raise on files that nobody can read."""

from __future__ import annotations

import struct
import zlib

BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What Pillow and libheif raise on broken files: seen when bytes of good ones are turned over, and their relatives."""

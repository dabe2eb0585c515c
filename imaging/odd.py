"""A file whose structure is not understood: whoever wants it clean decodes it and writes its pixels anew."""

from __future__ import annotations


class Odd(ValueError):
    """It may be well, but is built in a way that cannot be told apart from something hidden in it."""

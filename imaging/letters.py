"""Bytes that are meant as text, wherever they stand in a file."""

from __future__ import annotations


def decoded(data: bytes) -> str:
    """Bytes that may be UTF-8, as they should be, or Latin-1, as they often are."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")

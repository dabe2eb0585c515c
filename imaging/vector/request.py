"""How a picture is traced, as pure values."""

from __future__ import annotations

from dataclasses import dataclass

LOW, HIGH = "low", "high"
DETAILS = ("", LOW, HIGH)


@dataclass(frozen=True)
class Tracing:
    """What is wanted of the drawing."""

    detail: str = ""
    """`low` keeps large areas only, `high` small ones too."""
    black: bool = False
    """In black on white: for line drawings, scans and signatures."""

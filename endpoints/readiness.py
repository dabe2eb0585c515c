"""What is told of whether the studio can do its work; `server/monitoring/readiness.py` finds it out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class CheckShown:
    """Something that is needed."""

    name: str
    ok: bool
    why: str
    """Why it is not there; empty where it is."""


@dataclass(frozen=True)
class Readiness:
    """Whether it can do its work."""

    status: Literal["ready", "not ready"]
    checks: tuple[CheckShown, ...]

"""Shapes that every call shares: what a failure looks like. A call's own shapes stand beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from endpoints.openapi.declaring import When, limits


@dataclass(frozen=True)
class Fault:
    """What went wrong, for a person and for a program."""

    code: str
    """Stable, in snake_case: what a program decides by."""
    title: str
    """What happened, in a few words."""
    message: str
    """Why, and what to do."""
    details: str
    """For the curious; often empty."""
    retry_after: float | None
    """Seconds after which trying again may help; `Retry-After` says it too."""


@dataclass(frozen=True)
class Failure:
    """The envelope of a call that was refused or failed."""

    success: Annotated[bool, limits(const=False)]
    error: Fault
    timestamp: When


@dataclass(frozen=True)
class FormFailure:
    """A failure of the image form's endpoint, whose shapes are its own."""

    status: Literal["error"]
    code: str
    message: str

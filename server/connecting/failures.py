"""What providers say no to, as this part of the API tells it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from conversation.errors import ProviderFault


@contextmanager
def provider_faults() -> Iterator[None]:
    """A provider's failures, with the few codes that this part of the API knows."""
    try:
        yield
    except ProviderFault as fault:
        if fault.code not in ("wrong_api_key", "enrolment_failed"):
            fault.code = "provider_failed"
        fault.status = 409 if fault.code == "enrolment_failed" else 502
        raise

"""How fal.ai is reached: its key, its queue, and beside that what it says about the account."""

from __future__ import annotations

from dataclasses import replace

from providers.provider import Address, Given, Need, made_in_account
from providers.wire.client import Client
from providers.wire.http.limits import Limits

KEY = Need(
    "FAL_KEY",
    made_in_account("fal.ai"),
    "https://fal.ai/dashboard/keys",
    credits="https://fal.ai/dashboard/billing",
)
ADDRESS = Address("FAL_API_URL", "https://queue.fal.run")
PLATFORM = "https://api.fal.ai"
PATIENCE = 5.0
"""Seconds for what the platform is asked."""
_AUTH = "Authorization: Key {key}"
_KEPT = {"X-Fal-Object-Lifecycle-Preference": '{"expiration_duration_seconds": 3600}'}
"""Whoever knows its address can fetch a picture: an hour is more than this takes."""


def address_of(given: Given) -> str:
    """Where the queue is."""
    return (given.addresses.get(ADDRESS.name) or ADDRESS.usual).rstrip("/")


def queue_client(given: Given) -> Client:
    """Calls the queue."""
    return Client("fal.ai", given, ADDRESS, KEY, auth=_AUTH, headers=_KEPT)


def platform_client(given: Given) -> Client:
    """Calls the platform, which has prices and credit. A gateway is asked in its place: the key goes nowhere else."""
    at = address_of(given)
    platform = PLATFORM if at == ADDRESS.usual else at
    limits = Limits(connect=PATIENCE, silence=PATIENCE, chat=PATIENCE, total=PATIENCE)
    elsewhere = replace(given, addresses={ADDRESS.name: f"{platform}/v1"})
    return Client("fal.ai", elsewhere, ADDRESS, KEY, auth=_AUTH, limits=limits)

"""Clients for fal.ai: for its queue, and for what it says about the account."""

from __future__ import annotations

from dataclasses import replace

from providers.fal.access import ADDRESS, AUTH, KEPT, KEY, PATIENCE, PLATFORM
from providers.provider import Given
from providers.wire.client import Client
from providers.wire.http.limits import Limits


def address_of(given: Given) -> str:
    """Where the queue is."""
    return (given.addresses.get(ADDRESS.name) or ADDRESS.usual).rstrip("/")


def queue_client(given: Given) -> Client:
    """Calls the queue."""
    return Client("fal.ai", given, ADDRESS, KEY, auth=AUTH, headers=KEPT)


def platform_client(given: Given) -> Client:
    """Calls the platform, which has prices and credit. A gateway is asked in its place: the key goes nowhere else."""
    at = address_of(given)
    platform = PLATFORM if at == ADDRESS.usual else at
    limits = Limits(connect=PATIENCE, silence=PATIENCE, chat=PATIENCE, total=PATIENCE)
    elsewhere = replace(given, addresses={ADDRESS.name: f"{platform}/v1"})
    return Client("fal.ai", elsewhere, ADDRESS, KEY, auth=AUTH, limits=limits)

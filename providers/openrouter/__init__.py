"""OpenRouter: many chat and image models behind one key."""

from __future__ import annotations

from importlib import import_module

from conversation.sentences import say
from providers.openrouter.access import ADDRESS, BEST, KEY
from providers.provider import Connection, Enrolment, Given, Provider
from providers.provider_report import ProviderReport


def connect(given: Given) -> Connection:
    """With the key in `given`, at the address in it or OpenRouter's own one."""
    # by name: a studio without a key never pays for what calls it
    connected: Connection = import_module("providers.openrouter.connection").connected(given)
    return connected


def check(given: Given) -> ProviderReport:
    """What it says about the key."""
    report: ProviderReport = import_module("providers.openrouter.account").check(given)
    return report


def page(given: Given, challenge: str, back: str) -> str:
    """Where a person allows a key."""
    address: str = import_module("providers.openrouter.account").page(given, challenge, back)
    return address


def redeem(given: Given, code: str, verifier: str) -> str:
    """The key that was allowed."""
    key: str = import_module("providers.openrouter.account").redeem(given, code, verifier)
    return key


OPENROUTER = Provider(
    name="openrouter",
    label="OpenRouter",
    needs=(KEY,),
    address=ADDRESS,
    connect=connect,
    told=say("openrouter_offers", "Many models for words and pictures with one account."),
    check=check,
    enrolment=Enrolment(KEY, page, redeem),
    best=BEST,
)

"""What connects a server: where it is, and a key where it wants one."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from conversation.sentences import say
from providers.provider import Address, Given, Need
from providers.wire.http.public_network import is_public

KEY = Need(
    "COMPATIBLE_API_KEY",
    say("compatible_key", "Only where whoever runs that server has set one."),
    "",
    optional=True,
)
ADDRESS = Address(
    "COMPATIBLE_API_URL",
    "",
    example="http://127.0.0.1:1234/v1",
    help="Where a server answers that speaks OpenAI's wire, such as LM Studio, vLLM, llama.cpp, LocalAI or sd-server: "
    "http://127.0.0.1:1234/v1.",
)
_OF_NETWORKS = (".local", ".lan", ".home", ".internal", ".home.arpa")
"""How names end that are given inside of private networks."""


def address_in(given: Given) -> str:
    """The address that was given, with the usual path where it has none."""
    at = given.addresses.get(ADDRESS.name, "").rstrip("/")
    return f"{at}/v1" if at and not urlsplit(at).path else at


def is_here(address: str) -> bool:
    """Whether the server is on this machine, so that nothing leaves it."""
    host = urlsplit(address).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def is_near(address: str) -> bool:
    """Whether it is on this machine or in a private network, as far as its name says: nobody is paid for it."""
    host = urlsplit(address).hostname or ""
    try:
        return not is_public(ip_address(host))
    except ValueError:
        return is_here(address) or "." not in host or host.endswith(_OF_NETWORKS)

"""Which proxy stands between here and a provider, as every program of the machine is told: by the environment."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit
from urllib.request import getproxies_environment, proxy_bypass


def proxy_of(address: str) -> str | None:
    """The proxy for a URL by `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`; None where the way is direct.

    Nothing of this machine itself is ever asked through a proxy.
    """
    parts = urlsplit(address)
    host = parts.hostname or ""
    proxies = getproxies_environment()
    if _is_here(host) or proxy_bypass(host):
        return None
    found = proxies.get(parts.scheme) or proxies.get("all")
    if not found:
        return None
    return found if "://" in found else f"http://{found}"


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")

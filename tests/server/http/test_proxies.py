"""An address that a proxy names is believed as far as the proxy is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from server.http.proxies import Proxies, networks

PROXY, ADA, LIAR = "10.0.0.1", "203.0.113.9", "198.51.100.7"


def seen(peer: str, forwarded: str | None, trusted: str = "10.0.0.0/24, ::1") -> str:
    """The address that whoever is behind finds."""

    def inner(environ: dict[str, Any], _: Any) -> Iterable[bytes]:
        return [environ["REMOTE_ADDR"].encode()]

    environ = {"REMOTE_ADDR": peer, **({} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded})}
    return b"".join(Proxies(inner, networks(trusted))(environ, None)).decode()


@pytest.mark.parametrize(
    "peer, forwarded, found",
    [
        (PROXY, ADA, ADA),
        (PROXY, f"{LIAR}, {ADA}", ADA),
        (PROXY, f"{ADA}, 10.0.0.7", ADA),
        (PROXY, f"{ADA}:51234", ADA),
        (PROXY, "[2001:db8::5]:443", "2001:db8::5"),
        (PROXY, "::ffff:203.0.113.9", ADA),
        ("::ffff:10.0.0.1", ADA, ADA),
        ("::1", ADA, ADA),
        (PROXY, f"{ADA}, unknown", PROXY),
        (PROXY, "", PROXY),
        (PROXY, "not an address", PROXY),
        (PROXY, None, PROXY),
    ],
)
def test_of_a_trusted_proxy_the_nearest_address_that_is_none_of_ours(
    peer: str, forwarded: str | None, found: str
) -> None:
    assert seen(peer, forwarded) == found


@pytest.mark.parametrize("peer", [LIAR, "10.0.1.1", "127.0.0.1", "2001:db8::1", "", "unix"])
def test_nobody_else_is_believed(peer: str) -> None:
    assert seen(peer, ADA) == peer


@pytest.mark.parametrize(
    ("peer", "said", "scheme"),
    [
        (PROXY, "https", "https"),
        (PROXY, "https, http", "https"),
        (PROXY, "HTTPS", "https"),
        (PROXY, "", "http"),
        (PROXY, "javascript", "http"),
        (LIAR, "https", "http"),
    ],
)
def test_addresses_that_are_given_out_have_the_scheme_that_a_trusted_proxy_says(
    peer: str, said: str, scheme: str
) -> None:
    environ = {"REMOTE_ADDR": peer, "HTTP_X_FORWARDED_PROTO": said, "wsgi.url_scheme": "http"}
    Proxies(lambda *_: [], networks("10.0.0.0/24"))(environ, None)
    assert environ["wsgi.url_scheme"] == scheme


def test_without_the_setting_nobody_is() -> None:
    assert seen(PROXY, ADA, trusted="") == PROXY


@pytest.mark.parametrize("value", ["proxy.example", "10.0.0.0/99", "10.0.0.1;10.0.0.2"])
def test_a_name_is_no_network(value: str) -> None:
    with pytest.raises(ValueError, match="addresses or networks"):
        networks(value)

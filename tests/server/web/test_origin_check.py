"""Whose requests may change something, and which names the studio answers to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from server.settings import Settings
from server.web.origin_check import OriginCheck, allowed_hosts


def inner(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    start_response("200 OK", [])
    return [b"in"]


DOORS = OriginCheck(inner, allowed_hosts(Settings(allowed_hosts=("Studio.example",))))


def status(
    method: str = "POST", path: str = "/api/v1/conversations", host: str = "localhost:8000", **headers: str
) -> int:
    environ = {"REQUEST_METHOD": method, "PATH_INFO": path, "HTTP_HOST": host, "wsgi.url_scheme": "http"}
    environ |= {f"HTTP_{name.upper()}": value for name, value in headers.items()}
    said: list[str] = []
    b"".join(DOORS(environ, lambda line, _: said.append(line)))
    return int(said[0].split()[0])


def test_a_program_without_any_word_of_a_browser_may_come_in() -> None:
    assert status() == 200


@pytest.mark.parametrize(
    "host", ["localhost:8000", "127.0.0.1:8000", "[::1]:8000", "192.168.1.20", "studio.EXAMPLE.:81"]
)
def test_the_studio_answers_to_its_names_and_to_bare_addresses(host: str) -> None:
    assert status(host=host) == 200
    assert status("GET", "/", host) == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "",
        "a@localhost",
        "localhost/x",
        "localhost:x",
    ],
)
def test_and_to_no_other_for_reading_changing_or_sockets(host: str) -> None:
    assert status("GET", "/", host) == 403
    assert status("POST", host=host) == 403
    assert status("GET", "/socket.io/", host) == 403


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        "null",
        "http://localhost:8001",
        "https://localhost:8000",
        "http://localhost:8000.evil.example",
        "http://localhost",
    ],
)
def test_another_origin_changes_nothing_and_opens_no_socket(origin: str) -> None:
    assert status(origin=origin) == 403
    assert status("PATCH", origin=origin) == 403
    assert status("DELETE", origin=origin) == 403
    assert status("GET", "/socket.io/", origin=origin) == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_browser_that_says_another_site_is_believed(site: str) -> None:
    assert status(sec_fetch_site=site) == 403
    assert status("GET", "/socket.io/", sec_fetch_site=site) == 403


def test_our_own_page_may() -> None:
    assert status(origin="http://localhost:8000", sec_fetch_site="same-origin") == 200
    assert status("GET", "/socket.io/", origin="http://localhost:8000") == 200


def test_behind_a_proxy_that_takes_tls_off_our_own_page_may() -> None:
    assert status(host="studio.example", origin="https://studio.example", x_forwarded_proto="https") == 200


def test_a_link_from_elsewhere_may_be_followed() -> None:
    assert status("GET", "/c/1", sec_fetch_site="cross-site") == 200


def test_a_token_is_all_the_authority_it_needs() -> None:
    assert status(host="evil.example", origin="http://evil.example", authorization="Bearer abc") == 200
    assert status(origin="http://evil.example", authorization="Basic abc") == 403

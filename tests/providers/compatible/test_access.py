"""An address says where a server is, and with it whether anything leaves the machine and whether anybody is paid."""

from __future__ import annotations

import pytest

from providers.compatible.access import address_in, is_here, is_near
from providers.provider import Given
from tests.upstream.connected import FakePixels


@pytest.mark.parametrize(
    ("given", "called"),
    [
        ("http://127.0.0.1:1234", "http://127.0.0.1:1234/v1"),
        ("http://127.0.0.1:1234/", "http://127.0.0.1:1234/v1"),
        ("http://127.0.0.1:1234/v1/", "http://127.0.0.1:1234/v1"),
        ("https://api.example/openai/v2", "https://api.example/openai/v2"),
        ("", ""),
    ],
)
def test_the_usual_path_is_added_where_there_is_none(given: str, called: str) -> None:
    assert address_in(Given(FakePixels(), {}, {"COMPATIBLE_API_URL": given})) == called


@pytest.mark.parametrize(
    ("host", "here", "near"),
    [
        ("127.0.0.1:1234", True, True),
        ("[::1]:1234", True, True),
        ("localhost:1234", True, True),
        ("ai.localhost", True, True),
        ("192.168.1.20:8080", False, True),
        ("10.0.0.2", False, True),
        ("ollama:11434", False, True),
        ("nas.local", False, True),
        ("host.docker.internal:1234", False, True),
        ("api.example.com", False, False),
        ("8.8.8.8", False, False),
    ],
)
def test_here_is_this_machine_and_near_what_nobody_is_paid_for(host: str, here: bool, near: bool) -> None:
    assert (is_here(f"http://{host}/v1"), is_near(f"http://{host}/v1")) == (here, near)

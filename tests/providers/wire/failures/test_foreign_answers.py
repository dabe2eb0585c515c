"""Who answered, when it was not the provider."""

from __future__ import annotations

import pytest

from providers.wire.failures.connection_texts import (
    HTTPS_WANTED,
    LOGIN_PAGE,
    NOT_THE_API,
    PROXY,
    SENT_ELSEWHERE,
    TURNED_AWAY,
    WEB_PAGE,
)
from providers.wire.failures.fault_text import FaultText
from providers.wire.failures.foreign_answers import foreign_page, foreign_refusal

HTTP, HTTPS = "http://a.example/v1", "https://a.example/v1"


def html(title: str, body: str = "") -> str:
    return f"<!DOCTYPE html><html><head><title>{title}</title></head><body>{body}</body></html>"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (html("Sign in"), LOGIN_PAGE),
        (html("Guest Wi-Fi"), LOGIN_PAGE),
        (html("Bitte anmelden"), LOGIN_PAGE),
        (html("Welcome", "<input type=password>"), LOGIN_PAGE),
        (html("Just a moment..."), TURNED_AWAY),
        (html("Models", "<a href='/login'>Sign in</a>"), WEB_PAGE),
        (html(""), WEB_PAGE),
        ("<?xml version='1.0'?><ok/>", NOT_THE_API),
    ],
)
def test_a_page_is(text: str, said: FaultText) -> None:
    assert foreign_page(text).said is said


@pytest.mark.parametrize(
    ("status", "body", "address", "said"),
    [
        (404, html("OpenRouter", "Sign in"), HTTPS, NOT_THE_API),
        (404, {"detail": "Not Found"}, HTTPS, NOT_THE_API),
        (404, "404 page not found", HTTPS, NOT_THE_API),
        (405, {"detail": "Method Not Allowed"}, HTTPS, NOT_THE_API),
        (404, {"detail": "There is no model “x”"}, HTTPS, None),
        (404, {"errors": ["model: not found"]}, HTTPS, None),
        (404, {"message": "No such model"}, HTTPS, None),
        (405, "", HTTPS, NOT_THE_API),
        (404, {"error": {"message": "No such model"}}, HTTPS, None),
        (404, {"error": "model not found"}, HTTPS, None),
        (403, html("Forbidden"), HTTPS, WEB_PAGE),
        (401, html("Log in"), HTTPS, LOGIN_PAGE),
        (502, html("Bad Gateway"), HTTPS, None),
        (503, html("Attention Required! | Cloudflare"), HTTPS, TURNED_AWAY),
        (511, "", HTTPS, LOGIN_PAGE),
        (407, "", HTTPS, PROXY),
        (426, "", HTTP, HTTPS_WANTED),
        (400, "Client sent an HTTP request to an HTTPS server.", HTTP, HTTPS_WANTED),
        (400, "Client sent an HTTP request to an HTTPS server.", HTTPS, None),
        (500, "Internal Server Error", HTTPS, None),
    ],
)
def test_a_refusal_is_from(status: int, body: object, address: str, said: FaultText | None) -> None:
    found = foreign_refusal(status, {}, body, address)

    assert (found and found.said) is said
    assert found is None or found.charged is False


@pytest.mark.parametrize(
    ("address", "place", "said"),
    [
        (HTTP, "https://a.example/v1/chat", HTTPS_WANTED),
        (HTTP, "https://b.example/v1/chat", SENT_ELSEWHERE),
        (HTTPS, "https://www.a.example/v1", SENT_ELSEWHERE),
        (HTTPS, "http://portal.example/", LOGIN_PAGE),
        (HTTPS, "/login?next=/", LOGIN_PAGE),
        (HTTPS, "", SENT_ELSEWHERE),
    ],
)
def test_a_redirect_is_never_followed_and_says_where_to(address: str, place: str, said: FaultText) -> None:
    found = foreign_refusal(302, {"location": place}, "", address)

    assert found is not None and found.said is said
    assert found.values.get("place", place) in (place, "nowhere")

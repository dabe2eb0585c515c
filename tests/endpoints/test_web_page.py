"""The page and what stands around every answer."""

from __future__ import annotations

from tests.endpoints.conftest import NOT_BUILT, Person
from tests.matrix import sampled


@sampled("path", ["/", "/c/0b0f", "/gallery", "/settings", "/settings/image", "/login"])
def test_every_address_of_the_page_is_the_page_and_is_asked_for_anew(ada: Person, path: str) -> None:
    response = ada.get(path)
    assert response.text == NOT_BUILT
    assert response.headers["Cache-Control"] == "no-cache"
    assert ada.get(path, headers={"If-None-Match": response.headers["ETag"]}).status_code == 304


def test_assets_never_change_under_their_name(ada: Person) -> None:
    response = ada.get("/assets/index-abc123.js")
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response.mimetype == "text/javascript"
    assert ada.get("/favicon.svg").mimetype == "image/svg+xml"


@sampled(
    "path",
    [
        "/assets/nothing.js",
        "/assets/../index.html",
        "/assets/%2e%2e/index.html",
        "/nothing",
        f"/assets/{'x' * 5000}",
        "/assets/%00",
    ],
)
def test_what_is_not_there_is_not_found(ada: Person, path: str) -> None:
    assert ada.get(path, headers={"Accept-Encoding": "br"}).status_code == 404


def test_an_asset_is_kept_by_the_browser_whoever_it_belongs_to(ada: Person) -> None:
    """With `Vary: Cookie` everything would be asked for again after the visit that brought the cookie."""
    for path in ("/assets/index-abc123.js", "/favicon.svg"):
        assert ada.get(path).headers["Vary"] == "Accept-Encoding"
    assert "Cookie" in ada.get("/api/v1/session").headers["Vary"]


def test_looking_at_the_page_makes_nobody_a_guest(ada: Person) -> None:
    assert "Set-Cookie" not in ada.get("/").headers


def test_health_is_a_word(ada: Person) -> None:
    assert ada.get("/health").json == {"status": "ok"}


def test_the_page_is_told_what_it_may_do(ada: Person) -> None:
    policy = ada.get("/").headers["Content-Security-Policy"]
    for part in (
        "default-src 'self'",
        "img-src 'self' blob: data:",
        "connect-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "object-src 'none'",
    ):
        assert part in policy
    assert "unsafe" not in policy


@sampled("path", ["/health", "/api/v1/session", "/api/v1/conversations/x", "/nothing"])
def test_data_may_do_nothing(ada: Person, path: str) -> None:
    assert ada.get(path).headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"


@sampled("path", ["/", "/health", "/api/v1/session", "/api/v1/conversations/x", "/nothing"])
def test_every_answer_is_dressed(ada: Person, path: str) -> None:
    headers = ada.get(path).headers
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in headers


def test_a_part_of_the_page_carries_only_what_a_part_needs(ada: Person) -> None:
    part, icon = ada.get("/assets/index-abc123.js").headers, ada.get("/favicon.svg").headers
    assert part["X-Content-Type-Options"] == "nosniff"
    assert part["Cross-Origin-Resource-Policy"] == "same-origin"
    assert part["Referrer-Policy"] == "no-referrer"
    for name in ("Content-Security-Policy", "Cross-Origin-Opener-Policy", "X-Frame-Options"):
        assert name not in part
        assert name in icon  # opened by itself it is a document, and could run scripts


def test_what_is_one_persons_is_kept_by_no_cache(ada: Person) -> None:
    assert ada.get("/api/v1/session").headers["Cache-Control"] == "no-store"
    assert ada.get("/api/v1/conversations").headers["Cache-Control"] == "no-store"


def test_another_site_changes_nothing(ada: Person) -> None:
    ada.data("GET", "/api/v1/session")
    for headers in ({"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}):
        assert ada.post("/api/v1/conversations", json={}, headers=headers).status_code == 403
    assert ada.data("GET", "/api/v1/conversations")["conversations"] == []
    ours = {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}
    assert ada.post("/api/v1/conversations", json={}, headers=ours).status_code == 201


def test_another_name_is_not_answered_to(ada: Person) -> None:
    response = ada.get("/", headers={"Host": "evil.example"})
    assert response.status_code == 403
    assert "ATELIER_ALLOWED_HOSTS" in response.text


def test_the_page_is_given_in_the_shortest_form_that_a_browser_understands(ada: Person) -> None:
    script = ada.atelier.app.extensions["atelier"].facts.page / "assets" / "index-abc123.js"
    for ending in (".br", ".gz"):
        script.with_name(script.name + ending).write_bytes(ending.encode())
    tags = set()
    for accepted, encoding, body in (
        ("gzip, deflate, br", "br", b".br"),
        ("gzip", "gzip", b".gz"),
        ("br;q=0, gzip", "gzip", b".gz"),
        ("", None, b"export {}"),
    ):
        response = ada.get("/assets/index-abc123.js", headers={"Accept-Encoding": accepted})
        assert (response.headers.get("Content-Encoding"), response.data) == (encoding, body)
        assert response.mimetype == "text/javascript"
        assert response.headers["Vary"] == "Accept-Encoding"
        same = {"Accept-Encoding": accepted, "If-None-Match": response.headers["ETag"]}
        assert ada.get("/assets/index-abc123.js", headers=same).status_code == 304
        tags.add(response.headers["ETag"])
    assert len(tags) == 3

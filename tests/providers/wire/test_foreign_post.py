"""What a person's address is told: that it came, or why it did not; nothing private is reached and nothing followed."""

from __future__ import annotations

from collections.abc import Iterator

import httpx2
import pytest

from conversation.ports.programs.webhooks import DeliveryTry
from providers.wire.foreign_post import ForeignPost
from providers.wire.http.foreign_files import ForeignFiles
from providers.wire.http.limits import Limits
from tests.providers.wire.internet import PUBLIC, Internet, resolve, says

BODY = b'{"type":"job.done"}'


@pytest.fixture
def internet() -> Internet:
    return Internet()


@pytest.fixture
def post(internet: Internet, monkeypatch: pytest.MonkeyPatch) -> Iterator[ForeignPost]:
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    made = ForeignPost(ForeignFiles(httpx2.Timeout(5), resolve, internet), Limits(silence=2, total=5))
    yield made
    made.close()


def test_it_is_sent_with_its_headers_and_nothing_of_ours(post: ForeignPost, internet: Internet) -> None:
    says(internet, "202 Accepted", b"thank you")
    tried = post.post("https://hooks.example/a?b=c", BODY, {"webhook-id": "1", "Content-Type": "application/json"})
    assert tried == DeliveryTry(status=202)
    assert tried.arrived
    assert internet.connected == [PUBLIC]
    head, _, body = internet.stream.asked.partition(b"\r\n\r\n")
    assert head.startswith(b"POST /a?b=c HTTP/1.1\r\n")
    assert b"webhook-id: 1" in head
    assert b"cookie" not in head.lower()
    assert b"authorization" not in head.lower()
    assert body == BODY


@pytest.mark.parametrize(
    ("address", "status", "tried"),
    [
        ("http://hooks.example/", "200 OK", DeliveryTry(error="unsafe_address")),
        ("https://127.0.0.1/", "200 OK", DeliveryTry(error="unsafe_address")),
        ("https://[::1]/", "200 OK", DeliveryTry(error="unsafe_address")),
        ("https://intranet.example/", "200 OK", DeliveryTry(error="unsafe_address")),
        ("https://ada:secret@hooks.example/", "200 OK", DeliveryTry(error="unsafe_address")),
        ("https://nobody.example/", "200 OK", DeliveryTry(error="unreachable")),
        ("https://hooks.example/", "307 Temporary Redirect", DeliveryTry(status=307)),
        ("https://hooks.example/", "410 Gone", DeliveryTry(status=410)),
        ("https://hooks.example/", "500 Internal Server Error", DeliveryTry(status=500)),
        ("https://hooks.example/", "nonsense", DeliveryTry(error="unreachable")),
    ],
)
def test_why_it_did_not_arrive_is_told(
    post: ForeignPost, internet: Internet, address: str, status: str, tried: DeliveryTry
) -> None:
    says(internet, status, b"no", "Location: https://127.0.0.1/\r\n")
    assert post.post(address, BODY, {}) == tried
    assert not tried.arrived
    assert internet.connected in ([], [PUBLIC])  # nobody was followed anywhere


def test_what_can_be_seen_by_looking_at_an_address_is_seen_before_anything_is_sent(post: ForeignPost) -> None:
    assert post.reaches("https://hooks.example/a")
    assert post.reaches("https://intranet.example/")  # where that leads is looked up at each try
    for address in ("http://hooks.example/", "https://10.0.0.8/", "https://", "no address"):
        assert not post.reaches(address)

"""A person names an address: the file that stands there comes back, or why it does not."""

from __future__ import annotations

from collections.abc import Iterator

import httpx2
import pytest

from conversation.errors import Told
from providers.wire.foreign_pictures import ForeignPictures
from providers.wire.http.foreign_files import ForeignFiles
from providers.wire.http.limits import Limits
from tests.providers.wire.internet import PUBLIC, Internet, resolve, says

PNG = b"\x89PNG\r\n\x1a\n and so on"


@pytest.fixture
def internet() -> Internet:
    return Internet()


@pytest.fixture
def pictures(internet: Internet, monkeypatch: pytest.MonkeyPatch) -> Iterator[ForeignPictures]:
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    made = ForeignPictures(ForeignFiles(httpx2.Timeout(5), resolve, internet), Limits(silence=2, total=5))
    yield made
    made.close()


def test_what_stands_there_comes_with_the_name_that_the_address_has(
    pictures: ForeignPictures, internet: Internet
) -> None:
    says(internet, "200 OK", PNG)
    found = pictures.fetch("https://cdn.example/a/red%20fox.png?w=800#top", 1000)
    assert (found.filename, found.data) == ("red fox.png", PNG)
    assert internet.connected == [PUBLIC]
    asked = internet.stream.asked.lower()
    assert b"cookie" not in asked
    assert b"authorization" not in asked


@pytest.mark.parametrize(
    ("address", "status", "code", "words"),
    [
        ("http://cdn.example/a.png", "200 OK", "unsafe_address", "https://"),
        ("https://127.0.0.1/a.png", "200 OK", "unsafe_address", "public"),
        ("https://intranet.example/a.png", "200 OK", "unsafe_address", "public"),
        ("no address at all", "200 OK", "unsafe_address", "public"),
        ("https://nobody.example/a.png", "200 OK", "address_unreachable", "nobody.example"),
        ("https://cdn.example/a.png", "302 Found", "address_refused", "another address"),
        ("https://cdn.example/a.png", "404 Not Found", "address_refused", "404"),
        ("https://cdn.example/large.png", "200 OK", "address_too_large", "too large"),
        ("https://cdn.example/a.png", "nonsense", "address_failed", "could not be downloaded"),
    ],
)
def test_why_it_does_not_come_is_said(
    pictures: ForeignPictures, internet: Internet, address: str, status: str, code: str, words: str
) -> None:
    says(internet, status, PNG * 9, "Location: https://127.0.0.1/\r\n")
    with pytest.raises(Told) as told:
        pictures.fetch(address, 100)
    assert told.value.code == code
    assert words in str(told.value)
    assert internet.connected in ([], [PUBLIC])  # nobody was followed anywhere

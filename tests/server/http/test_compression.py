"""What a studio answers comes compressed, unless somebody else could learn from how short it gets."""

from __future__ import annotations

import gzip

import pytest
from flask import Flask, Response

from server.http.compression import compress

WORDS = "a picture of a mountain, and " * 200
UNDERSTOOD = {"Accept-Encoding": "gzip, deflate, br"}


def answer(method: str = "GET", **headers: str) -> Response:
    """What is answered to this request, with an ETag."""
    app = Flask("compressing")

    @app.route("/", methods=["GET", "POST"])
    def words() -> Response:
        response = Response(WORDS, mimetype="application/json")
        response.set_etag("first")
        return response

    app.after_request(compress)
    return app.test_client().open("/", method=method, headers={**UNDERSTOOD, **headers})


def test_words_come_compressed_and_say_so() -> None:
    response = answer()
    assert response.headers["Content-Encoding"] == "gzip"
    assert int(response.headers["Content-Length"]) == len(response.data) < len(WORDS) / 20
    assert gzip.decompress(response.data).decode() == WORDS
    assert response.headers["Vary"] == "Accept-Encoding"
    assert response.headers["ETag"] == 'W/"first-gzip"'


@pytest.mark.parametrize("accepted", ["", "br", "gzip;q=0"])
def test_who_does_not_understand_gets_them_as_they_are_and_caches_are_told(accepted: str) -> None:
    response = answer(**{"Accept-Encoding": accepted})
    assert response.data.decode() == WORDS
    assert "Content-Encoding" not in response.headers
    assert response.headers["Vary"] == "Accept-Encoding"
    assert response.headers["ETag"] == '"first"'


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_nothing_is_compressed_that_another_site_asked_for(site: str) -> None:
    assert answer(**{"Sec-Fetch-Site": site}).data.decode() == WORDS


@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_what_the_page_itself_asks_for_is(site: str) -> None:
    assert "Content-Encoding" in answer(**{"Sec-Fetch-Site": site}).headers


def test_what_is_shown_once_is_never_compressed() -> None:
    assert answer("POST").data.decode() == WORDS


def test_what_goes_in_one_packet_anyway_stays_as_it_is() -> None:
    app = Flask("short")
    app.add_url_rule("/", view_func=lambda: Response("{}", mimetype="application/json"))
    app.after_request(compress)
    assert app.test_client().get("/", headers=UNDERSTOOD).data == b"{}"

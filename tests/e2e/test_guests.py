"""A guest of the real server stays one: whatever its clock says, and whatever becomes of its secret meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from itsdangerous import TimestampSigner

from server.web.cookies import Cookies
from tests.running import Studio, Visitor

Make = Callable[[Studio], Visitor]
DAY = 86_400


def signed(secret: str, value: str, seconds: int) -> str:
    """The cookie as a server would have signed it whose clock was so many seconds ahead."""

    class Ahead(TimestampSigner):
        def get_timestamp(self) -> int:
            return super().get_timestamp() + seconds

    app = Flask("another")
    app.secret_key = secret
    serializer = Cookies().get_signing_serializer(app)
    assert serializer is not None
    said = serializer.loads(value)
    serializer.signer = Ahead
    return str(serializer.dumps(said))


@pytest.mark.parametrize("seconds", [3, 8 * DAY, -400 * DAY])
def test_a_clock_that_was_set_loses_nobody(offline: Studio, visitor: Make, seconds: int) -> None:
    ada = visitor(offline)
    conversation = ada.conversation()
    secret = (offline.data / "secret").read_text().strip()
    ada.http.cookies.set("atelier", signed(secret, ada.http.cookies["atelier"], seconds), domain="127.0.0.1", path="/")

    assert ada.page(conversation)["conversation"]["id"] == conversation


def test_under_another_secret_nobody_is_replaced_and_everybody_is_back_with_the_first(
    tmp_path: Path, visitor: Make
) -> None:
    with Studio(tmp_path / "data", {"ATELIER_SECRET": "the first secret of this studio"}) as studio:
        ada = visitor(studio)
        conversation = ada.conversation()
        user = ada.data("GET", "/api/v1/session")["user"]["id"]
        for secret in ("a second secret of this studio", "the first secret of this studio"):
            studio.stop()
            studio.environ["ATELIER_SECRET"] = secret
            studio.start()
            session = ada.data("GET", "/api/v1/session")
            if session["lost"]:
                assert session["lost"] == "unreadable"
                assert ada.call("GET", "/api/v1/conversations").status_code == 401
                ada.data("POST", "/api/v1/session/guest")
        assert ada.data("GET", "/api/v1/session")["user"]["id"] == user
        assert ada.page(conversation)["conversation"]["id"] == conversation

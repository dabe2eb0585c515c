"""The studio below a path of its host, in a real browser: painted, sent, changed, shared, come back to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit, still_runs
from tests.browser.test_sharing import shared
from tests.browser.test_whole_pictures import picked
from tests.fuzzing.world import photograph
from tests.running import Studio

PREFIX = "/atelier"


class BelowStudio(Studio):
    """Its page begins below the path."""

    @property
    def page(self) -> str:
        return f"{self.url}{PREFIX}"


@pytest.fixture(scope="module")
def below(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BelowStudio]:
    with BelowStudio(tmp_path_factory.mktemp("below") / "data", {"ATELIER_PREFIX": PREFIX}) as studio:
        yield studio
        assert still_runs(studio)


def test_all_that_one_does_stays_below_it(visit: Visit, below: BelowStudio) -> None:
    ada, stranger = visit(below, bypass_csp=True), visit(below)
    asked: set[str] = set()
    ada.context.on("request", lambda request: asked.add(urlsplit(request.url).path))
    ada.page.on("websocket", lambda socket: asked.add(urlsplit(socket.url).path))
    ada.start(f"{PREFIX}/")
    ada.paint("/image a fox in the snow")
    expect(ada.page).to_have_url(re.compile(f"^{re.escape(below.page)}/c/"))

    picked(ada, "from the device.jpg", photograph())
    ada.say("make it black and white")
    ada.painted()
    address = shared(ada)
    assert address.startswith(f"{PREFIX}/s/")
    stranger.forgive("favicon.ico")  # the page has none, and the browser asks
    stranger.open(address)
    expect(stranger.page.get_by_role("img")).to_have_js_property("complete", True)
    assert stranger.page.get_by_role("img").evaluate("(image) => image.naturalWidth") > 0

    ada.forgive("ERR_INTERNET_DISCONNECTED|WebSocket|Failed to fetch")
    ada.context.set_offline(True)
    ada.context.set_offline(False)
    ada.page.reload()
    expect(ada.cards).to_have_count(2)
    ada.say("/blur")
    ada.painted()
    ada.page.goto(f"{below.page}/gallery")
    expect(ada.page.get_by_role("gridcell")).to_have_count(2)

    outside = {path for path in asked if path.startswith("/") and not path.startswith(f"{PREFIX}/")}
    assert outside == set()
    assert any("/socket.io" in path for path in asked)
    assert {cookie["path"] for cookie in ada.context.cookies()} == {PREFIX}

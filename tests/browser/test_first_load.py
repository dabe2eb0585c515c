"""The first visit: what comes over the wire, in which form, and what is there to be put on a home screen."""

from __future__ import annotations

import struct
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Response, Route, expect

from tests.browser.conftest import Visit
from tests.browser.person import Person
from tests.running import Studio

MOST = 200_000
"""Bytes over the wire until the first page is quiet."""


def weighed(person: Person) -> dict[str, int]:
    """What comes from now on, by address, with its headers; filled as it comes."""
    devtools = person.page.context.new_cdp_session(person.page)
    asked: dict[str, str] = {}
    sizes: dict[str, int] = {}
    devtools.on("Network.requestWillBeSent", lambda said: asked.update({said["requestId"]: said["request"]["url"]}))
    devtools.on(
        "Network.loadingFinished",
        lambda said: sizes.update({asked[said["requestId"]]: int(said["encodedDataLength"])}),
    )
    devtools.send("Network.enable")
    return sizes


def test_a_first_visitor_loads_no_more_than_200_kilobytes(visit: Visit, offline: Studio) -> None:
    ada = visit(offline)
    sizes = weighed(ada)
    with ada.page.expect_response("**/api/v1/palette"):
        ada.start()
    ada.page.wait_for_load_state("networkidle")
    assert sum(sizes.values()) < MOST, sizes
    paths = [urlsplit(url).path for url in sizes]
    assert sum(path.endswith(".js") for path in paths) <= 6, paths
    scripts = ada.page.locator("body > script[async]").evaluate_all("(all) => all.map((one) => one.src)")
    assert [urlsplit(url).path.split("/")[-1].split("-")[0] for url in scripts] == ["libraries", "studio", "index"]
    assert not any("Markdown" in path or "highlight" in path or "Dialog" in path for path in paths), paths


@pytest.mark.parametrize(("address", "part"), [("/gallery", "GalleryPage"), ("/settings/files", "SettingsPage")])
def test_what_an_address_needs_is_asked_for_beside_the_studio(
    visit: Visit, offline: Studio, address: str, part: str
) -> None:
    ada = visit(offline)
    devtools = ada.page.context.new_cdp_session(ada.page)
    asked: dict[str, str] = {}
    devtools.on(
        "Network.requestWillBeSent",
        lambda said: asked.setdefault(urlsplit(said["request"]["url"]).path, said["initiator"]["type"]),
    )
    devtools.send("Network.enable")
    ada.page.goto(f"{offline.url}{address}")
    expect(ada.page.get_by_role("heading", name="Gallery" if part == "GalleryPage" else "Files").first).to_be_visible()
    by_the_page = [path for path, initiator in asked.items() if initiator == "parser"]
    assert any(part in path for path in by_the_page), asked
    assert any("studio" in path for path in by_the_page), asked


def test_text_comes_as_brotli_and_answers_as_gzip(visit: Visit, offline: Studio) -> None:
    ada = visit(offline)
    answers: list[Response] = []
    ada.page.on("response", lambda answer: answers.append(answer))
    with ada.page.expect_response("**/api/v1/palette"):
        ada.start()
    encodings = {urlsplit(answer.url).path: answer.headers.get("content-encoding") for answer in answers}
    assert encodings["/"] == "br"
    assert {encodings[path] for path in encodings if "libraries" in path or "studio" in path} == {"br"}
    assert encodings["/api/v1/palette"] == encodings["/api/v1/session"] == "gzip"


def test_the_page_is_seen_before_what_can_be_said_is_asked_for(visit: Visit, offline: Studio) -> None:
    ada = visit(offline)
    held: list[Route] = []
    ada.page.route("**/api/v1/palette", lambda route: held.append(route))
    ada.start()
    expect(ada.page.get_by_role("heading", name="What would you like to make?")).to_be_visible()
    ada.box.press("/")
    options = ada.page.get_by_role("listbox", name="Commands").get_by_role("option")
    expect(options).to_have_count(0)
    for route in held:
        route.continue_()
    expect(options.first).to_be_visible()


def test_the_studio_can_be_put_on_a_home_screen(ada: Person) -> None:
    address = ada.page.locator("link[rel=manifest]").evaluate("(link) => link.href")
    manifest = ada.context.request.get(address).json()
    assert (manifest["name"], manifest["display"]) == ("Atelier", "standalone")
    assert urljoin(address, manifest["start_url"]) == f"{ada.studio.url}/"
    for icon in (*manifest["icons"], {"src": "/apple-touch-icon.png", "type": "image/png", "sizes": "180x180"}):
        answer = ada.context.request.get(urljoin(address, icon["src"]))
        assert answer.headers["content-type"].split(";")[0] == icon["type"]
        if icon["type"] == "image/png":
            assert "{}x{}".format(*struct.unpack(">II", answer.body()[16:24])) == icon["sizes"]


def test_who_looks_around_for_what_can_be_connected_reads_the_commands_once(visit: Visit, offline: Studio) -> None:
    ada = visit(offline)
    asked: list[str] = []
    ada.page.on("requestfinished", lambda request: asked.append(urlsplit(request.url).path))
    with ada.page.expect_event("requestfinished", lambda _: asked.count("/api/v1/session") == 2):
        ada.start()
    ada.page.wait_for_load_state("networkidle")
    assert asked.count("/api/v1/palette") == 1

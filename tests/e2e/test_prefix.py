"""A studio below a path of its host, over real HTTP: every kind of address that it gives out leads back to it.

Whoever asks below the path is behind a proxy that passes it on; whoever asks without, behind one that takes it away.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from io import BytesIO
from urllib.parse import urljoin, urlsplit

import pytest
import requests
from PIL import Image

from tests.running import PATIENCE, Studio, Visitor, built_page

pytestmark = pytest.mark.slow
PREFIX = "/atelier"
LINKED = re.compile(r'(?:href|src)="([^"#]+)"')


@pytest.fixture(scope="module")
def below(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    with Studio(tmp_path_factory.mktemp("below") / "data", {"ATELIER_PREFIX": PREFIX}) as studio:
        yield studio


@pytest.fixture(params=["", PREFIX], ids=["at the root", "below a path"])
def root(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def studio(request: pytest.FixtureRequest, root: str) -> Studio:
    found: Studio = request.getfixturevalue("below" if root else "offline")
    return found


@pytest.fixture
def ada(studio: Studio, root: str) -> Iterator[Visitor]:
    with Visitor(f"{studio.url}{root}") as visitor:
        visitor.data("GET", "/api/v1/session")
        yield visitor


def opened(ada: Visitor, root: str, address: str) -> requests.Response:
    """What is at an address of the studio, as a browser finds it that joins it with the host."""
    there = urljoin(ada.url, address)
    assert urlsplit(there).path.startswith(f"{root}/"), address
    answer = ada.http.get(there, timeout=PATIENCE)
    assert answer.status_code == 200, (address, answer.text)
    return answer


@pytest.mark.parametrize("asked", [PREFIX, ""], ids=["kept", "taken away"])
@pytest.mark.skipif(not (built_page() / "theme.js").is_file(), reason="the page is not built")
def test_the_page_finds_all_that_it_is_made_of_behind_either_proxy(below: Studio, asked: str) -> None:
    for path in ("/", "/gallery", "/settings/files", "/c/x", "/api/docs"):
        lying = {"X-Forwarded-Prefix": "/elsewhere", "Accept-Encoding": "br"}
        page = requests.get(f"{below.url}{asked}{path}", headers=lying, timeout=PATIENCE)
        assert f' data-base="{PREFIX}"' in page.text
        linked = set(LINKED.findall(page.text))
        assert linked
        for address in linked:
            assert address.startswith(f"{PREFIX}/"), (path, address)
            there = f"{below.url}{asked}{address.removeprefix(PREFIX)}"
            assert requests.get(there, timeout=PATIENCE).status_code == 200, address


@pytest.mark.skipif(not (built_page() / "theme.js").is_file(), reason="the page is not built")
def test_no_part_of_the_build_names_the_root_of_the_host() -> None:
    for part in built_page().rglob("*"):
        if part.suffix in (".js", ".css", ".webmanifest"):
            assert not re.search(r"""[`"'(]/assets/""", part.read_text("utf-8")), part.name


def test_what_is_painted_is_found_where_answers_and_events_say(ada: Visitor, root: str) -> None:
    conversation = ada.conversation()
    ada.connect(conversation)
    reply = ada.ended(ada.turn(conversation, "/image a fox"))
    assert reply.state == "done", reply.failure
    for _, event in ada.heard.events:
        if event["type"] == "ImagePreview":
            assert event["url"].startswith(f"{root}/api/v1/previews/")
    ada.wait(lambda heard: any(row.get("thumbnail") for row in heard.rows))
    thumbnails = [row["thumbnail"] for row in ada.heard.rows if row.get("thumbnail")]
    message = ada.page(conversation)["messages"][-1]
    hung = ada.data("GET", "/api/v1/gallery")["pictures"][0]
    image = str(hung["id"])
    download = ada.data("POST", "/api/v1/downloads", json={"images": [{"id": image}]})
    painted = [each["url"] for each in message["generated_images"]]
    shown = re.findall(r"\]\(([^)]+)\)", message["content"])
    assert painted
    assert shown == painted
    for address in (*thumbnails, *painted, hung["preview"], hung["file"]):
        assert opened(ada, root, address).headers["Content-Type"].startswith("image/")
    assert opened(ada, root, download["url"]).content
    listed = ada.data("GET", "/api/v1/conversations")["conversations"]
    assert {row["thumbnail"] for row in listed} == set(thumbnails[-1:])


def test_what_is_sent_shared_and_given_back_goes_by_addresses_of_its_own(ada: Visitor, root: str) -> None:
    written = BytesIO()
    Image.new("RGB", (8, 8), "red").save(written, "PNG")
    named = f"filename {b64encode(b'red.png').decode()}"
    begun = ada.call(
        "POST",
        "/api/v1/uploads",
        headers={"Upload-Length": str(len(written.getvalue())), "Upload-Metadata": named, "Tus-Resumable": "1.0.0"},
    )
    place = urljoin(ada.url, begun.headers["Location"])
    assert urlsplit(place).path.startswith(f"{root}/api/v1/uploads/")
    sent = ada.http.patch(
        place,
        data=written.getvalue(),
        headers={
            "Upload-Offset": "0",
            "Tus-Resumable": "1.0.0",
            "Content-Type": "application/offset+octet-stream",
        },
        timeout=PATIENCE,
    )
    assert sent.ok, sent.text
    image = place.rpartition("/")[2]

    share = ada.data("POST", "/api/v1/shares", json={"image": image, "password": "open sesame"})["url"]
    with requests.Session() as stranger:
        assert share.startswith(f"{ada.url}/s/")
        assert 'type="password"' in stranger.get(share, timeout=PATIENCE).text
        said = stranger.post(share, data={"password": "open sesame"}, timeout=PATIENCE, allow_redirects=False)
        assert (said.status_code, said.headers["Location"]) == (303, urlsplit(share).path)
        page = stranger.get(share, timeout=PATIENCE).text
        looked = [*LINKED.findall(page), *re.findall(r'og:image" content="([^"]+)"', page)]
        assert len(looked) == 4
        for address in looked:
            there = urljoin(share, address)
            assert urlsplit(there).path.startswith(f"{root}/s/")
            kind = "text/html" if address.endswith("/report") else "image/"
            assert stranger.get(there, timeout=PATIENCE).headers["Content-Type"].startswith(kind)


def test_who_one_is_is_told_to_this_studio_alone(ada: Visitor, studio: Studio, root: str) -> None:
    assert {cookie.path for cookie in ada.http.cookies} == {root or "/"}
    code = ada.data("POST", "/api/v1/recovery")["path"]
    assert code.startswith(f"{root}/recover#")
    assert ada.call("GET", "/api/v1/openapi.json").json()["servers"] == [{"url": root or "/"}]
    resource = ada.call("GET", "/.well-known/oauth-protected-resource").json()["resource"]
    assert resource == f"{ada.url}/mcp"
    if root:
        sent = requests.get(ada.url, timeout=PATIENCE, allow_redirects=False)
        assert (sent.status_code, sent.headers["Location"]) == (308, f"{root}/")
    assert requests.get(f"{studio.url}/health", timeout=PATIENCE).json() == {"status": "ok"}

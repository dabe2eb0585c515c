"""Nothing that a photograph says of people, places and devices goes out with it, whichever way it goes.

Every route that gives files has its way here, or says why it gives none of an upload: a new one without either fails.
"""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from endpoints.openapi.document import calls_of
from imaging.metadata.sheet import sheet_of
from server.app import Atelier
from tests.endpoints.conftest import Person, ended, layer_png, person, studio
from tests.imaging.metadata import photographs
from tests.upstream.ollama import OllamaUpstream

pytestmark = pytest.mark.slow

TAKEN_THERE = Path(__file__).parents[3] / "shared" / "photos"
"""Real photographs with GPS, where they are at hand."""
SAYS = ("place", "camera", "serials", "previews")
"""Groups of a file's sheet that may not be in what leaves; of people and software only what is ours."""
SECRETS = (
    b"secret notes",
    b"SN 1234",
    b"LN 77",
    b"Ada B",
    b"Maker 7",
    b"Brest",
    b"a comment",
    b"Dark Room 3",
    b"at dusk",
)
OURS = {"alt_text", "source_type", "software", "creator_tool", "credit_line", "made_with"}


@dataclass
class World:
    """A person with a photograph that says much, in a conversation."""

    person: Person
    conversation: str
    image: str
    data: bytes

    @property
    def at(self) -> str:
        return f"/api/v1/images/{self.image}"

    def bytes(self, path: str, method: str = "GET", **more: Any) -> list[bytes]:
        response = self.person.call(method, path, **more)
        assert response.status_code in (200, 201), (path, response.text[:300])
        return [response.data]

    def zipped(self, path: str, method: str = "GET", **more: Any) -> list[bytes]:
        (data,) = self.bytes(path, method, **more)
        with ZipFile(BytesIO(data)) as archive:
            return [archive.read(name) for name in archive.namelist() if not name.endswith((".md", ".json", ".txt"))]


def world_of(atelier: Atelier, data: bytes, name: str = "IMG_0412.jpg") -> World:
    someone = person(atelier)
    conversation = someone.conversation()
    form = {"conversation": conversation, "file": (BytesIO(data), name)}
    image = someone.data("POST", "/api/v1/images", data=form)
    return World(someone, conversation, str(image["id"]), data)


def shared(world: World) -> str:
    return str(world.person.data("POST", "/api/v1/shares", json={"image": world.image})["url"]).partition("localhost")[
        2
    ]


def shown_files(world: World) -> list[bytes]:
    version = world.person.data("GET", world.at)["versions"][0]
    names = {version["preview"], version["full"]} - {None}
    at = f"/api/conversation-image/{world.conversation}"
    assert world.person.get(f"{at}/{version['filename']}").status_code == 404, "as it came it has no address"
    return [each for name in names for each in world.bytes(f"{at}/{name}")]


def deleted(world: World) -> list[bytes]:
    world.person.data("DELETE", world.at)
    gone = world.bytes(f"/api/v1/gallery/deleted/{world.image}")
    world.person.data("POST", f"{world.at}/restore")
    return gone


def downloaded(world: World) -> list[bytes]:
    kinds = ("same", "jpeg", "png", "webp")
    return [each for kind in kinds for each in world.bytes(f"{world.at}/download?format={kind}")]


def edited(world: World) -> list[bytes]:
    """What is made of it carries nothing on, as it is kept as well."""
    world.person.data("POST", f"{world.at}/operations", json={"operations": [{"type": "rotate", "angle": 90}]})
    made = world.bytes(f"{world.at}/file?format=original")
    world.person.data("POST", f"{world.at}/undo", json={})
    return made


def in_parts(world: World) -> list[bytes]:
    order = {"images": [{"id": world.image}], "format": "same"}
    made = world.person.data("POST", "/api/v1/downloads", json=order)
    return world.zipped(made["url"])


def layer(world: World) -> list[bytes]:
    made = world.person.layer(world.image, layer_png((48, 32)))
    return world.bytes(f"/api/v1/layers/{made['layer_id']}/file")


def mask(world: World) -> list[bytes]:
    return world.bytes(f"/api/v1/masks/{world.person.mask(world.image)['mask_id']}")


def heat(world: World) -> list[bytes]:
    image = world.person.data("GET", world.at)
    asked = {"operations": [{"type": "brightness", "value": 1.3}]}
    after = world.person.data("POST", f"{world.at}/operations", json=asked)["current"]
    world.person.data("POST", f"{world.at}/undo", json={})
    return world.bytes(f"{world.at}/heat?before={image['current']}&after={after}")


def agent(world: World) -> list[bytes]:
    """As it asks for a picture to look at."""
    token = world.person.data("POST", "/api/v1/tokens", json={"name": "agent"})["token"]
    headers = {"Authorization": f"Bearer {token}", "Accept": "application/json, text/event-stream"}
    hello = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}
    begun = world.person.post("/mcp", json={**CALL, "method": "initialize", "params": hello}, headers=headers)
    headers["Mcp-Session-Id"] = begun.headers["mcp-session-id"]
    wanted = {"name": "get_image", "arguments": {"image": world.image}}
    response = world.person.post("/mcp", json={**CALL, "method": "tools/call", "params": wanted}, headers=headers)
    said = json.loads(response.text.rpartition("data: ")[2] or response.text)
    found = [b64decode(each["data"]) for each in said["result"]["content"] if each["type"] == "image"]
    assert found, said
    return found


def reported(world: World) -> list[bytes]:
    """As whoever administers sees it."""
    report = world.person.data("POST", "/api/v1/reports", json={"image": world.image, "reason": "other"})
    return world.bytes(f"/api/v1/reports/{report['id']}/picture")


CALL = {"jsonrpc": "2.0", "id": 1}
DRAFT = {"operations": [{"type": "brightness", "value": 1.2}]}
WAYS: Mapping[str, Callable[[World], list[bytes]]] = {
    "GET /api/v1/images/<image>/file": lambda world: [
        *world.bytes(f"{world.at}/file?format=preview"),
        *world.bytes(f"{world.at}/file?format=card"),
        *world.bytes(f"{world.at}/file?format=full"),
        *edited(world),
    ],
    "GET /api/v1/images/<image>/thumbnail": lambda world: world.bytes(f"{world.at}/thumbnail"),
    "GET /api/v1/images/<image>/clipboard": lambda world: world.bytes(f"{world.at}/clipboard"),
    "GET /api/v1/images/<image>/download": downloaded,
    "GET /api/v1/images/<image>/heat": heat,
    "GET /api/v1/gallery/deleted/<image>": deleted,
    "GET /api/v1/downloads/<download>": in_parts,
    "POST /api/v1/images/download-zip": lambda world: world.zipped(
        "/api/v1/images/download-zip", "POST", json={"images": [{"id": world.image}], "format": "same"}
    ),
    "GET /api/v1/conversations/<conversation>/export": lambda world: world.zipped(
        f"/api/v1/conversations/{world.conversation}/export?clean=1"
    ),
    "GET /api/v1/export": lambda world: world.zipped("/api/v1/export?clean=1"),
    "GET /s/<address>": lambda world: world.bytes(shared(world)),
    "GET /s/<address>/<int:place>": lambda world: [
        *world.bytes(f"{(address := shared(world))}/0"),
        *world.bytes(f"{address}/0?preview=1"),
    ],
    "POST /api/v1/images/<image>/operations/draft": lambda world: world.bytes(
        f"{world.at}/operations/draft", "POST", json=DRAFT
    ),
    "POST /api/v1/images/<image>/cutout/draft": lambda world: world.bytes(
        f"{world.at}/cutout/draft", "POST", json={"method": "simple"}
    ),
    "GET /api/v1/layers/<layer>/file": layer,
    "GET /api/v1/masks/<mask>": mask,
    "GET /api/conversation-image/<conversation>/<filename>": shown_files,
    "GET /api/v1/embeds/<embed>/file": lambda world: world.bytes(f"/api/v1/embeds/{world.image}/file?format=full"),
    "GET /api/v1/reports/<report>/picture": reported,
    "POST /mcp": agent,
}
PASSED_BY: Mapping[str, str] = {
    "POST /s/<address>": "a password; it sends back to the page",
    **dict.fromkeys(("GET /s/<address>/report", "POST /s/<address>/report"), "a form, and thanks for it"),
    "GET /api/v1/vectors/<vector>/file": "shapes only, written anew: tests/endpoints/pictures/test_vectors.py",
    "GET /api/v1/previews/<turn>/<image>/<int:number>": "rough states of what a model paints",
    "GET /v1/files/<signed>": "what goes through LeavingPictures: tests/endpoints/programs",
    **dict.fromkeys(("GET /assets/<path:filename>", "GET /<filename>", "GET /api/docs/<filename>"), "the page itself"),
    **dict.fromkeys(("GET /settings/<tab>", "GET /c/<conversation>", "GET /recover", "GET /login"), "the page itself"),
    **dict.fromkeys(("GET /settings", "GET /gallery", "GET /", "GET /api/docs"), "the page itself"),
    "GET /api/v1/usage.csv": "figures",
}


def left_over(data: bytes) -> list[str]:
    """What it says that nobody else is to know."""
    found = [secret.decode() for secret in SECRETS if secret in data]
    with suppress(Exception):  # a page is no picture
        sheet = sheet_of(data)
        told = [
            entry for group in sheet.groups for entry in group.entries if group.id in SAYS or entry.fate == "private"
        ]
        found += [f"{entry.id}: {entry.value}" for entry in told if entry.id not in OURS]
        found += ["a place"] if sheet.place else []
    return found


@pytest.fixture(scope="module")
def atelier(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Atelier]:
    made = studio(tmp_path_factory.mktemp("studio"), requests_per_minute=1_000_000)
    yield made
    ended(made)


@cache
def loud() -> bytes:
    data = photographs.jpeg()
    assert len(left_over(data)) > 10, "the photograph of this test says much"
    return data


def test_every_route_that_gives_files_has_its_way_here(atelier: Atelier) -> None:
    calls = calls_of(atelier.app.url_map.iter_rules(), atelier.app.view_functions)
    giving = {call.name for call in calls if call.said.files}
    assert giving == (set(WAYS) | set(PASSED_BY)) - {"POST /mcp"}


@pytest.mark.parametrize("way", WAYS)
def test_nothing_private_goes_out_with_a_photograph(atelier: Atelier, way: str) -> None:
    left = WAYS[way](world_of(atelier, loud()))
    assert left
    assert [left_over(each) for each in left] == [[] for _ in left]


@pytest.mark.parametrize("kind", [kind for kind in photographs.ALL if kind != "jpeg"])
def test_nor_does_it_in_any_other_format(atelier: Atelier, kind: str) -> None:
    world = world_of(atelier, photographs.ALL[kind](), f"IMG_0412.{kind}")
    left = [*downloaded(world), *shown_files(world), *world.bytes(f"{world.at}/clipboard")]
    assert [left_over(each) for each in left] == [[] for _ in left]


def test_it_goes_along_where_its_owner_asks_for_the_file_as_it_came(atelier: Atelier) -> None:
    world = world_of(atelier, loud())
    assert world.bytes(f"{world.at}/download?format=original") == [world.data]
    assert world.zipped(f"/api/v1/conversations/{world.conversation}/export") == [world.data]


def test_a_model_is_shown_pixels_and_nothing_else(tmp_path: Path) -> None:
    atelier = studio(tmp_path)
    world = world_of(atelier, loud())
    ada = world.person
    with OllamaUpstream() as ollama:
        ada.data("PUT", "/api/v1/settings/providers/ollama", json={"address": ollama.url})
        ada.data("PATCH", "/api/v1/settings", json={"chat_model": "ollama/qwen3-vl:8b"})
        ada.say(world.conversation, "What could I call this?", attachments=[world.image])
        ada.data("POST", f"{world.at}/alt/look", json={})
        asked = ollama.calls("qwen3-vl:8b")
        ended(atelier)
    pictures = [b64decode(each) for body in asked for message in body["messages"] for each in message.get("images", [])]
    assert len(pictures) >= 2
    assert [left_over(each) for each in pictures] == [[] for _ in pictures]
    assert not [secret for secret in SECRETS if secret.decode() in json.dumps(asked)]


@pytest.mark.skipif(not TAKEN_THERE.is_dir(), reason="the folder of photographs is not here")
def test_real_photographs_leave_without_their_place(atelier: Atelier) -> None:
    placed = [path for path in sorted(TAKEN_THERE.rglob("*.jp*g")) if sheet_of(path.read_bytes()).place]
    assert placed
    for path in placed:
        world = world_of(atelier, path.read_bytes(), path.name)
        left = [*world.bytes(f"{world.at}/download?format=same"), *shown_files(world)]
        assert [left_over(each) for each in left] == [[] for _ in left], path.name

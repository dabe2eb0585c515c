"""Every way on which an address comes in that the studio then calls, with every address that leads inside: nobody is
connected to. The ways are found in the API's document and in the agents' tools; a new one without an entry fails.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import httpx2
import pytest
from werkzeug.test import TestResponse

from conversation.agent_tools import AGENT_TOOLS
from providers.wire.foreign_pictures import ForeignPictures
from providers.wire.foreign_post import ForeignPost
from providers.wire.http.foreign_files import ForeignFiles
from providers.wire.http.limits import Limits
from tests.endpoints.conftest import ended, person, png, studio
from tests.providers.wire.hostile_addresses import ADDRESSES, TURNING, HostileNames
from tests.providers.wire.internet import PUBLIC, Internet, says

pytestmark = pytest.mark.slow
LIMITS = Limits(silence=2, total=5)
LAN = {"REMOTE_ADDR": "192.168.1.20"}
"""Somebody who does not sit at the studio's own machine."""


class World:
    """A studio that calls by the real rules, on a network that connects to nobody and knows who was asked for."""

    def __init__(self, folder: Path) -> None:
        self.network = Internet()
        files = ForeignFiles(httpx2.Timeout(5), HostileNames(), self.network)
        self.pictures, self.post = ForeignPictures(files, LIMITS), ForeignPost(files, LIMITS)
        self.atelier = studio(folder, elsewhere=self.pictures, postbox=self.post, requests_per_minute=1_000_000)
        self.ada = person(self.atelier)
        self.conversation = self.ada.conversation()
        self.image = self.ada.picture(self.conversation)["id"]
        hook = {"url": "https://cdn.example/hook"}
        self.webhook = self.ada.data("POST", "/api/v1/webhooks", json=hook)["id"]
        self.agent: dict[str, str] = {}

    def ask(self, method: str, path: str, said: Mapping[str, Any], **more: Any) -> TestResponse:
        return self.ada.call(method, path, json=dict(said), **more)

    def tool(self, name: str, **arguments: Any) -> TestResponse:
        """As an agent calls it."""
        call = {"jsonrpc": "2.0", "id": 1}
        if not self.agent:
            token = self.ada.data("POST", "/api/v1/tokens", json={"name": "agent"})["token"]
            self.agent = {"Authorization": f"Bearer {token}", "Accept": "application/json, text/event-stream"}
            hello = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "x", "version": "1"}}
            begun = self.ada.post("/mcp", json={**call, "method": "initialize", "params": hello}, headers=self.agent)
            self.agent["Mcp-Session-Id"] = begun.headers["mcp-session-id"]
        wanted = {"name": name, "arguments": arguments}
        return self.ada.post("/mcp", json={**call, "method": "tools/call", "params": wanted}, headers=self.agent)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    ended(made.atelier)


Way = Callable[[World, str], TestResponse]
EDITS, CHAT = "/v1/images/edits", "/v1/chat/completions"
DATA = "data:image/png;base64,iVBORw0KGgo="


def _spoken(kind: str, url: object) -> list[dict[str, Any]]:
    words = {"type": "input_text" if kind == "input_image" else "text", "text": "make it grey"}
    return [{"role": "user", "content": [words, {"type": kind, "image_url": url}]}]


def _chat(world: World, address: str) -> TestResponse:
    return world.ask("POST", CHAT, {"messages": _spoken("image_url", {"url": address})})


def _edit(world: World, address: str) -> TestResponse:
    return world.ask("POST", EDITS, {"prompt": "make it grey", "images": [{"image_url": address}]})


def _mask(world: World, address: str) -> TestResponse:
    said = {"images": [{"image_url": DATA}], "mask": {"image_url": address}}
    return world.ask("POST", EDITS, {"prompt": "make it grey", **said})


def _provider(world: World, address: str) -> TestResponse:
    said = {"key": "sk-or-v1-0123456789abcdef0123456789abcdef", "address": address}
    return world.ask("PUT", "/api/v1/settings/providers/openrouter", said, environ_base=LAN)


WAYS: Mapping[str, Way] = {
    "POST /api/v1/images/from-address address": lambda world, address: world.ask(
        "POST", "/api/v1/images/from-address", {"address": address, "conversation": world.conversation}
    ),
    "POST /api/v1/webhooks url": lambda world, address: world.ask("POST", "/api/v1/webhooks", {"url": address}),
    "PATCH /api/v1/webhooks/{webhook} url": lambda world, address: world.ask(
        "PATCH", f"/api/v1/webhooks/{world.webhook}", {"url": address}
    ),
    "PUT /api/v1/settings/providers/{name} address": _provider,
    "POST /v1/images/edits image_url": _edit,
    "POST /v1/images/edits image_url of a mask": _mask,
    "POST /v1/chat/completions messages": _chat,
    "POST /v1/responses input": lambda world, address: world.ask(
        "POST", "/v1/responses", {"input": _spoken("input_image", address)}
    ),
    "tool edit_image image": lambda world, address: world.tool("edit_image", image=address, words="make it grey"),
    "tool edit_image references": lambda world, address: world.tool(
        "edit_image", image=world.image, words="as in this one", references=[address]
    ),
    "tool compress_image image": lambda world, address: world.tool("compress_image", image=address),
    "tool remove_background image": lambda world, address: world.tool("remove_background", image=address),
}
NO_ADDRESS = {
    "POST /api/v1/conversations/{conversation}/messages messages",
    "tool get_image image",
}
"""Named as if they were some."""
SOUNDS = re.compile(r"(^|_)(ur[li]s?|address|endpoint|callback|hook|href|src|link)$")
SPOKEN = ("messages", "input")
"""What programs say holds pictures by their addresses, too, which no schema says."""


def _fields(
    schema: Mapping[str, Any], shapes: Mapping[str, Any], passed: frozenset[str] = frozenset()
) -> Iterator[str]:
    name = str(schema.get("$ref", "")).rpartition("/")[2]
    if name and name not in passed:
        yield from _fields(shapes[name], shapes, passed | {name})
    inner = [each for key in ("anyOf", "oneOf", "allOf") for each in schema.get(key, ())]
    for each in (*inner, *([schema["items"]] if "items" in schema else [])):
        yield from _fields(each, shapes, passed)
    for each, below in schema.get("properties", {}).items():
        yield each
        yield from _fields(below, shapes, passed)


def _named(document: Mapping[str, Any]) -> Iterator[str]:
    """`POST /path field` for each field of a body that sounds like an address."""
    for path, calls in document["paths"].items():
        for method, call in calls.items():
            for body in call.get("requestBody", {}).get("content", {}).values():
                for field in _fields(body.get("schema", {}), document["components"]["schemas"]):
                    if SOUNDS.search(field) or (path.startswith("/v1/") and field in SPOKEN):
                        yield f"{method.upper()} {path} {field}"


def _of_agents() -> Iterator[str]:
    """Options of tools whose words say that they take one."""
    for tool in AGENT_TOOLS:
        source = Path(__file__).parents[2] / f"conversation/agent_tools/{tool.name}.py"
        for field, about in re.findall(
            r'^    (\w+): [^\n]+\n    """(.*?)"""', source.read_text(), re.DOTALL | re.MULTILINE
        ):
            if "address" in about or "named as `image`" in about:
                yield f"tool {tool.name} {field}"


def test_every_way_on_which_an_address_comes_in_is_tried(world: World) -> None:
    found = {*_named(world.ada.get("/api/v1/openapi.json").json or {}), *_of_agents()} - NO_ADDRESS
    assert found - WAYS.keys() == set(), "it is tried nowhere"
    assert {name.partition(" of a ")[0] for name in WAYS} - found == set(), "there is no such way any more"


def test_no_address_leads_inside(world: World) -> None:
    """On the first way all of them, on the others some, others on each: all lead to the same place in the end."""
    world.network.connected.clear()
    for place, (way, ask) in enumerate(WAYS.items()):
        for address in ADDRESSES[place - 1 :: 8] if place else ADDRESSES:
            response = ask(world, address)
            said = response.text
            assert response.status_code < 500 or response.status_code == 502, (way, address, said)
            refused = response.status_code >= 400 or '"isError":true' in said.replace(" ", "")
            assert refused or "webhooks" in way, (way, address, said)
            if not refused:  # what nobody can see by looking at it is refused whenever something is to be sent there
                assert world.post.post(address, b"{}", {}).status is None, address
    assert world.network.connected == []


def test_a_name_that_turns_inside_is_called_where_it_was_looked_up(world: World) -> None:
    world.network.connected.clear()
    for _ in range(5):
        says(world.network, "200 OK", png("red"))
        sent = {"address": f"https://{TURNING}/a.png", "conversation": world.conversation}
        world.ask("POST", "/api/v1/images/from-address", sent)
    assert set(world.network.connected) <= {PUBLIC}


def test_nobody_is_sent_on(world: World) -> None:
    """Nor by a header that browsers follow."""
    for status in ("301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"):
        for location in ("https://127.0.0.1/", "https://other.example/", "//127.0.0.1/"):
            world.network.connected.clear()
            head = f"Connection: close\r\nLocation: {location}\r\nRefresh: 0; url={location}\r\n"
            says(world.network, status, png("red"), head)
            sent = {"address": f"https://{PUBLIC}/a.png", "conversation": world.conversation}
            assert world.ask("POST", "/api/v1/images/from-address", sent).status_code == 502
            assert world.network.connected == [PUBLIC]


def test_what_is_called_says_nothing_of_the_studio(world: World) -> None:
    """And of its answer nothing is repeated that is no picture."""
    says(world.network, "200 OK", b"AWS_SECRET=planted")
    sent = {"address": f"https://{PUBLIC}/a.png", "conversation": world.conversation}
    response = world.ask("POST", "/api/v1/images/from-address", sent)
    assert response.status_code == 422
    assert "planted" not in json.dumps(response.json)
    asked = world.network.stream.asked.lower()
    assert b"cookie" not in asked and b"authorization" not in asked
